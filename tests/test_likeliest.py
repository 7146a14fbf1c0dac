"""`likeliest`: the headline where the path took another line, or none."""

from __future__ import annotations

import pytest

import copydesk
from copydesk.labels.landmarks import MAY_BE_HEADLINE
from copydesk.labels.likeliest import (
    with_likeliest_headline,
    without_copies_of_headline,
    without_unlikely_headline,
)
from copydesk.labels.states import NAMED, STATES
from copydesk.model import Block, Origin

ANYWHERE = Origin(1, 1, None)


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

    CLEAR = "nearly_headline clearly_may_be_headline"

    def test_a_page_whose_likeliest_title_stands_below_its_story_gets_the_clear_one_above_it(self) -> None:
        teaser = f"below.chrome: {self.LIKELIEST}"
        lines = (f"above.chrome: {self.CLEAR}", "above.timestamp", "story.body", "below.chrome", teaser)
        assert self.states(*lines)[:3] == ["head.headline", "head.timestamp", "story.body"]
        # no clear one, and one that is far less likely than the teaser
        for clues in ("nearly_headline may_be_headline", "clearly_may_be_headline"):
            assert self.states(f"above.chrome: {clues}", *lines[1:])[0] == "above.chrome"

    @pytest.mark.parametrize(
        ("above", "taken", "moves"),
        [
            ("is_title nearly_headline may_be_headline", "ends_stop", True),
            # no sentence; a label, a line that is far less likely, and one that may be none
            ("is_title nearly_headline may_be_headline", "ends_open", False),
            ("is_label nearly_headline may_be_headline", "ends_stop", False),
            ("is_title may_be_headline", "ends_stop", False),
            ("is_title nearly_headline", "ends_stop", False),
        ],
    )
    def test_a_sentence_right_below_a_title_that_is_nearly_as_likely_is_its_dek(
        self, above: str, taken: str, moves: bool
    ) -> None:
        lines = (
            f"above.chrome: {above}",
            f"head.headline: {self.LIKELIEST} {taken}",
            "head.byline",
            *self.BELOW,
        )
        assert self.states(*lines).index("head.headline") == (0 if moves else 1)

    def test_a_subhead_is_not_preferred_to_a_headline(self) -> None:
        lines = ("head.headline", "story.body", f"story.subhead: {self.LIKELIEST}", *self.BELOW)
        assert self.states(*lines) == ["head.headline", "story.body", "story.subhead", *self.BELOW]


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


def test_the_headline_once_more_is_no_dek_and_no_caption() -> None:
    texts = ("Ferry sails again", "FERRY SAILS AGAIN", "Ferry sails again.", "The ferry sails again")
    blocks = [Block(text, ANYWHERE, frozenset()) for text in texts]
    path = [NAMED[f"head.{role}"] for role in ("headline", "dek", "caption", "dek")]
    found = without_copies_of_headline(blocks, path)
    assert [STATES[state].name for state in found[1:]] == ["head.chrome", "head.chrome", "head.dek"]
