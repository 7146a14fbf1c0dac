from __future__ import annotations

import doctest
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import copydesk.labels.forms
from copydesk.labels.clues import find_clues, first_clues
from copydesk.labels.forms import PROSE, form
from copydesk.labels.settled import REACH_ABOVE, REACH_BELOW, REACH_OF_WORDS, settled
from copydesk.model import Block, Origin

ROWS = json.loads((Path(__file__).parent / "lines" / "clues.json").read_text(encoding="utf-8"))
PARAGRAPHS = [
    "The harbour board of Port Callan voted on Tuesday to keep its idle crane, against the wish of the mayor.",
    "Engineers had told the board that the crane would stand for another decade if its feet were painted.",
    "The mayor, Louise Okafor, wanted the ground for a market hall and had promised it to three fishmongers.",
    "Its owner will pay for the paint, the board said, and the market hall may go to the other quay instead.",
]
MENU = ["Home", "World", "Weather"]
# The two kinds of weights that clues are looked for with: paragraphs are story text, a clear title is the headline
PROSE_ODDS = {"is_prose": 2.0, "is_label": -1.0, "is_title": -1.0}
HEADLINE_ODDS = {"is_title": 4.0, "is_prose": -2.0}


def blocks(*lines: str, hints: dict[int, frozenset[str]] | None = None) -> list[Block]:
    return [Block(line, Origin(i, i), (hints or {}).get(i, frozenset())) for i, line in enumerate(lines)]


def clues(*lines: str, hints: dict[int, frozenset[str]] | None = None) -> list[set[str]]:
    return [set(c) for c in find_clues(blocks(*lines, hints=hints), PROSE_ODDS, HEADLINE_ODDS)]


def _marked(row: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(reason=row["xfail"], strict=True)] if "xfail" in row else []
    return pytest.param(row, id=f"{row['why']}: {row['text'][:20]}", marks=marks)


class TestLine:
    @pytest.mark.parametrize("row", [_marked(row) for row in ROWS])
    def test_line(self, row: dict[str, Any]) -> None:
        found, expect = form(row["text"]), row["expect"]
        assert found.kind == expect["kind"]
        assert "is_" + found.kind in found.clues
        assert set(expect["shows"]) <= set(found.clues)
        assert not set(expect["not"]) & set(found.clues)

    def test_marks_and_case_do_not_part_copies(self) -> None:
        assert form("The crane — stays!").key == form("THE CRANE STAYS").key
        assert form("❯").key != form("•").key

    def test_the_dot_of_a_turkish_capital_is_no_word_break(self) -> None:
        assert form("İZMİR LİMANI").content == {"i̇zmi", "li̇ma"}

    @given(st.text(min_size=1, max_size=300).filter(str.strip))
    def test_any_line_has_a_form(self, text: str) -> None:
        found = form(" ".join(text.split()) or text.strip())
        assert found.weight > 0
        assert found.key


class TestPlace:
    def test_story_and_what_stands_around_it(self) -> None:
        found = clues(*MENU, *PARAGRAPHS, *MENU)
        assert ["in_story" in c for c in found] == [False] * 3 + [True] * 4 + [False] * 3
        assert "before_story=1" in found[2]
        assert {"story_opens=0", "prose_in_story"} <= found[3]
        assert "story_closes=0" in found[6]
        assert "after_story=3" in found[9]
        assert "first_on_page" in found[0]
        assert not any("first_on_page" in c for c in found[1:])

    def test_a_short_line_does_not_part_a_story(self) -> None:
        found = clues(*PARAGRAPHS[:2], "Advertisement", *PARAGRAPHS[2:])
        assert all("in_story" in c for c in found)

    def test_a_list_parts_the_densest_run_and_not_the_story(self) -> None:
        found = clues(*PARAGRAPHS[:3], *["Weighs two tonnes"] * 3, PARAGRAPHS[3], *MENU)
        assert all("in_story" in names for names in found[:7])
        assert "in_core" in found[2]
        assert "in_core" not in found[6]

    def test_no_story_on_a_page_of_labels(self) -> None:
        assert not any("in_story" in c for c in clues(*MENU))

    def test_blank_lines_say_something_only_where_some_lines_have_none(self) -> None:
        gap = frozenset({"after_gap"})
        some = clues(*MENU, *PARAGRAPHS, hints={3: gap, 4: gap})
        everywhere = clues(*MENU, *PARAGRAPHS, hints=dict.fromkeys(range(7), gap))
        assert ["after_gap" in c for c in some] == [False] * 3 + [True] * 2 + [False] * 2
        assert not any("after_gap" in c for c in everywhere)

    def test_hints_are_clues(self) -> None:
        assert "bullet" in clues("Home", "World", hints={1: frozenset({"bullet"})})[1]


