"""HTML -> blocks in reading order, each with what the markup says of it as hints; imported only for HTML.

One walk over lxml's tree gathers the text of the blocks (`_runs`); then the names of the elements around a
block are read, and its text is compared with the page's metadata (`_blocks`), only near prose, since that
costs more than the walk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import TypeAlias

from lxml import etree

from copydesk.blocks.dump_marks import folded_blanks
from copydesk.blocks.metadata import folded, read_metadata
from copydesk.labels.clues import settled
from copydesk.lexicons import lexicon_lines
from copydesk.model import Block, Metadata, Origin, Page

# What a browser does not show as text of the page; `title` and the like stand here for pages that have them
# in the body
UNSHOWN = (
    *("head", "script", "style", "template", "noscript", "title", "meta", "link", "base"),
    *("svg", "math", "iframe", "object", "embed", "applet", "canvas", "map", "datalist"),
    *("source", "track", "input", "wbr"),
)
# Elements that run on within a line; every other one, known or not, begins and ends a block, but for a site's own, which has a
# hyphen in its name, amid a paragraph's words: `the <harbour-firm>Orsby Line</harbour-firm> said`
INLINE = frozenset(
    (
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "br",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
        ),
        *(
            "i",
            "img",
            "ins",
            "kbd",
            "mark",
            "nobr",
            "picture",
            "q",
            "rb",
            "rp",
            "rt",
            "ruby",
            "s",
            "samp",
            "small",
        ),
        *("span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "video", "audio"),
    )
)
PICTURES = frozenset(("img", "picture", "video", "audio", "amp-img"))
# Inline elements that hold something apart, not a stressed word
ASIDES = frozenset(("span", "small", "cite"))
BOLD = frozenset(("b", "strong"))
UNSEEN = "[\u00ad\u200b\ufeff]"
"""Where a word or a line may break, and byte order marks; joiners belong to the words of Persian and Hindi."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

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
#     in_prose_container near_prose_container                                                     see _Prose
#     equals_metadata_headline near_metadata_headline equals_metadata_description is_metadata_author
#     has_metadata_author is_metadata_caption in_article_body                                      see _Said
OWN_NAMES = (
    "p",
    "li",
    "figcaption",
    "time",
    "button",
    "label",
    "option",
    "blockquote",
    "dt",
    "dd",
    "address",
    "pre",
)
TAG_HINTS = {tag: tag for tag in (*HEADINGS, *OWN_NAMES)} | {
    **{"td": "cell", "th": "cell", "tr": "row"},
    **{"summary": "button", "legend": "label", "textarea": "option"},
}
SECTIONS = (
    "article",
    "main",
    "nav",
    "aside",
    "footer",
    "header",
    "figure",
    "form",
    "blockquote",
    "table",
    "dialog",
)
CONTAINERS = {tag: f"inside_{tag}" for tag in SECTIONS} | {
    **{"ul": "inside_list", "ol": "inside_list", "dl": "inside_list"},
    **{"select": "inside_form", "details": "inside_details"},
}
# Menus: all the text of such an element is one block, which spares the walk a third of the page
MENUS = frozenset(("nav", "footer", "select"))
# A menu does not stand in these, nor these in a menu
NO_MENU_IN = frozenset(("inside_article", "inside_main"))
NOT_IN_MENUS = frozenset(("h1", "article", "main"))
# Attributes that may hide an element
HIDING = frozenset(("hidden", "aria-hidden", "style"))
# Elements that the walk does more for than to begin and end a block
WATCHED = frozenset((*CONTAINERS, *MENUS, *HEADINGS, "tr", "td", "th", "pre"))
# Attributes whose words name an element's part on the page
NAMING = frozenset(("class", "id", "itemprop", "rel", "role", "data-testid", "data-component"))
WHOLE_PAGE = frozenset(("html", "body"))
# `c-article__Byline-text` -> c article Byline text
WORDS = re.compile("[A-Z]?[a-z]+|[A-Z]+").findall
NOTHING: frozenset[str] = frozenset()
# After these a capital begins a new sentence
ENDS = ".!?:”»"
QUOTATION_MARKS = "\"'“”„«»‘’‚「『"

