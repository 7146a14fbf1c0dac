"""`outright`: where the page itself says what a block is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import copydesk
from copydesk.clues import MAY_BE_HEADLINE, form
from copydesk.model import Block, Origin, Role
from copydesk.outright import (
    as_marked,
    as_told,
    is_comment_heading,
    is_source,
    with_credited_lines,
    with_dek,
    with_lede,
    with_likeliest_headline,
    with_lines_below_pictures,
    with_linked_titles,
    with_long_lines,
    with_pulled_words,
    with_repeated_lines,
    with_teasers,
    without_copies_of_headline,
    without_labelled_captions,
    without_other_texts,
    without_playlist,
    without_unlikely_headline,
    without_unshown_captions,
)
from copydesk.roles import label_blocks
from copydesk.states import NAMED, STATES
from copydesk.text_blocks import read_text

ANYWHERE = Origin(1, 1, None)


@pytest.mark.parametrize(
    ("taken", "text", "hints", "told"),
    [
        ("story.chrome", "The ivy is easy to grow on a shelf", {"figcaption", "says_embed"}, "story.caption"),
        (
            "head.chrome",
            "The crane of Port Callan at dusk",
            {"inside_figure", "says_caption"},
            "head.caption",
        ),
        ("head.dek", "The crane of Port Callan at dusk.", {"inside_figure", "p"}, "head.caption"),
        ("story.chrome", "Photo: Ida Brandt / Getty Images", {"figcaption"}, "story.credit"),
        # buttons, links to galleries, figures that say nothing of a caption, and what stands outside the story
        ("story.chrome", "Show gallery", {"figcaption"}, "story.chrome"),
        (
            "story.chrome",
            "All pictures of the crane of Port Callan",
            {"figcaption", "all_link"},
            "story.chrome",
        ),
        ("story.chrome", "The crane of Port Callan at dusk", {"inside_figure"}, "story.chrome"),
        (
            "story.chrome",
            "The crane of Port Callan at dusk",
            {"after_picture", "says_caption"},
            "story.caption",
        ),
        ("story.chrome", "Gallery", {"after_picture", "says_caption"}, "story.chrome"),
        ("story.body", "The crane stands.", {"after_picture", "says_caption", "p"}, "story.caption"),
        ("story.chrome", "Photo: Ida Brandt", {"after_picture", "says_caption"}, "story.credit"),
        ("story.body", "The crane stands.", {"after_picture", "p"}, "story.body"),
        ("below.chrome", "The crane of Port Callan at dusk", {"figcaption"}, "below.chrome"),
        ("story.body", "The crane of Port Callan at dusk", {"figcaption"}, "story.body"),
    ],
)
def test_what_the_markup_calls_a_caption_is_one(taken: str, text: str, hints: set[str], told: str) -> None:
    block = Block(text, ANYWHERE, frozenset(hints))
    assert STATES[as_marked(block, [], NAMED[taken], NAMED["story.body"])].name == told


@pytest.mark.parametrize(
    ("taken", "text", "told"),
    [
        (
            "story.body",
            "Ida Brandt (left) and Tom Reyes wait for the last ferry on the quay.",
            "story.caption",
        ),
        ("story.subhead", "The ivy is easy to grow on a shelf (", "story.caption"),
        (
            "story.body",
            "FILE - Ida Brandt waits for the last ferry, in Orsby, on March 1, 2024.",
            "story.caption",
        ),
        (
            "story.body",
            "A crane falls in Orsby, in this picture taken on Monday by a passer-by.",
            "story.caption",
        ),
        ("story.body", "Ida Brandt, second left, and her crew on the quay.", "story.caption"),
        ("story.body", "Ida Brandt, center, opens the quay in Orsby on Saturday.", "story.caption"),
        ("story.body", "She turned, left, and waved to nobody on the quay.", "story.body"),
        ("story.body", "The quay of Orsby, says Ida Brandt, right, is old.", "story.caption"),
        ("story.body", "会見に臨む山野太郎理事長（中）ら港務局の幹部たち", "story.caption"),
        (
            "story.body",
            "She saw herself in this picture of decay, and was the second to leave.",
            "story.body",
        ),
        ("head.chrome", "The quay in the morning (archive photo)", "head.caption"),
        (
            "story.body",
            "The board (five of nine) voted on Tuesday to keep its crane (at last).",
            "story.body",
        ),
        ("head.headline", "Ida Brandt (left) wins", "head.headline"),
    ],
)
def test_what_says_so_by_itself_is_a_caption(taken: str, text: str, told: str) -> None:
    block = Block(text, ANYWHERE, frozenset())
    assert STATES[as_marked(block, [*form(text).clues], NAMED[taken], NAMED["story.body"])].name == told


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("story.body", "story.caption"),
        ("head.byline", "head.caption"),
        ("above.chrome", "story.body"),
    ],
)
def test_a_paragraph_with_a_credit_is_a_caption_of_its_stretch(before: str, told: str) -> None:
    block = Block("The ferry leaves the quay at dawn. Photo: Ida Brandt", ANYWHERE, frozenset())
    assert STATES[as_marked(block, ["has_credit"], NAMED["story.body"], NAMED[before])].name == told


class TestCaptionsWithoutMarks:
    """A sentence right above a credit, and a line that says a paragraph's words again, are captions."""

    STORY = "The harbour board of Port Callan voted on Tuesday to keep the crane. It has nine members."
    LINE = "The crane of Port Callan has not lifted a crate since spring."

    def told(self, *rows: tuple[str, str]) -> list[str]:
        """The states of lines, each given as `story.body` and its text."""
        blocks = [Block(text, ANYWHERE, frozenset()) for _, text in rows]
        clues = [[*form(text).clues, "topic_words=4"] for _, text in rows]
        path = [NAMED[state] for state, _ in rows]
        found = with_repeated_lines(blocks, clues, with_credited_lines(blocks, clues, path))
        return [STATES[state].name for state in found]

    @pytest.mark.parametrize(
        ("taken", "line", "credit", "told"),
        [
            ("story.body", LINE, "(Photo: REUTERS)", "story.caption"),
            ("story.chrome", LINE, "Ida Brandt/AP", "story.caption"),
            # two sentences, a heading of a list, a notice, the source of a chart, and a line that is no credit by itself
            ("story.body", STORY, "Ida Brandt/AP", "story.body"),
            ("story.subhead", "3. The Crane Of Port Callan And Its Gulls", "Ida Brandt/AP", "story.subhead"),
            ("story.chrome", "Sign up for the letters of the Port Callan Post.", "AP", "story.chrome"),
            ("story.body", LINE, "Source: Harbour Board of Port Callan", "story.body"),
            ("story.body", LINE, "Ida Brandt (R)", "story.body"),
        ],
    )
    def test_above_a_credit(self, taken: str, line: str, credit: str, told: str) -> None:
        rows = [
            ("story.body", self.STORY),
            (taken, line),
            ("story.credit", credit),
            ("story.body", self.STORY),
        ]
        assert self.told(*rows)[1] == told

    def test_a_picture_between_them_parts_them(self) -> None:
        blocks = [Block(text, ANYWHERE, frozenset()) for text in (self.STORY, self.LINE)]
        blocks.append(Block("Ida Brandt/AP", ANYWHERE, frozenset(("after_picture",))))
        path = [NAMED[name] for name in ("story.body", "story.body", "story.credit")]
        clues = [list(form(block.text).clues) for block in blocks]
        assert with_credited_lines(blocks, clues, path) == path

    def test_the_lede_is_none_and_a_line_below_may_be_the_caption(self) -> None:
        assert self.told(("story.body", self.LINE), ("story.credit", "Ida Brandt/AP"))[0] == "story.body"
        above = [("story.body", self.STORY), ("story.body", self.LINE), ("story.credit", "Ida Brandt/AP")]
        assert self.told(*above, ("story.caption", "Gulls on the crane"))[1] == "story.body"

    @pytest.mark.parametrize(
        ("taken", "line", "told"),
        [
            ("story.body", STORY[:67], "story.caption"),
            ("story.subhead", STORY[:67], "story.caption"),
            ("story.body", f"“{STORY[:67]}”", "story.pull_quote"),
            # few words, and others
            ("story.subhead", "The harbour board", "story.subhead"),
            ("story.subhead", "The board of Port Callan will vote once more on its crane", "story.subhead"),
        ],
    )
    def test_words_of_a_paragraph_close_by(self, taken: str, line: str, told: str) -> None:
        assert self.told((taken, line), ("story.body", self.STORY))[0] == told

    def test_words_of_a_paragraph_far_away(self) -> None:
        rows = [("story.body", self.LINE)] * 9
        assert (
            self.told(("story.subhead", self.STORY[:67]), *rows, ("story.body", self.STORY))[0]
            == "story.subhead"
        )


