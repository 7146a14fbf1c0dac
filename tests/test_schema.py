"""The JSON Schema of the record: it takes every one of ours and refuses what the contract rules out."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from copy import deepcopy
from typing import Any

import pytest
from casebook import ARTICLES, Case
from jsonschema import Draft202012Validator

from copydesk.batch.runs import error_record
from copydesk.batch.sources import Document, Failure
from copydesk.lexicons import read_data
from copydesk.model import Caption, Quote, Record, Source, Span

SCHEMA = json.loads(read_data("record.schema.json"))
CHECK = Draft202012Validator(SCHEMA)

FULL = Record(
    Source("in/ferry.txt", "text", "utf-8", "0" * 64),
    headline="Ferry runs again",
    byline="By Ada Moss | Brandsey Gazette",
    date="2024-05-13T11:06:00-04:00",
    body=("“It floats,” said Ada Moss.", "What is next", "A second boat."),
    quotes=(Quote("It floats", "Ada Moss", "Ada Moss", "said", (Span(0, 1, 10),)),),
    captions=(Caption("The ferry in dock.", "Tom Reed/Gazette"), Caption("The quay.", None)),
    language="en",
    authors=("Ada Moss",),
    updated="2024-05",
    subheads=(1,),
).to_dict()


def test_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert re.fullmatch(r"\d+\.\d+", SCHEMA["version"])
    assert SCHEMA["$id"].endswith(SCHEMA["version"].split(".")[0])


def test_printed_by_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "copydesk", "--schema"], capture_output=True, check=True)
    assert json.loads(done.stdout) == SCHEMA


def test_fields_in_the_order_of_the_contract() -> None:
    record = SCHEMA["$defs"]["record"]
    assert list(record["properties"]) == list(FULL) == record["required"]


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: case.slug)
def test_takes_the_records_of_the_cases(case: Case) -> None:
    CHECK.validate(case.record)


def test_takes_a_full_record_and_failures() -> None:
    CHECK.validate(FULL)
    CHECK.validate(error_record(Document("-"), Failure("no_article", "no article in it")))
    row = Document("t.csv", id="7", columns={"year": "2024"})
    CHECK.validate(json.loads(json.dumps(error_record(row, Failure("no_field", "the row has no text")))))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(
            ("headline", ""),
            ("headline", 3),
            ("date", "13 May 2024"),
            ("date", "2024-5-3"),
            ("date", "2024-05-13T11"),
        ),
        *(("body", "one string"), ("body", [""]), ("body", None), ("language", "EN"), ("subheads", [-1])),
        *(("quotes", [{"text": "It floats"}]), ("captions", [{"text": "", "credit": None}]), ("surprise", 1)),
        *(("source", {"path": None}), ("authors", [None])),
    ],
)
def test_refuses(field: str, value: Any) -> None:
    assert not CHECK.is_valid({**deepcopy(FULL), field: value})


@pytest.mark.parametrize("field", list(FULL))
def test_every_field_is_always_there(field: str) -> None:
    assert not CHECK.is_valid({name: value for name, value in FULL.items() if name != field})