class TestNeighbours:
    def test_shapes_of_two_neighbours_each_way(self) -> None:
        found = clues("Home", "Ida Brandt", PARAGRAPHS[0])
        assert {"before:label", "before2:edge", "next:prose", "between:label:prose"} <= found[1]
        assert {"before:edge", "next:name", "next2:prose", "run:edge:label:name"} <= found[0]

    def test_a_caption_over_the_story_is_not_the_likeliest_headline(self) -> None:
        caption = "Ida Brandt (left) and Tom Reyes on the idle crane"
        lines = ["Harbour board keeps its idle crane", "By Ida Brandt", caption, *PARAGRAPHS]
        assert "likeliest_headline" in clues(*lines)[0] | clues(*lines)[1]
        plain = clues("Home", caption.replace("(left)", "wait"), *PARAGRAPHS)
        assert "likeliest_headline" in plain[1]
        assert "likeliest_headline" not in clues("Home", caption, *PARAGRAPHS)[1]

    @pytest.mark.parametrize(
        "line",
        [
            "(First printed as: Old crane, new owner at Stowe)",
            "« Previous quay | Next quay »",
            "woman with an idle crane on a quay",
        ],
    )
    def test_asides_pagers_and_descriptions_are_no_headlines(self, line: str) -> None:
        assert "may_be_headline" in clues("Home", "Old crane has a new owner at last", *PARAGRAPHS)[1]
        assert "may_be_headline" not in clues("Home", line, *PARAGRAPHS)[1]
        # the markup knows better
        assert "may_be_headline" in clues("Home", line, *PARAGRAPHS, hints={1: frozenset({"h1"})})[1]

    @pytest.mark.parametrize(
        "paragraph",
        [
            "बंदरगाह समिति ने मंगलवार को पुरानी क्रेन को रखने का फैसला किया, जिस पर दो साल से बहस चल रही थी।",
            "คณะกรรมการท่าเรือลงมติเมื่อวันอังคารว่าจะเก็บปั้นจั่นเก่าไว้ หลังจากถกเถียงกันมานานถึงสองปี และจะทาสีใหม่",
        ],
    )
    def test_a_paragraph_of_a_script_with_other_marks_or_none_is_prose(self, paragraph: str) -> None:
        assert {"is_prose", "ends_stop"} <= {*form(paragraph).clues}
        # a menu that a tool ran together
        assert form(paragraph[:40]).kind != "prose"

    def test_length_case_and_marks_are_left_to_the_landmarks(self) -> None:
        lines = ("Home", "Ida Brandt", PARAGRAPHS[0])
        first = first_clues(blocks(*lines), PROSE_ODDS)[0]
        assert {"length=15", "words=2", "starts_upper", "ends_open"} <= set(first[1])
        for before, after in zip(first, clues(*lines), strict=True):
            shape = {c for c in before if c.startswith(("length=", "words=", "starts_upper"))}
            assert len(shape) == 3
            assert not shape & after
            assert any(c.startswith("ends_") for c in after)
            assert any(c.startswith("prose_odds=") for c in after)

    def test_prose_close_by_and_runs_of_short_lines(self) -> None:
        found = clues(*MENU, *PARAGRAPHS)
        assert {"prose_ahead=4", "prose_behind=0", "short_run=3"} <= found[0]
        assert {"prose_ahead=3", "prose_behind=0"} <= found[3]
        assert not any(c.startswith("short_run") for c in found[3])
        assert {"prose_ahead=0", "prose_behind=3"} <= found[6]

    def test_byline_and_date_part_a_dek_from_the_story(self) -> None:
        found = clues(PARAGRAPHS[0], "By Ida Brandt", "4 March 2025", *PARAGRAPHS[1:])
        assert {"lull_below=2", "signed_lull_below"} <= found[0]
        assert {"lull_above=2", "signed_lull_above", "lull_below=0"} <= found[3]

    def test_a_box_between_paragraphs_signs_nothing(self) -> None:
        assert "signed_lull_below" not in clues(PARAGRAPHS[0], "Advertisement", *PARAGRAPHS[1:])[0]