# Text of this length is prose if little of it is linked: the shortest at which lines that are no story text
# become rare
PROSE = 80
# The most prose that a page shows of a story which it keeps in a script, its teasers included, in code points; other pages are
# not searched for one
SHOWN = 2_000
# Which blocks of a story that a script holds as markup are its text
STORY_HINTS = frozenset(("p", "li", "h2", "h3", "h4", "blockquote"))
BESIDE_STORY = frozenset(("says_caption", "says_credit", "inside_figure", "says_related", "says_ad"))
# lxml stops reading at 2048 levels of elements; of pages beyond that so many are kept
DEEPEST = 200
TAG = r"<(/?)([a-zA-Z][^\s<>/]{0,100})[^<>]*>"
# Elements with nothing but text in them, which is not the page's: without their tags a script would be read as its story
RAW_TEXT = frozenset(("script", "style", "title"))
# Elements that have no end tag, which lxml does not know: it ends them with the element around them, and without that element's
# tags they would hold the rest of the page, unseen
NEVER_CLOSED = frozenset(("source", "track", "wbr"))
# Elements without an end tag, and those whose end tag is commonly left out: open ones say nothing of depth
UNNESTED = frozenset(
    (
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "param",
        ),
        *(
            "p",
            "li",
            "dt",
            "dd",
            "tr",
            "td",
            "th",
            "tbody",
            "thead",
            "tfoot",
            "option",
            "optgroup",
            "rp",
        ),
        *("rt", "html", "head", "body"),
    )
)

# An open element that is no inline one: its name, which one of that name it is on the page (from 1), the
# containers around it, itself included, the place around it, the element, and the inline elements around it.
# A plain tuple, since a page has as many as it has elements.
Place: TypeAlias = "tuple[str, int, frozenset[str], Place | None, etree._Element, Within | None]"
# An open inline element and those around it, up to the block.
Within: TypeAlias = "tuple[etree._Element, Within | None]"


def read_html(text: str, utf8: bytes | None = None) -> Page:
    """The visible blocks of a page in reading order, and what the page says of itself.

    >>> page = read_html("<h1>Ferry sails <i>again</i></h1><div>By Nora Falk<p>It left at dawn.<p hidden>No")
    >>> [block.text for block in page.blocks]
    ['Ferry sails again', 'By Nora Falk', 'It left at dawn.']
    >>> page.blocks[0].origin.path, page.blocks[0].hints
    ('(//h1)[1]', frozenset({'h1'}))
    >>> read_html("<script>let page</script>").blocks
    ()

    A block's path is an XPath that counts the elements of one name over the whole page, as a browser sees
    it: what stands in noscript, template or svg elements is no part of the page. Never raises: a broken page
    gives the blocks that it has. `utf8` is the same text as bytes, where the caller has it at hand.
    """
    raw = text.encode("utf-8", "replace") if utf8 is None else utf8
    root, warnings = _parse(raw)
    if root is None:
        return Page(())
    metadata = read_metadata(root)
    etree.strip_elements(root, *UNSHOWN, with_tail=False)
    runs = _runs(root)
    if not metadata.article_body:
        shown = [run.text for run in runs if run.is_prose and run.place[2].isdisjoint(BESIDE)]
        metadata = metadata._replace(article_body=_scripted_story(raw, shown))
    return Page(tuple(_blocks(runs, metadata)), metadata, warnings)


def _parse(raw: bytes, flattened: bool = False) -> tuple[etree._Element | None, tuple[str, ...]]:
    """The page's tree, None where there is nothing but comments and blanks.

    Bytes, since lxml turns a str into bytes as well, at greater cost.
    """
    if b"\0" in raw:
        raw = raw.replace(b"\0", b"")
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
    )
    try:
        root = etree.fromstring(raw, parser)
    except etree.LxmlError:
        root = None
    errors = parser.error_log
    if len(errors) and errors.last_error.type_name == "ERR_RESOURCE_LIMIT" and not flattened:
        root, _ = _parse(_flattened(raw.decode("utf-8", "replace")).encode(), flattened=True)
        return root, ("elements are nested too deeply for a browser; read as if they were not",)
    return root, ()