def test_what_a_page_offers_of_its_own_is_no_paragraph() -> None:
    block = Block("Sign up for our free harbour newsletter.", ANYWHERE, frozenset())
    for role in ("body", "subhead"):
        told = as_marked(block, ["is_sentence"], NAMED[f"story.{role}"], NAMED["story.body"])
        assert STATES[told].name == "story.chrome"


class TestLikeliestHeadline:
    """The likeliest line above the story is the headline, where the chain took none or one that it outdoes."""

    def states(self, *lines: str) -> list[str]:
        """`head.headline`, or `head.dek: likeliest_headline is_title`: each block's state and its clues."""
        rows = [line.partition(": ")[::2] for line in lines]
        blocks = [Block(f"Line {i}", ANYWHERE, frozenset()) for i in range(len(rows))]
        clues = [names.split() for _, names in rows]
        found = with_likeliest_headline(blocks, clues, [NAMED[name] for name, _ in rows])
        return [STATES[state].name for state in found]

    LIKELIEST = "likeliest_headline headline_lead=some is_title"
    BELOW = ("story.body", "story.body", "story.chrome", "story.body")

    def test_a_label_far_behind_the_title_below_it_is_no_headline(self) -> None:
        lines = ("above.eyebrow", "head.headline", f"head.dek: {self.LIKELIEST}", "head.byline", *self.BELOW)
        above = ["above.eyebrow", "above.chrome", "head.headline"]
        assert self.states(*lines) == [*above, "head.byline", *self.BELOW]

    def test_a_teaser_below_the_headline_is_none(self) -> None:
        lines = (f"above.chrome: {self.LIKELIEST}", "above.byline", "head.headline", "head.dek", *self.BELOW)
        head = ["head.headline", "head.byline", "head.chrome", "head.dek"]
        assert self.states(*lines) == [*head, *self.BELOW]

    def test_a_label_outdoes_nothing(self) -> None:
        label = "above.eyebrow: likeliest_headline headline_lead=some is_label"
        assert self.states(label, "head.headline", *self.BELOW)[:2] == ["above.eyebrow", "head.headline"]

    @pytest.mark.parametrize(
        ("likeliest", "taken", "moves"),
        [
            ("is_title lede_words=3 recurring=60", "lede_words=1 recurring=20", True),
            ("is_title lede_words=more recurring=more", "lede_words=5 recurring=80", True),
            ("is_title lede_words=3 recurring=60", "", True),
            # a dek says more of the story, too, but of fewer things; a sentence, a date and a name are no titles
            ("is_title lede_words=3 recurring=20", "lede_words=1 recurring=20", False),
            ("is_title lede_words=1 recurring=60", "lede_words=1 recurring=20", False),
            ("is_sentence lede_words=3 recurring=60", "lede_words=1 recurring=20", False),
        ],
    )
    def test_of_two_near_ones_what_says_more_of_the_story(
        self, likeliest: str, taken: str, moves: bool
    ) -> None:
        lines = (
            f"head.headline: nearly_headline {taken}",
            f"head.dek: likeliest_headline headline_lead=close {likeliest}",
            "story.body",
        )
        kept, moved = ["head.headline", "head.dek"], ["above.chrome", "head.headline"]
        assert self.states(*lines)[:2] == (moved if moves else kept)

    def test_a_page_without_a_headline_gets_the_likeliest_if_it_is_clearly_so(self) -> None:
        notice = ("story.body", "story.chrome")
        lines = (*notice, f"story.subhead: {self.LIKELIEST}", "story.byline", *self.BELOW)
        head = ["above.chrome", "above.chrome", "head.headline", "head.byline"]
        assert self.states(*lines) == [*head, *self.BELOW]
        close = f"story.subhead: {self.LIKELIEST.replace('some', 'close')}"
        assert self.states(*notice, close, *self.BELOW)[2] == "story.subhead"

    def test_no_story_is_cast_away_for_a_subhead(self) -> None:
        lines = ("story.body", "story.body", "story.body", f"story.subhead: {self.LIKELIEST}", *self.BELOW)
        assert self.states(*lines) == [*["story.body"] * 3, "story.subhead", *self.BELOW]

    @pytest.mark.parametrize(
        ("upper", "clues", "moves"),
        [
            ("Harbour board of Port Callan keeps its idle crane, against the mayor", "topic_words=7", True),
            # a section's name, a line that says no more of the story, another story, and a line that is far behind
            ("Harbour board news", "topic_words=7", False),
            ("Harbour board of Port Callan keeps its idle crane, against the mayor", "topic_words=4", False),
            (
                "Fishmongers of Port Callan ask for a greener market, and the mayor listens",
                "topic_words=7",
                False,
            ),
            (
                "Harbour board of Port Callan keeps its idle crane, against the mayor",
                "topic_words=7 far",
                False,
            ),
        ],
    )
    def test_the_upper_of_two_wordings_that_says_more_is_the_headline(
        self, upper: str, clues: str, moves: bool
    ) -> None:
        texts = [upper, "Share", "Watch: the idle crane that the harbour board keeps", "Lede."]
        blocks = [Block(text, ANYWHERE, frozenset()) for text in texts]
        near = [] if clues.endswith("far") else ["nearly_headline"]
        found = with_likeliest_headline(
            blocks,
            [[*near, *clues.split()], [], ["likeliest_headline", "topic_words=4"], []],
            [NAMED[name] for name in ("above.chrome", "above.chrome", "head.headline", "story.body")],
        )
        assert found.index(NAMED["head.headline"]) == (0 if moves else 2)

    def test_a_subhead_is_not_preferred_to_a_headline(self) -> None:
        lines = ("head.headline", "story.body", f"story.subhead: {self.LIKELIEST}", *self.BELOW)
        assert self.states(*lines) == ["head.headline", "story.body", "story.subhead", *self.BELOW]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["Board votes on its crane", "03:29", "Fish for the mayor", "1:02:33"], "head.chrome"),
        # the story's own video, a live page, scores beside one another
        (["Board votes on its crane", "03:29", "Fish for the mayor", "Share"], "head.caption"),
        (["The board votes.", "10:12", "The crane stays.", "10:20"], "head.caption"),
        (["Board votes on its crane", "03:29", "04:11", "Fish for the mayor"], "head.caption"),
    ],
)
def test_titles_of_a_list_of_videos_are_chrome(lines: list[str], told: str) -> None:
    blocks = [Block(text, ANYWHERE) for text in lines]
    path = [NAMED["head.caption"]] * len(lines)
    assert without_playlist(blocks, path) == [NAMED[told]] * len(lines)


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


