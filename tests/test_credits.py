from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.labels.forms import stems_of
from copydesk.lexicons import lexicon_lines
from copydesk.lines.caption_copies import merge_captions
from copydesk.lines.captions import shows_caption
from copydesk.lines.credits import has_credit, is_credit, part_credit
from copydesk.model import Caption

ROWS = json.loads((Path(__file__).parent / "lines" / "credits.json").read_text(encoding="utf-8"))
FERRY = "The ferry leaves the harbour at dusk."


def _marked(row: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(reason=row["xfail"], strict=True)] if "xfail" in row else []
    return pytest.param(row, id=f"{row['why']}: {row['text'][-20:]}", marks=marks)


@pytest.mark.parametrize("row", [_marked(row) for row in ROWS])
def test_line(row: dict[str, Any]) -> None:
    assert list(part_credit(row["text"])) == row["expect"]


@pytest.mark.parametrize(
    "row", [row for row in ROWS if "xfail" not in row], ids=lambda row: row["text"][-30:]
)
def test_the_clues_agree_with_the_parting(row: dict[str, Any]) -> None:
    caption, credit = row["expect"]
    assert is_credit(row["text"]) is (caption == "")
    assert has_credit(row["text"]) is (credit is not None)


@pytest.mark.parametrize(
    "line",
    [
        "© 2026 Lakeside Herald",
        "Copyright Lakeside Herald. All rights reserved.",
        "Photos",
        "Video: what we know so far",
        "AP News",
        "Share via e-mail",
        "Share Article via Email",
        "Odds via Callan consensus",
        "News/Sport",
        "Log in | Sign up",
        "",
        " ",
    ],
)
def test_lines_that_are_no_credit(line: str) -> None:
    assert not is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "He spoke to Reuters.",
        "Prices rose (by a third).",
        "“Never,” said Ida Brandt.",
        "It was over. Ida Brandt had won.",
        "She asked: where is the photo by Tom Reyes of the sea",
    ],
)
def test_body_lines_have_no_credit(line: str) -> None:
    assert not has_credit(line)


def test_copies_are_merged_and_the_copy_with_the_credit_wins() -> None:
    lines = [("caption", FERRY), ("caption", f"{FERRY}  (AP/Ida Brandt)"), ("caption", FERRY.upper())]
    assert merge_captions(lines) == (Caption(FERRY, "AP/Ida Brandt"),)


@pytest.mark.parametrize("order", [1, -1])
def test_a_copy_cut_short_is_the_same_caption(order: int) -> None:
    lines = [("caption", "The ferry leaves the harbour…"), ("caption", FERRY)][::order]
    assert merge_captions(lines) == (Caption(FERRY, None),)


def test_captions_that_open_alike_stay_apart() -> None:
    lines = [("caption", "Ida Brandt"), ("caption", "Ida Brandt crosses the lawn before the vote on Monday.")]
    assert len(merge_captions(lines)) == 2


def test_credit_lines_join_their_caption() -> None:
    lines = [
        ("caption", "One boat."),
        ("credit", "REUTERS"),
        ("credit", "Photo: Ida Brandt"),
        ("caption", "Two boats."),
    ]
    assert merge_captions(lines) == (Caption("One boat.", "REUTERS"), Caption("Two boats.", "Ida Brandt"))


def test_a_credit_line_that_says_it_again_is_dropped() -> None:
    lines = [("caption", "One boat. (Ida Brandt/AP)"), ("credit", "AP"), ("caption", "Two boats.")]
    assert merge_captions(lines) == (Caption("One boat.", "Ida Brandt/AP"), Caption("Two boats.", None))


def test_a_line_labelled_credit_is_one_whatever_its_shape() -> None:
    assert merge_captions([("caption", "One boat."), ("credit", "Lago News")]) == (
        Caption("One boat.", "Lago News"),
    )