class TestTrails:
    def test_a_breadcrumb_ends_in_the_headline(self) -> None:
        title = "Board keeps its idle crane after all"
        found = clues(f"Home » Harbour » {title}", title, *PARAGRAPHS)
        assert {"holds_line_near", "ends_in_line_below"} <= found[0]
        assert {"stands_in_line_near", "ends_line_above"} <= found[1]
        assert "ends_in_line_below" not in clues(f"{title} - Harbour news", title, *PARAGRAPHS)[0]


class TestRepeats:
    def test_copies_know_of_each_other(self) -> None:
        title = "Harbour board votes to keep the idle crane of Port Callan"
        found = clues(title, "Home", title.upper(), *PARAGRAPHS)
        assert {"copies=2", "comes_again", "long_copy_below"} <= found[0]
        assert {"copies=2", "seen_above", "long_copy_above"} <= found[2]
        assert not any(c.startswith("copies") for c in found[1])

    def test_a_caption_opens_like_its_copy_with_the_credit(self) -> None:
        caption = "The idle crane of Port Callan on the north quay, early on Tuesday"
        found = clues(caption, f"{caption} (AP/Ida Brandt)", "Home")
        assert "opens_like_next" in found[0]
        assert "opens_like_before" in found[1]

    def test_short_lines_that_open_alike_say_nothing(self) -> None:
        assert not any(c.startswith("opens_like") for found in clues("World", "World news") for c in found)


class TestTopic:
    def test_the_headline_speaks_of_the_story_and_the_teaser_does_not(self) -> None:
        found = clues(
            "Harbour board keeps crane",
            "Singer cancels concert after storm",
            *PARAGRAPHS,
            "Sandwiches ranked",
        )
        assert "topic=80" in found[0]
        assert "topic=0" in found[1]
        assert "lede_words=3" in found[0]
        assert "lede_words=0" in found[1]

    def test_a_paragraph_is_compared_with_the_others_not_with_itself(self) -> None:
        alone = "Quite unrelated gardeners praised turnips, pumpkins, radishes, parsnips, cabbages, leeks and marrows."
        assert "topic=0" in clues(*PARAGRAPHS, alone)[4]


class TestHead:
    def test_how_far_bylines_and_dates_stand(self) -> None:
        found = clues("Home", "Harbour board keeps its crane", "By Ida Brandt", "4 March 2025", *PARAGRAPHS)
        assert {"byline_below=1", "date_below=3"} <= found[1]
        assert {"byline_above=3", "date_above=1"} <= found[4]
        assert not any(c.startswith(("byline_below", "date_below")) for c in found[6])

    def test_what_the_lines_of_the_head_read_as(self) -> None:
        found = clues("By Ida Brandt and Tom Reyes", "Updated 4 March 2025", "Salty Herrings", *PARAGRAPHS)
        assert {"reads_as_byline", "reads_as_opened_byline", "names_several"} <= found[0]
        assert "says_updated" in found[1]
        assert "reads_as_byline" not in found[2]

    def test_an_agency_alone_is_a_desk(self) -> None:
        assert "reads_as_desk_byline" in clues("Associated Press", *PARAGRAPHS)[0]

    def test_a_dateline_opens_the_story(self) -> None:
        found = clues("Home", f"LONDON (AP) — {PARAGRAPHS[0]}", *PARAGRAPHS[1:])
        assert "above_dateline" in found[0]
        assert "opens_with_dateline" in found[1]
        assert "opens_with_dateline" not in found[2]

    def test_the_likeliest_headline_is_a_landmark(self) -> None:
        found = clues("Home", "Harbour board keeps its idle crane", "Ida Brandt", *PARAGRAPHS)
        assert "likeliest_headline" in found[1]
        assert "above_headline=1" in found[0]
        assert "below_headline=1" in found[2]

    def test_the_headline_of_a_guide_stands_far_above_its_first_paragraph(self) -> None:
        found = clues("Home", "Harbour board keeps its idle crane", *["Crane, idle"] * 200, *PARAGRAPHS)
        assert "likeliest_headline" in found[1]

    def test_a_trail_that_holds_the_headline_is_no_headline(self) -> None:
        found = clues("News / Harbour board keeps its crane", "Harbour board keeps its crane", *PARAGRAPHS)
        assert "holds_line_near" in found[0]
        assert "stands_in_line_near" in found[1]


