"""Labelled blocks -> Record: each field from the blocks of its role, from the page's metadata where no block has it, else empty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .bylines import Byline, is_person_name, read_byline, read_contributors, starts_with_by
from .credits import merge_captions
from .datelines import read_dateline
from .dates import read_dates
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
    body, subheads, hidden = _body(labelled, said)
    language = guess_language(" ".join(body[:8])) or said.language
    headline = _headline(labelled, said)
    byline, writers = _byline(labelled, said)
    dates = _dates(labelled, language, said)
    dateline = read_dateline(next(text for i, text in enumerate(body) if i not in subheads))
    captions = _captions(labelled)
    return Record(
        source=source,
        headline=headline,
        byline=byline,
        date=dates[0],
        body=body,
        quotes=tuple(find_quotes(body, [*writers.authors, *_names(captions)])),
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
        subheads=subheads,
        contributors=_unique(name for b in labelled if b.role is Role.CONTRIBUTOR for name in read_contributors(_words(b))),
        notes=tuple(_words(b) for b in labelled if b.role is Role.NOTE),
        related=_unique(_words(b) for b in labelled if b.role is Role.RELATED),
        warnings=(*page.warnings, *hidden, *dates[2]),
    )


def _body(labelled: Sequence[LabelledBlock], said: Metadata) -> tuple[tuple[str, ...], tuple[int, ...], tuple[str, ...]]:
    """Paragraphs and subheads, which of them are subheads, and a warning where the page shows less than its metadata holds.

    Pages behind a subscription or drawn by a script keep the story in JSON-LD alone; it is taken where the visible story is less
    than half of it.
    """
    story = [b for b in labelled if b.role in (Role.BODY, Role.SUBHEAD)]
    body = tuple(_words(b) for b in story)
    held = tuple(line for raw in (said.article_body or "").split("\n") if (line := " ".join(raw.split())))
    if sum(map(len, held)) > 2 * sum(map(len, body)) and sum(map(len, held)) > 300:
        return held, (), ("body: taken from the page's metadata, which holds more of the story than the page shows",)
    if not any(b.role is Role.BODY for b in story):
        raise NoArticle("no article in it: no paragraph of a story was found; --explain shows what each line was taken for")
    return body, tuple(i for i, b in enumerate(story) if b.role is Role.SUBHEAD), ()


def _headline(labelled: Sequence[LabelledBlock], said: Metadata) -> str | None:
    """The headline as printed, without an eyebrow glued to it where the metadata shows where it starts.

    A line that has nothing of the page's own title is some other line; then the metadata's wording is taken.
    """
    printed = _first(labelled, Role.HEADLINE)
    if printed is None or not said.headlines:
        return printed or (said.headlines[0] if said.headlines else None)
    folded = _letters(printed)
    for wording in said.headlines:
        if folded.endswith(_letters(wording)):
            return wording
    words = set(printed.casefold().split())
    # a third of the words: pages word their title otherwise for search engines, but not wholly otherwise
    if any(3 * len(words & set(wording.casefold().split())) >= len(words) for wording in said.headlines):
        return printed
    return said.headlines[0]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


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
    # the metadata of a page is exact to the zone and is not taken from another story's card
    published = said.published or next((d.published.value for d in lines if d.published), None) or prefix
    updated = said.updated or next((d.updated.value for d in lines if d.updated), None)
    if published is None and updated is not None:
        return updated, updated, ("date: the page prints only when it was last updated; that is taken for its date",)
    if published is None and any(d.relative for d in lines):
        return None, None, ("date: the page gives it only relative to when it was read (such as “3 hours ago”)",)
    return published, updated, ()


def _captions(labelled: Sequence[LabelledBlock]) -> tuple[Caption, ...]:
    return merge_captions([(str(b.role), _words(b)) for b in labelled if b.role in (Role.CAPTION, Role.CREDIT)])


# `Ada Quill`, `María José Ibarra`: two to four capitalised words
NAME = re.compile(r"[^\W\d_a-z][\w’'-]{1,20}(?: [^\W\d_a-z][\w’'-]{1,20}){1,3}")


def _names(captions: Sequence[Caption]) -> tuple[str, ...]:
    """People whom the captions name in full: they may be quoted by their last names."""
    return _unique(name for c in captions for name in NAME.findall(c.text) if is_person_name(name))
