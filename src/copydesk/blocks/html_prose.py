"""The element of a page that holds its story: where most of the prose stands, and how a block stands to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias

from lxml import etree

from copydesk.blocks.html_names import HEADINGS, NOTHING, names_of, said_by
from copydesk.blocks.html_runs import Place, Run


class StoryElement:
    """The element that holds most of the page's prose, where its prose begins and ends, and how it looks.

    Measured over the three corpora it is the strongest fact that markup adds to text.
    """

    def __init__(self, runs: Sequence[Run]) -> None:
        told = _told_prose(runs)
        element = _smallest_with_most([(run.place, worth) for _, run, worth in told])
        self.levels = {id(element): 0} if element else {}
        """How many levels below the element a place stands; -1 for one outside of it. Filled as asked for."""
        held = [(i, run) for i, run, _ in told if self.level(run.place) >= 0]
        self.first, self.last = (held[0][0], held[-1][0]) if held else (0, -1)
        self.length = sum([len(run.text) for _, run in held])
        self.looks: dict[Look, int] = {}
        """Code points of prose by the look of the element that it stands in."""
        lengths: dict[int, int] = {}
        places: dict[int, Place] = {}
        for _, run in held:
            look = _look(run.place)
            self.looks[look] = self.looks.get(look, 0) + len(run.text)
            place = container(run.place)
            lengths[id(place)] = lengths.get(id(place), 0) + len(run.text)
            places[id(place)] = place
        self.container = places[max(lengths, key=lambda key: lengths[key])] if lengths else None
        """The place right around most of the prose: paragraphs of a story are siblings."""
        self.around = self.container[3] if self.container else None
        self.misleading = self.container[2] & OUTSIDE if self.container else NOTHING
        """Containers around the story itself, such as a menu that was never closed: they say nothing of its blocks."""
        self.frame: set[int] = set()
        """The places around the container, itself included."""
        frame = self.container
        while frame:
            self.frame.add(id(frame))
            frame = frame[3]

    def shows(self, run: Run) -> bool:
        """Whether a hidden run is part of the story all the same: a script shows it, to subscribers or when
        all has loaded.
        """
        return id(run.hidden) in self.frame or (run.is_prose and self.level(run.place) >= 0)

    def elements(self) -> Iterator[etree._Element]:
        """The elements around the container, itself included: their names speak of the whole story, its section and its page."""
        place = self.container
        while place:
            yield place[4]
            place = place[3]

    def facts(self, i: int, place: Place, level: int) -> list[str]:
        """What is told by where the run of that index and place stands, `level` levels below the element."""
        if not self.container:
            return []
        facts = ["above_prose" if i < self.first else "below_prose" if i > self.last else "within_prose"]
        if level < 0:
            facts.append("outside_prose_element")
        else:
            facts.append(LEVELS[min(level, len(LEVELS) - 1)])
            facts.append(ALIKE[-(-QUARTERS * self.looks.get(_look(place), 0) // self.length)])
        place = container(place)
        if place is self.container:
            facts.append("in_prose_container")
        elif place is self.around or place[3] is self.container or place[3] is self.around:
            facts.append("near_prose_container")
        return facts

    def level(self, place: Place) -> int:
        """How many levels below the element a place stands, -1 outside of it; every place is walked over once."""
        known = self.levels.get(id(place))
        if known is not None:
            return known
        walked: list[Place] = []
        at: Place | None = place
        while at and id(at) not in self.levels:
            walked.append(at)
            at = at[3]
        level = self.levels[id(at)] if at else -1
        for inner in reversed(walked):
            level += level >= 0
            self.levels[id(inner)] = level
        return level


def _told_prose(runs: Sequence[Run]) -> list[tuple[int, Run, float]]:
    """The runs of prose that tell where the story stands: which of the page's runs each is, and how much it tells."""
    told = [(i, run, _worth(run)) for i, run in enumerate(runs) if run.is_prose]
    known: dict[int, bool] = {}
    # where there is all but nothing else, the story itself stands in what is named so; 20 mends three pages of the corpora that 5
    # does not, and breaks one
    told = _most(told, [row for row in told if not _is_discussion(row[1].place, known)], 20)
    # an aside or a form that was never closed holds the story: then less than a fifth of the page's prose stands elsewhere; of a
    # third and more, teasers and comments beside a short story are taken for one
    return _most(told, [row for row in told if row[1].place[2].isdisjoint(BESIDE)], 5)


Told: TypeAlias = "list[tuple[int, Run, float]]"


def _most(told: Told, apart: Told, times: int) -> Told:
    """The part of the prose that stands apart, unless the whole is so many times as much."""
    return apart if times * sum([row[2] for row in apart]) > sum([row[2] for row in told]) else told


