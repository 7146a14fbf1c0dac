"""Lines of one series: headings of a countdown and facts below one label are of one kind, counters of a gallery are no text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from copydesk.blocks.dump_marks import INVISIBLE
from copydesk.labels.forms import ends_sentence, form, trimmed
from copydesk.labels.kin import HEADINGS, PAGES_OWN
from copydesk.labels.surroundings import LONGEST_FACT
from copydesk.model import Block, Role

STORY = frozenset((Role.BODY, Role.SUBHEAD))


def with_series(blocks: Sequence[Block], roles: Sequence[Role]) -> list[Role]:
    """The roles with one for all lines of a series in the story, and with chrome for counters of pictures and rows of stars.

    In a dump each heading of a countdown stands between a picture and a paragraph, and by itself looks like a caption, a button
    or a label; so do the facts below it. `10. The old crane`, `9. The quay`, … are a subhead each, or where some stand right
    below one another, a list; `Size: …` that comes again and again is a line of the story. What the page has in series of its
    own, as the stories most read, is left.
    """
    found = [*roles]
    story = [i for i, role in enumerate(roles) if role in STORY]
    if not story:
        return found
    for i in story:
        if is_counter(blocks[i].text) or is_divider(blocks[i].text):
            found[i] = Role.CHROME
    stretch = range(story[0], story[-1] + 1)
    for series in _labelled(blocks, stretch):
        if _is_told(series, found):
            for i in series:
                if found[i] in MISTAKEN and _is_plain(blocks[i]):
                    found[i] = Role.BODY
    for series in _numbered(blocks, stretch):
        if _is_told(series, found):
            listed = any(below == i + 1 for i, below in pairwise(series))
            for i in series:
                if found[i] in STORY or (found[i] in PASSED_OVER and _is_plain(blocks[i])):
                    found[i] = Role.BODY if listed else Role.SUBHEAD
    for step in _steps(blocks, story[0]):
        found[step] = Role.SUBHEAD
        if found[step + 1] in UNTOLD and _is_plain(blocks[step + 1]):
            found[step + 1] = Role.BODY
    return found


def _is_told(series: Sequence[int], roles: Sequence[Role]) -> bool:
    return len(series) >= SERIES and sum([roles[i] in STORY for i in series]) >= TOLD * len(series)


SERIES = 4
"""Lines; three with rising numbers stand in a box of the page's own as often."""
TOLD = 0.15
"""The share of a series that was taken for the story's; of the stories most read none is."""
PASSED_OVER = frozenset((Role.CHROME, Role.CAPTION))
"""What the heading of a countdown is taken for."""
MISTAKEN = frozenset((Role.CHROME, Role.SUBHEAD))
"""What a fact below a label is taken for."""


def is_counter(text: str) -> bool:
    """Whether a line only counts a gallery's pictures: `2 of 57`, `Image 1 of 4`, `1/12`.

    >>> is_counter("2 of 57"), is_counter("Image 1 / 4"), is_counter("5 of 4"), is_counter("2 of 57 boats sank")
    (True, True, False, False)
    """
    if len(text) > LONGEST_COUNTER or not text[-1:].isdecimal():
        return False
    counted = _counter().fullmatch(text)
    return counted is not None and int(counted[1]) <= int(counted[2])


LONGEST_COUNTER = 24
"""Code points of a counter with a word before it."""


def _steps(blocks: Sequence[Block], start: int) -> list[int]:
    """The lines that count a guide's steps from the first one on, each above a sentence of its own: `Step 1`, `Step 2`, …

    What counts advertisements stands above the same words again and again, what counts pages above a number.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for i in range(start, len(blocks) - 1):
        text = blocks[i].text
        # nearly no line ends so
        if not text[-1:].isdecimal() and text[-1:] not in STEP_ENDS:
            continue
        word, _, number = text.rstrip(STEP_ENDS).rpartition(" ")
        if word.isalpha() and number == str(len(found[word]) + 1) and ends_sentence(blocks[i + 1].text):
            found[word].append(i)
    steps = max(found.values(), key=len, default=[])
    told = {blocks[i + 1].text for i in steps}
    return steps if len(steps) >= SERIES and len(told) == len(steps) else []


STEP_ENDS = ":."
"""What may stand behind the number of a step."""
UNTOLD = frozenset((Role.CHROME, Role.CAPTION, Role.RELATED))
"""What the sentence of a step is taken for below where the story seemed to end."""


@cache
def _counter() -> re.Pattern[str]:
    return re.compile(r"(?:[^\W\d]{1,10} )?(\d{1,3}) ?(?:/|[^\W\d]{1,3} ) ?(\d{1,3})")


def is_divider(text: str) -> bool:
    """Whether a line is one mark set again and again, which parts a story: `***`, `_____`; or nothing that is seen.

    >>> is_divider("* * *"), is_divider("★★★★"), is_divider("-")
    (True, False, True)
    """
    if text[:1] in DIVIDERS:
        return set(text) <= {text[:1], " "}
    return bool(text) and not text.strip(INVISIBLE)


DIVIDERS = frozenset("*_-–—=~•·◇◆#+.…━─═▬")
"""Stars in ink and crosses are none: they rate, and fill the cells of tables."""


def _numbered(blocks: Sequence[Block], stretch: range) -> Iterator[list[int]]:
    """The lines of each run of numbers that rise or fall by one."""
    series: list[int] = []
    numbers: list[int] = []
    for i in stretch:
        number = _number(blocks[i].text)
        if number is None:
            continue
        if not _continues(numbers, number):
            yield series
            series, numbers = [], []
        series.append(i)
        numbers.append(number)
    yield series


def _continues(numbers: Sequence[int], number: int) -> bool:
    if len(numbers) < 2:
        return not numbers or abs(number - numbers[0]) == 1
    return number - numbers[-1] == numbers[1] - numbers[0]


def _number(text: str) -> int | None:
    """The number that opens a heading; None for a paragraph, which may open with a year or with the place in a list, too."""
    if len(text) > LONGEST_FACT or not text[0].isdecimal():
        return None
    opening = text.split(maxsplit=1)
    # `3.5 metres` and `12 boats` count something
    digits = opening[0][:-1]
    named = len(opening) > 1 and opening[0][-1] in ".):" and len(digits) <= MOST_DIGITS and digits.isdecimal()
    return int(digits) if named else None


MOST_DIGITS = 3
"""Digits of a place in a list: `100. The old crane`; a year has four."""


def _labelled(blocks: Sequence[Block], stretch: range) -> list[list[int]]:
    """The lines of each label: `Size: …`. A heading with a colon in it is told by the markup or by more words before it."""
    found = defaultdict(list)
    for i in stretch:
        label, colon, fact = blocks[i].text[:LONGEST_FACT].partition(": ")
        if colon and fact and label.count(" ") < MOST_LABEL_WORDS and blocks[i].hints.isdisjoint(HEADINGS):
            found[label].append(i)
    return [*found.values()]


MOST_LABEL_WORDS = 3
"""`Previous Draft Spot`; before the colons of a guide's headings stands its whole subject."""


def _is_plain(block: Block) -> bool:
    """Whether a line is not the page's own, nor has a credit in it, whatever series it is of."""
    return PAGES_OWN.isdisjoint(form(trimmed(block.text)).clues)
