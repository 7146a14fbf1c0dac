"""HTML -> blocks in reading order, each with what the markup says of it as hints; imported only where HTML came in."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from .lexicons import lexicon_lines
from .metadata import read_metadata
from .model import Block, Metadata, Origin, Page

HINTS = {
    "h1 … h6, p, li, figcaption, row, time, button, label, option, blockquote, dt, dd, address, caption, pre": "own tag",
}

# What a browser does not show, or shows as something else than text; `title` and the like stand here for broken pages that
# have them in the body
UNSHOWN = (
    *("head", "script", "style", "template", "noscript", "title", "meta", "link", "base"),
    *("svg", "math", "iframe", "frame", "object", "embed", "applet", "canvas", "map", "param"),
    *("source", "track", "input", "datalist", "wbr"),
)

# Elements that run on within a line; every other one, known or not, begins and ends a block
INLINE = frozenset(
    "a br abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark nobr picture q rb rp rt ruby s samp small"
    " span strike strong sub sup time tt u var video audio".split()
)
PICTURES = frozenset(("img", "picture", "video", "audio", "amp-img"))

TAG_HINTS = {
    **{
        tag: tag
        for tag in "h1 h2 h3 h4 h5 h6 p li figcaption time button label option blockquote dt dd address caption".split()
    },
    **{
        "td": "cell",
        "th": "cell",
        "tr": "row",
        "pre": "pre",
        "textarea": "textarea",
        "summary": "summary",
        "legend": "label",
    },
    **{
        "b": "bold",
        "strong": "bold",
        "i": "italic",
        "em": "italic",
        "cite": "italic",
        "a": "in_link",
        "small": "small",
    },
}
CONTAINERS = {
    **{
        tag: f"inside_{tag}"
        for tag in "article main nav aside footer header figure form blockquote table details dialog h1".split()
    },
    **{"ul": "inside_list", "ol": "inside_list", "dl": "inside_list", "select": "inside_form"},
}
ROLE_ATTRIBUTE = {
    "navigation": "inside_nav",
    "contentinfo": "inside_footer",
    "banner": "inside_header",
    "complementary": "inside_aside",
    "main": "inside_main",
    "article": "inside_article",
    "dialog": "inside_dialog",
    "search": "inside_form",
}

# Attributes whose words name an element's part on the page
NAMING = frozenset(
    (
        "class",
        "id",
        "itemprop",
        "rel",
        "data-testid",
        "data-component",
        "data-type",
        "data-name",
        "data-qa",
        "aria-label",
    )
)
NOTHING: frozenset[str] = frozenset()

# lxml stops reading at 2048 levels of elements
DEEPEST = 2000


class _Run:
    """The text of one block while it is gathered."""

    __slots__ = ("after_picture", "containers", "linked", "nodes", "number", "parts", "tag", "text")

    def __init__(self, place: tuple[str, int, frozenset[str]], after_picture: bool) -> None:
        self.tag, self.number, self.containers = place
        """Nearest element that is no inline one, its number among those of its name, the containers around it."""
        self.parts: list[str] = []
        self.nodes: list[etree._Element] = []
        """The element of each part."""
        self.linked = 0
        """Code points that stand in links."""
        self.after_picture = after_picture
        self.text = ""

    def finish(self) -> None:
        self.text = " ".join("".join(self.parts).split())


class _Element:
    """What an element's attributes and those of the elements around it say."""

    __slots__ = ("around", "depth", "hidden", "own", "parent", "tag")

    def __init__(self, node: etree._Element, parent: _Element | None) -> None:
        self.parent = parent
        self.tag = node.tag
        if parent is None or parent.parent is None:
            # the class words of <html> and <body> speak of the whole page
            self.own = self.around = NOTHING
            self.hidden = False
            self.depth = 0 if parent is None else 1
            return
        self.depth = parent.depth + 1
        self.own, self.hidden = _naming(node.tag, node.items())
        self.hidden = self.hidden or parent.hidden
        self.around = _around(parent.around, parent.own)


def read_html(text: str) -> Page:
    """The visible blocks of a page in reading order, and what the page says of itself."""
    root = _parse(text)
    if root is None:
        return Page(())
    metadata = read_metadata(root)
    etree.strip_elements(root, *UNSHOWN, with_tail=False)
    return Page(tuple(_blocks(_runs(root), metadata)), metadata)


def _parse(text: str) -> etree._Element | None:
    if "\0" in text:
        text = text.replace("\0", "")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    return etree.fromstring(text.encode("utf-8", "replace"), parser)