# where a state stands, what it was taken for, and what the line itself tells: Japanese papers sign in brackets
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


class TestComments:
    STORY = ("story.body",) * 3

    def states(self, heading: str, *before: str, hints: frozenset[str] = frozenset()) -> list[str]:
        names = [*before, "story.subhead", "story.body", "story.byline"]
        texts = ["The crane stays."] * len(before) + [heading, "I like the crane.", "By Ida Brandt"]
        blocks = [Block(text, ANYWHERE, hints if text == heading else frozenset()) for text in texts]
        return [STATES[state].name for state in without_other_texts(blocks, [NAMED[n] for n in names])][-3:]

    def test_nothing_below_their_heading_is_the_story_s(self) -> None:
        assert self.states("Comments (12)", *self.STORY) == ["story.chrome"] * 3

    def test_nothing_of_the_next_article_is_the_story_s(self) -> None:
        hints = frozenset(("h1", "inside_article", "inside_header"))
        assert self.states("Ferry sails again", *self.STORY, hints=hints) == ["story.chrome"] * 3
        # a section of a guide, or the story's own headline below its summary
        section = self.states("Ferry sails again", *self.STORY, hints=hints - {"inside_header"})
        assert section[:2] == ["story.subhead", "story.body"]
        assert self.states("Ferry sails again", *self.STORY[1:], hints=hints)[1] == "story.body"

    def test_above_the_third_paragraph_it_is_a_button(self) -> None:
        assert self.states("Comments (12)", *self.STORY[1:])[-2] == "story.body"

    @pytest.mark.parametrize(
        "text",
        ["SEE ALL COMMENTS (8)", "23 Comments", "Leave a comment", "Kommentare", "Все комментарии", "댓글 4"],
    )
    def test_headings(self, text: str) -> None:
        assert is_comment_heading(text) == (text != "Все комментарии")

    @pytest.mark.parametrize(
        "text", ["The mayor comments", "No comment, says the mayor", "Replies of the board", ""]
    )
    def test_crossheads(self, text: str) -> None:
        assert not is_comment_heading(text)


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
    ("lines", "told"),
    [
        ([("subhead", "Läs mer: Mormödrar lagar lunch i Åsnoret")], ["related"]),
        ([("body", "[관련기사] 물에 들어간 할머니, 배는 왜 몰랐나")], ["related"]),
        ([("body", "Read also: Ferry sails again"), ("subhead", "What the mayor will do now about it")], ["related", "subhead"]),
        # the title right below the label alone, but no sentence
        ([("chrome", "Lees ook"), ("subhead", "Zwaan houdt pont tegen op de rivier")], ["chrome", "related"]),
        ([("chrome", "Lees ook"), ("body", "De pont bleef liggen.")], ["chrome", "body"]),
        ([("related", "Lees ook"), ("related", "Zwaan houdt pont tegen op de rivier")], ["chrome", "related"]),
        # what sends to another story only with a colon, and a label alone
        ([("body", "MORE: Ferry sails again after a week")], ["related"]),
        ([("subhead", "Read: The quay that nobody wanted")], ["related"]),
        ([("body", "Required reading: Who owns the old crane? Its keeper explains.")], ["related"]),
        ([("subhead", "Don't miss:"), ("body", "The ferry sails.")], ["chrome", "body"]),
        ([("body", "Bird said more: the ferry is old.")], ["body"]),
        # words that open so without a colon are the story's
        ([("body", "More on the quay stands the old crane.")], ["body"]),
    ],
)  # fmt: skip
def test_links_to_other_stories_amid_the_story(lines: list[tuple[str, str]], told: list[str]) -> None:
    blocks = [Block(text, ANYWHERE, frozenset()) for _, text in lines]
    clues = [list(form(text).clues) for _, text in lines]
    path = [NAMED[f"story.{role}"] for role, _ in lines]
    assert [str(STATES[state].role) for state in with_teasers(blocks, clues, path)] == told


