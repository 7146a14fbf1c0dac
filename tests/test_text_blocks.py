from __future__ import annotations

import html
import re

import pytest
from casebook import SAMPLES
from hypothesis import given
from hypothesis import strategies as st

import copydesk
from copydesk.blocks.dump_marks import part_date_prefix
from copydesk.blocks.text_blocks import read_text
from copydesk.model import Block, Origin

WRAPPED = """The harbour board of Port Callan voted on Tuesday to keep its idle crane,
against the wish of the mayor, who had promised the ground for a market hall
to three fishmongers and a baker, none of whom had been told that the crane
would stand for another decade if only its feet were painted now and then,
as engineers had found.

A second story
"""


def texts(dump: str) -> list[str]:
    return [block.text for block in read_text(dump).blocks]


def only(dump: str) -> Block:
    (block,) = read_text(dump).blocks
    return block


class TestLines:
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_any_line_end(self, end: str) -> None:
        blocks = read_text(end.join(["Home", "", "World"])).blocks
        assert [(b.text, b.origin.first_line) for b in blocks] == [("Home", 1), ("World", 3)]

    def test_blank_lines_are_hints_on_their_neighbours(self) -> None:
        first, second, third = read_text("Home\n\n \nWorld\nWeather\n\n").blocks
        assert first.hints == {"before_gap"}
        assert second.hints == {"after_gap"}
        assert third.hints == frozenset()

    def test_nothing_in_a_blank_text(self) -> None:
        assert read_text(" \n\u00a0\n\n").blocks == ()

    @pytest.mark.parametrize(
        ("line", "text"),
        [
            ("Two\u00a0 million\t euros", "Two million euros"),
            ("har\u00adbour\u200b board\ufeff", "harbour board"),
            ("\u200b", "\u200b"),
        ],
    )
    def test_blanks_and_invisible_marks(self, line: str, text: str) -> None:
        assert only(line).text == text


class TestEntities:
    """Entities of HTML that a tool left in the text."""

    @pytest.mark.parametrize(
        ("line", "text"),
        [
            ("&ldquo;It stands,&rdquo; Kohl&#8217;s brother&nbsp;said.", "“It stands,” Kohl’s brother said."),
            ("Fish &amp; Chips &#x2014; &quot;again&quot;", 'Fish & Chips — "again"'),
            ("Crane&#10;of Callan&#13;", "Crane of Callan"),
            # none: an address, initials, a name that is none, a number beyond all letters
            ("callan.example/?page=2&copy=1", "callan.example/?page=2&copy=1"),
            ("R&D; AT&T;", "R&D; AT&T;"),
            ("&crane; &#99999999;", "&crane; &#99999999;"),
        ],
    )
    def test_read(self, line: str, text: str) -> None:
        assert only(line).text == text

    def test_quotes_of_such_a_dump_are_found(self) -> None:
        plain = next(path for path in SAMPLES if path.stem == "harbor-drill").read_text(encoding="utf-8")
        told = copydesk.edit(html.escape(plain, quote=True))
        assert told.quotes == copydesk.edit(plain).quotes
        assert len(told.quotes) > 5


class TestWrapped:
    def test_a_paragraph_that_a_tool_wrapped_is_one_block(self) -> None:
        blocks = read_text(WRAPPED).blocks
        assert len(blocks) == 2
        assert (blocks[0].origin.first_line, blocks[0].origin.last_line) == (1, 5)
        assert "crane, against" in blocks[0].text

    def test_list_items_of_a_wrapped_page_stay_apart(self) -> None:
        assert len(read_text(WRAPPED.replace("\nA second", "• One crane\n• Two quays\nA second")).blocks) == 4

    def test_lines_that_end_where_they_please_stay_apart(self) -> None:
        assert len(texts("Harbour board keeps crane\nmayor angry\nweather fine")) == 3

    def test_an_inline_link_breaks_no_paragraph(self) -> None:
        assert texts("The report\n, which nobody read\n by the board\nHome") == [
            "The report, which nobody read by the board",
            "Home",
        ]


