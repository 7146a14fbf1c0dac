"""The text of a page in reading order: one walk over lxml's tree gathers the runs that the blocks are made of."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from lxml import etree

from copydesk.blocks.dump_marks import folded_blanks
from copydesk.blocks.html_names import HEADINGS, NOTHING, names_of, said_by


def runs_of(root: etree._Element) -> list[Run]:
    """The text of a page in reading order, cut at line breaks and where a block element begins or ends.

    Line breaks part paragraphs on many pages, and lines that mean something by themselves on most others;
    only in headings they merely shape the line.
    """
    walk = _Walk(root)
    events = etree.iterwalk(root, events=("start", "end"))
    for event, node in events:
        tag = node.tag
        is_inline = tag in INLINE or ("-" in tag and _runs_on(tag, walk.place[0]))
        if event == "end":
            text = node.tail
            if is_inline:
                walk.close_inline(node, tag)
            else:
                walk.close_block(node, tag)
        elif is_inline:
            text = node.text
            walk.open_inline(node, tag)
        elif (text := walk.open_block(node, tag)) is not None:
            events.skip_subtree()
        else:
            text = node.text
        if text and not walk.muted:
            walk.say(text)
    for run in walk.runs:
        text = "".join(run.parts)
        # most text that is not ASCII has none of them either
        run.text = text = folded_blanks(text if text.isascii() else re.sub(UNSEEN, "", text))
        run.is_prose = len(text) >= PROSE and run.linked * 2 < len(text)
    return [run for run in walk.runs if run.text]


class _Walk:
    """Where a walk over the elements of a page stands, and the runs of text that it has passed."""

    __slots__ = (
        *("headings", "hidden", "hiding", "links", "muted", "numbers", "picture", "place", "preformatted"),
        *("rows", "run", "runs", "titled", "within"),
    )

    def __init__(self, root: etree._Element) -> None:
        self.runs: list[Run] = []
        self.run: Run | None = None
        """The one that text goes into; None where the next text begins one."""
        self.titled: Run | None = None
        """The last one that began in the heading."""
        self.place: Place = ("html", 1, NOTHING, None, root, None)
        self.within: Within | None = None
        self.numbers: dict[str, int] = {}
        """How many elements of each name are open or passed."""
        self.rows: list[list[int]] = []
        """For each open table row, which run each of its cells begins with."""
        self.hiding: list[etree._Element] = []
        """The open elements that are hidden."""
        self.hidden: Place | None = None
        """The outermost of them that is a block."""
        self.links = self.headings = self.preformatted = 0
        """How many such elements are open."""
        self.muted = 0
        """How many hidden inline ones are: their text is none."""
        self.picture = False
        """Whether a picture has been passed since the last run began."""

    def open_block(self, node: etree._Element, tag: str) -> str | None:
        """Begin a block element; the whole text of a menu, whose elements are not walked over."""
        self.run = None
        number = self.numbers[tag] = self.numbers.get(tag, 0) + 1
        containers = self.place[2]
        text = None
        if tag in WATCHED:
            if tag in MENUS and (menu := _read_menu(node, containers)):
                text, inside = menu
                for inner in inside:
                    self.numbers[inner] = self.numbers.get(inner, 0) + 1
            if tag in CONTAINERS:
                containers = _with(containers, CONTAINERS[tag])
            elif tag in HEADINGS:
                self.headings += 1
                self.titled = None
            elif tag == "tr":
                self.rows.append([])
            elif tag == "pre":
                self.preformatted += 1
            elif self.rows:
                self.rows[-1].append(len(self.runs))
        self.place = (tag, number, containers, self.place, node, self.within)
        self.within = None
        if (names := node.keys()) and not HIDING.isdisjoint(names) and _is_unshown(node, names):
            self.hiding.append(node)
            self.hidden = self.hidden or self.place
        return text

    def close_block(self, node: etree._Element, tag: str) -> None:
        """End a block element."""
        self.run = None
        if tag in WATCHED:
            if tag in HEADINGS:
                self.headings -= 1
            elif tag == "tr":
                _join_cells(self.runs, self.rows.pop())
            elif tag == "pre":
                self.preformatted -= 1
        if self.hiding and self.hiding[-1] is node:
            self.hiding.pop()
            if self.hidden is self.place:
                self.hidden = None
        self.within = self.place[5]
        self.place = self.place[3] or self.place

    def open_inline(self, node: etree._Element, tag: str) -> None:
        """Begin an element that runs on within a line."""
        self.within = (node, self.within)
        if tag == "a":
            self.links += 1
        elif tag in ASIDES:
            if self.run is not None and "inside_figure" in self.place[2]:
                # captions and credits touch, style sheets part them: `The boat at LundPhoto: AP`
                self.run.parts.append(" ")
                if "says_credit" in said_by(names_of(node)):
                    self.run = None
            if (names := node.keys()) and not HIDING.isdisjoint(names) and _is_unshown(node, names):
                self.hiding.append(node)
                self.muted += 1
        elif tag == "br":
            if not self.headings:
                self.run = None
            elif self.run is not None:
                self.run.parts.append(" ")
        elif tag in PICTURES:
            self.picture = True

    def close_inline(self, node: etree._Element, tag: str) -> None:
        """End an element that runs on within a line."""
        self.within = self.within and self.within[1]
        if tag == "a":
            self.links -= 1
        elif tag in ASIDES:
            if self.run is not None and "inside_figure" in self.place[2]:
                self.run.parts.append(" ")
            if self.hiding and self.hiding[-1] is node:
                self.hiding.pop()
                self.muted -= 1
        if self.headings and self.run is not None and _is_eyebrow(node, self.run):
            self.run = None

    def say(self, text: str) -> None:
        """Add the text between two tags to the run that is open, or begin one with it."""
        run = self.run
        if text.isspace():
            if run is not None:
                run.parts.append(" ")
            return
        if self.preformatted or self.headings:
            text = self._shaped(text)
            if not text:
                return
            run = self.run
        if run is None:
            run = self._begun()
        elif run.cover is not self.within:
            run.cover = _common(run.cover, self.within)
        run.parts.append(text)
        if self.links:
            run.linked += len(text)

    def _shaped(self, text: str) -> str:
        """What goes on with the open run of a text that is preformatted or stands in a heading."""
        if self.preformatted and "\n" in text:
            # lines of preformatted text are wrapped lines, parted into paragraphs by blank ones
            *whole, text = re.split(r"\n[ \t\r\f]{0,200}\n", text)
            for part in whole:
                if part:
                    (self.run or self._begun()).parts.append(part)
                self.run = None
        if self.headings and text:
            if self.run is not None:
                if _touch(self.run.parts[-1], text):
                    self.run.parts.append(" ")
            elif self.titled is not None and text.lstrip().startswith(":"):
                # `<h1><div>Harbour</div>: Ferry sails again`: one line after all
                self.run = self.titled
                self.run.place = self.place
        return text

    def _begun(self) -> Run:
        """A run that begins here."""
        run = self.run = Run(self.place, self.within, self.picture, self.hidden)
        self.runs.append(run)
        self.picture = False
        self.titled = run if self.headings else None
        return run


class Run:
    """The text of one block while it is gathered."""

    __slots__ = ("after_picture", "cover", "hidden", "is_prose", "linked", "parts", "place", "text")

    def __init__(self, place: Place, cover: Within | None, after_picture: bool, hidden: Place | None) -> None:
        self.place = place
        self.cover = cover
        """The innermost inline elements around all of its words."""
        self.after_picture = after_picture
        self.hidden = hidden
        """The outermost hidden element around it."""
        self.parts: list[str] = []
        self.linked = 0
        """Code points that stand in links."""
        self.text = ""
        self.is_prose = False


def _runs_on(tag: str, around: str) -> bool:
    """Whether an element of a site's own runs on within a paragraph's line: browsers set it so; what AMP has there are pictures,
    players and ads.
    """
    return around == "p" and not tag.startswith("amp-")


@lru_cache(maxsize=1 << 10)
def _with(containers: frozenset[str], container: str) -> frozenset[str]:
    return containers | {container}


def _read_menu(node: etree._Element, containers: frozenset[str]) -> tuple[str, list[str]] | None:
    """The texts of a menu or a page's footer with blanks between them, and the elements in it; None for what
    only calls itself so.

    Footers of an article hold its author's biography and notes; an element that was never closed holds the
    whole page, and what it holds is not tried again.
    """
    if not containers.isdisjoint(NO_MENU_IN) or (node.tag != "select" and CONTAINERS[node.tag] in containers):
        return None
    texts, inside = [node.text], []
    long = 0
    nested = False
    for inner in node.iterdescendants():
        tag, text, tail = inner.tag, inner.text, inner.tail
        if tag in NOT_IN_MENUS:
            return None
        inside.append(tag)
        if text and not text.isspace():
            texts.append(text)
            long += len(text) > 2 * PROSE
        if tail and not tail.isspace():
            # it stands behind all that its element holds
            nested = True
            long += len(tail) > 2 * PROSE
        if long > 2:
            return None
    return " ".join(node.itertext() if nested else filter(None, texts)), inside


def _common(one: Within | None, other: Within | None) -> Within | None:
    """The innermost inline element that holds both; None where it is the block's own."""
    around = set()
    while one:
        around.add(one[0])
        one = one[1]
    while other and other[0] not in around:
        other = other[1]
    return other


