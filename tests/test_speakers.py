"""Speakers: from a mention to the fullest name that the article gives."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

import copydesk.quotes
import copydesk.quotes.attributions
import copydesk.quotes.cast
import copydesk.quotes.chinese_attributions
import copydesk.quotes.chinese_people
import copydesk.quotes.clauses
import copydesk.quotes.full_names
import copydesk.quotes.japanese_attributions
import copydesk.quotes.korean_attributions
import copydesk.quotes.korean_people
import copydesk.quotes.marks
import copydesk.quotes.name_runs
import copydesk.quotes.name_words
import copydesk.quotes.offices
import copydesk.quotes.passages
import copydesk.quotes.reader
import copydesk.quotes.sightings
import copydesk.quotes.speakers
import copydesk.quotes.straight
import copydesk.quotes.titles
import copydesk.quotes.told_sentences
import copydesk.quotes.tongues
import copydesk.quotes.transcripts
import copydesk.quotes.words
from copydesk.quotes import find_quotes
from copydesk.quotes.clauses import clause_part
from copydesk.quotes.passages import Mention
from copydesk.quotes.speakers import Speakers
from copydesk.quotes.tongues import function_words

STORY = [
    "Vermont Sen. Ada Birch, a former judge, met Texas Sen. Luis Ortega on Monday.",
    "Bill Garrity and his wife, Donna Garrity, watched from the gallery.",
    "Mr. Garrity waved. The Ministry of Fisheries sent nobody.",
]


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [
        ("Birch", "name", "Ada Birch"),
        ("Sen. Birch", "name", "Ada Birch"),
        ("Ada", "name", "Ada Birch"),
        ("former judge Ada Birch", "name", "Ada Birch"),
        ("William Garrity", "name", "Bill Garrity"),
        ("Mrs. Garrity", "name", "Donna Garrity"),
        ("Mr. Garrity", "name", "Bill Garrity"),
        ("the Vermont senator", "noun", "Ada Birch"),
        ("the Texas senator", "noun", "Luis Ortega"),
        ("the senator", "noun", "Luis Ortega"),
        ("the ministry", "noun", "Ministry of Fisheries"),
        ("a spokesman", "noun", None),
        ("the company", "noun", None),
        ("Jane Novak", "name", "Jane Novak"),
        ("the Harbour Authority", "name", "Harbour Authority"),
        ("they", "pronoun", None),
    ],
)
def test_mention_stands_for(words: str, kind: str, expected: str | None) -> None:
    assert Speakers(STORY).speaker(Mention(3, 0, len(words), kind, words), None) == expected


@pytest.mark.parametrize(
    ("paragraphs", "pronoun", "expected"),
    [
        (["Ada Birch met Karl Roth.", "he"], "he", "Karl Roth"),
        (["Ada Birch met Karl Roth.", "she"], "she", "Ada Birch"),
        (["Karl Roth met Ada Birch in the office of Piet Maas.", "he"], "he", "Karl Roth"),
        (["Zorvan Quill said his farm was dry.", "he"], "he", "Zorvan Quill"),
        (["Ada Birch spoke.", "he"], "he", None),
        (["Mr. Quill rose.", "he"], "he", "Quill"),
    ],
)
def test_pronoun_stands_for(paragraphs: list[str], pronoun: str, expected: str | None) -> None:
    mention = Mention(len(paragraphs) - 1, 0, len(pronoun), "pronoun", pronoun)
    assert Speakers(paragraphs).speaker(mention, None) == expected


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(
            [
                "Senator Ada Birch and the columnist Nora Quill met again on Sunday.",
                "When Quill asked about the dam, Birch waved the question off and turned to the ferry timetable."
                " “Nobody builds a dam in a year,” she said.",
            ],
            "Ada Birch",
            id="subject of the main clause, not of the one before it",
        ),
        pytest.param(
            [
                "Karl Roth took the stage at noon and spoke about the mill. Its former owner, Piet Maas, was not there.",
                "On Monday Mr. Roth was blunter, claiming without any proof that Mr. Maas wanted to sell the mill to"
                " strangers. “You would have to be blind,” he said.",
            ],
            "Karl Roth",
            id="subject of the main clause, not of the one behind it",
        ),
        pytest.param(
            [
                "Mayor Karl Roth won the vote in Halden. Former mayor Piet Maas watched it from home.",
                "Roth aide Jonas Feld, the youngest on the team, had a similar view of that evening. “People see"
                " that they have more in common than not,” he said.",
            ],
            "Jonas Feld",
            id="a name before a noun is no subject",
        ),
        pytest.param(
            [
                "Karl Roth owns the mill. Mayor Jonas Feld of Halden came to see it on Sunday.",
                "Owen Pike, a guard there for ten years, said so too.",
                "The mayor was less sure. “Nobody has shown me the books,” he said.",
            ],
            "Jonas Feld",
            id="whoever is called by an office is about like whoever is named",
        ),
        pytest.param(
            [
                "Karl Roth owns the mill. Mayor Jonas Feld of Halden came to see it on Sunday.",
                "Owen Pike was there early and met the mayor of Stowe. “Nobody has shown me the books,” he said.",
            ],
            "Owen Pike",
            id="the mayor of another town is somebody else",
        ),
    ],
)
def test_whom_he_or_she_stands_for(paragraphs: list[str], expected: str) -> None:
    [quote] = find_quotes(paragraphs)
    assert quote.speaker == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Birch left the hall.", "Birch", ("S", False)),
        ("On Monday, Birch left the hall.", "Birch", ("S", False)),
        ("On Monday Birch left the hall.", "Monday Birch", ("S", False)),
        ("The bridge was late, Birch said.", "Birch", ("S", True)),
        ("“Late again,” said Birch.", "Birch", ("S", True)),
        ("When Birch left, it rained.", "When Birch", ("s", False)),
        ("Karl Roth thinks that Birch pays.", "Birch", ("s", False)),
        ("They spoke with former senator Birch.", "Birch", ("g", False)),
        ("Birch aide Jonas Feld sang.", "Birch", ("m", False)),
        ("After Birch supporters said so, it rained.", "Birch", ("m", False)),
        ("The jabs at Mr. and Mrs. Birch were unfair.", "Mrs. Birch", ("g", False)),
        ("Karl Roth, a staunch Ada Birch ally, left.", "Ada Birch", ("m", False)),
        ("Karl Roth (R), a staunch ally, said no.", "Karl Roth", ("S", True)),
        ("But what if Birch wins?", "Birch", ("s", False)),
        ("It was Birch’s plan.", "Birch’s", ("p", False)),
        ("They met Birch.", "Birch", ("o", False)),
        ("Owen Pike’s deputy, Birch, says it will rain.", "Birch", ("S", True)),
        ("Birch flatly refused.", "Birch", ("S", False)),
        ("Birch wasn’t impressed.", "Birch", ("S", False)),
        ("Owen Pike attacked Karl Roth and Birch on Monday.", "Birch", ("o", False)),
        ("Owen Pike told Birch about it.", "Birch", ("o", False)),
        ("Owen Pike left. “Stop!” said Birch.", "Birch", ("S", True)),
        ("‘Stop it,’ said Birch.", "Birch", ("S", True)),
        ("‘Stop it!’ said Birch.", "Birch", ("S", True)),
        ("“Stop it …” said Birch.", "Birch", ("S", True)),
        ("Owen Pike asked Birch.", "Birch", ("o", False)),
        ("Then there’s Birch.", "Birch", ("S", False)),
        ("In the hall where Karl Roth had spoken, Birch landed a blow.", "Birch", ("S", False)),
    ],
)
def test_what_a_name_does_in_its_clause(text: str, name: str, expected: tuple[str, bool]) -> None:
    start = text.index(name)
    assert clause_part(text, start, start + len(name), function_words("en")) == expected


def test_a_long_row_of_pronouns_is_read_in_one_go() -> None:
    paragraphs = ["Karl Roth came. " + "He sang. " * 5000, "“Nobody minds at all,” he said."]
    [quote] = find_quotes(paragraphs)
    assert quote.mention == "he"


def test_speaker_of_the_quote_before_wins_over_a_name_in_between() -> None:
    paragraphs = ["Karl Roth said so. A letter from Piet Maas lay there.", "he"]
    mention = Mention(1, 0, 2, "pronoun", "he")
    assert Speakers(paragraphs).speaker(mention, ("Karl Roth", 0)) == "Karl Roth"


@pytest.mark.parametrize(
    "module",
    [
        copydesk.quotes.attributions,
        copydesk.quotes.cast,
        copydesk.quotes.chinese_attributions,
        copydesk.quotes.chinese_people,
        copydesk.quotes.clauses,
        copydesk.quotes.full_names,
        copydesk.quotes.japanese_attributions,
        copydesk.quotes.korean_attributions,
        copydesk.quotes.korean_people,
        copydesk.quotes.marks,
        copydesk.quotes.name_words,
        copydesk.quotes.offices,
        copydesk.quotes.passages,
        copydesk.quotes,
        copydesk.quotes.reader,
        copydesk.quotes.sightings,
        copydesk.quotes.speakers,
        copydesk.quotes.straight,
        copydesk.quotes.titles,
        copydesk.quotes.told_sentences,
        copydesk.quotes.tongues,
        copydesk.quotes.transcripts,
        copydesk.quotes.words,
    ],
)
def test_examples_in_the_docstrings(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


def test_a_region_is_nobody_who() -> None:
    lines = ["Ada Birch of Vermont, who won, left Vermont."]
    assert [person.name for person in copydesk.quotes.cast.Cast(lines).people] == ["Ada Birch"]


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("Dr. Ada Birch met J. J. Quill.", ["Dr. Ada Birch", "J. J. Quill"]),
        ("It is in Birch. Dale said so.", ["It", "Birch", "Dale"]),
        ("Ada Birch. Luis Ortega. J. Quill. Done", ["Ada Birch", "Luis Ortega", "J. Quill", "Done"]),
    ],
)
def test_runs_of_names_end_with_their_sentence(text: str, expect: list[str]) -> None:
    assert [run for _, _, run in copydesk.quotes.name_runs.runs(text)] == expect


@given(st.lists(st.sampled_from(["Ada", "Birch.", "J.", "St.", "U.S.", "said", "And", "von"]), max_size=12))
def test_a_run_stands_where_it_is_said_to(words: list[str]) -> None:
    text = " ".join(words)
    for start, end, run in copydesk.quotes.name_runs.runs(text):
        assert text[start:end] == run
