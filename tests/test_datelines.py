from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.lines.datelines import LONGEST, read_dateline

ROWS = json.loads((Path(__file__).parent / "lines" / "datelines.json").read_text(encoding="utf-8"))


def _marked(row: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(reason=row["xfail"], strict=True)] if "xfail" in row else []
    return pytest.param(row, id=f"{row['why']}: {row['text'][:20]}", marks=marks)


@pytest.mark.parametrize("row", [_marked(r) for r in ROWS])
def test_line(row: dict[str, Any]) -> None:
    text, dateline = row["text"], read_dateline(row["text"])
    found = dateline and {
        "place": dateline.place,
        "agency": dateline.agency,
        "date_words": dateline.date_words,
        "rest": text[dateline.length :],
    }
    assert found == row["expect"]


@given(st.text(alphabet="AB ab.,/()—–:-12é", max_size=120))
def test_its_parts_stand_in_the_opening(text: str) -> None:
    dateline = read_dateline(text)
    if dateline:
        opening = text[: dateline.length]
        assert dateline.length <= LONGEST
        for part in (dateline.place, dateline.agency, dateline.date_words):
            assert part is None or part in opening
