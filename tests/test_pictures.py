"""`pictures`: captions and credits, and what a page sets again of its story."""

from __future__ import annotations

import pytest

from copydesk.blocks.text_blocks import read_text
from copydesk.labels.forms import form
from copydesk.labels.outright import as_marked
from copydesk.labels.pictures import (
    is_source,
    with_counted_lines,
    with_credited_lines,
    with_doubled_lines,
    with_lines_below_pictures,
    with_pulled_words,
    with_repeated_lines,
    with_shouted_lines,
    with_split_credits,
    without_labelled_captions,
    without_unshown_captions,
)
from copydesk.labels.states import NAMED, STATES
from copydesk.model import Block, Origin

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
        (
            "story.chrome",
            "The crane of Port Callan",
            {"after_picture", "says_image", "p", "within_prose"},
            "story.caption",
        ),
        (
            "story.chrome",
            "The crane of Port Callan",
            {"after_picture", "says_image", "within_prose"},
            "story.chrome",
        ),
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
        # the day and the place as agencies set them
        ("story.body", "Ida Brandt mends a net in Port Callan, Maine, March 3, 2024.", "story.caption"),
        ("head.chrome", "Ida Brandt mends a net Sunday, March 3, 2024, in Stowe, Vt.", "head.caption"),
        ("story.body", "The ferry waits in Port Callan, Maine, Sunday, Dec. 3, 2023.", "story.caption"),
        ("story.body", "Ida Brandt was born May 3, 1950, in Stowe, Vt.", "story.body"),
        ("story.body", "The quay opened in Port Callan, Maine, on March 3, 2024.", "story.body"),
        ("story.body", "The tax on the quay is due Wednesday, March 3, 2024.", "story.body"),
        ("story.body", "Lakeside Herald, The Quay of Port Callan, March 3, 2024", "story.body"),
        ("head.dek", "MIND THE GAP … The mayor of Stowe steps off the ferry.", "head.caption"),
        ("story.body", "WAIT… is that the ferry? The mayor steps off it.", "story.body"),
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
    LONG_LINE = f"The harbour board's {'first, second, third, ' * 12}and ninth member wait below the crane."

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
            ("story.body", LONG_LINE, "Photo: AP", "story.caption"),
            ("story.body", LONG_LINE, "Ida Brandt/AP", "story.body"),
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
        ("taken", "line", "credit", "told"),
        [
            ("story.chrome", "Jonas Feld below his crane", "The Stowe Echo", ["caption", "credit"]),
            ("story.caption", "Jonas Feld below his crane", "SE", ["caption", "credit"]),
            # a card with its date, one with its dek, one below the story
            ("story.chrome", "Jonas Feld buys a crane", "3 March 2024", ["chrome", "chrome"]),
            ("story.chrome", "Jonas Feld buys a crane", "The board is glad.", ["chrome", "chrome"]),
            ("below.chrome", "Jonas Feld buys a crane", "Ada Birch", ["chrome", "chrome"]),
        ],
    )
    def test_a_line_and_a_name_below_a_picture(
        self, taken: str, line: str, credit: str, told: list[str]
    ) -> None:
        stretch = taken.partition(".")[0]
        states = self.states(
            ("story.body", "The vote is due in May."),
            self.GAP,
            (f"{stretch}.chrome", "[crane-at-dusk-2]"),
            (taken, line),
            (f"{stretch}.chrome", credit),
            self.GAP,
            (f"{stretch}.chrome", "Share"),
        )
        assert states[2:4] == [f"{stretch}.{role}" for role in told]


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


@pytest.mark.parametrize(
    ("line", "hint", "told"),
    [
        ("Topics: ferry, harbour, Port Callan", "p", "story.chrome"),
        ("Callan: the ferry in the harbour", "p", "story.caption"),
        ("4:11 The crane of Port Callan falls", "p", "story.chrome"),
        ("20:24Ada Birch", "figcaption", "story.chrome"),
        ("24 cranes of Port Callan", "p", "story.caption"),
        ("For each kettle sold by way of this list we may earn a commission.", "p", "story.chrome"),
        ("Topics: the board of the harbour and its list", "figcaption", "story.caption"),
    ],
)
def test_topics_are_no_caption(line: str, hint: str, told: str) -> None:
    found = without_labelled_captions([Block(line, ANYWHERE, frozenset((hint,)))], [NAMED["story.caption"]])
    assert STATES[found[0]].name == told


SHOWN = "A crane lifts the ferry's new engine over the quay."


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((SHOWN, SHOWN), "story.caption"),
        # a paragraph between the two, a list's question over its answer, a name, what is too long for a caption
        ((SHOWN, "The board paid.", SHOWN), "story.body"),
        (("What does a new engine for the ferry cost the town?",) * 2, "story.body"),
        (("Port Callan",) * 2, "story.body"),
        ((SHOWN * 20,) * 2, "story.body"),
    ],
)
def test_a_sentence_twice_in_a_row_is_a_pictures(lines: tuple[str, ...], told: str) -> None:
    found = with_doubled_lines([Block(line, ANYWHERE) for line in lines], [NAMED["story.body"]] * len(lines))
    assert [STATES[state].name for state in found] == [told] * len(lines)