@pytest.mark.parametrize(
    ("text", "hints", "told"),
    [
        ("Ferry sails again after a week of storms", {"p", "all_link"}, "story.related"),
        # a paragraph, a heading or an item of the story, a sentence, a shop
        ("Ferry sails again after a week of storms", {"p", "all_link", "alike_prose=4"}, "story.body"),
        ("Ferry sails again after a week of storms", {"h3", "all_link"}, "story.body"),
        ("Ferry sails again after a week of storms", {"li", "all_link"}, "story.body"),
        ("Ferry sails again after a week of storms", {"p", "half_link"}, "story.body"),
        ("The ferry sails again after a week.", {"p", "all_link"}, "story.body"),
        ("Roth & Feld", {"p", "all_link"}, "story.body"),
    ],
)
def test_a_title_that_is_all_link(text: str, hints: set[str], told: str) -> None:
    blocks = [Block(words, ANYWHERE, frozenset(own)) for words, own in (("By Ada Birch", ()), (text, hints))]
    path = [NAMED["head.byline"], NAMED["story.body"]]
    assert STATES[with_linked_titles(blocks, path)[1]].name == told
    # guides are seldom signed, and link what they recommend
    assert with_linked_titles(blocks[1:], path[1:]) == path[1:]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Save | Print | Close", False),
        ("229条评论|5,874人参与", False),
        ("Related topics:", False),
        ("Write to desk@harbour.example", False),
        ("Ferry sails again | Harbour | The Stowe Echo and its readers", True),
        ("Ferry sails again", True),
    ],
)
def test_what_is_taken_for_a_link_names_a_story(text: str, named: bool) -> None:
    blocks, clues = [Block(text, ANYWHERE, frozenset())], [list(form(text).clues)]
    [state] = with_teasers(blocks, clues, [NAMED["story.related"]])
    assert STATES[state].role is (Role.RELATED if named else Role.CHROME)


