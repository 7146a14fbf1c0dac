"""One named fact about a block among its neighbours; `CLUES` lists the kinds of fact, in the order in which they are looked for.

A clue is a short string. Most are plain names (`starts_with_by`); a measured one carries its step (`length=80`); one about a
neighbour says where the neighbour stands (`next:date`). What a clue is worth is not decided here but in `data/weights.json`.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate, pairwise, repeat
from math import ceil, floor
from typing import NamedTuple, Protocol

from copydesk.blocks.dump_marks import part_date_prefix
from copydesk.lexicons import STEM, lexicon
from copydesk.lines.byline_openers import starts_with_by
from copydesk.lines.bylines import read_byline
from copydesk.lines.captions import shows_caption
from copydesk.lines.contributors import is_contributor_line
from copydesk.lines.credits import has_credit, is_credit
from copydesk.lines.datelines import read_dateline
from copydesk.lines.dates import has_date, read_dates
from copydesk.lines.names import is_person_name
from copydesk.model import Block

Clues = list[str]


class Form(NamedTuple):
    """What the words of a block alone show; equal lines have one Form."""

    kind: str
    """The coarse shape that neighbours see: `prose`, `sentence`, `title`, `capitals`, `label`, `date`, `name`,
    `credit` or `number`."""
    weight: int
    """Length in code points, a Chinese, Japanese or Korean one counted twice."""
    key: str
    """The words folded for comparison: no case, no punctuation."""
    content: frozenset[str]
    """The longer words, folded and cut: what the block is about."""
    may_sign: bool
    """Whether it may say who wrote the story: it opens with `By`, or has a known given name or an agency's."""
    clues: tuple[str, ...]
    """All that it shows; first its length, its case and the marks in it."""
    shape: int
    """How many of `clues` are length, case and marks."""


class Sight(NamedTuple):
    """A page as the clues see it."""

    blocks: Sequence[Block]
    forms: Sequence[Form]
    story: tuple[int, int]
    """First and last index of the run that the story fills, with its lists and boxes; (0, -1) where the page has no prose."""
    core: tuple[int, int]
    """First and last index of the densest run of prose: surer than `story`, but on pages of lists only a part of it."""


def find_clues(
    blocks: Sequence[Block], prose: Mapping[str, float], headline: Mapping[str, float]
) -> list[Clues]:
    """The clues of each block, in the order of the blocks; linear in the size of the page.

    `prose` says what each clue that a block shows by itself is worth for its being story text (log-odds); the story is first
    looked for where such blocks are dense, and much is then told by where a block stands to it. `headline` says the same of
    being the headline, for all clues found so far; the likeliest line above the story is the second landmark.
    """
    forms = forms_of(blocks)
    found, story = _first(blocks, forms, prose)
    mark_headline(forms, found, headline, story)
    drop_shape(forms, found)
    return found


def forms_of(blocks: Sequence[Block]) -> list[Form]:
    """What the words of each block alone show."""
    return [form(text if len(text) <= LONGEST else trimmed(text)) for text, _, _ in blocks]


def first_clues(blocks: Sequence[Block], prose: Mapping[str, float]) -> tuple[list[Clues], tuple[int, int]]:
    """The clues that need no headline, and the first and last index of the run that the story fills."""
    return _first(blocks, forms_of(blocks), prose)


def _first(
    blocks: Sequence[Block], forms: Sequence[Form], prose: Mapping[str, float]
) -> tuple[list[Clues], tuple[int, int]]:
    found = _own(blocks, forms)
    worth = prose.get
    odds = [_sum(clues, worth) for clues in found]
    for block_odds, clues in zip(odds, found, strict=True):
        clues.append(_prose_odds[ceil(block_odds)])
    sight = Sight(blocks, forms, _best_run(_by_length(odds, forms)), _best_run(_by_block(odds, forms)))
    for look in CLUES:
        look(sight, found)
    return found, sight.story


def drop_shape(forms: Sequence[Form], found: list[Clues]) -> None:
    """Leaves length, case and the marks inside a line to the two landmarks: what they tell of story text stands in `prose_odds`.

    Counted again for each role they take from captions, credits, bylines and deks 0.01 to 0.03 on sites not trained on. How a
    line ends stays: it tells a last short paragraph from a label.
    """
    for f, clues in zip(forms, found, strict=True):
        del clues[: f.shape]


def _sum(clues: Clues, worth: Callable[[str, float], float]) -> float:
    """What clues are worth together. Weights have two decimals, and so has the sum: equal lines stay equal whatever the order of
    their clues, which sets do not keep.
    """
    # to round a number to so many decimals takes `round` five times as long
    return floor(sum(map(worth, clues, NO_WEIGHT)) * 100 + 0.5) / 100


NO_WEIGHT = repeat(0.0)
"""What a clue is worth that the weights do not name."""
# The headline is looked for from the top to the eighth block in the story: a dek or a caption may open the run, and a guide has
# hundreds of lines of what it compares above its first paragraph. Where the page has no prose, 90 blocks from the top count.
HEADLINE_BELOW, WITHOUT_STORY = 8, 90


