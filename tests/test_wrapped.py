from __future__ import annotations

import pytest

from copydesk.blocks.text_blocks import read_text
from copydesk.blocks.wrapped import Wrap, continues_wrap, find_wrap, unwrapped

STORY = (
    "The harbour board of Port Callan voted on Tuesday to keep its idle crane, against the wish of the mayor, who had promised "
    "the ground for a market hall to three fishmongers and a baker, none of whom had been told that the crane would stand for "
    "another decade if only its well-worn feet were painted now and then, as the board’s own engineers had found in a half-day "
    "visit that nobody had asked for and for which nobody has been sent a bill, so that the matter may be said to be settled."
)


def filled(text: str, width: int, margin: str = "", hyphens: bool = False) -> list[str]:
    """A text broken as tools break it."""
    lines = [margin]
    for word in text.split(" "):
        pieces = word.replace("-", "-\0").split("\0") if hyphens else [word]
        for n, piece in enumerate(pieces):
            blank = "" if n or lines[-1] == margin else " "
            if len(lines[-1]) + len(blank) + len(piece) > width:
                lines.append(margin + piece)
            else:
                lines[-1] += blank + piece
    return lines


def texts(lines: list[str]) -> list[str]:
    return [block.text for block in read_text("\n".join(lines)).blocks]


@pytest.mark.parametrize("width", [50, 72, 74, 78, 100, 130])
@pytest.mark.parametrize("margin", ["", "   "])
def test_the_width_that_explains_the_breaks(width: int, margin: str) -> None:
    lines = filled(STORY + " " + STORY, width, margin)
    wrap = find_wrap(lines)
    assert wrap is not None
    assert max(map(len, lines)) <= wrap.width <= width
    assert wrap.margin == len(margin)
    assert texts(lines) == [STORY + " " + STORY]


def test_a_short_text_where_no_line_is_wider() -> None:
    lines = filled(STORY.partition(", as the board")[0], 100)
    assert len(lines) < 5
    assert len(texts(["Crane moves on", "", *lines])) == 2
    assert find_wrap([*lines, "", "wider " * 20]) is None


class TestWhatIsNoSign:
    def test_addresses_may_be_wider(self) -> None:
        addresses = [f"{n:4}. https://harbour.example/{'crane-' * 30}{n}" for n in range(40)]
        assert texts([*filled(STORY, 74), "", *addresses])[0] == STORY

    def test_prose_may_not(self) -> None:
        assert find_wrap([*filled(STORY, 74), "", STORY, "", STORY, "", STORY]) is None

    def test_titles_that_end_where_they_please(self) -> None:
        words = STORY.lower().split()
        assert find_wrap([" ".join(words[n : n + 8 + n % 7]) for n in range(60)]) is None

    @pytest.mark.parametrize("lines", [[], [""], ["a"], ["a" * 60] * 2])
    def test_next_to_nothing(self, lines: list[str]) -> None:
        assert find_wrap(lines) is None


class TestContinues:
    WRAP = Wrap(72, 3, 1, False)

    def joins(self, above: str, line: str) -> bool:
        return continues_wrap([above, line], 1, 0, self.WRAP)

    FULL = "   " + "crane " * 11 + "crn"

    def test_a_line_that_had_no_room_above(self) -> None:
        assert self.joins(self.FULL, "   and more")
        assert not self.joins(self.FULL[:60], "   and more")

    def test_another_indentation_opens_another_paragraph(self) -> None:
        assert not self.joins(self.FULL, "       and more")
        assert not self.joins(self.FULL, "and more")

    def test_an_item_goes_on_below_its_words(self) -> None:
        item = "     * " + self.FULL[7:]
        assert self.joins(item, "       and more")
        assert not self.joins(item, "     * and more")
        assert not self.joins(item, "   and more")

    def test_a_number_amid_a_paragraph_opens_no_item(self) -> None:
        assert self.joins(self.FULL, "   8. April, and more")
        assert not self.joins("   1. " + self.FULL[6:], "   2. and more")

    def test_a_centred_heading(self) -> None:
        assert self.joins(" " * 4 + "x" * 60 + " yyy", " " * 30 + "twelve chars")
        assert not self.joins(" " * 4 + "x" * 60 + " yyy", " " * 20 + "twelve chars")

    def test_a_hard_break_of_markdown(self) -> None:
        assert not self.joins(self.FULL + "  ", "   and more")

    def test_a_heading_of_markdown(self) -> None:
        assert not self.joins(self.FULL, "# and more")

    def test_a_line_left_whole(self) -> None:
        assert not self.joins(self.FULL + " crane crane", "   and more")
        assert self.joins("   https://harbour.example/" + "crane/" * 20, "   and more")


class TestUnwrapped:
    def test_words_that_were_broken_at_a_hyphen(self) -> None:
        lines = filled(" ".join(["the well-worn crane of the half-day visit"] * 12), 60, hyphens=True)
        wrap = find_wrap(lines)
        assert wrap is not None
        assert wrap.at_hyphens
        assert "- " not in unwrapped(lines, wrap)
        assert unwrapped(["Innen-", "und Außenhafen"], wrap) == "Innen- und Außenhafen"

    def test_a_hyphen_where_words_are_kept_whole(self) -> None:
        lines = filled(" ".join(["the well-worn crane of the half-day visit"] * 12), 60)
        assert "\n".join(texts(lines)) == " ".join(["the well-worn crane of the half-day visit"] * 12)

    def test_japanese_is_joined_without_a_blank(self) -> None:
        story = "港湾委員会は火曜日、使われていないクレーンを残すことを決めた。市長は反対していた。" * 12
        lines = [story[i : i + 70] for i in range(0, len(story), 70)]
        assert texts(lines) == [story]

    def test_a_quoted_paragraph(self) -> None:
        lines = ["> " + line for line in filled(STORY, 76)]
        (block,) = read_text("\n".join(["# The crane", "", *lines])).blocks[1:]
        assert block.text == STORY
        assert "quoted" in block.hints