def test_a_line_and_its_copy_with_a_credit_are_captions() -> None:
    block = Block("The old crane of Port Callan at dusk", ANYWHERE, frozenset())
    taken = [
        as_marked(block, ["copy_with_credit"], NAMED[name], NAMED["story.body"])
        for name in ("head.dek", "story.subhead")
    ]
    assert [STATES[state].name for state in taken] == ["head.caption", "story.caption"]
    # a paragraph may open like the caption beside it
    assert (
        STATES[as_marked(block, ["copy_with_credit"], NAMED["story.body"], NAMED["story.body"])].name
        == "story.body"
    )


@pytest.mark.parametrize(
    ("taken", "text", "told"),
    [
        ("head.dek", "The old crane of Port Callan at dusk in May. (AP Photo/Ida Brandt)", "head.caption"),
        ("story.chrome", "The old crane of Port Callan at dusk in May. Foto: Ida Brandt", "story.caption"),
        ("story.chrome", "Foto: Ida Brandt, Tom Reyes und Ana Prado / Lakeside Herald", "story.chrome"),
        ("story.chrome", "Foto gallery of the crane © 2026 Lakeside Herald", "story.chrome"),
        ("story.chrome", "Ferry sails. Foto: Ida Brandt", "story.chrome"),
    ],
)
def test_a_long_line_with_a_credit_is_no_dek_and_no_chrome(taken: str, text: str, told: str) -> None:
    block = Block(text, ANYWHERE, frozenset())
    assert STATES[as_marked(block, list(form(text).clues), NAMED[taken], NAMED["story.body"])].name == told


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