def headline_window(story: tuple[int, int], count: int) -> range:
    """The indices at which the headline may stand."""
    first = story[0] if story[1] >= 0 else WITHOUT_STORY
    return range(min(count, first + HEADLINE_BELOW))


LONGEST_HEADLINE = 250
"""Code points, wide ones counted twice; the longest of the corpora has 156. What is longer is a paragraph."""
LEAST_ODDS = 3.0
"""Odds from which on a line may be the headline. Held out, three dumps of the web lose theirs by it and none of news and sites;
of the texts without one that all `<p>` of a page are, nearly half lose a label that was taken for it. At 4 news lose some."""
LEAST_ODDS_FIRST = 1.0
"""The same for the first line of a page: a text without menus has fewer clues, and its headline stands first."""
CLEAR_ODDS = 5.0
"""Odds from which on a line above the story is the headline where the path took none and the likeliest stands below it."""
FEW_LINES = 6
"""Lines of a page that is a story and no more: headline, byline, some paragraphs. A page of notices has menus."""
MAY_BE_HEADLINE, CLEARLY_MAY_BE_HEADLINE = "may_be_headline", "clearly_may_be_headline"
NO_HEADLINE = "is_no_headline"
NO_HEADLINES = frozenset(("copy_with_credit", "shows_caption", NO_HEADLINE))
"""What shows a caption, which may stand alone over the story, in a headline's place and with its words, and what is no title."""


def mark_headline(
    forms: Sequence[Form], found: list[Clues], headline: Mapping[str, float], story: tuple[int, int]
) -> None:
    """Which line is likeliest the headline, and how far the others stand from it."""
    worth = headline.get
    window = [i for i in headline_window(story, len(found)) if forms[i].weight <= LONGEST_HEADLINE]
    odds = {i: _sum(found[i], worth) for i in window}
    # the likeliest first, of equals the upper; only of the few on top it is asked what they show
    ranked = sorted(odds, key=odds.__getitem__, reverse=True)
    likely = (i for i in ranked if _may_be_title(found[i]))
    best = next(likely, None)
    for i, own in odds.items():
        least = own >= LEAST_ODDS or (i == 0 and (own >= LEAST_ODDS_FIRST or len(found) <= FEW_LINES))
        if least and (NO_HEADLINE not in found[i] or "h1" in found[i]):
            found[i].append(MAY_BE_HEADLINE)
            if own >= CLEAR_ODDS:
                found[i].append(CLEARLY_MAY_BE_HEADLINE)
    if best is None or MAY_BE_HEADLINE not in found[best]:
        return
    rival = None
    for i in likely:
        # a copy of the best is no rival
        if rival is None and forms[i].key != forms[best].key:
            rival = i
        if odds[i] > odds[best] - 2:
            found[i].append("nearly_headline")
        elif rival is not None:
            break
    lead = odds[best] - (-9.0 if rival is None else odds[rival])
    found[best].append("likeliest_headline")
    found[best].append("headline_lead=" + ("clear" if lead > 3 else "some" if lead > 1 else "close"))
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


def _may_be_title(names: Clues) -> bool:
    # the markup knows better: `history of the quay` in an `h1`
    return NO_HEADLINES.isdisjoint(names) or (NO_HEADLINE in names and "h1" in names)


def own_clues(blocks: Sequence[Block]) -> list[Clues]:
    """What each block shows by itself: the form of its words and the hints of its source."""
    return _own(blocks, forms_of(blocks))


def _own(blocks: Sequence[Block], forms: Sequence[Form]) -> list[Clues]:
    own = [[*f.clues] for f in forms]
    for block, clues in zip(blocks, own, strict=True):
        if hints := block.hints:
            # those of HTML hold none
            clues += hints if GAPS.isdisjoint(hints) else hints - GAPS
    return own


def stems_of(text: str) -> frozenset[str] | None:
    """The first letters of a line's longer words; None where they are not known, as for signs that no blanks part."""
    shape = form(trimmed(text))
    return shape.content if shape.weight == len(text) else None