def _is_eyebrow(node: etree._Element, run: Run) -> bool:
    """Whether the line that stands in a heading so far is an eyebrow: its own element says so, and no colon
    at its end.
    """
    return "says_eyebrow" in said_by(names_of(node)) and not run.parts[-1].rstrip().endswith(":")


def _touch(before: str, after: str) -> bool:
    """Whether parts of a heading touch that a style sheet sets apart: `<small>Harbour</small>Ferry sails`.

    Three code points at least before them: a stressed letter belongs to its word (`<i>i</i>Phone`).
    """
    last, first = before[-1], after[0]
    return (last.islower() or last in ENDS) and (first.isupper() or first in "“„«") and len(before) > 2


def _is_unshown(node: etree._Element, names: list[str]) -> bool:
    if "hidden" in names or node.get("aria-hidden") == "true":
        return True
    style = (node.get("style") or "").replace(" ", "")
    return "display:none" in style or "visibility:hidden" in style


def _join_cells(runs: list[Run], cells: list[int]) -> None:
    """Make one run of a table row, unless a cell holds several: then the table lays out the page, as on old
    pages.
    """
    if not cells or len(runs) - cells[0] < 2:
        return
    if any(end - start > 1 for start, end in pairwise([*cells, len(runs)])):
        return
    row, *others = runs[cells[0] :]
    row.cover = None
    while row.place[0] != "tr" and row.place[3]:
        row.place = row.place[3]
    for run in others:
        row.parts += [" | ", *run.parts]
        row.linked += run.linked
    del runs[cells[0] + 1 :]