class TestUnlikelyHeadline:
    """A text may have no headline."""

    def test_it_is_none(self) -> None:
        path = [NAMED["above.chrome"], NAMED["head.headline"], NAMED["story.body"]]
        assert without_unlikely_headline([[], ["is_title"], []], path)[1] == NAMED["head.chrome"]
        assert without_unlikely_headline([[], [MAY_BE_HEADLINE], []], path) == path

    @pytest.mark.parametrize(
        "above", [["by", "1 comment"], ["Follow us", "Sign in", "by"], ["Advertisement"]]
    )
    def test_paragraphs_alone_with_what_stands_among_them_have_none(self, above: list[str]) -> None:
        """As the text of all `<p>` of a page is."""
        story = (
            "The harbour board of Port Callan voted on Tuesday to keep the crane, against the wish of the mayor.",
            "It heard from Bettina Kohl, the harbour master, who counted forty gulls on its arm in one morning.",
            "A crane that stands for fifty years is a monument, Kohl said, and it was built in the year of the flood.",
        )
        record = copydesk.edit("\n".join([*above, *story, "1 comment", *story[1:], "© Callan Post"]))
        assert record.headline is None
        assert {*story} <= {*record.body}


SAID = "“We kept the old crane of Callan because nobody else would paint it every spring, and the children like it.”"
TOLD_AGAIN = f"The keeper has an answer. {SAID} Ada Birch looks up at the hook. The board wants to sell it all the same."


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (SAID, "pull_quote"),
        (SAID.strip("“”.").upper(), "pull_quote"),
        ("“We kept the old crane of Callan … and the children like it. … Ada Birch looks up at the hook.”", "pull_quote"),
        ("“[The board] kept the old crane of Callan because nobody else would paint it every spring.”", "pull_quote"),
        ("“We kept the old crane of Callan … because it stands so well over the quay and the mill.”", "body"),
        # a saying, the paragraph itself and a line all of marks
        ("“We kept the old crane of Callan.”", "body"),
        (TOLD_AGAIN, "body"),
        ("…" * 80, "body"),
    ],
)  # fmt: skip
def test_words_of_a_paragraph_set_again_are_a_pull_quote(line: str, told: str) -> None:
    for lines, at in (([TOLD_AGAIN, line], 1), ([line, "The ferry sails.", TOLD_AGAIN], 0)):
        blocks = [Block(text, ANYWHERE, frozenset()) for text in lines]
        found = [
            str(STATES[state].role) for state in with_pulled_words(blocks, [NAMED["story.body"]] * len(lines))
        ]
        assert found == [told if i == at else "body" for i in range(len(lines))]