class TestSettled:
    def test_what_is_far_from_the_story_is_settled(self) -> None:
        far = settled(blocks(*["Read on"] * 60, *PARAGRAPHS, *["Read on"] * 30))
        assert far == [True] * (60 - REACH_ABOVE) + [False] * (REACH_ABOVE + 4 + REACH_BELOW) + [True] * (
            30 - REACH_BELOW
        )

    def test_single_words_are_no_distance(self) -> None:
        far = settled(blocks("Harbour board keeps its crane", *["Network"] * 60, *PARAGRAPHS))
        assert far == [False] + [True] * (60 - REACH_OF_WORDS) + [False] * (REACH_OF_WORDS + 4)

    def test_a_box_inside_a_story_does_not_part_it(self) -> None:
        assert not any(settled(blocks(*PARAGRAPHS, *["Read also"] * 12, *PARAGRAPHS)))

    def test_a_stretch_far_shorter_than_the_longest_is_no_story(self) -> None:
        far = settled(blocks(PARAGRAPHS[0], *["Read on"] * 90, *PARAGRAPHS * 2))
        assert far[0]
        assert not far[-1]

    def test_a_consent_text_longer_than_the_story_does_not_hide_it(self) -> None:
        far = settled(blocks(*PARAGRAPHS, *["Read on"] * 150, *PARAGRAPHS * 4))
        assert not far[0]
        assert far[70]

    @pytest.mark.parametrize(
        ("lines", "stays"),
        [
            (["Five idle cranes, compared", "By Nora Quill", "Updated 3 May 2024"], True),
            (["The best idle cranes of 2024"], True),
            # what was last so long ago, a number, and a list of other stories
            (["Five idle cranes, compared", "Callan beats Stowe for the first time since 1993"], False),
            (["Five idle cranes, compared", "Call 0520245 for a crane"], False),
            (["A ferry sails again", "3 May 2024"] * 20, False),
        ],
    )
    def test_a_title_at_a_date_is_not_settled_however_far_above_the_story(
        self, lines: list[str], stays: bool
    ) -> None:
        assert settled(blocks("Home", *lines, *["Crane, idle"] * 200, *PARAGRAPHS))[1] is not stays

    def test_a_date_below_the_story_is_settled(self) -> None:
        assert settled(blocks(*PARAGRAPHS, *["Read on"] * 60, "Five cranes", "3 May 2024"))[-2]

    def test_nothing_is_settled_without_prose(self) -> None:
        assert not any(settled(blocks(*["Home"] * 200)))

    def test_a_sentence_of_japanese_is_prose_at_half_the_length(self) -> None:
        sentence = "港の委員会は火曜日、古いクレーンを残すことを決めた。" * 2
        assert len(sentence) < PROSE
        assert settled(blocks(*["ホーム"] * 60, sentence))[0]


@given(
    st.lists(st.sampled_from([*MENU, *PARAGRAPHS, "Ida Brandt", "By Ida Brandt", "3 hours ago"]), max_size=30)
)
def test_any_page_has_clues_for_each_block(lines: list[str]) -> None:
    assert len(clues(*lines)) == len(lines)


def test_the_order_of_clues_changes_no_step() -> None:
    # in floating point, 0.1 + 0.2 - 0.3 is above zero or not as they are ordered
    prose = {"inside_list": 0.1, "bullet": 0.2, "heading": -0.3}
    block = Block("Ferry", Origin(1, 1), frozenset(prose))
    assert "prose_odds=0" in first_clues([block], prose)[0][0]


def test_examples_in_the_docstrings() -> None:
    results = doctest.testmod(copydesk.labels.forms)
    assert results.attempted > 0
    assert results.failed == 0