def trimmed(text: str) -> str:
    """A text whose middle is left out where it is too long to be of another kind for it."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} {text[-LONGEST // 2 :]}"


LONGEST = 5_000
"""Code points that are looked at: a whole story in one line has about as many, 50 MB in one line have more."""


# A headline stands within 36 lines above the first paragraph even where a share bar, a gallery and a player stand between;
# corrections and authors' lines within 20 below the last. Beyond, the lines are menus, other stories and footers. Single words
# more than 10 lines above do not count: `facebook`, `Facebook`, `facebook` for each of a dozen networks are no distance.
REACH_ABOVE, REACH_BELOW, REACH_OF_WORDS = 36, 20, 10


class Worded(Protocol):
    """A block, or what is to become one."""

    @property
    def text(self) -> str:
        """The words."""


def settled(blocks: Sequence[Worded]) -> list[bool]:
    """Whether a block can only be chrome because it stands far from every large stretch of prose, or is a menu's single word.

    It is told by length and by letters, before any line is read. On a page without prose nothing is settled, and neither is what
    stands at a date above all prose: over a list of what a guide compares the headline is farther off than any menu is long.
    """
    stretches = _stretches_of_prose(blocks)
    far = [bool(stretches)] * len(blocks)
    for first, last in stretches:
        end = min(len(far), last + 1 + REACH_BELOW)
        far[first:end] = [False] * (end - first)
        left = REACH_ABOVE
        # what stands above an earlier stretch is in that one's reach
        for i in range(first - 1, -1, -1):
            if not left or not far[i]:
                break
            # the last of a run of words may be the section's name over the headline
            if first - i > REACH_OF_WORDS and _is_word(blocks[i].text) and _is_word(blocks[i + 1].text):
                continue
            far[i] = False
            left -= 1
    dated = [i for i in range(far.index(False) if False in far else 0) if _is_dated(blocks[i].text)]
    for i in dated if len(dated) <= MOST_DATES else ():
        first = max(0, i - REACH_OF_DATE)
        far[first : i + 2] = [False] * (i + 2 - first)
    return far


def _is_dated(text: str) -> bool:
    """Whether a line has a year in it and is no paragraph: `14.08.2024`, `The best ferries of 2024`."""
    return "20" in text and len(text) < PROSE and re.search(YEAR, text) is not None


YEAR = r"(?<!\d)20\d\d(?!\d)"
"""No earlier one: a teaser tells what was last so in 1993."""
REACH_OF_DATE = 4
"""Lines above a date of which one may be the headline: a dek, a section's name and a byline stand between."""
MOST_DATES = 12
"""Dates above all prose, of which one may be the story's: 9 on the pages whose headline is found so; a list of other stories has
more."""


