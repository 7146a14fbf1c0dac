"""The --explain view: every block once, its score the sum of its clues, nothing that a terminal obeys."""

from __future__ import annotations

import re

import pytest
from casebook import CASES, Case
from hypothesis import given
from hypothesis import strategies as st

from copydesk.annotate import explain, place, weight
from copydesk.model import Block, Clue, LabelledBlock, Origin, Role

ENTRY = re.compile(
    r" *(?P<place>\S*)  (?P<role>\w+) +(?P<score>[+-][\d.]+)  (?P<words>.*)\n {33}(?P<clues>.*)\n"
)


def labelled(text: str = "Ferry runs again", **changes: object) -> LabelledBlock:
    clues = (Clue("looks_like_title", 5.5), Clue("before_byline", 3.0), Clue("is_long", -0.125))
    return LabelledBlock(Block(text, Origin(7, 7)), Role.HEADLINE, 8.375, clues)


def test_two_lines_a_block() -> None:
    assert explain([labelled()]) == (
        "        7  headline      +8.375  Ferry runs again\n"
        "                                 looks_like_title +5.5, before_byline +3, is_long -0.125\n"
    )


def test_colour_is_only_added() -> None:
    plain, coloured = explain([labelled()]), explain([labelled()], colour=True)
    assert coloured != plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


@pytest.mark.parametrize("sign", ["\x1b[2J", "\x9b2J", "\x07", "\r", "\u202e", "\x00", "\x7f", "\x08"])
def test_terminal_is_not_steered(sign: str) -> None:
    shown = explain([labelled(f"Ferry {sign}runs")])
    assert sign[0] not in shown
    assert "runs" in shown


@given(st.text(min_size=1))
def test_two_lines_whatever_the_words(words: str) -> None:
    shown = explain([labelled(words), labelled()])
    assert len(shown.split("\n")) == 5
    assert all(
        char.isprintable() or char in "\n\t\xa0\u3000\u2028\u2029\ufeff" or not char.isascii()
        for char in shown
    )


def test_place() -> None:
    assert place(Origin(3, 3)) == "3"
    assert place(Origin(3, 5)) == "3-5"
    assert place(Origin(path="/html/body/p[2]")) == "/html/body/p[2]"
    assert place(Origin()) == ""


def test_weight() -> None:
    assert [weight(number) for number in (0.0, 10.0, -2.5, 1 / 3)] == ["+0", "+10", "-2.5", "+0.333"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.slug)
def test_over_the_cases(case: Case) -> None:
    """Each block stands there once, with a score that is the sum of its clues."""
    blocks = case.labelled
    entries = list(ENTRY.finditer(explain(blocks)))
    assert [entry["place"] for entry in entries] == [place(block.block.origin) for block in blocks]
    for entry in entries:
        weights = (
            [float(clue.rpartition(" ")[2]) for clue in entry["clues"].split(", ")]
            if entry["clues"] != "no clue"
            else []
        )
        # three decimals are shown of each
        assert sum(weights) == pytest.approx(float(entry["score"]), abs=0.001 * (len(weights) + 1))
