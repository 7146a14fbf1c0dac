"""Quotes: marks, what counts as said, spans, joins; whole stories by language in tests/quotes."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Quote
from copydesk.quotes import find_quotes
from copydesk.quotes.marks import quoted_stretches

HERE = Path(__file__).parent
STORIES = sorted((HERE / "quotes").glob("*/*.json"))
LINES: list[dict[str, Any]] = json.loads((HERE / "lines" / "quotes.json").read_text(encoding="utf-8"))


def read(path: Path) -> dict[str, Any]:
    story: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return story


@pytest.mark.parametrize("path", STORIES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_story_gives_its_quotes_and_no_others(path: Path) -> None:
    story = read(path)
    found = find_quotes(story["paragraphs"], story.get("people", ()))
    assert [q.text for q in found] == [q["text"] for q in story["quotes"]]
    assert not {q.text for q in found} & set(story["not_quotes"])
    check_spans(story["paragraphs"], found)


LANGUAGES = sorted({p.parent.name for p in STORIES})


def share_right(language: str) -> tuple[int, int]:
    """How many quotes of a language's stories have the right speaker, and how many quotes there are."""
    right = []
    for path in STORIES:
        if path.parent.name == language:
            story = read(path)
            found = {q.text: q.speaker for q in find_quotes(story["paragraphs"], story.get("people", ()))}
            right += [found.get(q["text"]) == q["speaker"] for q in story["quotes"]]
    return sum(right), len(right)


@pytest.mark.parametrize("language", LANGUAGES)
def test_speakers_are_right_in_nine_of_ten(language: str) -> None:
    right, quotes = share_right(language)
    assert right >= 0.9 * quotes


def test_languages_have_their_stories() -> None:
    stories = [path.parent.name for path in STORIES]
    assert {"en-GB", "de", "fr", "es", "pt", "it", "nl", "sv", "ru", "ja", "ko", "zh"} <= set(stories)
    assert min(stories.count(language) for language in ("en-GB", "de", "fr", "es")) >= 5


def rows() -> list[Any]:
    return [
        pytest.param(
            row,
            id=row["why"][:60],
            marks=[pytest.mark.xfail(reason=row["xfail"], strict=True)] if "xfail" in row else [],
        )
        for row in LINES
    ]


@pytest.mark.parametrize("row", rows())
def test_line(row: dict[str, Any]) -> None:
    paragraphs = row["text"] if isinstance(row["text"], list) else [row["text"]]
    found = find_quotes(paragraphs, row.get("people", ()), row.get("language"))
    expected = row["expect"]
    assert [q.text for q in found] == [q["text"] for q in expected]
    for quote, wanted in zip(found, expected, strict=True):
        assert {field: getattr(quote, field) for field in wanted} == wanted
    check_spans(paragraphs, found)


def check_spans(paragraphs: list[str], quotes: list[Quote]) -> None:
    behind = (-1, 0)
    for quote in quotes:
        assert quote.text == " ".join(paragraphs[s.paragraph][s.start : s.end] for s in quote.spans)
        for span in quote.spans:
            assert span.start < span.end <= len(paragraphs[span.paragraph])
            assert (span.paragraph, span.start) >= behind
            behind = (span.paragraph, span.end)


PIECES = [
    *"\"“”„«»‘’'「」\u00a0",
    *(" said ", "Ada Birch ", "she ", ", ", ". ", "? ", "the ", "ten boats ", ": ", "— ", "12"),
]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), max_size=6))
def test_any_paragraphs_give_spans_in_order(paragraphs: list[str]) -> None:
    check_spans(paragraphs, find_quotes(paragraphs))


@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_text_at_all(paragraphs: list[str]) -> None:
    check_spans(paragraphs, find_quotes(paragraphs))


def test_chrome_free_text_without_marks_is_left_at_once() -> None:
    assert quoted_stretches(["The dogs' home isn't open.", "It costs 5 pounds."]) == []
    assert find_quotes([]) == []
    assert find_quotes([""]) == []


DASHED = [
    *("– ", "- ", " — ", "—", "– Vi vet, sier ", "sa ", "sier ", "Ada Birch ", "hun ", "mówi ", "dijo "),
    *(", ", ". ", "? ", ": ", "…", "«", "» ", "båten ", "36-åringen ", "1. "),
]


@pytest.mark.parametrize("language", ["no", "fi", "pl", "es", "fr"])
@given(lines=st.lists(st.lists(st.sampled_from(DASHED), max_size=20).map("".join), max_size=6))
def test_any_paragraphs_with_dashes_give_spans_in_order(language: str, lines: list[str]) -> None:
    check_spans(lines, find_quotes(lines, (), language))


@pytest.mark.parametrize(
    "line",
    [
        "– Melk, egg og brød",
        "– Reiser i blinde",
        "– om kvelden, sier Ada Birch.",
        "-5 grader, sier Ada Birch.",
        "– Det er sent, tror jeg.",
        "Broen – den gamle, sier Ada Birch – er stengt.",
    ],
)
def test_a_dash_alone_is_no_speech(line: str) -> None:
    assert find_quotes([line], (), "no") == []