TITLE = "The new engine of the ferry as it hangs over the quay"


@pytest.mark.parametrize(
    ("taken", "lines", "told"),
    [
        ("story.chrome", (TITLE,) * 3, "story.caption"),
        # another story's title and its picture's, buttons, what stands below the story
        ("story.chrome", (TITLE,) * 2, "story.chrome"),
        ("story.chrome", ("Show",) * 3, "story.chrome"),
        ("story.chrome", ("━" * 60,) * 3, "story.chrome"),
        ("below.chrome", (TITLE,) * 3, "below.chrome"),
    ],
)
def test_a_line_thrice_in_a_row_is_a_pictures(taken: str, lines: tuple[str, ...], told: str) -> None:
    found = with_doubled_lines([Block(line, ANYWHERE) for line in lines], [NAMED[taken]] * len(lines))
    assert [STATES[state].name for state in found] == [told] * len(lines)


@pytest.mark.parametrize(
    ("count", "line", "told"),
    [
        ("View 3 Images", TITLE, "caption"),
        ("2", TITLE, "caption"),
        ("2/14", TITLE, "caption"),
        ("View all", TITLE, "chrome"),
        # an entry of a list, a sentence of the story, some words
        ("2", "The New Engine of the Old Ferry Over the Quay", "chrome"),
        ("2", f"{TITLE}.", "chrome"),
        ("2", "The new engine", "chrome"),
    ],
)
def test_a_line_below_a_count_of_pictures(count: str, line: str, told: str) -> None:
    texts = (line, count, line, "The board of the ferry met on Tuesday.")
    path = [*[NAMED["story.chrome"]] * 3, NAMED["story.body"]]
    found = with_counted_lines([Block(text, ANYWHERE) for text in texts], path)
    assert [STATES[state].role.value for state in found] == [told, "chrome", told, "body"]
    # nothing of the story below
    assert with_counted_lines([Block(text, ANYWHERE) for text in texts[:3]], path[:3]) == path[:3]


def test_what_opens_as_a_caption_of_the_page_does_is_one() -> None:
    lines = (
        "SLUTT: Krana i Halden har gjort sitt siden våren.",
        "MIN KAI: Ada Birch på den gamle kaia i Halden.",
    )
    blocks = [Block(line, ANYWHERE) for line in (lines[0], "Krana i Halden er gammel.", lines[1])]
    path = [NAMED[name] for name in ("head.dek", "story.body", "story.caption")]
    assert with_shouted_lines(blocks, path) == [NAMED["head.caption"], *path[1:]]
    # speakers, on a page without one
    spoken = [NAMED["story.body"]] * 3
    assert with_shouted_lines(blocks, spoken) == spoken


@pytest.mark.parametrize(
    ("above", "line", "hint", "told"),
    [
        ("Image:", "Jonas Feld/Callan Live)", "figcaption", "credit"),
        ("The crane:", "Jonas Feld/Callan Live)", "figcaption", "caption"),
        ("Image:", "Jonas Feld/Callan Live)", "p", "caption"),
    ],
)
def test_what_stands_below_the_word_that_opens_a_credit_is_it(
    above: str, line: str, hint: str, told: str
) -> None:
    path = [NAMED["story.chrome"], NAMED["story.caption"]]
    found = with_split_credits([Block(above, ANYWHERE), Block(line, ANYWHERE, frozenset((hint,)))], path)
    assert STATES[found[1]].role.value == told


@pytest.mark.parametrize(
    ("hints", "name", "told"),
    [
        ({"after_picture", "bare", "within_prose"}, "SE", ["caption", "credit"]),
        ({"after_picture", "h3", "within_prose"}, "SE", ["chrome", "chrome"]),
        ({"after_picture", "bare", "within_prose", "all_link"}, "SE", ["chrome", "chrome"]),
        ({"after_picture", "bare", "within_prose", "says_video"}, "SE", ["chrome", "chrome"]),
        ({"after_picture", "bare", "within_prose"}, "$18 at Stowe's", ["chrome", "chrome"]),
    ],
)
def test_a_line_and_a_name_below_a_picture_of_a_tree(hints: set[str], name: str, told: list[str]) -> None:
    blocks = [Block("Jonas Feld below his crane", ANYWHERE, frozenset(hints))]
    blocks.append(Block(name, ANYWHERE, frozenset(("bare",))))
    blocks.append(Block("The board met on Tuesday.", ANYWHERE))
    path = [NAMED["story.chrome"], NAMED["story.chrome"], NAMED["story.body"]]
    found = with_lines_below_pictures(blocks, [[], [], []], path)
    assert [STATES[state].role.value for state in found[:2]] == told