def _scripted_story(raw: bytes, shown: Sequence[str]) -> str | None:
    """The paragraphs, one a line, of a story that stands in a script for the browser to draw; None where there is none.

    `shown` is the prose that the page has beside it. Behind a wall that is the story's first paragraphs; a script that does
    not hold them tells of something else.
    """
    if sum(map(len, shown)) > SHOWN:
        return None
    from copydesk.blocks.scripts import told_lines, told_markup

    lines = told_lines(raw)
    if shown:
        story = "\n".join(lines)
        return story if any(text in story for text in shown) else None
    root, _ = _parse(html.encode("utf-8", "replace")) if (html := told_markup(raw)) else (None, ())
    if root is not None:
        etree.strip_elements(root, *UNSHOWN, with_tail=False)
        blocks = _blocks(_runs(root), Metadata())
        lines = [b.text for b in blocks if b.hints & STORY_HINTS and not b.hints & BESIDE_STORY] or lines
    return "\n".join(lines) or None


def _flattened(text: str) -> str:
    """A page that lxml gives up on, without the tags that stand too deep; line breaks part their texts.

    bs4 reads such pages as well, but its cost grows with the square of their depth: 40 seconds for 60,000
    open elements, which take one here.
    """
    parts = []
    depth = at = 0
    while tag := re.compile(TAG).search(text, at):
        parts.append(text[at : tag.start()])
        closing, name = tag[1], tag[2].lower()
        at = tag.end()
        if name in NEVER_CLOSED:
            continue
        nests = name not in UNNESTED and name not in RAW_TEXT
        depth -= bool(closing and depth and nests)
        parts.append(tag[0] if depth < DEEPEST or not nests else "" if name in INLINE else "<br>")
        depth += not closing and nests
        if name in RAW_TEXT and not closing:
            # what looks like a tag in there is none
            end = text.find("</", at)
            while end >= 0 and text[end + 2 : end + 2 + len(name)].lower() != name:
                end = text.find("</", end + 2)
            end = end if end >= 0 else len(text)
            parts.append(text[at:end])
            at = end
    parts.append(text[at:])
    return "".join(parts)


class _Run:
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