def _is_word(text: str) -> bool:
    # letters alone: `14.08.2024` and `18:42` are the story's stamp
    return text.isalpha() and len(text) < (LONGEST_WORD if text.isascii() else LONGEST_WORD // 2)


LONGEST_WORD = 20
"""Code points, and half as many where a script sets no blanks between words; a longer one may be a headline."""


# A consent text or a list of teasers may be longer than a short story, so every stretch with a sixth of the longest one's prose
# is kept.
LARGE = 6


def _stretches_of_prose(blocks: Sequence[Worded]) -> list[tuple[int, int]]:
    """First and last index of the large runs of blocks with long lines.

    A line counts 3 at most and a short one costs a quarter: a dozen short lines, as of a box with advertising, do not part a
    story of some paragraphs from its second half.
    """
    runs: list[tuple[float, int, int]] = []
    total = peak = 0.0
    start = end = 0
    for i, block in enumerate(blocks):
        text = block.text
        size = len(text)
        # a sentence of Chinese or Japanese says as much in half as many letters
        if 2 * size >= PROSE and text[-1] in "。！？":
            size *= 2
        if total <= 0:
            if peak:
                runs.append((peak, start, end))
            total, peak, start = 0.0, 0.0, i
        total += min(size / PROSE, 3.0) if size >= PROSE else -0.25
        if total > peak:
            peak, end = total, i
    if peak:
        runs.append((peak, start, end))
    longest = max(runs, default=(0.0, 0, 0))[0]
    return [(first, last) for prose, first, last in runs if prose * LARGE >= longest]


# --- what the words alone show -------------------------------------------------------------------------------------------


class _Scale(dict[int, str]):
    """A measured clue: `_Scale("copies", 2, 3, 5)` has `copies=5` for 4, and `copies=more` for what is beyond the last step.

    What was asked for is kept, which is quicker than a call: a block is measured a dozen times.
    """

    def __init__(self, name: str, *steps: int) -> None:
        self.steps = steps
        self.clues = [f"{name}={step}" for step in (*steps, "more")]

    def __missing__(self, value: int) -> str:
        clue = self.clues[bisect_left(self.steps, value)]
        if value < MOST_MEASURED:
            self[value] = clue
        return clue


MOST_MEASURED = 1_000
"""What is more is seldom met, and may be met in any number."""


# Prose is told by length and a sentence's end, not by words, so that it is told in any language. 80: the shortest length at which
# lines that are no story text become rare in dumps ("keep the long lines" is the best simple rule there is).
PROSE = 80
STOPS = ".。।॥۔։።။។"
"""Full stops: Latin, Chinese, Hindi (two), Urdu, Armenian, Amharic, Burmese, Khmer."""
SENTENCE_ENDS = frozenset("!?…！？؟" + STOPS)
CLOSERS = "\"'”’»“)]」』"
QUOTE_MARKS = "’'\"“„«「"
OPENERS = frozenset("\"“„«»‘‚'「『")
WORD = re.compile(r"[\w\u0300-\u036f\u0900-\u0eff]+")
"""Letters, digits and the signs that belong to letters: the dot of a folded Turkish `İ`, the vowels of Hindi and Thai."""
NOT_WIDE = bytes([*range(0xE3), *range(0xEE, 0x100)])
WORDS_APART = bytes(
    [byte if byte == ord("_") or chr(byte).isalnum() else ord(" ") for byte in range(128)]
) + bytes(128)
"""ASCII with a blank for each sign that no word has."""

_length = _Scale("length", 3, 8, 15, 25, 40, 60, 80, 110, 150, 200, 300, 450, 700)
_word_count = _Scale("words", 1, 2, 3, 5, 8, 12, 18, 30, 50)
_capitals = _Scale("capitals", 1, 2, 4, 6, 8)
_digits = _Scale("digits", 0, 1, 3, 6)
_sentences = _Scale("sentences", 1, 2, 4)
_commas = _Scale("commas", 1, 2, 4)
_prose_odds = _Scale("prose_odds", -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 8)


@lru_cache(maxsize=1 << 13)
def form(text: str) -> Form:
    """What `text` alone shows; remembered, since menus say the same on every page of a site (8,192 lines take 16 MB)."""
    if text.startswith("date "):
        text = part_date_prefix(text)[1] or text
    wide = 0 if text.isascii() else _wide(text)
    weight = len(text) + wide
    words = text.split()
    count = max(len(words), weight // 5) if wide else len(words)
    folded = text.lower()
    # nearly every paragraph has one of these marks, which is quicker to see than that it is not of letters and digits alone
    letters = "" if "," in text or "." in text else text.replace(" ", "")
    plain = letters.isalnum()
    tokens = folded.split() if plain else _words(folded)
    digits = 0 if letters.isalpha() else _count_of_digits(text)
    clues: Clues = [_length[weight], _word_count[count], _start(text[0])]

    stops = sentences = False
    ends = ["ends_open"]
    if not plain:
        stops, sentences, ends = _punctuation(text, folded, wide, clues)
    # all of a Chinese line's Latin letters may be one capital: `渡船A线复航`
    if weight > 3 and not wide and text.isupper():
        # eight words: crossheads in capitals are shorter, links to other stories in capitals are whole headlines
        clues.append("all_caps" if count < 8 else "all_caps_headline")
    elif count > 2 and not wide:
        clues.append(_capitals[10 * len([w for w in words if w[0].isupper()]) // count])
    if digits:
        clues.append(_digits[10 * digits // len(text)])

    shape = len(clues)
    clues += ends
    short = weight < 160
    dated = digits > 0 and short and has_date(text)
    named = short and count <= 8 and not digits and (count > 1 or wide > 0) and is_person_name(text)
    opened = short and starts_with_by(text)
    credited = weight < 600 and has_credit(text)
    credit_alone = credited and short and is_credit(text)
    if dated:
        clues.append("has_date")
    elif digits and short and "ago" in tokens:
        clues.append("has_ago")
    if named:
        clues.append("is_person_name")
    if opened:
        clues.append("starts_with_by")
    if credited:
        clues.append("has_credit")
    if credit_alone:
        clues.append("is_credit")
    if is_contributor_line(text, folded):
        clues.append("is_contributor_line")
    # cut near enough to the stem for inflected languages and German compounds
    content = frozenset(_pairs(folded) if wide else [t[:STEM] for t in tokens if len(t) >= STEM])
    if shows_caption(text, folded, None if wide else content):
        clues.append("shows_caption")
    # what the story was called where it comes from stands below its headline
    if (short and _is_no_headline(text)) or (wide and _is_original_title(text)):
        clues.append(NO_HEADLINE)
    clues += _vocabulary(tokens)

    if weight >= PROSE and (stops or sentences):
        kind = "prose"
    elif (dated and weight < 80) or "is_timestamp_label" in clues:
        kind = "date"
    elif credit_alone:
        kind = "credit"
    elif named:
        kind = "name"
    elif stops and count > 4:
        kind = "sentence"
    elif "all_caps_headline" in clues:
        kind = "capitals"
    elif weight >= 25:
        kind = "title"
    elif digits and not any(map(str.isalpha, text)):
        kind = "number"
    else:
        kind = "label"
    clues.append("is_" + kind)
    may_sign = short and (opened or named or wide > 0 or not _signers().isdisjoint(tokens))
    key = folded if wide or not tokens else "".join(tokens)
    return Form(kind, weight, key, content, may_sign, tuple(clues), shape)


def _is_original_title(text: str) -> bool:
    # loaded where a page has a line without blanks
    from copydesk.lines.cjk_bylines import is_original_title

    return is_original_title(text)


def _is_no_headline(text: str) -> bool:
    """Whether a line is no headline: it is an aside in brackets, leads to the page before or after, opens amid a sentence, says
    how long something takes, or has an address or a code in it.

    >>> _is_no_headline("(first printed in the Echo)"), _is_no_headline("« previous | next »"), _is_no_headline("woman on a quay")
    (True, True, True)
    >>> _is_no_headline("(Nearly) all ferries (again)"), _is_no_headline("« Back to the quay », they say")
    (False, False)
    >>> _is_no_headline("iOrsby: ferries by telephone"), _is_no_headline("quay.js turns two")
    (False, False)
    >>> _is_no_headline("-- min read"), _is_no_headline("Listen: the quay (2 Min)"), _is_no_headline("7d19a04-c2e8")
    (True, True, True)
    >>> _is_no_headline("5 minutes that saved the quay"), _is_no_headline("Quay2026")
    (False, False)
    """
    first, last = text[0], text[-1]
    if "min" in text or "Min" in text:
        if re.search(TAKES, text):
            return True
    elif (
        not text.isalpha()
        and " " not in text
        and text.isascii()
        and len(re.findall(DIGIT_BEFORE_LETTER, text)) > 1
    ):
        return True
    if "://" in text:
        return True
    if (closer := ASIDES.get(first)) is not None:
        return last == closer and text.find(closer) == len(text) - 1
    if first in BACK:
        # what two marks enclose is quoted
        return "»" not in text[1:] or (last in ONWARD and "|" in text)
    if last in ONWARD:
        return last != "»" or "«" not in text
    if not first.islower():
        return False
    words = text.split(maxsplit=2)
    return len(words) > 1 and all(word.isalpha() and word.islower() for word in words[:2])


TAKES = r"^(?:\d+|-+) [Mm]in(?:ute)?s?\.?(?: \w+)?$|\(\d+ [Mm]in\.?\)$"
"""How long it takes to read or to hear: the time of a script that never ran, too."""
DIGIT_BEFORE_LETTER = r"\d[A-Za-z]"
ASIDES = {"(": ")", "（": "）", "[": "]"}
BACK, ONWARD = "«‹←", "»›→"
"""What points to another page. `>` is a prompt, too."""


def _wide(text: str) -> int:
    """How many letters are Chinese, Japanese or Korean, which say about twice as much as Latin ones.

    Their first byte in UTF-8 is E3 to ED; a regular expression for so many letters takes 2 ms to compile.
    """
    return len(text.encode("utf-8", "replace").translate(None, NOT_WIDE))


def _words(folded: str) -> list[str]:
    """The words of a line: `WORD.findall`, in a third of the time where the line is ASCII, as every second one is."""
    return (
        folded.encode().translate(WORDS_APART).decode().split() if folded.isascii() else WORD.findall(folded)
    )


def _count_of_digits(text: str) -> int:
    # in bytes all ten are counted in one go
    raw = text.encode("utf-8", "replace")
    return len(raw) - len(raw.translate(None, b"0123456789"))


@lru_cache(maxsize=1 << 12)
def _start(first: str) -> str:
    """What sort of character the line opens with."""
    if first.isupper():
        return "starts_upper"
    if first.islower():
        return "starts_lower"
    if first.isdigit():
        return "starts_digit"
    if first in OPENERS:
        return "starts_quote_mark"
    if first in "-–—":
        return "starts_dash"
    if first in "([":
        return "starts_bracket"
    return "starts_letter" if first.isalpha() else "starts_symbol"


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, marks of quotation and brackets aside.

    >>> ends_sentence("“It sails again.”"), ends_sentence("फेरी फिर चल रही है।"), ends_sentence("Ferry sails again")
    (True, True, False)
    """
    return text.rstrip(CLOSERS)[-1:] in SENTENCE_ENDS or _is_unmarked(text)


def _is_unmarked(text: str) -> bool:
    """Whether a line is as long as a paragraph in a script that has no mark for a sentence's end: Thai and Lao set a blank."""
    if len(text) < PROSE or text.isascii():
        return False
    raw = text.encode("utf-8", "replace")
    return 2 * sum(map(raw.count, UNMARKED)) > len(text)


UNMARKED = (b"\xe0\xb8", b"\xe0\xb9", b"\xe0\xba", b"\xe0\xbb")
"""The first two bytes of Thai (two pairs) and of Lao letters in UTF-8."""


def _punctuation(text: str, folded: str, wide: int, clues: Clues) -> tuple[bool, bool, Clues]:
    """Adds what the marks within a line show; tells whether it ends as a sentence does, whether one ends within it, and how."""
    last = (text.rstrip(CLOSERS) or text)[-1]
    unmarked = _is_unmarked(text)
    stops = unmarked or last in SENTENCE_ENDS
    ends = [
        "ends_stop"
        if unmarked or last in STOPS
        else "ends_mark"
        if stops
        else _ENDS.get(text[-1], "ends_open")
    ]
    if text.endswith(("...", "…")):
        ends.append("ends_cut_short")
    if text[-1] in '"”»“':
        ends.append("ends_in_quote_mark")
    sentences = text.count(". ")
    # a sign alone is found ten times quicker than with the blank behind it, and most lines have none of these
    if "?" in text:
        sentences += text.count("? ")
    if "!" in text:
        sentences += text.count("! ")
    if wide:
        sentences += text.count("。")
    if sentences:
        clues.append(_sentences[sentences])
    if commas := text.count(",") + (text.count("、") if wide else 0):
        clues.append(_commas[commas])
    if any(map(text.__contains__, QUOTE_MARKS)):
        clues.append("quote_marks")
    clues += [name for sign, mark, name in _MARKS if sign in folded and mark in folded]
    return stops, sentences > 0, ends


_ENDS = {
    ":": "ends_colon",
    ",": "ends_comma",
    ")": "ends_bracket",
    "]": "ends_bracket",
    ">": "ends_arrow",
    "›": "ends_arrow",
    "»": "ends_arrow",
    "→": "ends_arrow",
    "|": "ends_bar",
}
_MARKS = tuple(
    (mark.strip()[0], mark, name)
    for mark, name in (
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
)
"""A sign of each mark, which is looked for first, the mark, and what it shows."""


def _vocabulary(tokens: list[str]) -> Clues:
    """What the line says as a whole, what it opens with, and single words that tell something anywhere."""
    if not tokens:
        return ["no_words"]
    clues: Clues = []
    # most lines open with a word that none of the openers does
    if openings := _openings().get(tokens[0]):
        for size in range(1, MOST_OPENING_WORDS + 1):
            clues += openings.get(" ".join(tokens[:size]), ())
    if len(tokens) <= MOST_PHRASE_WORDS:
        clues += _phrases().get(" ".join(tokens), ())
    clues = list(dict.fromkeys(clues)) if len(clues) > 1 else clues
    if telling := lexicon("telling_words").intersection(tokens):
        clues += ["word:" + word for word in telling]
    return clues


MOST_OPENING_WORDS = 3
"""The longest openers that are listed."""
MOST_PHRASE_WORDS = 8
"""The longest phrases of menus and boxes that are listed."""


@cache
def _openings() -> dict[str, dict[str, list[str]]]:
    """The first word of a line -> the first words that begin with it -> the clues that they are."""
    openings: dict[str, dict[str, list[str]]] = {}
    for opening, clues in _by_entry(
        ("chrome_openers", "opens_like_chrome"),
        ("related_openers", "opens_like_related"),
        ("note_openers", "opens_like_note"),
    ).items():
        openings.setdefault(opening.partition(" ")[0], {})[opening] = clues
    return openings


@cache
def _phrases() -> dict[str, list[str]]:
    """The words of a whole line -> the clues that they are."""
    return _by_entry(
        ("chrome_lines", "is_chrome_phrase"),
        ("timestamp_labels", "is_timestamp_label"),
        ("related_openers", "opens_like_related"),
    )


def _by_entry(*lists: tuple[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, clue in lists:
        for entry in lexicon(name):
            found.setdefault(entry.lower(), []).append(clue)
    return found


@cache
def _signers() -> frozenset[str]:
    """Words of which a line without `By` has one when it says who wrote: given names, and first words of agencies' names."""
    return lexicon("given_names").union([WORD.findall(name.lower())[0] for name in lexicon("agencies")])


def letter_pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring letters of a Chinese, Japanese or Korean text, without case; none of any other.

    >>> sorted(letter_pairs("渡船复航")), letter_pairs("Ferry sails again")
    (['复航', '渡船', '船复'], frozenset())
    """
    return frozenset(_pairs(text.casefold())) if _wide(text) else frozenset()


def _pairs(folded: str) -> list[str]:
    """Pairs of neighbouring characters, the nearest thing to words where no blanks part them."""
    return [folded[i : i + 2] for i in range(len(folded) - 1)]


# --- what the page shows: each look adds its clues to every block's list ---------------------------------------------------


def _best_run(worths: Sequence[float]) -> tuple[int, int]:
    """First and last index of the run with the highest sum (Kadane's algorithm); (0, -1) where no worth is above zero."""
    best, best_run = 0.0, (0, -1)
    total, start = 0.0, 0
    for i, worth in enumerate(worths):
        if total <= 0:
            total, start = 0.0, i
        total += worth
        if total > best:
            best, best_run = total, (start, i)
    return best_run


def _by_length(odds: Sequence[float], forms: Sequence[Form]) -> list[float]:
    """Odds of story text by its length, for the whole of a story: 20 rows of a box cost what one paragraph brings.

    Of 0.25 to 1.5 as the most that a block may cost, and of 60 to 200 code points as what counts once, these find the gold's
    first paragraph most often on sites not trained on.
    """
    # written out, for calls of `min` and `max` cost more than all else here
    return [
        (5.0 if v > 5 else v) * (2.0 if f.weight > 200 else f.weight / 100)
        if v > 0
        else (-0.5 if v < -0.5 else v)
        for v, f in zip(odds, forms, strict=True)
    ]


def _by_block(odds: Sequence[float], forms: Sequence[Form]) -> list[float]:
    """Odds of story text block by block, for its densest part: the teasers of another list do not join it.

    The questions of an interview cost nothing, or all below the second would be left out: they stand over every answer.
    """
    worths = [3.0 if v > 3 else -1.0 if v < -1 else v for v in odds]
    questions = [i for i, (one, below) in enumerate(pairwise(forms)) if _is_question(one, below)]
    in_turn = [i for i, following in pairwise(questions) if following - i <= TURN]
    if len(in_turn) >= INTERVIEW:
        for i in in_turn:
            worths[i] = max(worths[i], 0.0)
    return worths


TURN, INTERVIEW = 4, 3
"""Blocks from a question of an interview to the next, and how many such an interview has; other stories have a question or two
as a subhead or in a teaser."""


def _is_question(one: Form, below: Form) -> bool:
    """Whether a short line ends in a mark, as a question does, and what may be its answer stands below."""
    return below.kind == "prose" and one.kind != "prose" and "ends_mark" in one.clues


GAPS = frozenset({"after_gap", "before_gap"})


def _gaps(sight: Sight, found: list[Clues]) -> None:
    """Blank lines around a block, on pages where they part some blocks and not others: a blank line everywhere says nothing."""
    blocks = sight.blocks
    gaps = sum(["after_gap" in block.hints for block in blocks])
    if not len(blocks) // 8 < gaps < len(blocks) * 5 // 8:
        return
    for block, clues in zip(blocks, found, strict=True):
        clues += GAPS & block.hints


STEPS = (1, 2, 3, 5, 8, 13, 21, 34, 55)
_BEFORE = {run: _Scale(f"before_{run}", *STEPS) for run in ("story", "core")}
_AFTER = {run: _Scale(f"after_{run}", *STEPS) for run in ("story", "core")}


def _place(sight: Sight, found: list[Clues]) -> None:
    """Before, in or after the story and its densest part, and how far."""
    for run, (first, last) in (("story", sight.story), ("core", sight.core)):
        before, after = _BEFORE[run], _AFTER[run]
        for i, (f, clues) in enumerate(zip(sight.forms, found, strict=True)):
            if i < first:
                clues.append(before[first - i])
            elif i > last:
                clues.append(after[i - last])
            else:
                clues.append(f"in_{run}")
                clues.append(f"{f.kind}_in_{run}")
                if "all_caps_headline" in clues:
                    clues.append(f"all_caps_headline_in_{run}")
                if i - first < 4:
                    clues.append(f"{run}_opens={i - first}")
                if last - i < 4:
                    clues.append(f"{run}_closes={last - i}")
    if found:
        found[0].append("first_on_page")


def _neighbours(sight: Sight, found: list[Clues]) -> None:
    """The shapes of the two blocks before and after."""
    kinds = ["edge", "edge", *[f.kind for f in sight.forms], "edge", "edge"]
    for clues, *five in zip(found, kinds, kinds[1:], kinds[2:], kinds[3:], kinds[4:], strict=False):
        clues += _between(*five)


@lru_cache(maxsize=1 << 12)
def _between(before2: str, before: str, kind: str, following: str, following2: str) -> tuple[str, ...]:
    return (
        f"before:{before}",
        f"before2:{before2}",
        f"next:{following}",
        f"next2:{following2}",
        f"between:{before}:{following}",
        f"run:{before}:{kind}:{following}",
    )


PROSE_WITHIN = 6
_PROSE_AHEAD = [f"prose_ahead={n}" for n in range(PROSE_WITHIN + 1)]
_PROSE_BEHIND = [f"prose_behind={n}" for n in range(PROSE_WITHIN + 1)]
LULL = 14
"""In more short lines than these a name or a date is not the story's."""
_lull_above = _Scale("lull_above", 0, 1, 2, 3, 5, 8, 13)
_lull_below = _Scale("lull_below", 0, 1, 2, 3, 5, 8, 13)
_short_run = _Scale("short_run", 1, 2, 3, 5, 8, 13, 21, 34)


def _company(sight: Sight, found: list[Clues]) -> None:
    """How much prose stands close by, how long the run of short lines around is, and whether it has a byline or a date.

    A dek is parted from the first paragraph by byline and date; two paragraphs are parted by a box or a picture.
    """
    prose = [f.kind == "prose" for f in sight.forms]
    count = len(prose)
    # how much prose stands above each block, with edges on which none stands
    above = [0] * PROSE_WITHIN + [0, *accumulate(prose)]
    above += above[-1:] * PROSE_WITHIN
    here, ahead = above[PROSE_WITHIN:], above[2 * PROSE_WITHIN + 1 :]
    for clues, before, now, through, after in zip(found, above, here, here[1:], ahead, strict=False):
        clues.append(_PROSE_AHEAD[after - through])
        clues.append(_PROSE_BEHIND[now - before])
    start = 0
    for i in range(count + 1):
        if i == count or prose[i]:
            run = _short_run[i - start]
            for clues in found[start:i]:
                clues.append(run)
            signed = i - start < LULL and any(f.kind == "date" or _signs(f) for f in sight.forms[start:i])
            if start:
                found[start - 1].append(_lull_below[i - start])
                if signed:
                    found[start - 1].append("signed_lull_below")
            if i < count:
                found[i].append(_lull_above[i - start])
                if signed:
                    found[i].append("signed_lull_above")
            start = i + 1


def _signs(f: Form) -> bool:
    return f.may_sign and (f.kind == "name" or "starts_with_by" in f.clues)


_copies = _Scale("copies", 2, 3, 5)
OPENING = 40
"""Two captions of one picture share their first 40 folded characters, two sentences of a story do not."""
SHORTEST_COPY = 20
"""Of shorter lines, names and labels, one opens the next by chance."""


def _repeats(sight: Sight, found: list[Clues]) -> None:
    """Copies: the same words elsewhere on the page, earlier, later, or next door; a neighbour that opens with them."""
    counts = Counter([f.key for f in sight.forms])
    seen: set[str] = set()
    for f, clues in zip(sight.forms, found, strict=True):
        copies = counts[f.key]
        if copies > 1:
            clues.append(_copies[copies])
            clues.append("seen_above" if f.key in seen else "comes_again")
            if f.weight > 40:
                clues.append("long_copy_above" if f.key in seen else "long_copy_below")
            seen.add(f.key)
    openings = [f.key[:OPENING] if f.weight > SHORTEST_COPY else None for f in sight.forms]
    for step, following, before in ((1, "next", "before"), (2, "next2", "before2")):
        for i, (one, other) in enumerate(zip(openings, openings[step:], strict=False)):
            if one is None or other is None:
                continue
            same = one == other
            if same:
                found[i].append("opens_like_" + following)
                found[i + step].append("opens_like_" + before)
            # a caption is printed bare and then with its credit, or the other way round; a sentence of the story never is
            if (same or (step == 1 and (one.startswith(other) or other.startswith(one)))) and (
                "has_credit" in found[i] or "has_credit" in found[i + step]
            ):
                found[i].append("copy_with_credit")
                found[i + step].append("copy_with_credit")


_topic_share = _Scale("topic", 0, 15, 30, 45, 60, 80)
_opening_topic = _Scale("opening_topic", 0, 10, 20, 35, 50)
_topic_words = _Scale("topic_words", 2, 4, 7)
_recurring = _Scale("recurring", 0, 20, 40, 60, 80)
_lede_words = _Scale("lede_words", 0, 1, 2, 3, 5)


def _topic(sight: Sight, found: list[Clues]) -> None:
    """Whether the block speaks of what the story speaks of: teasers of other stories do not."""
    first, last = sight.story
    paragraphs = [f.content for f in sight.forms[first : last + 1] if f.kind == "prose"]
    # the lede says again what the headline says; four, since a dek and a caption may stand before it
    lede = frozenset().union(*paragraphs[:4])
    told, told_twice = said(paragraphs)
    # a second story further down the page, and its paragraphs among themselves, do not say what the first eight paragraphs say
    opening, opening_twice = said(paragraphs[:8])
    goes_on = len(paragraphs) > 8
    met = 0
    for i, (f, clues) in enumerate(zip(sight.forms, found, strict=True)):
        # a block of the story is compared with the rest of the story, not with itself
        own = f.kind == "prose" and first <= i <= last
        met += own
        content = f.content
        count = len(content)
        if count < 2:
            clues.append("topic=none")
            continue
        shared = len(content & (told_twice if own else told))
        clues.append(_topic_share[100 * shared // count])
        if i < first + 3 and f.weight < 250:
            clues.append(_lede_words[len(content & lede)])
            clues.append(_recurring[100 * len(content & told_twice) // count])
        if goes_on and i > first:
            again = len(content & (opening_twice if own and met <= 8 else opening))
            clues.append(_opening_topic[100 * again // count])
        if shared > 1:
            clues.append(_topic_words[shared])


def said(paragraphs: Sequence[frozenset[str]]) -> tuple[set[str], set[str]]:
    """The words of some paragraphs, and those that more than one of them has."""
    once: set[str] = set()
    twice: set[str] = set()
    for content in paragraphs:
        twice |= once & content
        once |= content
    return once, twice


def _head(sight: Sight, found: list[Clues]) -> None:
    """How far the next byline and date are below and above: the headline and the dek stand over them, the lede under them."""
    for i, f in enumerate(sight.forms):
        if f.kind == "date":
            _around("date", i, found)
        if _signs(f):
            _around("byline", i, found)


def _around(name: str, i: int, found: list[Clues]) -> None:
    for step, reach in enumerate(("1", "3", "3", "5", "5"), 1):
        # a byline in two lines is one
        if i >= step and (below := f"{name}_below={reach}") not in found[i - step]:
            found[i - step].append(below)
        if i + step < len(found) and (above := f"{name}_above={reach}") not in found[i + step]:
            found[i + step].append(above)


# The head seldom has more than 40 lines between headline and first paragraph; a dek that opens the story's run stands 20 lines
# over the rest of it at most, and bylines at the end stand within 6 of it.
FRONT_ABOVE, FRONT_BELOW, END_BELOW = 40, 20, 6
_date_share = _Scale("date_fills", 2, 4, 6, 8)


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
    core, end = sight.core
    near = {
        *range(max(0, first - FRONT_ABOVE), min(first + FRONT_BELOW, len(found))),
        *range(max(0, core - FRONT_ABOVE), min(core + END_BELOW, len(found))),
        *range(max(last - 1, first + FRONT_BELOW), min(last + END_BELOW + 1, len(found))),
        *range(max(end - 1, core), min(end + END_BELOW + 1, len(found))),
    }
    for i in sorted(near):
        f, text, clues = sight.forms[i], sight.blocks[i].text, found[i]
        if not 3 < f.weight < 150:
            continue
        if f.may_sign:
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
                clues.append(_date_share[10 * sum(len(d.words) for d in stamps) // len(text)])
            if dates.updated:
                clues.append("says_updated")
            if dates.relative:
                clues.append("dated_from_today")


TRAILS_ABOVE = 90
"""Blocks from a breadcrumb to the story."""


def _trails(sight: Sight, found: list[Clues]) -> None:
    """A line that holds a whole line near it: a breadcrumb or a title with the site's name, and the headline itself."""
    forms = sight.forms
    for i in range(max(0, sight.story[0] - TRAILS_ABOVE), min(sight.story[0] + 2, len(forms))):
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
                # `Home » Region » Ferry sails again` over the headline
                if outer < inner and forms[outer].key.endswith(forms[inner].key):
                    found[outer].append("ends_in_line_below")
                    found[inner].append("ends_line_above")


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