def test_english_has_no_speech_behind_dashes() -> None:
    assert find_quotes(["– We are open, said Ada Birch."], (), "en") == []


def test_marks_behind_dash_speech_are_a_quote_of_their_own() -> None:
    lines = ["– Vi sa «nei, sier Ada Birch.", "«Vi venter på båten», sier Karl Roth."]
    found = find_quotes(lines, (), "no")
    assert [(q.text, q.speaker) for q in found] == [
        ("Vi sa «nei", "Ada Birch"),
        ("Vi venter på båten", "Karl Roth"),
    ]


def test_dash_and_verb_alone_go_on_with_whoever_spoke() -> None:
    lines = ["– Most jest zamknięty – powiedziała Ada Birch.", "– Nie wiemy, do kiedy – dodała."]
    assert [(q.speaker, q.cue) for q in find_quotes(lines, (), "pl")] == [
        ("Ada Birch", "powiedziała"),
        ("Ada Birch", "dodała"),
    ]


@pytest.mark.parametrize(
    ("language", "line", "mention"),
    [
        ("no", "– Det går bra, sier 36-åringen.", "36-åringen"),
        ("sv", "– Det går bra, säger 36-åriga Ada Birch.", "36-åriga Ada Birch"),
        ("es", "—No lo sabemos, respondió la alcaldesa.", "la alcaldesa"),
        ("pl", "– Nie wiemy – mówi jeden z radnych, brat burmistrza Karola Rotha.", "jeden"),
    ],
)
def test_whoever_speaks_behind_a_dash_is_as_written(language: str, line: str, mention: str) -> None:
    [quote] = find_quotes([line], (), language)
    assert quote.mention == mention


def test_people_from_captions_name_a_speaker() -> None:
    lines = ["“The tide took it,” Oduya said."]
    assert find_quotes(lines)[0].speaker == "Oduya"
    assert find_quotes(lines, ["Grace Oduya"])[0].speaker == "Grace Oduya"


@pytest.mark.parametrize(
    "unit",
    [
        '"We are open until nine," Ada Birch said. She waved. ',
        '"',
        '" ',
        "“",
        "‘a ",
        "Ada Birch ",
        "said ",
        ", ",
        "the the ",
        "of A ",
        '봉 시장은 "비가 온다"며 \'물\' "눈도 온다"고 말했다. ',
        '봉 시장은 "비가 온다" ',
        "시장 ",
        "(가",
    ],
)
def test_cost_grows_with_length_only(unit: str) -> None:
    def cost(size: int) -> float:
        paragraphs = ["“x y z,” he said. " + unit * (size // len(unit))]
        start = time.process_time()
        find_quotes(paragraphs)
        return time.process_time() - start

    cost(1_000)
    small, large = min(cost(20_000) for _ in range(3)), min(cost(80_000) for _ in range(2))
    # four times the text; twelve leaves room for a busy machine, a quadratic step would give sixteen and more
    assert large < 12 * small + 0.02


@pytest.mark.parametrize(
    "unit", ["李明说“我来了”，", "“好吗？”李明说，", "李明向在的", "说", "（阿·", "「我来了」、"]
)
def test_cost_of_chinese_grows_with_length_only(unit: str) -> None:
    def cost(size: int) -> float:
        start = time.process_time()
        find_quotes(["李明说：“我来了。”" + unit * (size // len(unit))], (), "zh")
        return time.process_time() - start

    cost(1_000)
    small, large = min(cost(5_000) for _ in range(3)), min(cost(20_000) for _ in range(2))
    assert large < 12 * small + 0.02


@pytest.mark.parametrize("unit", [", sier ", ", sier hun. – Vi vet ", ", ", ". ", "– "])
def test_cost_of_dash_speech_grows_with_length_only(unit: str) -> None:
    def cost(size: int) -> float:
        start = time.process_time()
        find_quotes(["– Vi vet, sier Ada Birch. " + unit * (size // len(unit))], (), "no")
        return time.process_time() - start

    cost(1_000)
    small, large = min(cost(10_000) for _ in range(3)), min(cost(40_000) for _ in range(2))
    assert large < 12 * small + 0.02


def test_a_caption_names_people_and_no_places() -> None:
    lines = ["“The tide took it,” Oduya said.", "“Not here,” a Harbour fan said."]
    caption = "Grace Oduya walks past the Old Harbour on Monday."
    assert [q.speaker for q in find_quotes(lines, [caption])] == ["Grace Oduya", None]


if __name__ == "__main__":  # what the stories of each language give
    for language in LANGUAGES:
        right, quotes = share_right(language)
        stories = sum(path.parent.name == language for path in STORIES)
        print(f"{language:6} {stories} stories  {quotes:3} quotes  speakers right {right / quotes:.2f}")