def _is_discussion(place: Place, known: dict[int, bool]) -> bool:
    """Whether an element or one around it is named as readers' comments; every place is looked at once."""
    walked: list[Place] = []
    at: Place | None = place
    while at and id(at) not in known:
        walked.append(at)
        at = at[3]
    found = known[id(at)] if at else False
    for inner in reversed(walked):
        found = known[id(inner)] = found or "says_comment" in said_by(names_of(inner[4]))
    return found


BESIDE = frozenset(("inside_aside", "inside_footer", "inside_form", "inside_nav", "inside_dialog"))
"""What stands in these is seldom the story's."""
OUTSIDE = BESIDE | {"inside_header"}
"""and seldom does the story itself."""
PARAGRAPHS = frozenset(("p", "li", "blockquote"))


def _worth(run: Run) -> float:
    """How much a run tells of where the story stands, in code points.

    Long runs count as one of 300: a consent text in one run is no story. Text that stands bare in a div counts less than a
    paragraph: 0.1 to 0.5 find the gold's text alike well, 1 less.
    """
    length = min(len(run.text), 300)
    return length if run.place[0] in PARAGRAPHS else 0.3 * length


MOST = 0.6
"""The element is the smallest that holds so much of the prose: over the three corpora, its words and the gold's agree best (word
F1 0.87 to 0.92) at 0.55 to 0.65; more than half, so that it holds the middle of all prose and there is but one.
"""


def _smallest_with_most(prose: Sequence[tuple[Place, float]]) -> Place | None:
    """The smallest place that holds MOST of the prose, in linear time; None where there is no prose."""
    total = sum([worth for _, worth in prose])
    passed, middle = 0.0, None
    for place, worth in prose:
        passed += worth
        if 2 * passed >= total:
            middle = place
            break
    around: list[Place] = []
    while middle:
        around.append(middle)
        middle = middle[3]
    # which of the elements around the middle each run shares with it; every place is walked over once
    shared = {id(place): n for n, place in enumerate(around)}
    held = [0.0] * len(around)
    for place, worth in prose:
        walked: list[Place] = []
        at: Place | None = place
        while at and id(at) not in shared:
            walked.append(at)
            at = at[3]
        n = shared[id(at)] if at else len(around) - 1
        for inner in walked:
            shared[id(inner)] = n
        held[n] += worth
    return next(
        (place for place, worth in zip(around, accumulate(held), strict=True) if worth >= MOST * total), None
    )


LEVELS = tuple(f"prose_level={n}" for n in range(6))
"""Paragraphs stand right in the element or some wrappers deeper; cards of other stories, players and forms deeper still."""
QUARTERS = 4
"""How many quarters of the element's prose stand in elements of the same look."""
ALIKE = tuple(f"alike_prose={n}" for n in range(QUARTERS + 1))
Look: TypeAlias = "tuple[str, str | None, str, str | None]"


def _look(place: Place) -> Look:
    """What shows how an element is set: its name and class, and those of the element around it."""
    above = place[3] or place
    return place[0], place[4].get("class"), above[0], above[4].get("class")


def container(place: Place) -> Place:
    """The element that a block stands in: around a paragraph, but for bare text the one that holds it."""
    return place[3] if place[0] in TAG_HINTS and place[3] else place


# Hints: each is a fact from the markup, never a verdict. A block has
# - one for its element: h1 … h6 p li row cell figcaption time button label option blockquote dt dd address
#   pre, or bare for text that stands in a div or the like;
# - one for each container around it, at any distance: inside_article … (CONTAINERS);
# - one for each kind of name (markup_words.txt) in class, id, rel … of its element, of inline elements that
#   cover it, or of the element around it: says_byline …;
# - of the rest those that apply:
#     all_link half_link         how much of it is a link
#     all_bold                   set in bold type as a whole
#     after_picture              a picture or player stands between it and the block above
#     hidden                     prose of the story that a script shows later
#     above_prose within_prose below_prose outside_prose_element prose_level=… alike_prose=…
#     in_prose_container near_prose_container                                                     see StoryElement
#     equals_metadata_headline near_metadata_headline equals_metadata_description is_metadata_author
#     has_metadata_author is_metadata_caption in_article_body                                      see _Said
OWN_NAMES = (
    *("p", "li", "figcaption", "time", "button", "label", "option"),
    *("blockquote", "dt", "dd", "address", "pre"),
)
TAG_HINTS = {tag: tag for tag in (*HEADINGS, *OWN_NAMES)} | {
    **{"td": "cell", "th": "cell", "tr": "row"},
    **{"summary": "button", "legend": "label", "textarea": "option"},
}
