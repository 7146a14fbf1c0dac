from __future__ import annotations

import itertools
import json
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.labels.roles import (
    HOPELESS,
    NEVER,
    TABLE_OF_STATE,
    UNIT,
    ZERO,
    Weights,
    Worth,
    best_path,
    choose_roles,
    label_blocks,
    load_weights,
    shipped_weights,
    sums_of,
)
from copydesk.labels.states import STATES, TABLES, TOP, may_follow
from copydesk.model import Block, Origin, Role

STORY = [
    "Home",
    "Harbour board keeps its idle crane",
    "By Ida Brandt",
    "The harbour board of Port Callan voted on Tuesday to keep its idle crane, against the wish of the mayor.",
    "Engineers had told the board that the crane would stand for another decade if its feet were painted.",
    "The mayor, Louise Okafor, wanted the ground for a market hall and had promised it to three fishmongers.",
    "© 2026 Lakeside Herald. All rights reserved.",
]
tables = st.sampled_from(TABLES)
rows = st.dictionaries(tables, st.integers(-900, 900).map(lambda n: n / UNIT), max_size=6)


def written(row: dict[str, float]) -> str:
    return ", ".join(f"{table} {weight:.2f}" for table, weight in row.items())


def blocks(*lines: str) -> list[Block]:
    return [Block(line, Origin(i, i)) for i, line in enumerate(lines, 1)]


class TestStates:
    def test_a_page_never_goes_back(self) -> None:
        for state, before in itertools.product(STATES, STATES):
            if may_follow(state, before):
                assert state.stretch >= before.stretch

    def test_the_head_opens_with_the_headline_and_has_one(self) -> None:
        for state, before in itertools.product(STATES, STATES):
            if state.role is Role.HEADLINE:
                assert may_follow(state, before) is (before.stretch == 0)
            elif state.stretch == 1:
                assert may_follow(state, before) is (before.stretch == 1)

    def test_weights_follow_the_rules(self) -> None:
        follows = shipped_weights().follows
        for (i, state), (j, before) in itertools.product(enumerate(STATES), enumerate(STATES)):
            assert (follows[i][j] > NEVER) is may_follow(state, before)
        assert [row[TOP] > NEVER for row in follows] == [may_follow(state, None) for state in STATES]


class TestWorth:
    @given(st.lists(rows, max_size=30))
    def test_one_sum_sums_all_tables(self, found: list[dict[str, float]]) -> None:
        worth = Worth({str(n): written(row) for n, row in enumerate(found)})
        names = [str(n) for n in range(len(found))]
        expected = [ZERO + sum(round(UNIT * row.get(table, 0)) for row in found) for table in TABLES]
        assert list(sums_of(names, worth.__getitem__)) == expected
        assert [worth.row(str(n)) for n in range(len(found))] == found

    def test_a_clue_without_weights_is_worth_nothing(self) -> None:
        assert Worth({})["never_seen"] == 0


def small_weights() -> Weights:
    """Three clues, and follow-on weights of nothing wherever a state may stand."""
    clues = {
        "title": "headline 3.0, chrome.above -1.0",
        "prose": "body 4.0, dek 1.5",
        "menu": "chrome.above 2.0, chrome.below 2.0, eyebrow 1.0",
    }
    follows = {s.name: {b.name: 0.0 for b in STATES if may_follow(s, b)} for s in STATES}
    for state in STATES:
        if may_follow(state, None):
            follows[state.name]["top"] = 0.0
    return load_weights(json.dumps({"clues": clues, "follows": follows, "prose": {}, "headline": {}}))


class TestBestPath:
    weights = small_weights()

    def score(self, clues: list[list[str]], path: Sequence[int]) -> float:
        total = 0.0
        for names, state, before in zip(clues, path, [TOP, *path], strict=False):
            own = sums_of(names, self.weights.clues.__getitem__)
            total += own[TABLE_OF_STATE[state]] + self.weights.follows[state][before]
        return total

    @settings(max_examples=20, deadline=None)
    @given(
        st.lists(
            st.lists(st.sampled_from(["title", "prose", "menu", "?"]), max_size=2, unique=True),
            min_size=1,
            max_size=3,
        )
    )
    def test_no_path_is_better(self, clues: list[list[str]]) -> None:
        best = self.score(clues, best_path(clues, self.weights))
        every = itertools.product(range(len(STATES)), repeat=len(clues))
        assert best == max(self.score(clues, path) for path in every)

    def test_headline_and_story_are_found(self) -> None:
        path = best_path([["menu"], ["title"], ["prose"], ["prose"], ["menu"]], self.weights)
        assert [STATES[s].name for s in path] == [
            "above.chrome",
            "head.headline",
            "story.body",
            "story.body",
            "below.chrome",
        ]

    def test_no_blocks_no_path(self) -> None:
        assert best_path([], self.weights) == []


class TestLabels:
    def test_roles_of_a_small_story(self) -> None:
        roles = choose_roles(blocks(*STORY))
        assert roles == [Role.CHROME, Role.HEADLINE, Role.BYLINE, *[Role.BODY] * 3, Role.CHROME]

    def test_why_goes_with_what(self) -> None:
        labelled = label_blocks(blocks(*STORY))
        assert [found.role for found in labelled] == choose_roles(blocks(*STORY))
        assert [found.block.text for found in labelled] == STORY
        for found in labelled:
            assert found.score == pytest.approx(sum(clue.weight for clue in found.clues))
            assert [abs(c.weight) for c in found.clues] == sorted(
                (abs(c.weight) for c in found.clues), reverse=True
            )
        assert labelled[0].clues[-1].name != labelled[1].clues[-1].name
        assert any(clue.name == "after_top" for clue in labelled[0].clues)
        assert any(clue.name == "after_above.chrome" for clue in labelled[1].clues)

    def test_a_settled_block_says_so(self) -> None:
        labelled = label_blocks(blocks(*["Home"] * 100, *STORY))
        assert [clue.name for clue in labelled[0].clues] == ["far_from_prose"]
        assert labelled[0].role is Role.CHROME

    def test_a_copy_of_the_story_does_not_say_that_it_stands_in_it(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """`with_kin` takes the second telling of a story out of it."""
        monkeypatch.setattr(
            "copydesk.labels.roles.with_kin", lambda _, roles: [*roles[:-2], Role.CHROME, roles[-1]]
        )
        copy = label_blocks(blocks(*STORY))[-2]
        assert (copy.role, [clue.name for clue in copy.clues]) == (Role.CHROME, ["seen_above"])

    def test_no_blocks(self) -> None:
        assert choose_roles([]) == []
        assert label_blocks([]) == []


def test_pruning_is_in_the_unit_of_the_sums() -> None:
    assert HOPELESS % UNIT == 0
