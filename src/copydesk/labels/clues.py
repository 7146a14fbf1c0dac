"""One named fact about a block among its neighbours; `CLUES` lists the kinds of fact, in the order in which they are looked for.

A clue is a short string. Most are plain names (`starts_with_by`); a measured one carries its step (`length=80`); one about a
neighbour says where the neighbour stands (`next:date`). What a clue is worth is not decided here but in `data/weights.json`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from copydesk.labels.forms import Clues, Form, forms_of
from copydesk.labels.landmarks import densest_run, longest_run, mark_headline, odds_of
from copydesk.labels.scales import Scale
from copydesk.lines.bylines import read_byline
from copydesk.lines.datelines import read_dateline
from copydesk.lines.dates import read_dates
from copydesk.model import Block


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


def first_clues(blocks: Sequence[Block], prose: Mapping[str, float]) -> tuple[list[Clues], tuple[int, int]]:
    """The clues that need no headline, and the first and last index of the run that the story fills."""
    return _first(blocks, forms_of(blocks), prose)


def _first(
    blocks: Sequence[Block], forms: Sequence[Form], prose: Mapping[str, float]
) -> tuple[list[Clues], tuple[int, int]]:
    found = _own(blocks, forms)
    worth = prose.get
    odds = [odds_of(clues, worth) for clues in found]
    for block_odds, clues in zip(odds, found, strict=True):
        clues.append(_prose_odds[ceil(block_odds)])
    sight = Sight(blocks, forms, longest_run(odds, forms), densest_run(odds, forms))
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


_prose_odds = Scale("prose_odds", -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 8)


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


_BEFORE = {run: Scale(f"before_{run}", *STEPS) for run in ("story", "core")}


_AFTER = {run: Scale(f"after_{run}", *STEPS) for run in ("story", "core")}


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


_lull_above = Scale("lull_above", 0, 1, 2, 3, 5, 8, 13)


_lull_below = Scale("lull_below", 0, 1, 2, 3, 5, 8, 13)


_short_run = Scale("short_run", 1, 2, 3, 5, 8, 13, 21, 34)


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


_copies = Scale("copies", 2, 3, 5)


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


_topic_share = Scale("topic", 0, 15, 30, 45, 60, 80)


_opening_topic = Scale("opening_topic", 0, 10, 20, 35, 50)


_topic_words = Scale("topic_words", 2, 4, 7)


_recurring = Scale("recurring", 0, 20, 40, 60, 80)


_lede_words = Scale("lede_words", 0, 1, 2, 3, 5)


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


_date_share = Scale("date_fills", 2, 4, 6, 8)


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