def test_what_is_said_again_far_below_is_told_again() -> None:
    blocks = [
        Block(text, ANYWHERE, frozenset())
        for text in [SAID, *[f"The board met for the {n}th time." for n in range(20)], TOLD_AGAIN]
    ]
    path = [NAMED["story.body"]] * len(blocks)
    assert with_pulled_words(blocks, path) == path


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


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Ada Birch/The Stowe Echo", "story.credit"),
        ("Callan Echo / Karl Roth", "story.credit"),
        ("www.harbour.example, www.quay.example", "story.credit"),
        ("Quelle: harbour.example", "story.credit"),
        # headings with a slash or an address in them
        ("Callan/Stowe: the old quarrel", "story.subhead"),
        ("Karl Roth/Ada Birch", "story.subhead"),
        ("and the old crane/Karl Roth", "story.subhead"),
        ("3) Harbour.io", "story.subhead"),
        ("How harbour.example began", "story.subhead"),
    ],
)
def test_sources_of_pictures_are_no_subheads(line: str, told: str) -> None:
    def state(taken: str, *hints: str) -> str:
        block = Block(line, ANYWHERE, frozenset(hints))
        return STATES[as_marked(block, [], NAMED[taken], NAMED["story.body"])].name

    assert state("story.subhead") == told
    assert state("story.subhead", "h2") == "story.subhead"
    assert state("story.body") == "story.body"
    assert is_source(line) == (told == "story.credit")


