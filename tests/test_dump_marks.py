from __future__ import annotations

import pytest

from copydesk.blocks.dump_marks import Kinds, goes_on_list_of_links, kinds_of, plain
from copydesk.blocks.text_blocks import read_text
from copydesk.model import Block

LYNX = "   #[1]alternate\n\n   {}\n\nReferences\n\n   1. https://lakeside.example/feed\n   2. file:///crane\n  10. mailto:\n"
PANDOC = "Menu\n\n[]\n\n{}\n"


def middle(dump: str) -> Block:
    return read_text(dump).blocks[1]


class TestLynx:
    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ("[2]The crane", "The crane"),
            ("of the crane[2]", "of the crane"),
            ("the [2]crane[3], they say", "the crane, they say"),
            ("(BUTTON) Menu", "Menu"),
            # nothing but marks
            ("[2]", "[2]"),
            ("(BUTTON)", "(BUTTON)"),
        ],
    )
    def test_numbers_of_links(self, line: str, words: str) -> None:
        assert middle(LYNX.format(line)).text == words

    def test_a_picture_without_words_is_its_file(self) -> None:
        block = middle(LYNX.format("[crane-at-dusk.jpg?width=960]"))
        assert block.text == "[crane-at-dusk.jpg?width=960]"
        assert "image" in block.hints

    def test_the_list_of_addresses_is_one_block(self) -> None:
        last = read_text(LYNX.format("[2]The crane")).blocks[-1]
        assert last.text == "1. https://lakeside.example/feed"
        assert (last.origin.first_line, last.origin.last_line) == (7, 9)

    def test_footnotes_of_other_dumps_stay(self) -> None:
        assert read_text("The crane stays.[1]").blocks[0].text == "The crane stays.[1]"


class TestPandoc:
    def test_a_dash_and_three_blanks_open_an_item(self) -> None:
        block = read_text(PANDOC.format("-   The crane")).blocks[-1]
        assert (block.text, "bullet" in block.hints) == ("The crane", True)

    def test_words_in_brackets_are_a_pictures(self) -> None:
        block = read_text(PANDOC.format("[The crane at dusk]")).blocks[-1]
        assert (block.text, "image" in block.hints) == ("The crane at dusk", True)

    def test_in_other_dumps_they_stay(self) -> None:
        assert read_text("[The crane at dusk]").blocks[0].text == "[The crane at dusk]"


class TestW3m:
    @pytest.mark.parametrize(
        ("line", "words", "is_placeholder"),
        [
            ("[58406115]The crane", "The crane", False),
            ("[Crane-at-dusk-2]The crane", "The crane", False),
            ("[58406115]", "[58406115]", True),
            ("[crane_dusk]", "[crane_dusk]", True),
            ("[gif] [crane-dusk]", "[gif] [crane-dusk]", True),
            ("[INS::INS]", "[INS::INS]", True),
            ("[INS:[INS::INS]:INS]", "[INS:[INS::INS]:INS]", True),
            ("[DEL:$22:DEL] now $18", "$22 now $18", False),
            # notes, years, dates and words of the page's own
            ("[12]", "[12]", False),
            ("[2019] The crane", "[2019] The crane", False),
            ("[2024-11-05]The crane", "[2024-11-05]The crane", False),
            ("[Applause]", "[Applause]", False),
            ("[Update]The crane", "[Update]The crane", False),
            ("[crane-2] The crane", "[crane-2] The crane", False),
        ],
    )
    def test_the_name_of_a_picture_is_no_text(self, line: str, words: str, is_placeholder: bool) -> None:
        block = read_text(line).blocks[0]
        assert (block.text, "placeholder" in block.hints) == (words, is_placeholder)


class TestMarkdown:
    def test_a_picture_without_words_is_its_file(self) -> None:
        block = read_text("![](/img/crane-at-dusk.jpg?width=960)").blocks[0]
        assert (block.text, "image" in block.hints) == ("crane-at-dusk.jpg", True)

    def test_what_has_no_words_and_no_name_stays(self) -> None:
        assert read_text("# The crane\n[](#)").blocks[1].text == "[](#)"


@pytest.mark.parametrize(
    ("dump", "kinds"),
    [
        ("The crane stays.", Kinds(False, False, False, False, False, False)),
        ("# The crane", Kinds(True, True, False, False, False, False)),
        ("The [crane](/a)", Kinds(True, True, False, False, True, False)),
        ("[1]The crane", Kinds(False, False, True, False, True, False)),
        (LYNX, Kinds(False, False, True, True, True, False)),
        ("Crane\n[]\n", Kinds(False, False, False, False, True, True)),
    ],
)
def test_kinds(dump: str, kinds: Kinds) -> None:
    assert kinds_of(dump) == kinds


def test_words_are_never_empty() -> None:
    every = Kinds(True, True, True, True, True, True)
    for raw in (
        "[]",
        "[1]",
        "**",
        "****",
        "# ",
        "> ",
        "- ",
        "•",
        "![](",
        "](a)",
        "[](a)",
        "[ ]",
        "\u200b",
        "-   ",
        "\\",
    ):
        assert plain(raw, every)[0]


@pytest.mark.parametrize(
    ("above", "line", "goes_on"),
    [
        ("   9. https://a.example", "  10. file:///b", True),
        ("   Visible links:", "   1. https://a.example", False),
        ("   1. https://a.example", "The crane", False),
        ("1. Crane", "2. Quay", False),
    ],
)
def test_list_of_links(above: str, line: str, goes_on: bool) -> None:
    assert goes_on_list_of_links(above, line) is goes_on
