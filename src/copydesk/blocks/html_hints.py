"""What the markup and the page's metadata say of each block, as hints."""

from __future__ import annotations

from lxml import etree

from copydesk.blocks.html_names import HEADINGS, NOTHING, names_of, said_by
from copydesk.blocks.html_prose import TAG_HINTS, StoryElement, container
from copydesk.blocks.html_runs import Place, Run, Within
from copydesk.blocks.metadata import folded
from copydesk.labels.settled import settled
from copydesk.model import Block, Metadata, Origin


def blocks_of(runs: list[Run], metadata: Metadata) -> list[Block]:
    """One block for each visible run, with its hints; the containers of a block that is settled say enough of it."""
    prose = StoryElement(runs)
    shown = [(i, run) for i, run in enumerate(runs) if not run.hidden or prose.shows(run)]
    said = _Said(metadata)
    around = {node: said_by(names_of(node)) & OF_STORY for node in prose.elements()}
    blocks = []
    # what the classes of named tuples do, a function of Python less for each
    new = tuple.__new__
    for far, (i, run) in zip(settled([run for _, run in shown]), shown, strict=True):
        text, place = run.text, run.place
        element, number, hints = place[:3]
        path = f"(//{element})[{number}]"
        level = prose.level(place)
        if level >= 0:
            hints -= prose.misleading
        if (far and level < 0) or "inside_nav" in hints:
            blocks.append(new(Block, (text, new(Origin, (None, None, path, ())), place[2])))
            continue
        tag, own, named_around = _named(run, around)
        facts = prose.facts(i, place, level)
        facts.append(TAG_HINTS.get(tag, "bare"))
        if run.linked:
            share = run.linked / len(text)
            if share >= 0.5:
                facts.append("all_link" if share > 0.9 else "half_link")
        if run.cover and _is_bold(run.cover):
            facts.append("all_bold")
        if run.after_picture:
            facts.append("after_picture")
        if run.hidden:
            facts.append("hidden")
        facts += said.facts(text, element)
        origin = new(Origin, (None, None, path, _around(place)))
        blocks.append(new(Block, (text, origin, hints.union(own, named_around, facts))))
    return blocks


def _is_bold(within: Within | None) -> bool:
    """Whether one of the inline elements around a text sets it in bold type."""
    while within:
        if within[0].tag in BOLD:
            return True
        within = within[1]
    return False


BOLD = frozenset(("b", "strong"))


def _around(place: Place) -> tuple[tuple[str, int], ...]:
    """The element that a block stands in and the two around that: a list stands between its items and what they stand in."""
    inner = container(place)
    outer = inner[3] or inner
    return inner[:2], outer[:2], (outer[3] or outer)[:2]


def _named(
    run: Run, known: dict[etree._Element, frozenset[str]]
) -> tuple[str, frozenset[str], frozenset[str]]:
    """The name of the element that is the block, and the hints of its names and of those of the element
    around it.
    """
    tag, _, _, above, node, inside = run.place
    named = known.get(node)
    words = names_of(node) if named is None else ""
    # the spans of a program tell its parts: what is a comment there is none on the page
    within = None if tag == "pre" else run.cover
    if within:
        if within[0].tag == "time":
            tag = "time"
        while within:
            words += " " + names_of(within[0])
            within = within[1]
    own = said_by(words) if words else NOTHING
    if named:
        own |= named
    outer = inside[0] if inside else above[4] if above else None
    if outer is None:
        return tag, own, NOTHING
    around = known.get(outer)
    if around is None:
        around = known[outer] = said_by(names_of(outer))
    return tag, own, around


OF_STORY = frozenset(("says_story", "says_text", "says_body"))
"""What the names of the elements around the whole story may say of its blocks."""


class _Said:
    """What the page's metadata say, folded for comparison with its blocks."""

    def __init__(self, metadata: Metadata) -> None:
        self.headlines = {folded(text) for text in metadata.headlines}
        self.headline_words = [frozenset(text.casefold().split()) for text in metadata.headlines[:3]]
        self.authors = metadata.authors
        self.descriptions = [folded(metadata.description)] if metadata.description else []
        self.captions = [folded(text) for text in metadata.captions]
        self.article = _five_words(metadata.article_body or "")
        known = (*metadata.headlines, *metadata.captions, metadata.description or "")
        self.openings = frozenset(map(_opening, known))
        """Most blocks begin otherwise and need not be folded, which costs more than all the rest."""

    def facts(self, text: str, tag: str) -> list[str]:
        facts = []
        length = len(text)
        if length > 3 and _opening(text) in self.openings:
            start = folded(text[:60])
            if length < 400 and folded(text) in self.headlines:
                facts.append("equals_metadata_headline")
            if length > 20 and any(said.startswith(start) for said in self.descriptions):
                facts.append("equals_metadata_description")
            if length > 20 and any(said.startswith(start) for said in self.captions):
                facts.append("is_metadata_caption")
        if tag in HEADINGS and self.headline_words:
            words = set(text.casefold().split())
            if any(2 * len(words & headline) >= len(headline) for headline in self.headline_words):
                facts.append("near_metadata_headline")
        if length < 120:
            for name in self.authors:
                if name in text:
                    # 2: a comma or a handle's mark beside the name, but not yet `By`
                    facts.append("is_metadata_author" if length <= len(name) + 2 else "has_metadata_author")
                    break
        if (
            self.article
            and length > 20
            and tuple(text.split(" ", 5)[:5]) in self.article
            and tuple(text.rsplit(" ", 5)[-5:]) in self.article
        ):
            facts.append("in_article_body")
        return facts


def _opening(text: str) -> str:
    return text.lstrip(QUOTATION_MARKS)[:4].casefold()


def _five_words(text: str) -> frozenset[tuple[str, ...]]:
    words = text.split()
    return frozenset(zip(words, words[1:], words[2:], words[3:], words[4:], strict=False))


QUOTATION_MARKS = "\"'“”„«»‘’‚「『"
