"""`glued`: texts that a tool ran together in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from casebook import SAMPLES

import copydesk
from copydesk.blocks.glued import parted
from copydesk.blocks.text_blocks import read_text

# as `get_text()` writes a page that has no line ends between its elements
GLUED = (
    "NewsSportHarbourHarbour board keeps its idle craneBy Ada Quill3 October 2024The harbour board of Port Callan "
    "voted on Tuesday to keep the crane, which has not lifted a crate since the spring, against the wish of Mayor "
    "Ida McQuill.It heard from Bettina Kohl, the harbour master, who counted forty gulls on its arm with her iPhone"
    " and put the film on YouTube.“It stands, and it will go on standing,” said a carpenter.“Nobody else has time "
    "for it.”What the law saysA crane that stands for fifty years is a monument (so the U.S.Army found in 1951).– "
    "Then it stays, Kohl said.ADVERTISEMENTGulls may nest on it.Read more:Ferry sails"
)


def pieces(*lines: str) -> list[str]:
    return parted(list(lines), "\n".join(lines)).lines


def test_each_text_is_parted() -> None:
    assert pieces(GLUED)[:7] == [
        "News",
        "Sport",
        "Harbour",
        "Harbour board keeps its idle crane",
        "By Ada Quill",
        "3 October 2024",
        "The harbour board of Port Callan voted on Tuesday to keep the crane, which has not lifted a crate since the"
        " spring, against the wish of Mayor Ida McQuill.",
    ]
    assert pieces(GLUED)[7:] == [
        "It heard from Bettina Kohl, the harbour master, who counted forty gulls on its arm with her iPhone and put the film on"
        " YouTube.",
        "“It stands, and it will go on standing,” said a carpenter.",
        "“Nobody else has time for it.”",
        "What the law says",
        "A crane that stands for fifty years is a monument (so the U.S.Army found in 1951).",
        "– Then it stays, Kohl said.",
        "ADVERTISEMENT",
        "Gulls may nest on it.",
        "Read more:Ferry sails",
    ]


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("The gulls left.\u200cThe mayor stayed.", ["The gulls left.", "\u200cThe mayor stayed."]),
        ("It was the FBI.The mayor stayed.", ["It was the FBI.", "The mayor stayed."]),
        ("Kohl: „Ein Denkmal“Der Kran bleibt", ["Kohl: „Ein Denkmal“", "Der Kran bleibt"]),
        ("Der Hafen“Denkmal“ bleibt", ["Der Hafen", "“Denkmal“ bleibt"]),
        ("The harbour‘It stands’", ["The harbour", "‘It stands’"]),
    ],
)
def test_marks_at_the_cut(line: str, cut: list[str]) -> None:
    found = pieces(GLUED, line)
    assert found[-len(cut) :] == cut


def test_the_names_of_sites_are_words() -> None:
    line = "She sells her nets on NetShed.example, HullMart.example and the CraneFair.example.The board does not mind."
    assert pieces(GLUED, line)[-2:] == [
        line.removesuffix("The board does not mind."),
        "The board does not mind.",
    ]


def test_no_letter_is_lost() -> None:
    assert "".join(pieces(GLUED)) == GLUED


def test_all_pieces_have_the_number_of_their_line() -> None:
    lines = ["Port Callan Post", "", GLUED]
    found, numbers, _ = parted(lines, "\n".join(lines))
    assert list(zip(found, numbers, strict=True))[:3] == [("Port Callan Post", 1), ("", 2), ("News", 3)]
    assert {block.origin.first_line for block in read_text("\n".join(lines)).blocks} == {1, 3}


@pytest.mark.parametrize(
    "lines",
    [
        # three slips of the keyboard, names with a capital letter inside, an address that a page says often
        ["The board met.The mayor left.Kohl stayed.", "It ended at ten."],
        ["McQuill films her iPhone with an iPad for YouTube, TikTok, LinkedIn and WhatsApp. " * 9],
        # three words with a capital letter inside, each of them often, and labels of one letter
        ["She put the iPhone, the eReader and the iPad on a CraneStand, a HullStand and a DeckStand. " * 8],
        # what stands in brackets behind a full stop is a credit
        [
            f"The harbour through the {word}.(Image credit: Ada Birch)"
            for word in ("lens", "fog", "rain", "arch", "net")
        ]
        + ["The crane has a TwinHook, and the hook a RopeGuard that turns at 40Hz."],
        [
            "callan.Example is down",
            "callan.Example is up",
            "callan.Example is down",
            "callan.Example is up",
            "callan.Example",
        ],
        [
            "The harbour board of Port Callan voted on Tuesday to keep the crane. It stands. " * 20,
            "Ferry sails",
            "Home " * 90,
        ],
    ],
)
def test_a_dump_with_a_line_for_each_text_is_left_alone(lines: list[str]) -> None:
    assert pieces(*lines) == lines


def test_a_menu_that_is_run_together_is_parted_alone() -> None:
    menu = "".join(
        f"Sport {i}News of the shore to the {word}Weather"
        for i, word in enumerate(["north", "south", "far"] * 6)
    )
    story = [
        "The harbour board met PolitiCallan, a friend of PolitiCallan.",
        "The mayor stayed away from it.",
    ] * 40
    found = pieces(menu, *story)
    assert found[:3] == ["Sport 0", "News of the shore to the north", "Weather"]
    assert found[-80:] == story


def test_a_name_that_the_page_says_often_is_whole() -> None:
    found = pieces(GLUED + " CallanFact wrote it. CallanFact saw it. CallanFact went home.")
    assert found[-1].endswith("CallanFact went home.")
    assert "Callan" not in found


class TestOneLine:
    """A page in one line without any break, as `get_text(" ")` writes it."""

    PAGE = (
        "News Sport Harbour Harbour board keeps its idle crane By Ada Quill 3 October 2024 "
        + "The harbour board of Port Callan voted on Tuesday to keep the crane. It heard from Dr. Kohl at 9 a.m. on Nov. 3. "
        + "“It stands, and it will go on standing.” That is what a carpenter said. " * 12
    )

    def test_sentences_are_parted(self) -> None:
        assert pieces(self.PAGE)[1:4] == [
            "It heard from Dr. Kohl at 9 a.m. on Nov. 3. ",
            "“It stands, and it will go on standing.” ",
            "That is what a carpenter said. ",
        ]

    def test_the_record_warns_of_it(self) -> None:
        (warning,) = copydesk.edit(self.PAGE).warnings
        assert (
            warning == "body: the page stands in one line, so each of its sentences is taken for a paragraph"
        )
        assert copydesk.edit(GLUED).warnings == ()

    def test_those_of_japanese_too(self) -> None:
        page = "港の委員会は火曜日、動かないクレーンを残すことを決めた。市長は反対した。" * 40
        assert pieces(page)[:2] == [
            "港の委員会は火曜日、動かないクレーンを残すことを決めた。",
            "市長は反対した。",
        ]

    def test_a_story_in_one_line_below_its_headline_is_left_alone(self) -> None:
        menu = [f"News of the harbour, part {i}" for i in range(20)]
        assert pieces(*menu, self.PAGE) == [*menu, self.PAGE]

    def test_a_short_text_is_left_alone(self) -> None:
        assert pieces(self.PAGE[:300]) == [self.PAGE[:300]]


@pytest.mark.parametrize(
    "sample", [path for path in SAMPLES if path.suffix == ".html"], ids=lambda path: path.stem
)
def test_beautifulsoups_text_of_a_page_without_line_ends_has_its_story(sample: Path) -> None:
    html = " ".join(sample.read_text(encoding="utf-8").split()).replace("> <", "><")
    dump = BeautifulSoup(html, "lxml").get_text()
    assert "\n" not in dump
    told, page = copydesk.edit(dump), copydesk.edit(html)
    assert {*page.body} - {*told.body} == set()
    assert {quote.text for quote in page.quotes} == {quote.text for quote in told.quotes}
