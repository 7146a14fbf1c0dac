"""Blocks and their roles -> Record: each field from the blocks of its role, else from the page's metadata, else empty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from copydesk.blocks.dump_marks import part_date_prefix
from copydesk.fields.deks import find_dek
from copydesk.fields.headlines import find_headline
from copydesk.fields.languages import guess_language
from copydesk.fields.sections import find_section
from copydesk.fields.served import is_served_error
from copydesk.fields.timestamps import find_timestamps
from copydesk.fields.writers import find_contributors, find_writers
from copydesk.lines.caption_copies import merge_captions
from copydesk.lines.contributors import read_contributors
from copydesk.lines.datelines import read_dateline
from copydesk.lines.names import is_person_name
from copydesk.model import Block, Caption, Metadata, NoArticle, Page, Quote, Record, Role, Source
from copydesk.quotes import find_quotes
from copydesk.quotes.marks import DASHES

# to look up a member of an enum for each line costs more than all else that is done about it here
CHROME, BODY, SUBHEAD = Role.CHROME, Role.BODY, Role.SUBHEAD

Lines = Sequence[tuple[Role, str]]
"""What the page says beside its chrome, in order."""


def make_record(page: Page, roles: Sequence[Role], source: Source, url: str | None = None) -> Record:
    """The record of a page, `roles` giving the role of each of its blocks.

    `url` is what the caller knows of the page's address; the page's own canonical address wins over it.
    Raises NoArticle where no block is body.
    """
    said = page.metadata
    prefix, texts = _without_date_prefix(page.blocks)
    lines = [(role, text) for text, role in zip(texts, roles, strict=True) if role is not CHROME]
    body, subheads, hidden = _body(lines, said)
    language = guess_language(" ".join(body[:8])) or said.language
    titles = [i for i, block in enumerate(page.blocks) if "h1" in block.hints]
    headline = find_headline(texts, roles, said, titles)
    told = [text for role, text in lines if role is not Role.RELATED]
    if is_served_error([headline or "", *said.headlines, *told[:2]], told):
        raise NoArticle(
            f"no article in it: the server sent “{headline or body[0][:60]}” instead; fetch the page again"
        )
    byline, writers = find_writers(texts, roles, body, said.authors)
    dates = find_timestamps(texts, roles, language, said, prefix, said.url or url)
    dateline = read_dateline(next(text for i, text in enumerate(body) if i not in subheads))
    captions = merge_captions(lines)
    helpers = find_contributors(texts, roles)
    return Record(
        source=source,
        headline=headline,
        byline=byline or (", ".join(said.authors) if writers.authors else None) or None,
        date=dates[0],
        body=body,
        quotes=_quotes(body, subheads, [*writers.authors, *_names(captions)], language),
        captions=captions,
        dek=find_dek(texts, roles, headline),
        section=find_section(texts, roles, headline, said, writers.outlet),
        outlet=writers.outlet or said.outlet,
        agency=writers.agency or (dateline.agency if dateline else None),
        dateline=dateline.place if dateline else None,
        language=language,
        url=said.url or url,
        authors=writers.authors,
        updated=dates[1],
        subheads=subheads,
        contributors=_unique(name for line in helpers for name in read_contributors(line)),
        notes=tuple(_all(lines, Role.NOTE)),
        related=_unique(_all(lines, Role.RELATED)),
        warnings=(*page.warnings, *hidden, *(PAID if said.for_subscribers else ()), *dates[2]),
    )


def _quotes(
    body: Sequence[str], subheads: Iterable[int], people: Sequence[str], language: str | None
) -> tuple[Quote, ...]:
    """The quotes of the story; a subhead in marks, as “An end to all fog”, says again what the text says, unless it is signed."""
    heads = frozenset(subheads)
    return tuple(
        [
            quote
            for quote in find_quotes(body, people, language)
            if quote.cue
            or (last := quote.spans[-1]).paragraph not in heads
            or body[last.paragraph][last.end + 1 :].lstrip()[:1] in DASHES
        ]
    )


def _body(lines: Lines, said: Metadata) -> tuple[tuple[str, ...], tuple[int, ...], tuple[str, ...]]:
    """Paragraphs and subheads, which of them are subheads, and a warning where the page shows less than its metadata holds.

    Pages behind a subscription or drawn by a script keep the story in JSON-LD or in a script alone; it is taken where the visible
    story is less than half of it.
    """
    story = [(role, text) for role, text in lines if role is BODY or role is SUBHEAD]
    body = tuple([text for _, text in story])
    held = tuple(line for raw in (said.article_body or "").split("\n") if (line := " ".join(raw.split())))
    if sum(map(len, held)) > max(300, 2 * sum(map(len, body))):
        return (
            held,
            (),
            ("body: taken from the page's metadata, which holds more of the story than the page shows",),
        )
    if not any(role is BODY and _is_sentence(text) for role, text in story):
        if not lines and not said.headlines:
            raise NoArticle(
                "no article in it: nothing but page chrome, or no text at all; --explain shows each line"
            )
        raise NoArticle(
            "no article in it: no paragraph of a story was found; --explain shows what each line was taken for"
        )
    return body, tuple(i for i, (role, _) in enumerate(story) if role is SUBHEAD), ()


PAID = ("body: the page says that the story is not free to read, so it may be cut short",)
# The shortest paragraph that is the whole of a story, in bytes of UTF-8: eight Latin words, a short sentence of Chinese. A menu's
# entries are shorter.
SHORTEST_STORY = 40


def _is_sentence(text: str) -> bool:
    return len(text.encode("utf-8", "replace")) >= SHORTEST_STORY


def _without_date_prefix(blocks: Sequence[Block]) -> tuple[str | None, list[str]]:
    """The first date that a scraper put before a line, and the texts of all lines without theirs."""
    texts = [text for text, _, _ in blocks]
    first = None
    for i in [i for i, (_, _, hints) in enumerate(blocks) if "date_prefix" in hints]:
        date, texts[i] = part_date_prefix(texts[i])
        first = first or date
    return first, texts


def _all(lines: Lines, wanted: Role) -> list[str]:
    return [text for role, text in lines if role is wanted]


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


# `Ada Quill`, `María José Ibarra`: two to four capitalised words
NAME = re.compile(r"[^\W\d_a-z][\w’'-]{1,20}(?: [^\W\d_a-z][\w’'-]{1,20}){1,3}")


def _names(captions: Sequence[Caption]) -> tuple[str, ...]:
    """People whom the captions name in full: they may be quoted by their last names."""
    return _unique(name for c in captions for name in NAME.findall(c.text) if is_person_name(name))