@pytest.mark.parametrize(
    "lines",
    [
        [("credit", "REUTERS"), ("body", "The board met."), ("caption", "One boat.")],
        [("caption", "One boat."), ("body", "The board met."), ("credit", "REUTERS")],
        [("caption", "One boat."), ("subhead", "The quay"), ("credit", "REUTERS")],
    ],
)
def test_a_credit_is_not_carried_past_the_text_of_the_story(lines: list[tuple[str, str]]) -> None:
    assert merge_captions(lines) == (Caption("One boat.", None),)


def test_credits_alone_make_no_caption() -> None:
    assert merge_captions([("credit", "REUTERS"), ("caption", "(AP)")]) == ()
    assert merge_captions([]) == ()


def test_many_captions_that_open_alike_take_linear_time() -> None:
    def cost(count: int) -> float:
        lines = [
            ("caption", f"The ferry leaves the harbour on day {n} of the long summer.") for n in range(count)
        ]
        started = time.process_time()
        assert len(merge_captions(lines)) == count
        return time.process_time() - started

    # Twice would be exact; the pairs of all with all would be four times and more.
    assert min(cost(4000) for _ in range(3)) < 3.5 * min(cost(2000) for _ in range(3))


_PIECES = st.sampled_from(
    [
        "The ferry",
        ".",
        " ",
        "(",
        ")",
        "/",
        "AP",
        "Photo",
        ":",
        "by ",
        "Ida Brandt",
        "©",
        "|",
        "Getty Images",
        "＝",
        "via",
        "Credit",
        "—",
        "2026",
        "Foto: ",
        "Copyright ",
        "”",
        "撮影",
        "Camera Icon",
    ]
)


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_parting_loses_no_letter_of_the_caption(text: str) -> None:
    caption, credit = part_credit(text)
    folded = " ".join(text.split())
    assert credit != ""
    assert all(word in folded for word in caption.split())
    assert all(word.strip(";") in folded for word in (credit or "").split())


@given(st.text(max_size=80))
def test_any_text_is_borne(text: str) -> None:
    part_credit(text)
    has_credit(text)
    is_credit(text)
    merge_captions([("caption", text), ("credit", text)])


def test_the_text_that_stands_for_a_picture_is_merged_with_the_caption_below_it() -> None:
    alt, caption = (
        "Aurelio Bermejo en su taller",
        "Aurelio Bermejo en su taller de Villa Carranza, entre martillos y cuerdas.",
    )
    assert merge_captions([("caption", alt), ("caption", caption)]) == (Caption(caption, None),)
    # two pictures that open alike stand apart
    lines = [("caption", alt), ("caption", "La ferretería de al lado."), ("caption", caption)]
    assert len(merge_captions(lines)) == 3


def test_what_is_said_of_a_picture_in_other_words_is_dropped_for_the_signed_caption_below_it() -> None:
    alt = "Ada Birch (r) mit Karl Roth auf dem Kai von Halden.Vergrößern des Bildes"
    caption = "Ada Birch mit Karl Roth auf dem alten Kai von Halden, heute ein Markt."
    signed = Caption(caption, "Jonas Feld/dpa")
    lines = [("caption", alt), ("caption", f"{caption} (Quelle: Jonas Feld/dpa)")]
    assert merge_captions(lines) == (signed,)
    # a paragraph between them, other words, and no credit
    assert len(merge_captions([lines[0], ("body", "Der Kai ist alt."), lines[1]])) == 2
    assert len(merge_captions([("caption", "Der Kran von Stowe bei Nacht im Mai"), lines[1]])) == 2
    assert len(merge_captions([lines[0], ("caption", caption)])) == 2


def test_a_caption_s_phrase_is_found_with_the_stems_of_the_line_and_without() -> None:
    for phrase in lexicon_lines("caption_phrases"):
        # glued to other words on either side, as `profile photos` is
        line = f"Ada Birch and Karl Roth, x{phrase}s on the quay."
        assert shows_caption(line), phrase
        assert shows_caption(line, line.lower(), stems_of(line)), phrase
