from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.lexicons import lexicon_lines
from copydesk.lines.calendar_days import month_number
from copydesk.lines.dates import LONGEST_BLOCK, has_date, read_dates
from copydesk.lines.machine_dates import read_iso

ROWS = json.loads((Path(__file__).parent / "lines" / "dates.json").read_text(encoding="utf-8"))


def _marked(row: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(reason=row["xfail"], strict=True)] if "xfail" in row else []
    return pytest.param(row, id=row["why"], marks=marks)


@pytest.mark.parametrize("row", [_marked(r) for r in ROWS])
def test_line(row: dict[str, Any]) -> None:
    dates = read_dates(row["text"], row.get("language"))
    found = {name: stamp.value for name in ("published", "updated") if (stamp := getattr(dates, name))}
    assert found | ({"relative": True} if dates.relative else {}) == row["expect"]


@pytest.mark.parametrize("row", [_marked(r) for r in ROWS])
def test_a_line_has_a_date_where_one_is_read_from_it(row: dict[str, Any]) -> None:
    # the shape of a timestamp does not tell that its date is the end of something
    assert has_date(row["text"]) == (bool(row["expect"]) or row.get("shape") == "date")


@pytest.mark.parametrize("row", [r for r in ROWS if "published" in r["expect"]], ids=lambda r: r["why"])
def test_words_stand_in_the_line(row: dict[str, Any]) -> None:
    dates = read_dates(row["text"], row.get("language"))
    for stamp in (dates.published, dates.updated):
        assert stamp is None or stamp.words in row["text"]


def test_words_are_the_date_without_its_label() -> None:
    dates = read_dates("Published: 15:56 BST, 27 May 2024 | Updated: 16:10 BST, 27 May 2024")
    assert dates.published is not None
    assert dates.published.words == "15:56 BST, 27 May 2024"


def test_a_long_line_is_prose() -> None:
    assert has_date("4 March 2025")
    assert not has_date("The ferry of 4 March 2025 " + "came late and " * 20)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-01-07T01:20:00.000Z", "2024-01-07T01:20:00+00:00"),
        ("2024-01-07T01:20:00+0000", "2024-01-07T01:20:00+00:00"),
        ("2024-01-07T01:20:00-04:00", "2024-01-07T01:20:00-04:00"),
        ("2024-01-07T01:20+05:30", "2024-01-07T01:20:00+05:30"),
        ("2024-01-07T01:20", "2024-01-07T01:20"),
        ("2024-01-07 01:20:00", "2024-01-07T01:20:00"),
        (" 2024-01-07 ", "2024-01-07"),
        ("20240107", "2024-01-07"),
        ("20240107T012000Z", "2024-01-07T01:20:00+00:00"),
        ("Sun, 07 Jan 2024 01:20:00 GMT", "2024-01-07T01:20:00+00:00"),
        ("Sun Jan 07 2024 01:20:00 GMT+0200 (EET)", "2024-01-07T01:20:00+02:00"),
        ("January 7, 2024", "2024-01-07"),
        ("1704590400", "2024-01-07T01:20:00+00:00"),
        ("1704590400123", "2024-01-07T01:20:00+00:00"),
        ("2024-01", None),
        ("2024", None),
        ("2024-02-30", None),
        ("2024-01-07T25:00:00Z", None),
        ("2024-01-07T01:20:00+25:00", "2024-01-07T01:20:00"),
        ("yesterday", None),
        ("", None),
    ],
)
def test_metadata_value(value: str, expected: str | None) -> None:
    assert read_iso(value) == expected


def test_month_lists_do_not_contradict_each_other() -> None:
    months: dict[str, str] = {}
    for number, *names in (line.split() for line in lexicon_lines("months")):
        for name in names:
            assert months.setdefault(name, number) == number, name
    assert month_number("Märzen") == 0


@given(st.text(alphabet="0123456789:./- aApPmMyYJjunMarch年月日ago,TZ+", max_size=80))
def test_what_is_read_has_the_form_of_the_record(text: str) -> None:
    from datetime import datetime

    dates = read_dates(text)
    for stamp in (dates.published, dates.updated):
        if stamp:
            datetime.fromisoformat(stamp.value)
            assert stamp.words in text


@pytest.mark.parametrize("piece", ["2024 ", "12:34 May 2024, ", "updated ", "3 h", "1/2/", "(", "a"])
def test_cost_is_bounded(piece: str) -> None:
    started = time.process_time()
    read_dates(piece * 1_000_000)
    # 5 ms on the slowest of these; a scan that grew with the block would take seconds
    assert time.process_time() - started < 0.5
    assert len(piece * 1_000_000) > LONGEST_BLOCK
