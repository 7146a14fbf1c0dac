"""The two landmarks of a page, by which much else is told: the run of blocks that the story fills, and the likeliest headline."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise, repeat
from math import floor

from copydesk.labels.forms import NO_HEADLINE, Clues, Form


def longest_run(odds: Sequence[float], forms: Sequence[Form]) -> tuple[int, int]:
    """First and last index of the run that the whole story fills, with its lists and boxes; (0, -1) where there is no prose."""
    return _best_run(_by_length(odds, forms))


def densest_run(odds: Sequence[float], forms: Sequence[Form]) -> tuple[int, int]:
    """The same of the densest run of prose: surer, but on pages of lists only a part of the story."""
    return _best_run(_by_block(odds, forms))


def mark_headline(
    forms: Sequence[Form], found: list[Clues], headline: Mapping[str, float], story: tuple[int, int]
) -> None:
    """Which line is likeliest the headline, and how far the others stand from it."""
    worth = headline.get
    window = [i for i in headline_window(story, len(found)) if forms[i].weight <= LONGEST_HEADLINE]
    odds = {i: odds_of(found[i], worth) for i in window}
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


def headline_window(story: tuple[int, int], count: int) -> range:
    """The indices at which the headline may stand."""
    first = story[0] if story[1] >= 0 else WITHOUT_STORY
    return range(min(count, first + HEADLINE_BELOW))


HEADLINE_BELOW, WITHOUT_STORY = 8, 90
"""The headline is looked for from the top to the eighth block in the story: a dek or a caption may open the run, and a guide has
hundreds of lines of what it compares above its first paragraph. Where the page has no prose, 90 blocks from the top count.
"""
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
NO_HEADLINES = frozenset(("copy_with_credit", "shows_caption", NO_HEADLINE))
"""What shows a caption, which may stand alone over the story, in a headline's place and with its words, and what is no title."""


def odds_of(clues: Clues, worth: Callable[[str, float], float]) -> float:
    """What clues are worth together. Weights have two decimals, and so has the sum: equal lines stay equal whatever the order of
    their clues, which sets do not keep.
    """
    # to round a number to so many decimals takes `round` five times as long
    return floor(sum(map(worth, clues, NO_WEIGHT)) * 100 + 0.5) / 100


NO_WEIGHT = repeat(0.0)
"""What a clue is worth that the weights do not name."""


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