def _runs(root: etree._Element) -> list[_Run]:
    """The text in reading order, cut at line breaks and where a block element begins or ends.

    Line breaks part paragraphs on many pages, and lines that mean something by themselves on most others;
    only in headings they merely shape the line.
    """
    runs: list[_Run] = []
    run: _Run | None = None
    titled: _Run | None = None
    place: Place = ("html", 1, NOTHING, None, root, None)
    within: Within | None = None
    numbers: dict[str, int] = {}
    rows: list[list[int]] = []
    hiding: list[etree._Element] = []
    hidden: Place | None = None
    links = headings = preformatted = muted = 0
    picture = False
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        tag = node.tag
        if event == "start":
            text = node.text
            if tag not in INLINE and not ("-" in tag and _runs_on(tag, place[0])):
                run = None
                number = numbers[tag] = numbers.get(tag, 0) + 1
                containers = place[2]
                if tag in WATCHED:
                    if tag in MENUS and (menu := _read_menu(node, containers)):
                        text, inside = menu
                        for inner in inside:
                            numbers[inner] = numbers.get(inner, 0) + 1
                        walk.skip_subtree()
                    if tag in CONTAINERS:
                        containers = _with(containers, CONTAINERS[tag])
                    elif tag in HEADINGS:
                        headings += 1
                        titled = None
                    elif tag == "tr":
                        rows.append([])
                    elif tag == "pre":
                        preformatted += 1
                    elif rows:
                        rows[-1].append(len(runs))
                place = (tag, number, containers, place, node, within)
                within = None
                if (names := node.keys()) and not HIDING.isdisjoint(names) and _is_unshown(node, names):
                    hiding.append(node)
                    hidden = hidden or place
            else:
                within = (node, within)
                if tag == "a":
                    links += 1
                elif tag in ASIDES:
                    if run is not None and "inside_figure" in place[2]:
                        # captions and credits touch, style sheets part them: `The boat at LundPhoto: AP`
                        run.parts.append(" ")
                        if "says_credit" in _said_by(_words(node)):
                            run = None
                    if (names := node.keys()) and not HIDING.isdisjoint(names) and _is_unshown(node, names):
                        hiding.append(node)
                        muted += 1
                elif tag == "br":
                    if not headings:
                        run = None
                    elif run is not None:
                        run.parts.append(" ")
                elif tag in PICTURES:
                    picture = True
        else:
            text = node.tail
            if tag not in INLINE and not ("-" in tag and _runs_on(tag, place[0])):
                run = None
                if tag in WATCHED:
                    if tag in HEADINGS:
                        headings -= 1
                    elif tag == "tr":
                        _join_cells(runs, rows.pop())
                    elif tag == "pre":
                        preformatted -= 1
                if hiding and hiding[-1] is node:
                    hiding.pop()
                    if hidden is place:
                        hidden = None
                within = place[5]
                place = place[3] or place
            else:
                within = within and within[1]
                if tag == "a":
                    links -= 1
                elif tag in ASIDES:
                    if run is not None and "inside_figure" in place[2]:
                        run.parts.append(" ")
                    if hiding and hiding[-1] is node:
                        hiding.pop()
                        muted -= 1
                if headings and run is not None and _is_eyebrow(node, run):
                    run = None
        if not text or muted:
            continue
        if text.isspace():
            if run is not None:
                run.parts.append(" ")
            continue
        if preformatted and "\n" in text:
            # lines of preformatted text are wrapped lines, parted into paragraphs by blank ones
            *whole, text = re.split(r"\n[ \t\r\f]{0,200}\n", text)
            for part in whole:
                if part and run is None:
                    runs.append(run := _Run(place, within, picture, hidden))
                    picture = False
                if run is not None:
                    run.parts.append(part)
                run = None
            if not text:
                continue
        if headings:
            if run is not None:
                if _touch(run.parts[-1], text):
                    run.parts.append(" ")
            elif titled is not None and text.lstrip().startswith(":"):
                # `<h1><div>Harbour</div>: Ferry sails again`: one line after all
                run = titled
                run.place = place
        if run is None:
            runs.append(run := _Run(place, within, picture, hidden))
            picture = False
            titled = run if headings else None
        elif run.cover is not within:
            run.cover = _common(run.cover, within)
        run.parts.append(text)
        if links:
            run.linked += len(text)
    for run in runs:
        text = "".join(run.parts)
        # most text that is not ASCII has none of them either
        run.text = text = folded_blanks(text if text.isascii() else re.sub(UNSEEN, "", text))
        run.is_prose = len(text) >= PROSE and run.linked * 2 < len(text)
    return [run for run in runs if run.text]


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


def _is_eyebrow(node: etree._Element, run: _Run) -> bool:
    """Whether the line that stands in a heading so far is an eyebrow: its own element says so, and no colon
    at its end.
    """
    return "says_eyebrow" in _said_by(_words(node)) and not run.parts[-1].rstrip().endswith(":")


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


def _join_cells(runs: list[_Run], cells: list[int]) -> None:
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


def _blocks(runs: list[_Run], metadata: Metadata) -> list[Block]:
    """One block for each visible run, with its hints; the containers of a block that is settled say enough of it."""
    prose = _Prose(runs)
    shown = [(i, run) for i, run in enumerate(runs) if not run.hidden or prose.shows(run)]
    said = _Said(metadata)
    around = {node: _said_by(_words(node)) & OF_STORY for node in prose.elements()}
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


def _around(place: Place) -> tuple[tuple[str, int], ...]:
    """The element that a block stands in and the two around that: a list stands between its items and what they stand in."""
    inner = _container(place)
    outer = inner[3] or inner
    return inner[:2], outer[:2], (outer[3] or outer)[:2]


class _Prose:
    """The element that holds most of the page's prose, where its prose begins and ends, and how it looks.

    Measured over the three corpora it is the strongest fact that markup adds to text.
    """

    def __init__(self, runs: Sequence[_Run]) -> None:
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
            place = _container(run.place)
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

    def shows(self, run: _Run) -> bool:
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
        place = _container(place)
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


