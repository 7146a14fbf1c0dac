"""`other_stories`: what belongs to other stories, and to readers."""

from __future__ import annotations

import pytest

from copydesk.labels.forms import form
from copydesk.labels.other_stories import (
    is_comment_heading,
    with_linked_titles,
    with_teasers,
    without_other_texts,
    without_playlist,
)
from copydesk.labels.states import NAMED, STATES
from copydesk.model import Block, Origin, Role

ANYWHERE = Origin(1, 1, None)


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
