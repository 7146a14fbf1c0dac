"""`outright`: where the page itself says what a block is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import copydesk
from copydesk.blocks.text_blocks import read_text
from copydesk.labels.forms import form
from copydesk.labels.landmarks import MAY_BE_HEADLINE
from copydesk.labels.outright import as_marked, as_told, with_dek, with_dotted_dek, with_lede, with_long_lines
from copydesk.labels.roles import label_blocks
from copydesk.labels.states import NAMED, STATES
from copydesk.model import Block, Origin, Role

ANYWHERE = Origin(1, 1, None)


def test_what_a_page_offers_of_its_own_is_no_paragraph() -> None:
    block = Block("Sign up for our free harbour newsletter.", ANYWHERE, frozenset())
    for role in ("body", "subhead"):
        told = as_marked(block, ["is_sentence"], NAMED[f"story.{role}"], NAMED["story.body"])
        assert STATES[told].name == "story.chrome"


class TestDekByMarkup:
    """A first paragraph that the page gives as its description and sets apart is the dek."""

    PATH = tuple(NAMED[name] for name in ("head.headline", "head.byline", "story.body", "story.body"))
    DESCRIBED = "equals_metadata_description"

    def roles(self, hints: set[str], path: Sequence[int] = PATH) -> list[str]:
        blocks = [Block("The crane stays.", ANYWHERE, frozenset(h)) for h in (set(), set(), hints, set())]
        found = with_dek(blocks, list(path))
        return [STATES[state].role.value for state in found]

    @pytest.mark.parametrize("mark", ["says_dek", "h2", "above_prose"])
    def test_set_apart(self, mark: str) -> None:
        assert self.roles({self.DESCRIBED, mark}) == ["headline", "byline", "dek", "body"]

    @pytest.mark.parametrize("hints", [{DESCRIBED, "p"}, {"says_dek"}, {"h2", "above_prose"}])
    def test_a_description_alone_or_a_mark_alone_tells_too_little(self, hints: set[str]) -> None:
        assert self.roles(hints) == ["headline", "byline", "body", "body"]

    @pytest.mark.parametrize(
        ("line", "role"),
        [
            ("The crane stays.", "dek"),
            ("The board of Port Callan can do anything but sell a crane: a column", "dek"),
            ("Understanding your crane", "chrome"),
        ],
    )
    def test_a_line_of_the_head_that_is_the_description(self, line: str, role: str) -> None:
        path = [NAMED[name] for name in ("head.headline", "head.chrome", "head.chrome", "story.body")]
        texts = ["Board keeps crane", "Share", line, "The board of Port Callan voted on Tuesday."]
        blocks = [Block(t, ANYWHERE, frozenset({self.DESCRIBED} if t == line else ())) for t in texts]
        found = [STATES[state].role.value for state in with_dek(blocks, path)]
        assert found == ["headline", "chrome", role, "body"]

    def test_a_page_has_one_dek(self) -> None:
        path = (NAMED["head.headline"], NAMED["head.dek"], *self.PATH[2:])
        assert self.roles({self.DESCRIBED, "h2"}, path) == ["headline", "dek", "body", "body"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("…as villagers ask who is to pay for it", "dek"),
        ("...as villagers ask who is to pay for it", "dek"),
        ("…read more", "chrome"),
        ("… The board of Port Callan in ten pictures", "chrome"),
    ],
)
def test_what_goes_on_from_the_headline_is_the_dek(line: str, told: str) -> None:
    names = ("head.headline", "head.timestamp", "head.chrome", "story.body")
    texts = ("Board keeps crane", "3 March 2024", line, "The board of Port Callan voted on Tuesday.")
    found = with_dotted_dek([Block(text, ANYWHERE) for text in texts], [NAMED[name] for name in names])
    assert STATES[found[2]].role.value == told
    # one that has a dek, and a line above the headline
    path = [NAMED[name] for name in ("head.chrome", "head.headline", "head.dek", "story.body")]
    assert with_dotted_dek([Block(line, ANYWHERE)] * 4, path) == path
    path[2] = NAMED["head.timestamp"]
    assert with_dotted_dek([Block(line, ANYWHERE)] * 4, path) == path


TOLD_BY_ITS_WORDS = {
    "story.body story.chrome 【山野太郎】": "story.byline",
    "story.body below.chrome 【山野太郎】": "story.byline",
    "head.headline head.chrome 【山野太郎】": "head.byline",
    "story.body story.chrome 【速報】": "story.chrome",
    "below.chrome below.chrome 【山野太郎】": "below.chrome",
    "above.chrome above.chrome 【山野太郎】": "above.chrome",
    "story.body story.body © 2026 Lakeside Herald. All rights reserved.": "story.chrome",
    "story.body story.body For each kettle sold by way of this list we may earn a commission.": "story.note",
    "story.body story.body The board holds the rights to the quay, its lawyer said.": "story.body",
    "story.body story.body A third left the country, and the second left the board.": "story.body",
    "above.chrome above.eyebrow Home": "above.chrome",
    "above.chrome above.eyebrow HARBOUR": "above.eyebrow",
}


@pytest.mark.parametrize("row", TOLD_BY_ITS_WORDS)
def test_lines_that_tell_what_they_are(row: str) -> None:
    before, taken, text = row.split(" ", 2)
    block = Block(text, ANYWHERE, frozenset())
    told = as_marked(block, [*form(text).clues], NAMED[taken], NAMED[before])
    assert STATES[told].name == TOLD_BY_ITS_WORDS[row]


def test_a_page_keeps_its_only_paragraph() -> None:
    hints = frozenset({"equals_metadata_description", "h2"})
    lines = [("Ferry sails again", frozenset[str]()), ("The ferry left the quay at dawn.", hints)]
    blocks = [Block(text, ANYWHERE, marks) for text, marks in lines]
    path = [NAMED["head.headline"], NAMED["story.body"]]
    assert as_told(blocks, [[MAY_BE_HEADLINE], []], path) == path
    more = [*blocks, Block("It came back at noon.", ANYWHERE, frozenset())]
    told = as_told(more, [[MAY_BE_HEADLINE], [], []], [*path, NAMED["story.body"]])
    assert [STATES[state].role for state in told] == [Role.HEADLINE, Role.DEK, Role.BODY]


def test_a_role_that_is_told_outright_has_a_score_all_the_same() -> None:
    story = [
        "Harbour board keeps its idle crane",
        "By Ida Brandt",
        *["The board of Port Callan voted to keep it."] * 4,
    ]
    blocks = [
        Block(text, ANYWHERE, frozenset()) for text in [*story, "Comments", "I like the old crane very much."]
    ]
    assert all(abs(found.score) < 1_000 for found in label_blocks(blocks))


@pytest.mark.parametrize(
    ("taken", "text", "told"),
    [
        ("story.caption", "The board of Port Callan met. It was cold. Nobody spoke. " * 20, "story.body"),
        ("head.caption", "港の委員会が開かれた。寒かった。誰も話さなかった。" * 45, "story.body"),
        ("head.headline", "The board of Port Callan met. It was cold. Nobody spoke. " * 5, "story.body"),
        # menus in one line, a notice, a long caption
        ("head.eyebrow", "Home News Sport Harbour Weather " * 40, "head.eyebrow"),
        ("head.headline", "Ferry sails again, and nobody is on board " * 5, "head.headline"),
        ("story.note", "The board of Port Callan met. It was cold. Nobody spoke. " * 20, "story.note"),
        ("story.caption", "The board of Port Callan met. It was cold. Nobody spoke. " * 8, "story.caption"),
    ],
)
def test_a_story_in_one_line_is_a_paragraph(taken: str, text: str, told: str) -> None:
    block = Block(text, ANYWHERE, frozenset())
    assert [STATES[state].name for state in with_long_lines([block], [NAMED[taken]])] == [told]


class TestStoryFromTheTop:
    """A text that another tool extracted, without its headline."""

    LEDE = (
        "The harbour board of Port Callan voted on Tuesday to keep the crane, which has not lifted a crate since"
        " the spring, against the wish of the mayor, who had promised the ground for a market hall."
    )
    STORY = (
        LEDE,
        "What the law says",
        "A crane that stands for fifty years is a monument, Kohl said. It was built in 1951.",
        LEDE,
    )

    @staticmethod
    def roles(*lines: str) -> list[str]:
        return [str(told.role) for told in label_blocks(read_text("\n".join(lines)).blocks)]

    def test_it_has_no_headline(self) -> None:
        assert self.roles(*self.STORY) == ["body", "subhead", "body", "body"]

    def test_below_a_headline_it_is_a_page(self) -> None:
        assert self.roles("Harbour board keeps its idle crane", *self.STORY)[0] == "headline"

    def test_a_headline_of_two_sentences_is_one(self) -> None:
        assert (
            self.roles(
                "The crane stays. How the harbour board of Port Callan lost its market hall", *self.STORY
            )[0]
            == "headline"
        )

    def test_below_a_notice_and_a_menu_it_is_a_page(self) -> None:
        notice = (
            "We use cookies and similar tools to make this site work, to count its readers and to show them what they like. "
            * 2
        )
        menu = ["Home", "News", "Harbour", "Sport", "Weather", "Subscribe"]
        assert self.roles(notice, *menu, "Harbour board keeps its idle crane", *self.STORY)[:8] == [
            *["chrome"] * 7,
            "headline",
        ]


class TestFewLines:
    """A page that is a story and no more."""

    @pytest.mark.parametrize(
        ("page", "headline", "count"),
        [
            (
                "<h1>Café reopens</h1><p>The café of Port Callan opened again on Tuesday, Ada Quill said.</p>",
                "Café reopens",
                1,
            ),
            (
                "<p>The café of Port Callan opened again on Tuesday. It had been shut for nine years.</p>",
                None,
                1,
            ),
        ],
    )
    def test_it_is_a_record(self, page: str, headline: str | None, count: int) -> None:
        record = copydesk.edit(page)
        assert (record.headline, len(record.body)) == (headline, count)

    @pytest.mark.parametrize(
        "page",
        ["<h1>Café of Port Callan</h1><p>Menu</p>", "<p>Please enable JavaScript to read on, thank you.</p>"],
    )
    def test_a_page_without_a_sentence_or_with_a_notice_is_none(self, page: str) -> None:
        with pytest.raises(copydesk.NoArticle):
            copydesk.edit(page)


@pytest.mark.parametrize(
    ("taken", "line", "told"),
    [
        ("head.dek", "STOWE, Wash. (AP) — It was the old crane that the board of the harbour wanted to sell.", "story.body"),
        ("head.chrome", "CALLAN - Two ferries ran aground a day apart on the bank off the old quay.", "story.body"),
        ("head.chrome", "STOWE/CALLAN, March 7 (Reuters) - Two ferries ran aground on the bank off the old quay.", "story.body"),
        # no place, no sentence, hardly a line, and what was told already
        ("head.dek", "Two ferries ran aground - a day apart - on the bank off the old quay of Callan.", "head.dek"),
        ("head.dek", "CALLAN - Two ferries ran aground a day apart on the bank off the old quay", "head.dek"),
        ("head.dek", "CALLAN - The ferry sails.", "head.dek"),
        ("head.caption", "CALLAN - Two ferries ran aground a day apart on the bank off the old quay.", "head.caption"),
    ],
)  # fmt: skip
def test_a_place_and_a_dash_open_the_story(taken: str, line: str, told: str) -> None:
    blocks = [Block(text, ANYWHERE, frozenset()) for text in ["2 days ago", line, "The board met again."]]
    path = [NAMED["head.chrome"], NAMED[taken], NAMED["story.body"]]
    assert [STATES[state].name for state in with_lede(blocks, path)] == ["head.chrome", told, "story.body"]
    # far above it is a notice, and a page without a story has no lede
    assert with_lede(blocks[1:2], path[1:2]) == path[1:2]