class TestLinesBelowPictures:
    @staticmethod
    def states(*rows: tuple[str, str]) -> list[str]:
        """What the lines of a dump are, taken for what stands before each; a row without a text is a blank line."""
        told = [row for row in rows if row[1]]
        blocks = read_text("\n".join(text for _, text in rows)).blocks
        clues = [list(form(block.text).clues) for block in blocks]
        path = [NAMED[taken] for taken, _ in told]
        return [STATES[state].name for state in with_lines_below_pictures(blocks, clues, path)]

    GAP = ("", "")

    def test_a_line_below_a_credit_is_its_caption(self) -> None:
        assert self.states(
            ("story.caption", "The council kept a list of all that the crane had lifted:"),
            self.GAP,
            ("story.credit", "© Ida Brandt/Reuters"),
            ("story.subhead", "The crane at dusk, a week before the vote"),
            self.GAP,
            ("story.body", "Nobody knew what it had cost."),
        ) == ["story.body", "story.credit", "story.caption", "story.body"]

    def test_a_line_parted_from_it_is_none(self) -> None:
        assert self.states(
            ("story.caption", "The crane at dusk, a week before the vote"),
            self.GAP,
            ("story.credit", "© Ida Brandt/Reuters"),
            self.GAP,
            ("story.subhead", "A costly week"),
            self.GAP,
            ("story.body", "Nobody knew what it had cost."),
        ) == ["story.caption", "story.credit", "story.subhead", "story.body"]

    def test_nor_is_a_line_of_a_longer_group(self) -> None:
        assert self.states(
            ("story.body", "The vote is due in May."),
            self.GAP,
            ("story.credit", "© Ida Brandt/Reuters"),
            ("story.body", "Nobody knew what it had cost."),
            ("story.body", "The mill did."),
        ) == ["story.body", "story.credit", "story.body", "story.body"]

    @pytest.mark.parametrize(
        ("taken", "line", "told"),
        [
            ("story.subhead", "Jonas Feld", "story.caption"),
            ("story.chrome", "The crane of Port Callan, as seen from the mill", "story.caption"),
            ("story.chrome", "Share this picture", "story.chrome"),
            ("story.body", "Ada Birch writes of harbours. She lives in Stowe.", "story.body"),
        ],
    )
    def test_a_line_below_a_picture_s_name(self, taken: str, line: str, told: str) -> None:
        states = self.states(
            ("story.body", "The vote is due in May."),
            self.GAP,
            ("story.subhead", "[crane-at-dusk-2]"),
            (taken, line),
            self.GAP,
            ("story.body", "Nobody knew what it had cost."),
        )
        assert states[1:3] == ["story.chrome", told]


@pytest.mark.parametrize(
    ("line", "before", "clue", "told"),
    [
        ("港口的起重机为何停摆", "story.body", None, "story.subhead"),
        ("港口的起重机停了三天。", "story.subhead", None, "story.body"),
        ("Then the mayor of Port Callan found another thing:", "story.subhead", None, "story.body"),
        # a picture, a copy, a credit beside it
        ("港口的起重机为何停摆", "story.body", "after_picture", "story.caption"),
        ("港口的起重机为何停摆", "story.body", "copies=2", "story.caption"),
        ("港口的起重机为何停摆", "story.credit", None, "story.caption"),
        # of other scripts the words tell more
        ("The mayor of Port Callan below the crane on Sunday", "story.body", None, "story.caption"),
        ("The crane of Port Callan on Sunday.", "story.body", None, "story.caption"),
    ],
)
def test_a_line_amid_the_story_of_which_nothing_tells_that_it_is_a_caption(
    line: str, before: str, clue: str | None, told: str
) -> None:
    blocks = [Block(text, ANYWHERE, frozenset()) for text in ("One.", line, "Two.")]
    path = [NAMED[name] for name in (before, "story.caption", "story.body")]
    found = without_unshown_captions(blocks, [[], [clue] if clue else [], []], path)
    assert STATES[found[1]].name == told


def test_the_headline_once_more_is_no_dek_and_no_caption() -> None:
    texts = ("Ferry sails again", "FERRY SAILS AGAIN", "Ferry sails again.", "The ferry sails again")
    blocks = [Block(text, ANYWHERE, frozenset()) for text in texts]
    path = [NAMED[f"head.{role}"] for role in ("headline", "dek", "caption", "dek")]
    found = without_copies_of_headline(blocks, path)
    assert [STATES[state].name for state in found[1:]] == ["head.chrome", "head.chrome", "head.dek"]


@pytest.mark.parametrize(
    ("line", "hint", "told"),
    [
        ("Topics: ferry, harbour, Port Callan", "p", "story.chrome"),
        ("Callan: the ferry in the harbour", "p", "story.caption"),
        ("Topics: the board of the harbour and its list", "figcaption", "story.caption"),
    ],
)
def test_topics_are_no_caption(line: str, hint: str, told: str) -> None:
    found = without_labelled_captions([Block(line, ANYWHERE, frozenset((hint,)))], [NAMED["story.caption"]])
    assert STATES[found[0]].name == told
