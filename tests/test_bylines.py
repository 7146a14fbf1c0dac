from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.lexicons import phrases_by_kind
from copydesk.lines.byline_openers import starts_with_by
from copydesk.lines.bylines import read_byline, split_authors
from copydesk.lines.contributors import is_contributor_line, read_contributors
from copydesk.lines.names import agency_in, has_name_shape, is_given_name, is_person_name

LINES = Path(__file__).parent / "lines"


def _rows(name: str) -> list[Any]:
    rows = json.loads((LINES / f"{name}.json").read_text(encoding="utf-8"))
    return [
        pytest.param(
            row,
            id=f"{row['why']}: {row['text'][:20]}",
            marks=[pytest.mark.xfail(reason=row["xfail"], strict=True)] if "xfail" in row else [],
        )
        for row in rows
    ]


@pytest.mark.parametrize("row", _rows("bylines"))
def test_byline_line(row: dict[str, Any]) -> None:
    byline = read_byline(row["text"])
    found = byline and {
        "authors": list(byline.authors),
        "outlet": byline.outlet,
        "agency": byline.agency,
    }
    assert found == row["expect"]


def test_the_phrases_of_contributors_are_cut_out_whole() -> None:
    cues = phrases_by_kind("contributor_phrases")["cue"]
    assert [
        (part, cue) for at, part in enumerate(cues) for cue in cues[at:] if part in cue and part != cue
    ] == []


@pytest.mark.parametrize("row", _rows("contributors"))
def test_contributor_line(row: dict[str, Any]) -> None:
    assert list(read_contributors(row["text"])) == row["expect"]


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Marta Quill, Raj Anand and The Associated Press", ("Marta Quill", "Raj Anand")),
        ("Marta Quill; Raj Anand", ("Marta Quill", "Raj Anand")),
        ("Marta Quill (marta@herald.example)", ("Marta Quill",)),
        ("By Marta Quill", ("Marta Quill",)),
        ("Marta Quill, Senior Reporter", ("Marta Quill",)),
        ("Lakeside News, Marta Quill", ("Marta Quill",)),
        ("QUILL, MARTA", ("MARTA QUILL",)),
        ("marta quill", ("marta quill",)),
        ("Marta", ("Marta",)),
        ("山田太郎, 鈴木花子", ("山田太郎", "鈴木花子")),
        ("https://social.example/herald", ()),
        ("marta.quill@herald.example", ()),
        ("Redaktion", ()),
        ("Staff", ()),
        ("admin", ()),
        ("Lakeside Herald", ()),
        ("AFP", ()),
        ("", ()),
    ],
)
def test_author_strings(value: str, names: tuple[str, ...]) -> None:
    assert split_authors(value) == names


@pytest.mark.parametrize(
    "name",
    [
        "Greg Norwood",
        "Annika Müller-Ross",
        "Juan de la Cruz",
        "Ursula von der Tann",
        "Samir al-Hashimi",
        "J.K. Rowe",
        "Mary O’Connell",
        "Иван Лесков",
        "김나래",
        "田中花子",
    ],
)
def test_names(name: str) -> None:
    assert is_person_name(name)


@pytest.mark.parametrize(
    "line",
    [
        "Climate Change",
        "Sign Up",
        "United States",
        "Read More",
        "Donald's Legacy",
        "Daniel Hart Reporter",
        "St. Pauli",
        "Mark as read",
        "Greg",
        "Greg Norwood said",
        "",
        "  ",
        "이메일",
        "기사저장",
        "経済",
    ],
)
def test_lines_that_are_no_name(line: str) -> None:
    assert not is_person_name(line)


def test_a_known_given_name_bears_a_common_family_name_only_when_trusted() -> None:
    assert has_name_shape(["Dora", "Brazil"], trusted=True)
    assert not has_name_shape(["Dora", "Brazil"])
    assert not has_name_shape(["About", "Brazil"], trusted=True)


def test_initials_are_given_names_and_abbreviations_are_not() -> None:
    assert [is_given_name(word) for word in ("J.", "R.K.", "St.", "Jean-Luc")] == [True, True, False, True]


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("By Ida Brandt", True),
        ("Von: IDA BRANDT", True),
        ("Words by Ida Brandt", True),
        ("文 By 山田", False),
        ("By comparison, little", False),
        ("By-laws", False),
        ("By Friday", False),
        ("By", False),
        ("", False),
        ("Bypass Road", False),
        ("Photos by Ida Brandt", False),
    ],
)
def test_openers(text: str, opens: bool) -> None:
    assert starts_with_by(text) is opens


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("(Reuters)", "Reuters"),
        ("Ida Brandt/dpa", "dpa"),
        ("with the ASSOCIATED PRESS", "ASSOCIATED PRESS"),
        ("in pa and ap", None),
        ("Kyodo News", "Kyodo News"),
        ("", None),
    ],
)
def test_agencies(text: str, agency: str | None) -> None:
    assert agency_in(text) == agency


def test_contributor_lines_are_told_from_body_lines() -> None:
    assert is_contributor_line("(Reporting by Ida Brandt; Editing by Tom Reyes)")
    assert not is_contributor_line("He contributed to this paper's success for years.")
    assert is_contributor_line("Ida Brandt et Tom Reyes ont contribué à cet article")
    assert is_contributor_line("Ida Brandt contribuyó a este reportaje.")
    assert not is_contributor_line("Le vent a contribué à la panne.")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ida Brandt et Tom Reyes ont contribué à cet article", ("Ida Brandt", "Tom Reyes")),
        ("Ida Brandt contribuyó a este reportaje.", ("Ida Brandt",)),
        ("Ida Brandt e Tom Reyes contribuíram para esta reportagem.", ("Ida Brandt", "Tom Reyes")),
    ],
)
def test_contributors_in_romance_languages(line: str, names: tuple[str, ...]) -> None:
    assert read_contributors(line) == names


_WORDS = st.sampled_from(
    [
        "By",
        "Von",
        "and",
        "|",
        ",",
        "/",
        "(",
        ":",
        "·",
        "-",
        "the",
        "The",
        "AP",
        "Associated",
        "Press",
        "Ida",
        "in",
        "Brandt",
        "Editor",
        "Herald",
        "News",
        "for",
        "3",
        "min",
        "2025",
        "@ida",
        "Photos",
        "’s",
        "von",
        "기자",
        "山田",
    ]
)


@given(st.lists(_WORDS, max_size=12), st.sampled_from([" ", ""]))
def test_any_line_is_read_and_nothing_is_made_up(words: list[str], glue: str) -> None:
    text = glue.join(words)
    byline = read_byline(text)
    squeezed = text.replace(" ", "")
    for name in [*(byline.authors if byline else ()), *read_contributors(text), *split_authors(text)]:
        assert all(word in squeezed for word in name.split())


@given(st.text(max_size=60))
def test_any_text_is_borne(text: str) -> None:
    read_byline(text)
    read_contributors(f"Reporting by {text}")
    split_authors(text)
    starts_with_by(text)
    is_person_name(text)
    agency_in(text)