Place: TypeAlias = "tuple[str, int, frozenset[str], Place | None, etree._Element, Within | None]"
"""An open element that is no inline one: its name, which one of that name it is on the page (from 1), the
containers around it, itself included, the place around it, the element, and the inline elements around it.
A plain tuple, since a page has as many as it has elements.
"""
Within: TypeAlias = "tuple[etree._Element, Within | None]"
"""An open inline element and those around it, up to the block."""
INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn"),
        *("em", "font", "i", "img", "ins", "kbd", "mark", "nobr", "picture", "q", "rb", "rp", "rt", "ruby"),
        *("s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"),
        *("video", "audio"),
    )
)
"""Elements that run on within a line; every other one, known or not, begins and ends a block, but for a site's own, which has a
hyphen in its name, amid a paragraph's words: `the <harbour-firm>Orsby Line</harbour-firm> said`.
"""
PICTURES = frozenset(("img", "picture", "video", "audio", "amp-img"))
ASIDES = frozenset(("span", "small", "cite"))
"""Inline elements that hold something apart, not a stressed word."""
SECTIONS = (
    *("article", "main", "nav", "aside", "footer", "header", "figure"),
    *("form", "blockquote", "table", "dialog"),
)
CONTAINERS = {tag: f"inside_{tag}" for tag in SECTIONS} | {
    **{"ul": "inside_list", "ol": "inside_list", "dl": "inside_list"},
    **{"select": "inside_form", "details": "inside_details"},
}
MENUS = frozenset(("nav", "footer", "select"))
"""Menus: all the text of such an element is one block, which spares the walk a third of the page."""
NO_MENU_IN = frozenset(("inside_article", "inside_main"))
"""A menu does not stand in these, nor these in a menu."""
NOT_IN_MENUS = frozenset(("h1", "article", "main"))
HIDING = frozenset(("hidden", "aria-hidden", "style"))
"""Attributes that may hide an element."""
WATCHED = frozenset((*CONTAINERS, *MENUS, *HEADINGS, "tr", "td", "th", "pre"))
"""Elements that the walk does more for than to begin and end a block."""
UNSEEN = "[\u00ad\u200b\ufeff]"
"""Where a word or a line may break, and byte order marks; joiners belong to the words of Persian and Hindi."""
PROSE = 80
"""Text of this length is prose if little of it is linked: the shortest at which lines that are no story text
become rare.
"""
ENDS = ".!?:”»"
"""After these a capital begins a new sentence."""
