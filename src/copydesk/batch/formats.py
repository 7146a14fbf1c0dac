"""A record -> the words of one output format; FORMATS is the list of all of them.

A record is the plain object that `Record.to_dict()` gives; a failed document's is `{"source": …, "error":
{"kind", "message"}}`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

Fields = Mapping[str, Any]

_ONE_LINE = json.JSONEncoder(ensure_ascii=False)
_INDENTED = json.JSONEncoder(ensure_ascii=False, indent=2)


def ndjson(record: Fields) -> str:
    r"""One line of JSON.

    >>> ndjson({"headline": "Ferry runs again", "body": []})
    '{"headline": "Ferry runs again", "body": []}\n'
    """
    return _ONE_LINE.encode(record) + "\n"


def indented(record: Fields) -> str:
    """JSON for reading; control characters that a terminal would obey are written as escapes."""
    return _CONTROL.sub(lambda c: f"\\u{ord(c[0]):04x}", _INDENTED.encode(record)) + "\n"


def text(record: Fields) -> str:
    """The story alone: headline, dek, byline, date, then a paragraph a line, parted by blank lines."""
    said_by = " · ".join(part for part in (record["byline"], record["date"]) if part)
    parts = [record["headline"], record["dek"], said_by, *record["body"]]
    return printable("\n\n".join(part for part in parts if part)) + "\n"


def markdown(record: Fields) -> str:
    """The story as CommonMark: `#` headline, `##` subheads, dek in italics, captions as a list at the end."""
    subheads = frozenset(record["subheads"])
    parts = [f"# {_escaped(record['headline'])}"] if record["headline"] else []
    parts += [f"*{_escaped(record['dek'])}*"] if record["dek"] else []
    parts += [_escaped(" · ".join(part for part in (record["byline"], record["date"]) if part))]
    parts += [f"## {_escaped(p)}" if i in subheads else _escaped(p) for i, p in enumerate(record["body"])]
    captions = [f"{c['text']} ({c['credit']})" if c["credit"] else c["text"] for c in record["captions"]]
    parts += ["## Captions", "\n".join(f"- {_escaped(c)}" for c in captions)] if captions else []
    return printable("\n\n".join(part for part in parts if part)) + "\n"


CSV_COLUMNS = (
    *(
        "path",
        "id",
        "headline",
        "byline",
        "authors",
        "date",
        "updated",
        "dek",
        "section",
        "outlet",
        "agency",
        "dateline",
    ),
    *(
        "language",
        "url",
        "body",
        "subheads",
        "quotes",
        "captions",
        "contributors",
        "notes",
        "related",
        "warnings",
    ),
    *("format", "encoding", "sha256", "columns", "error_kind", "error_message"),
)
"""Header of the table; lists of names and lines are joined, lists of objects are JSON."""


def csv_row(record: Fields) -> str:
    """One row of the table whose header is CSV_COLUMNS (RFC 4180); its cells may hold line ends."""
    import csv
    import io

    error = record.get("error") or {}
    cells = {
        **record,
        **record["source"],
        "error_kind": error.get("kind"),
        "error_message": error.get("message"),
    }
    for name in ("quotes", "captions", "columns"):
        cells[name] = json.dumps(cells[name], ensure_ascii=False) if cells.get(name) else None
    for name, mark in (("authors", "; "), ("contributors", "; "), ("subheads", " "), ("body", "\n\n")):
        cells[name] = mark.join(map(str, cells.get(name, ())))
    for name in ("notes", "related", "warnings"):
        cells[name] = "\n".join(cells.get(name, ()))
    line = io.StringIO()
    csv.writer(line).writerow([cells.get(name) for name in CSV_COLUMNS])
    return line.getvalue()


def schema_org(record: Fields) -> str:
    """One line of JSON-LD: a schema.org NewsArticle, what the record has not left out.

    A quotation carries its speaker as `creditText`: a speaker may be a person or a ministry, and the record
    does not say which.
    """
    outlet, agency = record["outlet"], record["agency"]
    return ndjson(
        _filled(
            {
                "@context": "https://schema.org",
                "@type": "NewsArticle",
                "headline": record["headline"],
                "description": record["dek"],
                "author": [{"@type": "Person", "name": name} for name in record["authors"]],
                "contributor": [{"@type": "Person", "name": name} for name in record["contributors"]],
                "publisher": outlet and {"@type": "Organization", "name": outlet},
                "sourceOrganization": agency and {"@type": "Organization", "name": agency},
                "datePublished": record["date"],
                "dateModified": record["updated"],
                "dateline": record["dateline"],
                "articleSection": record["section"],
                "articleBody": "\n\n".join(record["body"]),
                "inLanguage": record["language"],
                "url": record["url"],
                "image": [
                    _filled({"@type": "ImageObject", "caption": c["text"], "creditText": c["credit"]})
                    for c in record["captions"]
                ],
                "hasPart": [
                    _filled(
                        {"@type": "Quotation", "text": q["text"], "creditText": q["speaker"] or q["mention"]}
                    )
                    for q in record["quotes"]
                ],
            }
        )
    )


def ninjs(record: Fields) -> str:
    """One line of JSON: an IPTC ninjs 3 item.

    Its moments need a zone, so a date without one goes only into `contentCreated`, which may be cut short. An
    item needs an address: the page's, or the named information (RFC 6920) of the source's bytes.
    """
    body = "\n\n".join(record["body"])
    return ndjson(
        _filled(
            {
                "uri": record["url"] or _named_information(record["source"]["sha256"]),
                "standard": {"name": "ninjs", "version": "3.0"},
                "type": "text",
                "language": record["language"],
                "firstCreated": _moment(record["date"]),
                "versionCreated": _moment(record["updated"] or record["date"]),
                "contentCreated": record["date"],
                "by": record["byline"],
                "located": record["dateline"],
                "headlines": [
                    {"role": "main", "contentType": "text/plain", "value": h}
                    for h in (record["headline"],)
                    if h
                ],
                "descriptions": [
                    {"role": "dek", "contentType": "text/plain", "value": d} for d in (record["dek"],) if d
                ],
                "bodies": [
                    {
                        "role": "main",
                        "contentType": "text/plain",
                        "charCount": len(body),
                        "wordCount": len(body.split()),
                        "value": body,
                    }
                ],
                "subjects": [{"name": s} for s in (record["section"],) if s],
                "people": [{"name": name, "rel": "author"} for name in record["authors"]],
                "infoSources": [{"name": name} for name in (record["agency"], record["outlet"]) if name],
                "edNote": "\n".join(record["notes"]),
                "associations": [
                    _filled(
                        {
                            "name": f"picture{number}",
                            "uri": f"{_named_information(record['source']['sha256'])}#picture{number}",
                            "type": "picture",
                            "by": c["credit"],
                            "descriptions": [
                                {"role": "caption", "contentType": "text/plain", "value": c["text"]}
                            ],
                        }
                    )
                    for number, c in enumerate(record["captions"], 1)
                ],
            }
        )
    )


class Format(NamedTuple):
    """How records become an output."""

    write: Callable[[Fields], str]
    ending: str
    """Of the names of files in it."""
    errors: bool
    """Whether failed documents have a place in it; if not, they are on stderr and in `--errors` alone."""
    head: str = ""
    """Before the first record of a file."""
    between: str = ""
    tail: str = ""


FORMATS: dict[str, Format] = {
    "ndjson": Format(ndjson, ".json", errors=True),
    "json": Format(indented, ".json", errors=True, head="[\n", between=",", tail="]\n"),
    "csv": Format(csv_row, ".csv", errors=True, head=",".join(CSV_COLUMNS) + "\r\n"),
    "text": Format(text, ".txt", errors=False, between="\f\n"),
    "markdown": Format(markdown, ".md", errors=False, between="\n---\n\n"),
    "schema.org": Format(schema_org, ".json", errors=False),
    "ninjs": Format(ninjs, ".json", errors=False),
    # rows are gathered as NDJSON, so that a stopped run can go on, and become Parquet when the last is there
    "parquet": Format(ndjson, ".parquet", errors=True),
}


def _explained(record: Fields) -> str:
    raise AssertionError("the view of --explain is made from blocks, not from a record")


EXPLAINED = Format(_explained, ".txt", errors=False, between="\n")
"""The view of --explain, which has no record and no place for failed documents."""


def alone(form: Format) -> Format:
    """The format for a file that holds one record: JSON without the array around it."""
    return form._replace(head="", tail="") if form.tail else form


def printable(words: str) -> str:
    r"""Words that a terminal shows and does not obey: control characters but tab and line end are written as
    escapes.

    >>> printable("Vote\x1b[2J delayed")
    'Vote\\x1b[2J delayed'
    """
    return _CONTROL.sub(lambda c: f"\\x{ord(c[0]):02x}", words) if not words.isprintable() else words


# what terminals obey: C0 but tab and line end, DEL, C1; and the marks that turn the direction of what follows
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _filled(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if value}


def _moment(date: str | None) -> str | None:
    """A date that has a time and a zone, else None."""
    return date if date and re.search(r"T.*(Z|[+-]\d\d:\d\d)\Z", date) else None


def _named_information(sha256: str) -> str:
    from base64 import urlsafe_b64encode

    return "ni:///sha-256;" + urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")


def _escaped(words: str) -> str:
    """Words that CommonMark shows as they are: marks within a line, and those that open a line."""
    words = re.sub(r"([\\`*_\[\]<>&])", r"\\\1", words)
    return re.sub(r"^(\d{0,9})([#+~=.)-])", r"\1\\\2", words)