class TestMarks:
    @pytest.mark.parametrize(
        ("line", "text", "hint"),
        [
            ("  • Sport", "Sport", "bullet"),
            ("   indented", "indented", "indented"),
            ("## What is next", "What is next", "heading"),
            ("[The report](https://lakeside.example/a)", "The report", "link"),
            ("![The crane](crane.jpg)", "The crane", "image"),
            ("# Title\n> Never again", "Never again", "quoted"),
            ("# Title\n*as told to the board*", "as told to the board", "emphasis"),
            ("date 2026-03-08 Menu", "date 2026-03-08 Menu", "date_prefix"),
        ],
    )
    def test_marks_are_taken_off_and_told(self, line: str, text: str, hint: str) -> None:
        block = read_text(line).blocks[-1]
        assert block.text == text
        assert hint in block.hints

    @pytest.mark.parametrize(
        "line",
        ["— Never, said Ana.", "- Nunca, dijo Ana.", "#harbour", "2 * 3 * 4", "dated 2026-03-08", "•••"],
    )
    def test_words_that_only_look_like_marks_stay(self, line: str) -> None:
        block = only(line)
        assert block.text == line
        assert not block.hints & {"bullet", "heading", "date_prefix", "emphasis"}

    def test_marks_inside_a_line_of_markdown(self) -> None:
        assert texts("# T\nThe **old** [crane](x) of [1]Callan")[1] == "The old crane of Callan"

    @pytest.mark.parametrize(
        ("underline", "hints"),
        [("=" * 18, {"heading", "h1"}), ("-" * 30, {"heading"})],
    )
    def test_a_heading_that_is_underlined(self, underline: str, hints: set[str]) -> None:
        text = f"Home\nFerry sails again\n{underline}\nBy Ada Birch\n\n----\n"
        found = read_text(text).blocks
        assert [b.text for b in found] == ["Home", "Ferry sails again", "By Ada Birch", "----"]
        assert found[1].origin == Origin(2, 3, None)
        assert found[1].hints & {"heading", "h1"} == hints
        assert not any(b.hints & {"heading", "h1"} for b in (found[0], *found[2:]))

    @pytest.mark.parametrize("line", ["---", "=====", "=-=-=-=-=-=-=-=-=-=-=-=", "-" * 30 + " 12"])
    def test_a_line_that_is_no_underline_is_one_of_its_own(self, line: str) -> None:
        assert texts(f"Ferry sails again\n{line}") == ["Ferry sails again", line]

    @pytest.mark.parametrize(
        ("text", "titled"),
        [
            ("# Ferry sails again\n\n## Fares", True),
            ("[Home](/)\n\n# Ferry sails again", True),
            # what is said of commands beside them
            ("Run these:\n# counts the ferries\nferry count", False),
            ("[Home](/)\n" + "# counts the ferries\nferry count\n" * 5, False),
        ],
    )
    def test_a_heading_of_the_first_level_is_no_comment(self, text: str, titled: bool) -> None:
        assert any("h1" in block.hints for block in read_text(text).blocks) is titled

    def test_form_fields_of_terminal_browsers(self) -> None:
        assert only("[ ] Remember me [____]").text == "Remember me"
        assert only("Search [    ] (BUTTON) Go").text == "Search Go"


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("date 2026-03-08 Crane stays", ("2026-03-08", "Crane stays")),
        ("date 2026-03-08", ("2026-03-08", "")),
        ("date of the vote", (None, "date of the vote")),
        ("update 2026-03-08 Crane", (None, "update 2026-03-08 Crane")),
    ],
)
def test_date_prefix(line: str, parts: tuple[str | None, str]) -> None:
    assert part_date_prefix(line) == parts


@given(st.text(alphabet="ab .,#*>[]()-•\n\r\t\u00a0\u200b1é本", max_size=200))
def test_each_filled_line_is_in_one_block(dump: str) -> None:
    lines = re.split(r"\r\n|\r|\n", dump)
    covered: list[int] = []
    for block in read_text(dump).blocks:
        first, last = block.origin.first_line, block.origin.last_line
        assert first is not None
        assert last is not None
        assert block.text
        covered += range(first, last + 1)
    assert covered == [n for n, line in enumerate(lines, 1) if line and not line.isspace()]