def _runs(root: etree._Element) -> list[_Run]:
    """Gather the visible text in one walk over the tree."""
    runs: list[_Run] = []
    run: _Run | None = None
    nodes: list[etree._Element] = []
    places: list[tuple[str, int, frozenset[str]]] = [("html", 1, NOTHING)]
    numbers: dict[str, int] = {}
    rows: list[list[int]] = []
    links = pres = 0
    picture = broken = False
    for event, node in etree.iterwalk(root, events=("start", "end")):
        tag = node.tag
        if event == "start":
            nodes.append(node)
            text = node.text
            if tag not in INLINE:
                run = None
                number = numbers[tag] = numbers.get(tag, 0) + 1
                containers = places[-1][2]
                if tag in CONTAINERS:
                    containers = _with(containers, CONTAINERS[tag])
                places.append((tag, number, containers))
                if tag in WATCHED:
                    if tag == "tr":
                        rows.append([])
                    elif tag == "pre":
                        pres += 1
                    elif rows:
                        rows[-1].append(len(runs))
            elif tag == "a":
                links += 1
            elif tag == "br":
                if broken:
                    run = None
                broken = True
            elif tag in PICTURES:
                picture = True
                continue
        else:
            nodes.pop()
            text = node.tail
            if tag not in INLINE:
                run = None
                places.pop()
                if tag in WATCHED:
                    if tag == "tr":
                        _join_row(runs, rows.pop())
                    elif tag == "pre":
                        pres -= 1
            elif tag == "a":
                links -= 1
        if not text:
            continue
        if text.isspace():
            if run is not None:
                run.parts.append(" ")
            continue
        if run is None:
            run = _Run(places[-1], picture)
            runs.append(run)
            picture = False
        elif broken:
            run.parts.append(" ")
        broken = False
        run.parts.append(text)
        run.nodes.append(nodes[-1])
        if links:
            run.linked += len(text)
    return runs


def _join_row(runs: list[_Run], cells: list[int]) -> None:
    pass


@lru_cache(maxsize=1 << 10)
def _with(containers: frozenset[str], container: str) -> frozenset[str]:
    return containers | {container}


def _blocks(runs: list[_Run], metadata: Metadata) -> list[Block]:
    """One block for each run, with its hints."""
    for run in runs:
        run.finish()
    elements: dict[etree._Element, _Element] = {}
    blocks = []
    for run, near in zip(runs, _near_prose(runs), strict=True):
        hints = run.containers
        if near and "inside_nav" not in hints and "inside_footer" not in hints:
            element = _element(run.nodes[0], elements)
            for node in run.nodes[1:]:
                element = _common(element, _element(node, elements))
            if element.hidden:
                continue
            own = element.own
            while element.tag in INLINE and element.parent:
                element = element.parent
                own |= element.own
            hints = hints | own | element.around
        blocks.append(Block(run.text, Origin(path=f"(//{run.tag})[{run.number}]"), hints))
    return blocks


def _near_prose(runs: list[_Run]) -> list[bool]:
    near = [False] * len(runs)
    reach = -1
    for i, run in enumerate(runs):
        text = run.text
        if len(text) >= PROSE or (len(text) >= PROSE // 2 and not text.isascii()):
            for j in range(max(reach + 1, i - ABOVE, 0), i):
                near[j] = True
            reach = i + BELOW
        if i <= reach:
            near[i] = True
    return near


PROSE, ABOVE, BELOW = 80, 60, 30


def _element(node: etree._Element, elements: dict[etree._Element, _Element]) -> _Element:
    if node in elements:
        return elements[node]
    chain = [node]
    parent = node.getparent()
    while parent is not None and parent not in elements:
        chain.append(parent)
        parent = parent.getparent()
    element = elements[parent] if parent is not None else None
    for node in reversed(chain):
        element = elements[node] = _Element(node, element)
    return element


def _common(one: _Element, other: _Element) -> _Element:
    while one is not other:
        if one.depth >= other.depth:
            one = one.parent
        else:
            other = other.parent
    return one


@lru_cache(maxsize=1 << 14)
def _around(around: frozenset[str], own: frozenset[str]) -> frozenset[str]:
    inherited = {f"in_{hint}" for hint in own if hint.startswith("says_")}
    return around | inherited if inherited else around


def _naming(tag: str, attributes: list[tuple[str, str]]) -> tuple[frozenset[str], bool]:
    """What an element's tag and attributes say of it, and whether it is hidden."""
    words = ""
    hidden = False
    for name, value in attributes:
        if name in NAMING:
            words += " " + value
        elif name == "style":
            hidden = hidden or _is_unshown(value)
        elif name == "hidden" or (name == "aria-hidden" and value == "true"):
            hidden = True
        elif name == "role" and value in ROLE_ATTRIBUTE:
            words += " role=" + value
    return _words_hints(tag, words), hidden


def _is_unshown(style: str) -> bool:
    style = style.replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style


WATCHED = frozenset(("tr", "td", "th", "pre"))


@lru_cache(maxsize=1 << 13)
def _words_hints(tag: str, words: str) -> frozenset[str]:
    hints = set()
    if tag in TAG_HINTS:
        hints.add(TAG_HINTS[tag])
    if words:
        kinds = _kinds()
        for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+|role=\w+", words):
            if word in kinds:
                hints.add(kinds[word])
    return frozenset(hints)


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    kinds = {"role=" + role: hint for role, hint in ROLE_ATTRIBUTE.items()}
    for line in lexicon_lines("markup_words"):
        word, kind = line.split()
        kinds[word] = kinds[word.capitalize()] = kinds[word.upper()] = "says_" + kind
    return kinds
