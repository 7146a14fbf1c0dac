"""`broken`: lines that go on with the line before."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from casebook import SAMPLES

import copydesk
import copydesk.blocks.broken
from copydesk.blocks.text_blocks import read_text

# as `get_text("\n", strip=True)` writes it: each text node on a line
NODES = """Port Callan Post
News
Harbour board keeps its idle crane
By
Ada Quill
and
Moses Larkin
The harbour board of Port Callan voted on Tuesday to keep the
crane
, which has not lifted a crate since the spring, against the wish of the mayor.
It heard from
Bettina Kohl
, the harbour master, who counted
forty
gulls on its arm.
“It stands, and it will go on standing,” said a carpenter, who asked to be called
Lou
. “Nobody else has time for it.”
More stories
ferry times
weather
"""


def texts(dump: str) -> list[str]:
    return [block.text for block in read_text(dump).blocks]


def test_a_paragraph_that_was_broken_at_each_link_is_one_block() -> None:
    assert texts(NODES)[5:] == [
        "The harbour board of Port Callan voted on Tuesday to keep the crane, which has not lifted a crate since the spring,"
        " against the wish of the mayor.",
        "It heard from Bettina Kohl, the harbour master, who counted forty gulls on its arm.",
        "“It stands, and it will go on standing,” said a carpenter, who asked to be called Lou. “Nobody else has time for it.”",
        "More stories",
        "ferry times",
        "weather",
    ]


def test_writers_are_joined_and_not_with_the_headline() -> None:
    assert texts(NODES)[2:5] == ["Harbour board keeps its idle crane", "By", "Ada Quill and Moses Larkin"]


def test_origin_has_the_first_and_the_last_line() -> None:
    block = next(block for block in read_text(NODES).blocks if block.text.startswith("It heard"))
    assert (block.origin.first_line, block.origin.last_line) == (11, 15)


@pytest.mark.parametrize(
    "after",
    [
        # a title, an entry of a menu, an address, a row of a table
        "The mayor is angry",
        "weather",
        "https://callan.example/harbour/crane-that-nobody-needs-any-more",
        "gulls on the arm of the crane   forty   counted on Tuesday",
    ],
)
def test_what_follows_a_line_without_an_end_stays_apart(after: str) -> None:
    assert texts(f"{NODES}Harbour board keeps its idle crane\n{after}")[-1] == " ".join(after.split())


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        # what stands at the joint shows it, in small letters or not
        (
            "The members of the Port Callan\n-Society met on the quay",
            "The members of the Port Callan-Society met on the quay",
        ),
        (
            "The board of the harbour, as the law demands\n(all nine)",
            "The board of the harbour, as the law demands (all nine)",
        ),
        (
            "T\nhe mayor stayed away from the crane and its gulls",
            "The mayor stayed away from the crane and its gulls",
        ),
        ("Il parle de l’\nOmbre", "Il parle de l’Ombre"),
        (
            'The mayor called the crane on the quay a "\nmonument\n" and left for lunch.',
            'The mayor called the crane on the quay a "monument" and left for lunch.',
        ),
        (
            "Der Kran am Kai sei ein „\nDenkmal\n“ sagte Kohl.",
            "Der Kran am Kai sei ein „Denkmal“ sagte Kohl.",
        ),
    ],
)
def test_a_joint_that_shows(lines: str, text: str) -> None:
    assert texts(NODES + lines)[-1] == text


@pytest.mark.parametrize(
    "lines",
    [
        # the mark closes; the letter is a word
        "Der Bürgermeister nennt den Kran „ein Denkmal“\nKohl schweigt",
        "Flug nach »Callanland«\nKohl schweigt",
        "Harbour board keeps its idle crane, mayor says in a letter to it\nBy\nAda Quill\nand\nMoses Larkin",
    ],
)
def test_a_joint_that_does_not(lines: str) -> None:
    first = lines.partition("\n")[0]
    assert first in texts(NODES + lines)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            "The quay at dawn (\nImage:\nFBI)\nThe board met.",
            ["The quay at dawn (Image: FBI)", "The board met."],
        ),
        ("(\nImage: FBI)\nThe board met.", ["(Image: FBI)", "The board met."]),
        (
            "Nora Quill.\nPhoto:\nWXYZ/YouTube\nThe board met.",
            ["Nora Quill.", "Photo: WXYZ/YouTube", "The board met."],
        ),
        ("Nora Quill. Photo:\nGo Fund Me", ["Nora Quill. Photo: Go Fund Me"]),
        ("Ida Brandt/AFP via\nGetty Images", ["Ida Brandt/AFP via Getty Images"]),
        # a blank line, a title below its label, a sentence, and the next caption
        ("Photo:\n\nIda Brandt / AP", ["Photo:", "Ida Brandt / AP"]),
        ("Video:\nFerry sails again", ["Video:", "Ferry sails again"]),
        ("Photo:\nThe ferry sails again.", ["Photo:", "The ferry sails again."]),
        ("Callan via\nStowe", ["Callan via", "Stowe"]),
        ("Image:\nFBI)", ["Image:", "FBI)"]),
    ],
)
def test_a_credit_that_was_broken_is_one_line(lines: str, found: list[str]) -> None:
    assert texts(lines) == found


class TestBlanksThatWereKept:
    """As `get_text("\\n")` writes it without `strip=True`."""

    STORY = (
        "The harbour board of Port Callan met in the house of \nBettina Kohl\n on Tuesday.\n"
        "The board of the harbour and its nine carpenters voted for the \nOld Crane of Callan\n.\n"
    )

    def texts(self, lines: str) -> list[str]:
        return texts(self.STORY + lines)

    def test_a_line_goes_on_where_one_stands(self) -> None:
        assert self.texts("Quill\n who paid for it was born on June 3\nrd\n in Orsby.") == [
            "The harbour board of Port Callan met in the house of Bettina Kohl on Tuesday.",
            "The board of the harbour and its nine carpenters voted for the Old Crane of Callan.",
            "Quill who paid for it was born on June 3rd in Orsby.",
        ]

    @pytest.mark.parametrize(
        "lines",
        [
            # a heading with a blank at its end, its copy, a paragraph's end, a menu, a caption
            "What the old law says of cranes \nA crane that stands for fifty years is a monument, so the court found.",
            "Harbour board keeps its idle crane \nHarbour board keeps its idle crane",
            "The mayor stayed away. \nKohl did not",
            "Weather\n Harbour\n Ferries",
            "Harbour board keeps its idle crane for fifty years\n The crane of Port Callan on Tuesday",
            "Port Callan on Tuesday \n The crane",
        ],
    )
    def test_what_the_layout_leaves_joins_nothing(self, lines: str) -> None:
        assert self.texts(lines)[2:] == [line.strip() for line in lines.split("\n")]


def test_one_mark_alone_breaks_no_dump() -> None:
    """`, opens new tab` after each link is no sign that all text nodes stand alone."""
    links = "Harbour\n, opens new tab\nMarket hall of the three fishmongers and the baker\nweather\n, opens new tab\n"
    assert "weather, opens new tab" in texts(links)
    assert "Market hall of the three fishmongers and the baker" in texts(links)


@pytest.mark.parametrize(
    "sample", [path for path in SAMPLES if path.suffix == ".html"], ids=lambda path: path.stem
)
@pytest.mark.parametrize("strip", [False, True])
def test_beautifulsoups_lines_of_a_page_have_its_story(sample: Path, strip: bool) -> None:
    raw = sample.read_bytes()
    dump = BeautifulSoup(raw, "lxml").get_text("\n", strip=strip)
    told, page = copydesk.edit(dump), copydesk.edit(raw)
    assert told.body == page.body
    assert (told.headline, told.authors) == (page.headline, page.authors)


def test_examples() -> None:
    assert doctest.testmod(copydesk.blocks.broken).failed == 0
