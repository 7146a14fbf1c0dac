"""The nouns that the stages hand to one another: frozen, documented field by field, standard library only.

They are named tuples: the command is started once a file in many pipelines, and a dataclass takes five times as long to define.
"""

from enum import StrEnum
from typing import Any, NamedTuple


class Role(StrEnum):
    """What a block is on the page; every block has exactly one role."""

    HEADLINE = "headline"
    """The story's title as printed, its main copy."""
    EYEBROW = "eyebrow"
    """Section or topic label at the headline."""
    DEK = "dek"
    """Sentences or bullets under the headline that sum up the story."""
    BYLINE = "byline"
    """Who wrote it, or a bare name line right at it."""
    TIMESTAMP = "timestamp"
    """Printed publication or update line."""
    BODY = "body"
    """A paragraph of the story, its list items and quoted posts included."""
    SUBHEAD = "subhead"
    """A heading inside the story."""
    CAPTION = "caption"
    """Words that describe a picture, video or chart; every copy of them."""
    CREDIT = "credit"
    """A photo credit alone on its line."""
    PULL_QUOTE = "pull_quote"
    """Display repeat of words that the body has."""
    CONTRIBUTOR = "contributor"
    """`X contributed to this report.`"""
    TAGLINE = "tagline"
    """Author biography or contact line."""
    NOTE = "note"
    """Correction, editor's note, update note, disclosure."""
    RELATED = "related"
    """Link or teaser to another story."""
    CHROME = "chrome"
    """Menus, buttons, share, ads, cookie and newsletter boxes, comments, footers."""


class Origin(NamedTuple):
    """Where a block stands in the source."""

    first_line: int | None = None
    """First source line of the block, 1-based; None for HTML."""
    last_line: int | None = None
    """Last source line of the block, 1-based and inclusive; None for HTML."""
    path: str | None = None
    """Element path of the block, as in `/html/body/article/p[3]`; None for a dump."""
    around: tuple[tuple[str, int], ...] = ()
    """The element that the block stands in and the two around that, each by its name and which one of that name on the page it
    is; () for a dump, and for a block of HTML that is far from the story."""


class Block(NamedTuple):
    """One unit of the page's text: a paragraph, a line of a menu, a heading, a caption."""

    text: str
    """The words, white space folded to single blanks, no blank at either end, never empty."""
    origin: Origin
    """Where the block stands in the source."""
    hints: frozenset[str] = frozenset()
    """What the source's form says of the block (`heading`, `bullet`, `inside_article`, …): evidence, never a verdict."""


class Metadata(NamedTuple):
    """What a page says of itself outside its visible text; all empty for a dump."""

    headlines: tuple[str, ...] = ()
    """Wordings of the title, the most trusted first, the site's name parted off."""
    authors: tuple[str, ...] = ()
    """Names of people, in order, as metadata gives them."""
    published: str | None = None
    """RFC 3339 date or date and time, as exact as the page has it."""
    updated: str | None = None
    """The same for the last update."""
    description: str | None = None
    """Summary of the story; often the dek, often a search-engine text."""
    section: str | None = None
    """Section of the site that the story stands in."""
    outlet: str | None = None
    """Name of the publication."""
    language: str | None = None
    """Primary language subtag, lower case: `en`, `de`."""
    url: str | None = None
    """Canonical address of the story."""
    article_body: str | None = None
    """The story's own text where the metadata holds it."""
    captions: tuple[str, ...] = ()
    """Captions of the story's pictures as metadata gives them."""
    for_subscribers: bool = False
    """Whether the page says that the story is not free to read."""


class Page(NamedTuple):
    """A source as read: its blocks in reading order and what it says of itself."""

    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()
    warnings: tuple[str, ...] = ()
    """Things about the reading that a person can act on."""


class Clue(NamedTuple):
    """One named fact about a block that counted for or against its role."""

    name: str
    weight: float


class LabelledBlock(NamedTuple):
    """A block, the role it was given, and why."""

    block: Block
    role: Role
    score: float
    """Sum of the weights of `clues`."""
    clues: tuple[Clue, ...]


class Span(NamedTuple):
    """A stretch of one paragraph, in Unicode code points."""

    paragraph: int
    """Index into the list of paragraphs."""
    start: int
    end: int
    """`paragraphs[paragraph][start:end]` gives the words."""


class Quote(NamedTuple):
    """Words that somebody is quoted with, and who said them."""

    text: str
    """The words said, without the marks; the words of several spans joined by a blank."""
    speaker: str | None
    """The fullest name that the article gives the speaker."""
    mention: str | None
    """The speaker as written beside the quote: `he`, `Kirby`, `the ministry`."""
    cue: str | None
    """The reporting words as they stand: `said`, `according to`."""
    spans: tuple[Span, ...]


class Caption(NamedTuple):
    """What is printed to one picture."""

    text: str
    credit: str | None
    """Who supplied the picture, without brackets or `Photo:`."""


class Source(NamedTuple):
    """Where a record comes from."""

    path: str | None
    """As given on the command line; None for standard input and for text handed over in Python."""
    format: str
    """`text` or `html`."""
    encoding: str | None
    """Name of the encoding that was decoded; None where text, not bytes, was handed over."""
    sha256: str
    """Of the raw bytes (of the UTF-8 form where text was handed over), in hex."""


class Record(NamedTuple):
    """The clean article. Empty is None or (), never a blank string and never a guess."""

    source: Source
    headline: str | None = None
    byline: str | None = None
    date: str | None = None
    body: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    captions: tuple[Caption, ...] = ()
    dek: str | None = None
    section: str | None = None
    outlet: str | None = None
    agency: str | None = None
    dateline: str | None = None
    language: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    updated: str | None = None
    subheads: tuple[int, ...] = ()
    """Indices into `body`."""
    contributors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as plain lists and dicts, its fields in the order of the contract."""
        return {
            "headline": self.headline,
            "byline": self.byline,
            "date": self.date,
            "body": list(self.body),
            "quotes": [
                {
                    "text": q.text,
                    "speaker": q.speaker,
                    "mention": q.mention,
                    "cue": q.cue,
                    "spans": [{"paragraph": s.paragraph, "start": s.start, "end": s.end} for s in q.spans],
                }
                for q in self.quotes
            ],
            "captions": [{"text": c.text, "credit": c.credit} for c in self.captions],
            "dek": self.dek,
            "section": self.section,
            "outlet": self.outlet,
            "agency": self.agency,
            "dateline": self.dateline,
            "language": self.language,
            "url": self.url,
            "authors": list(self.authors),
            "updated": self.updated,
            "subheads": list(self.subheads),
            "contributors": list(self.contributors),
            "notes": list(self.notes),
            "related": list(self.related),
            "source": {
                "path": self.source.path,
                "format": self.source.format,
                "encoding": self.source.encoding,
                "sha256": self.source.sha256,
            },
            "warnings": list(self.warnings),
        }


class EditError(Exception):
    """Why there is no record of an input; the message says what to do about it."""

    kind = "error"
    """Short name for the error record: a program can tell cases apart by it."""


class NotText(EditError):
    """The input is no text: a picture, an archive, random bytes."""

    kind = "not_text"


class NoArticle(EditError):
    """The input is text, but no story stands in it."""

    kind = "no_article"
