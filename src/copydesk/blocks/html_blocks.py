"""HTML -> blocks in reading order, each with what the markup says of it as hints; imported only for HTML.

One walk over lxml's tree gathers the text of the blocks (`html_runs`); then the element of the story is found (`html_prose`), the
names of the elements around a block are read, and its text is compared with the page's metadata (`html_hints`), only near prose,
since that costs more than the walk.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from copydesk.blocks.html_hints import blocks_of
from copydesk.blocks.html_prose import BESIDE
from copydesk.blocks.html_runs import INLINE, runs_of
from copydesk.blocks.metadata import read_metadata
from copydesk.model import Metadata, Page


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
    runs = runs_of(root)
    if not metadata.article_body:
        shown = [run.text for run in runs if run.is_prose and run.place[2].isdisjoint(BESIDE)]
        metadata = metadata._replace(article_body=_scripted_story(raw, shown))
    return Page(tuple(blocks_of(runs, metadata)), metadata, warnings)


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
        blocks = blocks_of(runs_of(root), Metadata())
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


UNSHOWN = (
    *("head", "script", "style", "template", "noscript", "title", "meta", "link", "base"),
    *("svg", "math", "iframe", "object", "embed", "applet", "canvas", "map", "datalist"),
    *("source", "track", "input", "wbr"),
)
"""What a browser does not show as text of the page; `title` and the like stand here for pages that have them
in the body.
"""
SHOWN = 2_000
"""The most prose that a page shows of a story which it keeps in a script, its teasers included, in code points; other pages are
not searched for one.
"""
STORY_HINTS = frozenset(("p", "li", "h2", "h3", "h4", "blockquote"))
"""Which blocks of a story that a script holds as markup are its text."""
BESIDE_STORY = frozenset(("says_caption", "says_credit", "inside_figure", "says_related", "says_ad"))
DEEPEST = 200
"""lxml stops reading at 2048 levels of elements; of pages beyond that so many are kept."""
TAG = r"<(/?)([a-zA-Z][^\s<>/]{0,100})[^<>]*>"
RAW_TEXT = frozenset(("script", "style", "title"))
"""Elements with nothing but text in them, which is not the page's: without their tags a script would be read as its story."""
NEVER_CLOSED = frozenset(("source", "track", "wbr"))
"""Elements that have no end tag, which lxml does not know: it ends them with the element around them, and without that element's
tags they would hold the rest of the page, unseen.
"""
UNNESTED = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "p", "li"),
        *("dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup", "rp", "rt"),
        *("html", "head", "body"),
    )
)
"""Elements without an end tag, and those whose end tag is commonly left out: open ones say nothing of depth."""
