"""One named fact about a block among its neighbours; `CLUES` lists the kinds of fact, in the order in which they are looked for.

A clue is a short string. Most are plain names (`starts_with_by`); a measured one carries its step (`length=80`); one about a
neighbour says where the neighbour stands (`next:has_date`). What a clue is worth is not decided here but in `data/weights.json`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from .bylines import is_contributor_line, is_person_name, read_byline, starts_with_by
from .credits import has_credit, is_credit
from .datelines import read_dateline
from .dates import has_date, read_dates
from .lexicons import lexicon
from .model import Block
from .text_blocks import part_date_prefix

Clues = list[str]


class Form(NamedTuple):
    """What the words of a block alone show; equal lines have one Form."""

    kind: str
    """The coarse shape that neighbours see: `prose`, `sentence`, `title`, `label`, `date`, `name`, `credit`, `number`."""
    weight: int
    """Length in code points, a Chinese, Japanese or Korean one counted twice."""
    key: str
    """The words folded for comparison: no case, no punctuation."""
    content: frozenset[str]
    """The longer words, folded: what the block is about."""
    clues: tuple[str, ...]


class Sight(NamedTuple):
    """A page as the clues see it."""

    blocks: Sequence[Block]
    forms: Sequence[Form]
    story: tuple[int, int]
    """First and last index of the densest run of prose; (0, -1) where the page has no prose."""


def find_clues(
    blocks: Sequence[Block], prose: Mapping[str, float], headline: Mapping[str, float]
) -> list[Clues]:
    """The clues of each block, in the order of the blocks; linear in the size of the page.

    `prose` says what each clue that a block shows by itself is worth for its being story text (log-odds); the story is first
    looked for where such blocks are densest, and much is then told by where a block stands to it. `headline` says the same of
    being the headline, for all clues found so far; the likeliest line above the story is the second landmark.
    """
    found, story = first_clues(blocks, prose)
    _headline(found, headline, story)
    return found


def first_clues(blocks: Sequence[Block], prose: Mapping[str, float]) -> tuple[list[Clues], tuple[int, int]]:
    """The clues that need no headline, and the first and last index of the run with the most story text."""
    found = own_clues(blocks)
    forms = [form(block.text) for block in blocks]
    sight = Sight(blocks, forms, _densest_prose(found, prose))
    for look in CLUES:
        look(sight, found)
    return found, sight.story


# The headline is looked for from 90 blocks above the story to the third block in it.
HEADLINE_ABOVE, HEADLINE_BELOW = 90, 3


def headline_window(story: tuple[int, int], count: int) -> range:
    """The indices at which the headline may stand."""
    first = story[0] if story[1] >= 0 else min(count, HEADLINE_ABOVE)
    return range(max(0, first - HEADLINE_ABOVE), min(count, first + HEADLINE_BELOW))


def _headline(found: list[Clues], headline: Mapping[str, float], story: tuple[int, int]) -> None:
    """Which line is likeliest the headline, and how far the others stand from it."""
    worth = headline.get
    window = headline_window(story, len(found))
    odds = {i: sum([worth(c, 0.0) for c in found[i]]) for i in window}
    if not odds:
        return
    best = max(odds, key=odds.__getitem__)
    second = max((v for i, v in odds.items() if i != best), default=-9.0)
    lead = odds[best] - second
    found[best].append("likeliest_headline")
    found[best].append("headline_lead=" + ("clear" if lead > 3 else "some" if lead > 1 else "close"))
    for i, v in odds.items():
        if i != best and v > odds[best] - 2:
            found[i].append("nearly_headline")
    for step in range(1, 13):
        name = str(step) if step < 6 else "8" if step < 9 else "12"
        if best + step < len(found):
            found[best + step].append("below_headline=" + name)
        if best - step >= 0:
            found[best - step].append("above_headline=" + name)
    for i in range(0, best - 12):
        found[i].append("far_above_headline")
    for i in range(best + 13, len(found)):
        found[i].append("far_below_headline")


def own_clues(blocks: Sequence[Block]) -> list[Clues]:
    """What each block shows by itself: the form of its words and the hints of its source."""
    return [[*form(block.text).clues, *(block.hints - GAPS)] for block in blocks]


# A headline stands within 60 blocks above the first paragraph even on pages that put a share bar, a gallery and a player between;
# corrections, authors' lines and late paragraphs within 30 below the last. Beyond, short lines are menus and footers.
REACH_ABOVE, REACH_BELOW = 60, 30


def settled(blocks: Sequence[Block]) -> list[bool]:
    """Whether a block can only be chrome because no prose stands near it: the long menus above and below a story.

    On a page without prose nothing is settled.
    """
    count = len(blocks)
    far = [True] * count
    reach = -1
    found = False
    for i, block in enumerate(blocks):
        text = block.text
        if len(text) >= PROSE or not text.isascii() and len(text) >= PROSE // 2:
            found = True
            for j in range(max(reach + 1, i - REACH_ABOVE, 0), i):
                far[j] = False
            reach = i + REACH_BELOW
        if i <= reach:
            far[i] = False
    return far if found else [False] * count


# --- what the words alone show -------------------------------------------------------------------------------------------

LENGTHS = (3, 8, 15, 25, 40, 60, 80, 110, 150, 200, 300, 450, 700)
WORD_COUNTS = (1, 2, 3, 5, 8, 12, 18, 30, 50)
# Prose is told by length and a sentence's end, not by words, so that it is told in any language. 80: the shortest length at which
# lines that are no story text become rare in dumps ("keep the long lines" is the best simple rule there is).
PROSE = 80
SENTENCE_ENDS = frozenset(".!?…。！？")
CLOSERS = "\"'”’»“)]」』"
OPENERS = frozenset("\"“„«»‘‚'「『")
CURRENCY_AND_MATHS = frozenset("$€£¥₹%+")


@lru_cache(maxsize=1 << 16)
def form(text: str) -> Form:
    """What `text` alone shows; remembered, since menus say the same on every page of a site."""
    text = part_date_prefix(text)[1] or text
    ascii_only = text.isascii()
    wide = 0 if ascii_only else _wide(text)
    weight = len(text) + wide
    words = text.split()
    count = len(words) if not wide else max(len(words), weight // 5)
    folded = text.casefold()
    tokens = _tokens(folded)
    clues: Clues = ["length=" + _step(weight, LENGTHS), "words=" + _step(count, WORD_COUNTS)]

    stem = text.rstrip(CLOSERS) or text
    last = stem[-1]
    stops = last in SENTENCE_ENDS
    clues.append(
        "ends_" + ("stop" if last in ".。" else "mark" if stops else _END_NAMES.get(text[-1], "open"))
    )
    if text.endswith(("...", "…")):
        clues.append("ends_cut_short")
    if text[-1] in '"”»“':
        clues.append("ends_in_quote_mark")
    clues.append("starts_" + _start(text))

    sentences = (
        folded.count(". ") + folded.count("? ") + folded.count("! ") + (text.count("。") if wide else 0)
    )
    if sentences:
        clues.append("sentences=" + _step(sentences, (1, 2, 4)))
    commas = text.count(",") + (text.count("、") if wide else 0)
    if commas:
        clues.append("commas=" + _step(commas, (1, 2, 4)))

    if text.isupper() and weight > 3:
        # six words: crossheads in capitals are shorter, links to other stories in capitals are whole headlines
        clues.append("all_caps" if count < 6 else "all_caps_headline")
    elif not wide and count > 2:
        capitals = sum(1 for w in words if w[0].isupper())
        clues.append("capitals=" + _step(10 * capitals // count, (1, 2, 4, 6, 8)))
    digits = sum(map(text.count, "0123456789")) if not text.isalpha() else 0
    if digits:
        clues.append("digits=" + _step(10 * digits // len(text), (0, 1, 3, 6)))
    if "’" in text or "'" in text or '"' in text or not ascii_only and any(c in text for c in "“„«「"):
        clues.append("quote_marks")
    for mark, name in _MARKS:
        if mark in folded:
            clues.append(name)

    short = weight < 160
    dated = bool(digits) and short and has_date(text)
    named = short and count <= 8 and is_person_name(text)
    if dated:
        clues.append("has_date")
    elif digits and short and "ago" in tokens:
        clues.append("has_ago")
    if named:
        clues.append("is_person_name")
    if short and starts_with_by(text):
        clues.append("starts_with_by")
    credited = credit_alone = False
    if weight < 600:
        credited = has_credit(text)
        credit_alone = credited and short and is_credit(text)
        if credited:
            clues.append("has_credit")
        if credit_alone:
            clues.append("is_credit")
    if is_contributor_line(text):
        clues.append("is_contributor_line")
    clues += _vocabulary(folded, tokens)

    if weight >= PROSE and (stops or sentences):
        kind = "prose"
    elif dated and weight < 80 or "is_timestamp_label" in clues:
        kind = "date"
    elif credit_alone:
        kind = "credit"
    elif named:
        kind = "name"
    elif stops and count > 4:
        kind = "sentence"
    elif weight >= 25:
        kind = "title"
    elif digits and not any(c.isalpha() for c in text):
        kind = "number"
    else:
        kind = "label"
    clues.append("is_" + kind)
    # five letters: near enough to a stem for inflected languages and German compounds
    content = frozenset([t[:5] for t in tokens if len(t) > 4]) if not wide else frozenset(_pairs(folded))
    return Form(kind, weight, "".join(tokens) if not wide else folded, content, tuple(clues))


_END_NAMES = {
    ":": "colon",
    ",": "comma",
    ")": "bracket",
    "]": "bracket",
    ">": "arrow",
    "›": "arrow",
    "»": "arrow",
    "→": "arrow",
    "|": "bar",
}
_MARKS = (
    ("@", "has_at"),
    ("http", "has_address"),
    ("www.", "has_address"),
    ("©", "has_copyright"),
    ("|", "has_bar"),
    (" · ", "has_middle_dot"),
    ("•", "has_bullet_inside"),
    (" - ", "has_hyphen"),
    (" – ", "has_dash"),
    (" — ", "has_dash"),
    (" / ", "has_slash"),
    (": ", "has_colon"),
    ("(", "has_bracket"),
    (">", "has_arrow"),
    ("→", "has_arrow"),
    ("&", "has_ampersand"),
    ("#", "has_hash"),
)


def _wide(text: str) -> int:
    """How many code points are Chinese, Japanese or Korean, which say about twice as much as a Latin letter."""
    return sum(
        1 for c in text if "\u3040" <= c <= "\u30ff" or "\u3400" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af"
    )


def _step(value: int, steps: Sequence[int]) -> str:
    for step in steps:
        if value <= step:
            return str(step)
    return "more"


def _start(text: str) -> str:
    first = text[0]
    if first.isupper():
        return "upper"
    if first.islower():
        return "lower"
    if first.isdigit():
        return "digit"
    if first in OPENERS:
        return "quote_mark"
    if first in "-–—":
        return "dash"
    if first == "(" or first == "[":
        return "bracket"
    if first.isalpha():
        return "letter"
    return "symbol"


_PUNCTUATION = str.maketrans(dict.fromkeys(".,;:!?\"'()[]{}<>|/\\«»“”„‘’‚…·•–—-→›‹*#+=©&@", " "))


def _tokens(folded: str) -> list[str]:
    return folded.translate(_PUNCTUATION).split()


def _pairs(folded: str) -> list[str]:
    """Pairs of neighbouring characters, the nearest thing to words where no blanks part them."""
    return [folded[i : i + 2] for i in range(len(folded) - 1)]


def _vocabulary(folded: str, tokens: list[str]) -> Clues:
    clues = []
    if not tokens:
        return ["no_words"]
    opening = " ".join(tokens[:2])
    line = " ".join(tokens) if len(tokens) <= 8 else ""
    if line and line in lexicon("chrome_lines"):
        clues.append("is_chrome_phrase")
    if line and line in lexicon("timestamp_labels"):
        clues.append("is_timestamp_label")
    if tokens[0] in lexicon("chrome_openers") or opening in lexicon("chrome_openers"):
        clues.append("opens_like_chrome")
    if (
        tokens[0] in lexicon("related_openers")
        or opening in lexicon("related_openers")
        or line
        and line in lexicon("related_openers")
    ):
        clues.append("opens_like_related")
    if tokens[0] in lexicon("note_openers") or opening in lexicon("note_openers"):
        clues.append("opens_like_note")
    clues += ["word:" + w for w in lexicon("telling_words").intersection(tokens)]
    return clues


# --- what the page shows: each look adds its clues to every block's list ---------------------------------------------------


def _densest_prose(own: Sequence[Clues], prose: Mapping[str, float]) -> tuple[int, int]:
    """First and last index of the run that holds the most story text: Kadane's maximum run over the blocks' log-odds.

    One block counts 3 at most and costs 1 at most: a newsletter box of a dozen lines inside a story does not part it from a second
    half of five paragraphs, while the teasers of another list do not join it.
    """
    worth = prose.get
    best, best_run = 0.0, (0, -1)
    total, start = 0.0, 0
    for i, clues in enumerate(own):
        odds = sum([worth(c, 0.0) for c in clues])
        if total <= 0:
            total, start = 0.0, i
        total += 3.0 if odds > 3 else odds if odds > -1 else -1.0
        if total > best:
            best, best_run = total, (start, i)
    return best_run


DISTANCES = (0, 1, 2, 3, 5, 8, 13, 21, 34, 55)


GAPS = frozenset({"after_gap", "before_gap"})


def _gaps(sight: Sight, found: list[Clues]) -> None:
    """Blank lines around a block, on pages where they part some blocks and not others: a blank line everywhere says nothing."""
    blocks = sight.blocks
    gaps = sum("after_gap" in block.hints for block in blocks)
    if not len(blocks) // 8 < gaps < len(blocks) * 5 // 8:
        return
    for block, clues in zip(blocks, found, strict=True):
        clues += GAPS & block.hints


def _place(sight: Sight, found: list[Clues]) -> None:
    """Before, in or after the densest run of prose, and how far."""
    first, last = sight.story
    for i, clues in enumerate(found):
        if i < first:
            clues.append("before_story=" + _step(first - i, DISTANCES))
        elif i > last:
            clues.append("after_story=" + _step(i - last, DISTANCES))
        else:
            clues.append("in_story")
            clues.append(f"{sight.forms[i].kind}_in_story")
            if "all_caps_headline" in clues:
                clues.append("all_caps_headline_in_story")
            if i - first < 4:
                clues.append(f"story_opens={i - first}")
            if last - i < 4:
                clues.append(f"story_closes={last - i}")
    if found:
        found[0].append("first_on_page")


def _neighbours(sight: Sight, found: list[Clues]) -> None:
    """The shapes of the two blocks before and after."""
    kinds = ["edge", "edge", *(f.kind for f in sight.forms), "edge", "edge"]
    for i, clues in enumerate(found):
        clues.append("before:" + kinds[i + 1])
        clues.append("before2:" + kinds[i])
        clues.append("next:" + kinds[i + 3])
        clues.append("next2:" + kinds[i + 4])
        clues.append(f"between:{kinds[i + 1]}:{kinds[i + 3]}")
        clues.append(f"run:{kinds[i + 1]}:{kinds[i + 2]}:{kinds[i + 3]}")


def _company(sight: Sight, found: list[Clues]) -> None:
    """How much prose stands close by, and how long the run of short lines around is."""
    forms, count = sight.forms, len(sight.forms)
    prose = [f.kind == "prose" for f in forms]
    sums = [0]
    for p in prose:
        sums.append(sums[-1] + p)
    for i, clues in enumerate(found):
        ahead = sums[min(count, i + 7)] - sums[i + 1]
        behind = sums[i] - sums[max(0, i - 6)]
        clues.append(f"prose_ahead={ahead}")
        clues.append(f"prose_behind={behind}")
    start = 0
    for i in range(count + 1):
        if i == count or prose[i]:
            if i - start > 0:
                step = "short_run=" + _step(i - start, (1, 2, 3, 5, 8, 13, 21, 34))
                for j in range(start, i):
                    found[j].append(step)
            start = i + 1


def _repeats(sight: Sight, found: list[Clues]) -> None:
    """Copies: the same words elsewhere on the page, earlier, later, or next door; a neighbour that opens with them."""
    forms = sight.forms
    counts: dict[str, int] = {}
    for f in forms:
        counts[f.key] = counts.get(f.key, 0) + 1
    seen: set[str] = set()
    for i, (f, clues) in enumerate(zip(forms, found, strict=True)):
        copies = counts[f.key]
        if copies > 1:
            clues.append("copies=" + _step(copies, (2, 3, 5)))
            clues.append("seen_above" if f.key in seen else "comes_again")
            if f.weight > 40:
                clues.append("long_copy_above" if f.key in seen else "long_copy_below")
            seen.add(f.key)
        if f.weight > 25:
            for step, other in (("next", i + 1), ("next2", i + 2), ("before", i - 1), ("before2", i - 2)):
                if 0 <= other < len(forms) and forms[other].weight > 25:
                    # 40 folded characters: two captions of one picture share their opening, two sentences of a story do not
                    if f.key[:40] == forms[other].key[:40]:
                        clues.append("opens_like_" + step)


def _topic(sight: Sight, found: list[Clues]) -> None:
    """Whether the block speaks of what the story speaks of: teasers of other stories do not."""
    first, last = sight.story
    forms = sight.forms
    told: dict[str, int] = {}
    lede: frozenset[str] = frozenset()
    paragraphs = 0
    for f in forms[first : last + 1]:
        if f.kind == "prose":
            paragraphs += 1
            # the lede says again what the headline says; four, since a dek and a caption may stand before it
            lede = lede | f.content if paragraphs <= 4 else lede
            for w in f.content:
                told[w] = told.get(w, 0) + 1
    for i, (f, clues) in enumerate(zip(forms, found, strict=True)):
        if len(f.content) < 2:
            clues.append("topic=none")
            continue
        # a block of the story is compared with the rest of the story, not with itself
        own = 1 if first <= i <= last and f.kind == "prose" else 0
        shared = sum(1 for w in f.content if told.get(w, 0) > own)
        share = shared / len(f.content)
        clues.append("topic=" + _step(int(share * 100), (0, 15, 30, 45, 60, 80)))
        if i < first + 3 and f.weight < 250:
            clues.append("lede_words=" + _step(len(f.content & lede), (0, 1, 2, 3, 5)))
        if shared > 1:
            clues.append("topic_words=" + _step(shared, (2, 4, 7)))


def _head(sight: Sight, found: list[Clues]) -> None:
    """How far the next byline and date are below and above: the headline and the dek stand over them, the lede under them."""
    forms = sight.forms
    by = [i for i, f in enumerate(forms) if f.kind == "name" or "starts_with_by" in f.clues]
    dated = [i for i, f in enumerate(forms) if f.kind == "date"]
    for name, places in (("byline", by), ("date", dated)):
        for i in places:
            for step in range(1, 6):
                reach = "1" if step == 1 else "3" if step < 4 else "5"
                if i - step >= 0:
                    found[i - step].append(f"{name}_below={reach}")
                if i + step < len(forms):
                    found[i + step].append(f"{name}_above={reach}")


# The head seldom has more than 40 lines between headline and first paragraph, and bylines at the end stand within 6 of it.
FRONT_ABOVE, FRONT_BELOW = 40, 6


def _front(sight: Sight, found: list[Clues]) -> None:
    """What the short lines around the story's edges read as: a byline with names in it, a line that is little but a date.

    Reading costs more than looking, so it is done only where a byline or a date of the story may stand.
    """
    first, last = sight.story
    for i in range(max(0, first - 2), min(first + 5, len(found))):
        if sight.forms[i].kind == "prose" and read_dateline(sight.blocks[i].text):
            found[i].append("opens_with_dateline")
            if i:
                found[i - 1].append("above_dateline")
    near = [
        *range(max(0, first - FRONT_ABOVE), min(first + FRONT_BELOW, len(found))),
        *range(max(last - 1, first + FRONT_BELOW), min(last + FRONT_BELOW + 1, len(found))),
    ]
    for i in near:
        f, text, clues = sight.forms[i], sight.blocks[i].text, found[i]
        if not 3 < f.weight < 150:
            continue
        if f.kind == "name" or "starts_with_by" in f.clues or f.kind != "label" or len(text.split()) > 1:
            byline = read_byline(text)
            if byline and byline.authors:
                clues.append("reads_as_byline")
                if "starts_with_by" in f.clues:
                    clues.append("reads_as_opened_byline")
                if len(byline.authors) > 1:
                    clues.append("names_several")
            elif byline:
                clues.append("reads_as_desk_byline")
        if "has_date" in f.clues:
            dates = read_dates(text)
            stamps = [d for d in dates[:2] if d]
            if stamps:
                clues.append(
                    "date_fills=" + _step(10 * sum(len(d.words) for d in stamps) // len(text), (2, 4, 6, 8))
                )
            if dates.updated:
                clues.append("says_updated")
            if dates.relative:
                clues.append("dated_from_today")


def _trails(sight: Sight, found: list[Clues]) -> None:
    """A line that holds a whole line near it: a breadcrumb or a title with the site's name, and the headline itself."""
    forms = sight.forms
    for i in range(max(0, sight.story[0] - FRONT_ABOVE), min(sight.story[0] + 2, len(forms))):
        # 15 folded characters: shorter lines stand inside others by chance
        if len(forms[i].key) < 15:
            continue
        for j in range(max(0, i - 3), i):
            inner, outer = (i, j) if len(forms[i].key) < len(forms[j].key) else (j, i)
            if (
                len(forms[inner].key) >= 15
                and forms[inner].key != forms[outer].key
                and forms[inner].key in forms[outer].key[:300]
            ):
                found[outer].append("holds_line_near")
                found[inner].append("stands_in_line_near")


CLUES: tuple[Callable[[Sight, list[Clues]], None], ...] = (
    _trails,
    _gaps,
    _place,
    _neighbours,
    _company,
    _repeats,
    _topic,
    _head,
    _front,
)
