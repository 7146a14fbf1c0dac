"""copydesk: a raw scraped news article in, one clean record out.

    raw bytes ── decode ──> text ── html_blocks | text_blocks ──> blocks ── clues, roles ──> labelled blocks ── record ──> Record

1. `blocks.decode` makes text of bytes and says which encoding it took.
2. `blocks.html_blocks` or `blocks.text_blocks` cuts the text into blocks: paragraphs, headings, lines of menus.
3. `labels.clues` finds small named facts about each block, many of them by its words alone (`lines`); `labels.roles` gives each
   block the role that the clues speak for, unless the page says `outright` what it is.
4. `fields.record` reads each field from the blocks of its role: `headlines`, `deks`, `writers`, `timestamps`, `sections`, and
   `quotes` from the body's paragraphs.

`batch` does so for many inputs, from wherever they are to wherever they shall be.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from copydesk.model import EditError, LabelledBlock, NoArticle, NotText, Page, Record, Source

if TYPE_CHECKING:
    from copydesk.labels.roles import Weights

__all__ = ["EditError", "NoArticle", "NotText", "Record", "edit", "label"]


def edit(raw: bytes | str, url: str | None = None, path: str | None = None) -> Record:
    """The clean article in `raw`, a text dump or HTML.

    `url` is the page's address where the caller knows it, `path` what the record's source shall be called.
    Raises NotText for input that is no text, NoArticle for text with no article in it.
    """
    from copydesk.fields.record import make_record
    from copydesk.labels.roles import choose_roles

    page, source = read(raw, path)
    return make_record(page, choose_roles(page.blocks), source, url)


def label(raw: bytes | str) -> list[LabelledBlock]:
    """Every block of `raw` with its role, its score and the clues that the score is the sum of. Raises NotText."""
    from copydesk.labels.roles import label_blocks

    return label_blocks(read(raw)[0].blocks)


def read(raw: bytes | str, path: str | None = None) -> tuple[Page, Source]:
    """The blocks of `raw` and where they come from."""
    from copydesk.blocks.decode import decode, is_html
    from copydesk.blocks.saved import page_of

    if isinstance(raw, bytes):
        decoded = decode(page_of(raw))
        text, encoding, warnings, utf8 = decoded.text, decoded.encoding, decoded.warnings, decoded.utf8
        digest = sha256(raw).hexdigest()
    else:
        text, encoding, warnings, utf8 = raw, None, (), None
        digest = sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()
    if is_html(text):
        from copydesk.blocks.html_blocks import read_html

        page, form = read_html(text, utf8), "html"
    else:
        from copydesk.blocks.text_blocks import read_text

        page, form = read_text(text), "text"
    page = Page(page.blocks, page.metadata, warnings + page.warnings)
    return page, Source(path, form, encoding, digest)


def edit_page(page: Page, weights: Weights) -> Record:
    """The record of a page under other weights than the shipped ones; training measures with it."""
    from copydesk.fields.record import make_record
    from copydesk.labels.roles import choose_roles

    return make_record(page, choose_roles(page.blocks, weights), Source(None, "text", None, ""))
