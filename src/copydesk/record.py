"""Labelled blocks -> Record: each field from the blocks of its role, from the page's metadata where no block has it, else empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .bylines import Byline, read_byline, read_contributors, starts_with_by
from .credits import merge_captions
from .datelines import read_dateline
from .dates import Dates, read_dates
from .languages import guess_language
from .model import Caption, LabelledBlock, Metadata, NoArticle, Page, Record, Role, Source
from .quotes import find_quotes
from .text_blocks import part_date_prefix


def make_record(page: Page, labelled: Sequence[LabelledBlock], source: Source, url: str | None = None) -> Record:
    """The record of a page whose blocks have their roles.

    `url` is what the caller knows of the page's address; the page's own canonical address wins over it.
    Raises NoArticle where no block is body.
    """
    said = page.metadata
    story = [b for b in labelled if b.role in (Role.BODY, Role.SUBHEAD)]
    if not any(b.role is Role.BODY for b in story):
        raise NoArticle("no article in it: no paragraph of a story was found; --explain shows what each line was taken for")
    body = tuple(_words(b) for b in story)
    language = guess_language(" ".join(body[:8])) or said.language
    headline = _first(labelled, Role.HEADLINE) or (said.headlines[0] if said.headlines else None)
    byline, writers = _byline(labelled, said)
    dates = _dates(labelled, language, said)
    dateline = read_dateline(next(_words(b) for b in story if b.role is Role.BODY))
    captions = _captions(labelled)
    return Record(
        source=source,
        headline=headline,
        byline=byline,
        date=dates[0],
        body=body,
        quotes=tuple(find_quotes(body, [*writers.authors, *(c.text for c in captions)])),
        captions=captions,
        dek=_joined(labelled, Role.DEK),
        section=_first(labelled, Role.EYEBROW) or said.section,
        outlet=writers.outlet or said.outlet,
        agency=writers.agency or (dateline.agency if dateline else None),
        dateline=dateline.place if dateline else None,
        language=language,
        url=said.url or url,
        authors=writers.authors or said.authors,
        updated=dates[1],
        subheads=tuple(i for i, b in enumerate(story) if b.role is Role.SUBHEAD),
        contributors=_unique(name for b in labelled if b.role is Role.CONTRIBUTOR for name in read_contributors(_words(b))),
        notes=tuple(_words(b) for b in labelled if b.role is Role.NOTE),
        related=_unique(_words(b) for b in labelled if b.role is Role.RELATED),
        warnings=(*page.warnings, *dates[2]),
    )


def _words(b: LabelledBlock) -> str:
    return part_date_prefix(b.block.text)[1] if "date_prefix" in b.block.hints else b.block.text


def _first(labelled: Sequence[LabelledBlock], role: Role) -> str | None:
    return next((_words(b) for b in labelled if b.role is role), None)


def _joined(labelled: Sequence[LabelledBlock], role: Role) -> str | None:
    return " ".join(_unique(_words(b) for b in labelled if b.role is role)) or None


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _byline(labelled: Sequence[LabelledBlock], said: Metadata) -> tuple[str | None, Byline]:
    """The byline as printed, and what all byline lines together say.

    `By` alone on its line joins the name below. Of several lines (`Greg Norman`, `By Greg Norman | Fox News`) the one that
    opens like a byline is the printed one.
    """
    lines: list[str] = []
    for b in labelled:
        if b.role is Role.BYLINE:
            if lines and starts_with_by(lines[-1] + " X") and " " not in lines[-1]:
                lines[-1] += " " + _words(b)
            else:
                lines.append(_words(b))
    # a byline and a date often share a line
    stamped = [_words(b) for b in labelled if b.role is Role.TIMESTAMP]
    read = [r for line in lines + stamped if (r := read_byline(line))]
    printed = next((line for line in lines if starts_with_by(line)), lines[0] if lines else None)
    authors = _unique(name for r in read for name in r.authors)
    outlet = next((r.outlet for r in read if r.outlet), None)
    agency = next((r.agency for r in read if r.agency), None)
    return printed or ", ".join(said.authors) or None, Byline(authors, outlet, agency)


def _dates(labelled: Sequence[LabelledBlock], language: str | None, said: Metadata) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Published, updated, and warnings: the page's own lines first, the date a scraper put before them, then metadata."""
    stamps = [b for b in labelled if b.role is Role.TIMESTAMP] + [b for b in labelled if b.role is Role.BYLINE]
    lines = [read_dates(_words(b), language) for b in stamps]
    prefix = next((part_date_prefix(b.block.text)[0] for b in labelled if "date_prefix" in b.block.hints), None)
    published = next((d.published.value for d in lines if d.published), None) or said.published or prefix
    updated = next((d.updated.value for d in lines if d.updated), None) or said.updated
    if published is None and updated is not None:
        return updated, updated, ("date: the page prints only when it was last updated; that is taken for its date",)
    if published is None and any(d.relative for d in lines):
        return None, None, ("date: the page gives it only relative to when it was read (such as “3 hours ago”)",)
    return published, updated, ()


def _captions(labelled: Sequence[LabelledBlock]) -> tuple[Caption, ...]:
    return merge_captions([(str(b.role), _words(b)) for b in labelled if b.role in (Role.CAPTION, Role.CREDIT)])
