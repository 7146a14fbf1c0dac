"""What is fuzzed: each target takes any bytes and raises only when a promise is broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

import copydesk
from copydesk.annotate import explain
from copydesk.batch.formats import FORMATS, ndjson
from copydesk.batch.runs import answer, edited
from copydesk.batch.sources import Document, Failure
from copydesk.blocks.decode import decode
from copydesk.blocks.html_blocks import read_html
from copydesk.blocks.text_blocks import read_text
from copydesk.fields.languages import guess_language
from copydesk.lines.byline_openers import starts_with_by
from copydesk.lines.bylines import read_byline, split_authors
from copydesk.lines.caption_copies import merge_captions
from copydesk.lines.contributors import read_contributors
from copydesk.lines.credits import has_credit, is_credit, part_credit
from copydesk.lines.datelines import read_dateline
from copydesk.lines.dates import has_date, read_dates
from copydesk.lines.machine_dates import read_iso
from copydesk.quotes import find_quotes


def words(data: bytes) -> str:
    """Any bytes as text, so that the fuzzer reaches every character."""
    return data.decode("utf-8", "replace")


def fuzz_decode(data: bytes) -> None:
    """Text or a refusal, and the text can be written out again."""
    try:
        decoded = decode(data)
    except copydesk.EditError:
        return
    decoded.text.encode("utf-8")


def fuzz_text(data: bytes) -> None:
    """Blocks with words in them, in the order of the lines; of a line that was run together there are several."""
    place = 1
    for block in read_text(words(data)).blocks:
        assert block.text
        assert block.text == block.text.strip()
        assert block.origin.first_line is not None
        assert block.origin.last_line is not None
        assert place <= block.origin.first_line <= block.origin.last_line
        place = block.origin.last_line


def fuzz_html(data: bytes) -> None:
    """Blocks with words in them."""
    for block in read_html(words(data)).blocks:
        assert block.text
        assert block.text == block.text.strip()
        assert block.origin.path


def fuzz_dates(data: bytes) -> None:
    """Dates as exact as the schema allows, or none."""
    text = words(data)
    for language in (None, "en", "de", "ja"):
        read_dates(text, language)
    has_date(text)
    read_iso(text)


def fuzz_bylines(data: bytes) -> None:
    """Names without blanks around them, all of them out of the line."""
    text = words(data)
    starts_with_by(text)
    names = (*read_contributors(text), *split_authors(text))
    if (byline := read_byline(text)) is not None:
        names += byline.authors
    assert all(name and name == name.strip() for name in names)


def fuzz_credits(data: bytes) -> None:
    """What is parted off a caption was in it."""
    text = words(data)
    is_credit(text), has_credit(text), read_dateline(text)
    caption, credit = part_credit(text)
    assert credit is None or credit
    assert len(caption) <= len(text)
    merge_captions([(text, ""), ("", text), (text, text)])


def fuzz_quotes(data: bytes) -> None:
    """The spans of a quote are its words."""
    paragraphs = [line for line in words(data).split("\n") if line.strip()]
    for quote in find_quotes(paragraphs):
        assert quote.text == " ".join(paragraphs[s.paragraph][s.start : s.end] for s in quote.spans)
    guess_language(words(data))


def fuzz_edit(data: bytes) -> None:
    """A record or a refusal, never a fault; every format can write the record; blocks add up."""
    for name, form in FORMATS.items():
        result = answer(Document("-", data), partial(edited, write=form.write), 10**7)
        assert not (isinstance(result, Failure) and result.kind in ("internal", "memory")), (name, result)
        if name == "ndjson" and not isinstance(result, Failure):
            assert json.loads(ndjson(json.loads(result))) == json.loads(result)
    try:
        labelled = copydesk.label(data)
    except copydesk.EditError:
        return
    assert explain(labelled).count("\n") == 2 * len(labelled)
    for block in labelled:
        assert abs(block.score - sum(clue.weight for clue in block.clues)) < 1e-6


TARGETS: dict[str, Callable[[bytes], None]] = {
    "decode": fuzz_decode,
    "text": fuzz_text,
    "html": fuzz_html,
    "dates": fuzz_dates,
    "bylines": fuzz_bylines,
    "credits": fuzz_credits,
    "quotes": fuzz_quotes,
    "edit": fuzz_edit,
}