def _told_prose(runs: Sequence[_Run]) -> list[tuple[int, _Run, float]]:
    """The runs of prose that tell where the story stands: which of the page's runs each is, and how much it tells."""
    told = [(i, run, _worth(run)) for i, run in enumerate(runs) if run.is_prose]
    known: dict[int, bool] = {}
    # where there is all but nothing else, the story itself stands in what is named so; 20 mends three pages of the corpora that 5
    # does not, and breaks one
    told = _most(told, [row for row in told if not _is_discussion(row[1].place, known)], 20)
    # an aside or a form that was never closed holds the story: then less than a fifth of the page's prose stands elsewhere; of a
    # third and more, teasers and comments beside a short story are taken for one
    return _most(told, [row for row in told if row[1].place[2].isdisjoint(BESIDE)], 5)


Told: TypeAlias = "list[tuple[int, _Run, float]]"


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
        found = known[id(inner)] = found or "says_comment" in _said_by(_words(inner[4]))
    return found


# What stands in these is seldom the story's
BESIDE = frozenset(("inside_aside", "inside_footer", "inside_form", "inside_nav", "inside_dialog"))
# and seldom does the story itself
OUTSIDE = BESIDE | {"inside_header"}
# What the names of the elements around the whole story may say of its blocks
OF_STORY = frozenset(("says_story", "says_text", "says_body"))
PARAGRAPHS = frozenset(("p", "li", "blockquote"))


def _worth(run: _Run) -> float:
    """How much a run tells of where the story stands, in code points.

    Long runs count as one of 300: a consent text in one run is no story. Text that stands bare in a div counts less than a
    paragraph: 0.1 to 0.5 find the gold's text alike well, 1 less.
    """
    length = min(len(run.text), 300)
    return length if run.place[0] in PARAGRAPHS else 0.3 * length


# The element is the smallest that holds so much of the prose: over the three corpora, its words and the gold's agree best (word
# F1 0.87 to 0.92) at 0.55 to 0.65; more than half, so that it holds the middle of all prose and there is but one.
MOST = 0.6


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


# Paragraphs stand right in the element or some wrappers deeper; cards of other stories, players and forms deeper still
LEVELS = tuple(f"prose_level={n}" for n in range(6))
# How many quarters of the element's prose stand in elements of the same look
QUARTERS = 4
ALIKE = tuple(f"alike_prose={n}" for n in range(QUARTERS + 1))
Look: TypeAlias = "tuple[str, str | None, str, str | None]"


def _look(place: Place) -> Look:
    """What shows how an element is set: its name and class, and those of the element around it."""
    above = place[3] or place
    return place[0], place[4].get("class"), above[0], above[4].get("class")


def _container(place: Place) -> Place:
    """The element that a block stands in: around a paragraph, but for bare text the one that holds it."""
    return place[3] if place[0] in TAG_HINTS and place[3] else place


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


def _named(
    run: _Run, known: dict[etree._Element, frozenset[str]]
) -> tuple[str, frozenset[str], frozenset[str]]:
    """The name of the element that is the block, and the hints of its names and of those of the element
    around it.
    """
    tag, _, _, above, node, inside = run.place
    named = known.get(node)
    words = _words(node) if named is None else ""
    # the spans of a program tell its parts: what is a comment there is none on the page
    within = None if tag == "pre" else run.cover
    if within:
        if within[0].tag == "time":
            tag = "time"
        while within:
            words += " " + _words(within[0])
            within = within[1]
    own = _said_by(words) if words else NOTHING
    if named:
        own |= named
    outer = inside[0] if inside else above[4] if above else None
    if outer is None:
        return tag, own, NOTHING
    around = known.get(outer)
    if around is None:
        around = known[outer] = _said_by(_words(outer))
    return tag, own, around


def _words(node: etree._Element) -> str:
    # those of <html> and <body> speak of the whole page
    if node.tag in WHOLE_PAGE:
        return ""
    return " ".join([value for name, value in node.items() if name in NAMING])


@lru_cache(maxsize=1 << 14)
def _said_by(words: str) -> frozenset[str]:
    return frozenset(filter(None, map(_kinds().get, WORDS(words))))


@cache
def _kinds() -> dict[str, str]:
    """The hint of each word that elements are named with, in the three cases that names are written in."""
    kinds: dict[str, str] = {}
    for line in lexicon_lines("markup_words"):
        kind, *words = line.split()
        for word in words:
            kinds[word] = kinds[word.capitalize()] = kinds[word.upper()] = "says_" + kind
    return kinds
