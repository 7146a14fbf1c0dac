"""Output formats: each says what the record says, in the form that its readers check for."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from copydesk.batch.formats import CSV_COLUMNS, FORMATS, alone, indented, markdown, printable
from copydesk.batch.runs import error_record
from copydesk.batch.sources import Document, Failure
from copydesk.model import Caption, Quote, Record, Source, Span

STANDIN = [sys.executable, str(Path(__file__).with_name("standin.py"))]

FULL = Record(
    Source("in/ferry.txt", "text", "utf-8", "ab" * 32),
    headline="Ferry *runs* again",
    byline="By Ada Moss | Brandsey Gazette",
    date="2024-05-13T11:06:00-04:00",
    body=("“It floats,” said Ada Moss.", "What is next", "1. A second boat, “soon”"),
    quotes=(
        Quote("It floats", "Ada Moss", "Moss", "said", (Span(0, 1, 10),)),
        Quote("soon", None, None, None, (Span(2, 19, 23),)),
    ),
    captions=(Caption("The ferry in dock.", "Tom Reed/Gazette"), Caption("The quay.", None)),
    dek="A week in dock is over",
    section="Transport",
    outlet="Brandsey Gazette",
    agency="AP",
    dateline="BRANDSEY",
    language="en",
    url="https://gazette.example/ferry",
    authors=("Ada Moss", "Jo Quill"),
    updated="2024-05-14T08:00:00Z",
    subheads=(1,),
    contributors=("Max Orr",),
    notes=("Correction: it was a Monday.",),
    related=("Quay closes",),
    warnings=("mended",),
).to_dict()
BARE = Record(Source(None, "text", None, "cd" * 32), body=("One paragraph.",)).to_dict()
FAILED = error_record(Document("in/menu.txt"), Failure("no_article", "no article in it"))


def strict(properties: dict[str, Any], required: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": properties,
    }


def listed(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "minItems": 1, "items": item}


TEXT = {"type": "string", "minLength": 1}
DAY = {"type": "string", "pattern": r"^\d{4}"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$"}


def thing(kind: str, **properties: dict[str, Any]) -> dict[str, Any]:
    return strict({"@type": {"const": kind}, **properties}, ("@type", *properties)[:2])


# From the vocabulary's pages: the properties of NewsArticle that we use, and what each expects
SCHEMA_ORG = strict(
    {
        "@context": {"const": "https://schema.org"},
        "@type": {"const": "NewsArticle"},
        **dict.fromkeys(
            ("headline", "description", "dateline", "articleSection", "articleBody", "inLanguage"), TEXT
        ),
        "datePublished": DAY,
        "dateModified": DAY,
        "url": {"type": "string", "format": "uri"},
        **dict.fromkeys(("author", "contributor"), listed(thing("Person", name=TEXT))),
        **dict.fromkeys(("publisher", "sourceOrganization"), thing("Organization", name=TEXT)),
        "image": listed(thing("ImageObject", caption=TEXT, creditText=TEXT)),
        "hasPart": listed(thing("Quotation", text=TEXT, creditText=TEXT)),
    },
    ("@context", "@type", "articleBody"),
)

WORDED = strict({"role": TEXT, "contentType": {"const": "text/plain"}, "value": TEXT}, ("value",))
# From the IPTC's ninjs 3 specification: the properties that we use, spelled as there
NINJS = strict(
    {
        "uri": {"type": "string", "format": "uri", "minLength": 1},
        "standard": strict({"name": {"const": "ninjs"}, "version": {"const": "3.0"}}, ("name", "version")),
        "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component"]},
        **dict.fromkeys(("language", "by", "located", "edNote"), TEXT),
        **dict.fromkeys(("firstCreated", "versionCreated"), MOMENT),
        "contentCreated": {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d(T.*)?)?)?$"},
        **dict.fromkeys(("headlines", "descriptions"), listed(WORDED)),
        "bodies": listed(
            strict(
                {**WORDED["properties"], "charCount": {"type": "integer"}, "wordCount": {"type": "integer"}},
                ("value", "charCount", "wordCount"),
            )
        ),
        **dict.fromkeys(("subjects", "infoSources"), listed(strict({"name": TEXT}, ("name",)))),
        "people": listed(strict({"name": TEXT, "rel": TEXT}, ("name",))),
        "associations": listed(
            strict(
                {
                    "name": TEXT,
                    "uri": {"type": "string", "format": "uri"},
                    "type": {"const": "picture"},
                    "by": TEXT,
                }
                | {"descriptions": listed(WORDED)},
                ("name", "uri", "type"),
            )
        ),
    },
    ("uri", "standard", "type", "bodies"),
)


@pytest.mark.parametrize("record", [FULL, BARE], ids=["full", "bare"])
@pytest.mark.parametrize(("name", "schema"), [("schema.org", SCHEMA_ORG), ("ninjs", NINJS)])
def test_exchange_formats(name: str, schema: dict[str, Any], record: dict[str, Any]) -> None:
    line = FORMATS[name].write(record)
    assert line.endswith("\n")
    assert line.count("\n") == 1
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(json.loads(line))


def test_schema_org_says_what_the_record_says() -> None:
    item = json.loads(FORMATS["schema.org"].write(FULL))
    assert item["author"] == [
        {"@type": "Person", "name": "Ada Moss"},
        {"@type": "Person", "name": "Jo Quill"},
    ]
    assert item["articleBody"].split("\n\n") == FULL["body"]
    assert (item["datePublished"], item["dateModified"]) == (FULL["date"], FULL["updated"])
    assert item["hasPart"][0] == {"@type": "Quotation", "text": "It floats", "creditText": "Ada Moss"}


def test_ninjs_pads_no_date() -> None:
    item = json.loads(FORMATS["ninjs"].write({**FULL, "date": "2024-05-13", "updated": None}))
    assert "versionCreated" not in item
    assert "firstCreated" not in item
    assert item["contentCreated"] == "2024-05-13"
    assert json.loads(FORMATS["ninjs"].write(BARE))["uri"].startswith("ni:///sha-256;zc3Nzc")


@pytest.mark.parametrize("record", [FULL, BARE, FAILED], ids=["full", "bare", "failed"])
def test_csv_has_one_row(record: dict[str, Any]) -> None:
    (row,) = csv.DictReader(io.StringIO(FORMATS["csv"].head + FORMATS["csv"].write(record), newline=""))
    assert tuple(row) == CSV_COLUMNS
    assert row["path"] == (record["source"]["path"] or "")
    assert row["headline"] == (record.get("headline") or "")
    assert row["body"].split("\n\n") == record.get("body", [""])
    assert row["error_kind"] == record.get("error", {}).get("kind", "")


def test_csv_keeps_what_is_nested() -> None:
    (row,) = csv.DictReader(io.StringIO(FORMATS["csv"].head + FORMATS["csv"].write(FULL), newline=""))
    assert json.loads(row["quotes"]) == FULL["quotes"]
    assert row["authors"] == "Ada Moss; Jo Quill"


def test_text_is_the_story() -> None:
    assert FORMATS["text"].write(FULL).split("\n\n") == [
        *(FULL["headline"], FULL["dek"], "By Ada Moss | Brandsey Gazette · 2024-05-13T11:06:00-04:00"),
        *(FULL["body"][0], FULL["body"][1], FULL["body"][2] + "\n"),
    ]
    assert FORMATS["text"].write(BARE) == "One paragraph.\n"


def test_markdown() -> None:
    assert markdown(FULL).split("\n\n") == [
        "# Ferry \\*runs\\* again",
        "*A week in dock is over*",
        "By Ada Moss | Brandsey Gazette · 2024-05-13T11:06:00-04:00",
        "“It floats,” said Ada Moss.",
        "## What is next",
        "1\\. A second boat, “soon”",
        "## Captions",
        "- The ferry in dock. (Tom Reed/Gazette)\n- The quay.\n",
    ]


@pytest.mark.parametrize("name", ["ndjson", "json", "schema.org", "ninjs"])
@given(headline=st.text(min_size=1))
def test_json_whatever_the_words(name: str, headline: str) -> None:
    line = FORMATS[name].write({**FULL, "headline": headline}).encode("utf-8", "replace").decode()
    item = json.loads(line)
    assert name == "json" or line.count("\n") == 1
    said = item["headline"] if "headline" in item else item["headlines"][0]["value"]
    assert said == headline.encode("utf-8", "replace").decode()


def test_json_on_a_terminal_is_obeyed_by_none() -> None:
    shown = indented({"headline": "Ferry \x1b[2J\x9b2J\x7f runs"})
    assert json.loads(shown)["headline"] == "Ferry \x1b[2J\x9b2J\x7f runs"
    assert shown.replace("\n", "").isprintable()


@given(st.text())
def test_printable(words: str) -> None:
    shown = printable(words)
    assert not set(shown) & {chr(c) for c in (*range(9), *range(11, 32), *range(127, 160))}
    if words.isprintable():
        assert shown == words


class TestFiles:
    """Files of several records, through the command."""

    @pytest.fixture(autouse=True)
    def in_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        Path("in").mkdir()
        for name, words in (
            ("a.txt", "Ferry runs\nIt runs."),
            ("b.txt", "MENU"),
            ("c.txt", "Quay, “closed”\nIt is."),
        ):
            Path("in", name).write_text(words)

    def output(self, *args: str) -> str:
        done = subprocess.run([*STANDIN, "in", *args], capture_output=True, check=False)
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr
        return done.stdout.decode()

    def test_json_is_one_array(self) -> None:
        found = json.loads(self.output("--format", "json"))
        assert [("error" in record) for record in found] == [False, True, False]

    def test_json_of_one_is_an_object(self) -> None:
        done = subprocess.run([*STANDIN, "in/a.txt", "--format", "json"], capture_output=True, check=True)
        assert json.loads(done.stdout)["headline"] == "Ferry runs"

    def test_csv_has_one_header(self) -> None:
        rows = list(csv.DictReader(io.StringIO(self.output("--format", "csv"), newline="")))
        assert [row["headline"] for row in rows] == ["Ferry runs", "", "Quay, “closed”"]
        assert [row["error_kind"] for row in rows] == ["", "no_article", ""]

    @pytest.mark.parametrize(("name", "mark"), [("text", "\f\n"), ("markdown", "\n---\n\n")])
    def test_stories_are_parted(self, name: str, mark: str) -> None:
        assert len(self.output("--format", name).split(mark)) == 2

    @pytest.mark.parametrize("name", ["schema.org", "ninjs"])
    def test_lines_are_articles_alone(self, name: str) -> None:
        assert len([json.loads(line) for line in self.output("--format", name).splitlines()]) == 2

    @pytest.mark.parametrize(
        ("ending", "first"),
        [("csv", "path,id"), ("md", "# Ferry runs"), ("txt", "Ferry runs"), ("ndjson", "{")],
    )
    def test_format_by_the_name_of_the_output(self, ending: str, first: str) -> None:
        self.output("-o", f"out.{ending}")
        assert Path(f"out.{ending}").read_text().startswith(first)

    def test_folder_of_stories(self) -> None:
        self.output("-o", "out/", "--format", "markdown")
        assert sorted(path.name for path in Path("out").iterdir()) == ["a.txt.md", "c.txt.md"]

    def test_parquet(self) -> None:
        parquet = pytest.importorskip("pyarrow.parquet")
        self.output("-o", "out.parquet")
        self.output("-o", "out.ndjson")
        rows = parquet.read_table("out.parquet").to_pylist()
        records = [json.loads(line) for line in Path("out.ndjson").read_text().splitlines()]
        assert [row["headline"] for row in rows] == ["Ferry runs", None, "Quay, “closed”"]
        assert rows[1]["error"] == records[1]["error"]
        for row, record in zip(rows, records, strict=True):
            for field in set(record) - {"source", "error"}:
                assert row[field] == record[field]
        assert not list(Path().glob(".*"))


def test_alone_takes_the_array_off() -> None:
    assert alone(FORMATS["json"]).head == ""
    assert alone(FORMATS["csv"]) is FORMATS["csv"]
