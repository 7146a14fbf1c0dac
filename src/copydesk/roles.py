"""Clues x weights -> the best sequence of roles over the page, each with the clues that decided.

A page is read in four stretches: what stands above the story's head, the head (headline to first paragraph), the story, and what
stands below it. A `State` is a role in a stretch; a page never goes back to an earlier stretch, so where the story starts and ends
is decided over the whole page and not line by line. The best path is found by Viterbi's algorithm.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from .clues import Clues, find_clues, settled
from .lexicons import read_data
from .model import Block, Clue, LabelledBlock, Role


class State(NamedTuple):
    """A role in one stretch of the page."""

    name: str
    """As the weights name it in `follows`: `story.caption`."""
    role: Role
    stretch: int
    """0 above the head, 1 the head below the headline, 2 the story, 3 below the story."""
    table: str
    """Which table of clue weights it uses: its role's, or that of the chrome of its stretch."""


def _states() -> tuple[State, ...]:
    above = (Role.EYEBROW, Role.BYLINE, Role.TIMESTAMP, Role.CAPTION, Role.CREDIT)
    head = (
        Role.HEADLINE,
        Role.DEK,
        Role.BYLINE,
        Role.TIMESTAMP,
        Role.EYEBROW,
        Role.CAPTION,
        Role.CREDIT,
        Role.RELATED,
    )
    story = (
        (Role.BODY, Role.SUBHEAD, Role.CAPTION, Role.CREDIT, Role.PULL_QUOTE, Role.RELATED, Role.BYLINE, Role.TIMESTAMP)
        + (Role.CONTRIBUTOR, Role.TAGLINE, Role.NOTE)
    )  # fmt: skip
    found = []
    for stretch, (name, roles) in enumerate(
        (("above", above), ("head", head), ("story", story), ("below", ()))
    ):
        found += [State(f"{name}.{role}", role, stretch, role) for role in roles]
        found.append(State(f"{name}.chrome", Role.CHROME, stretch, f"chrome.{name}"))
    return tuple(found)


STATES = _states()
TABLES = tuple(sorted({state.table for state in STATES}))


def may_follow(state: State, before: State | None) -> bool:
    """Whether `state` may come after `before` (None: at the top of the page)."""
    if before is None:
        return state.stretch == 0 or state.role in (Role.HEADLINE, Role.BODY)
    if state.stretch == before.stretch:
        return state.role is not Role.HEADLINE
    if state.stretch < before.stretch:
        return False
    if state.stretch == 1:  # the head opens with the headline
        return state.role is Role.HEADLINE
    if (
        state.stretch == 2
    ):  # the story opens with a paragraph or a heading, with a headline above it or without one
        return state.role in (Role.BODY, Role.SUBHEAD, Role.NOTE)
    return before.stretch == 2


class Weights(NamedTuple):
    """What each clue is worth for each table of weights, and each state after each other."""

    clues: dict[str, tuple[float, ...]]
    """Clue name to one weight per entry of TABLES."""
    follows: dict[str, dict[str, float]]
    """State name to the names of the states that may come before it (`top`: none) and what that is worth."""
    prose: dict[str, float]
    """What each clue that a block shows by itself is worth for its being story text, in log-odds."""
    headline: dict[str, float]
    """What each clue is worth for a block's being the headline."""

    @property
    def edges(self) -> tuple[tuple[tuple[int, float], ...], ...]:
        """For each state, the states that may come before it, with the weight."""
        index = {state.name: i for i, state in enumerate(STATES)}
        return tuple(
            tuple((index[b], w) for b, w in self.follows[state.name].items() if b != "top")
            for state in STATES
        )


def load_weights(text: str) -> Weights:
    """Weights from their JSON form (see `copydesk.train`)."""
    data = json.loads(text)
    clues = {clue: tuple(row.get(table, 0.0) for table in TABLES) for clue, row in data["clues"].items()}
    return Weights(clues, data["follows"], data["prose"], data["headline"])


@cache
def shipped_weights() -> Weights:
    """The weights that the package was trained to."""
    return load_weights(read_data("weights.json"))


def label_blocks(blocks: Sequence[Block], weights: Weights | None = None) -> list[LabelledBlock]:
    """Every block with its role, its score and the clues that it is the sum of; order kept, linear in the number of blocks."""
    weights = weights or shipped_weights()
    far = settled(blocks)
    near = [block for block, is_far in zip(blocks, far, strict=True) if not is_far]
    clues = find_clues(near, weights.prose, weights.headline)
    path = best_path(clues, weights)
    chosen = iter(zip(near, clues, path, [None, *path], strict=False))
    return [
        LabelledBlock(block, Role.CHROME, 0.0, (Clue("far_from_prose", 0.0),))
        if is_far
        else _labelled(*next(chosen), weights)
        for block, is_far in zip(blocks, far, strict=True)
    ]


TABLE_OF_STATE = tuple(TABLES.index(state.table) for state in STATES)
# States whose clues alone lag this far behind the block's best are not tried. e^-9: one in eight thousand.
HOPELESS = 9.0


def best_path(clues: Sequence[Clues], weights: Weights) -> list[int]:
    """Index into STATES for each block: the path with the highest sum of clue and follow-on weights."""
    if not clues:
        return []
    table, edges = weights.clues, weights.edges
    zero = (0.0,) * len(TABLES)
    best: dict[int, float] = {}
    backs: list[dict[int, int]] = []
    for i, names in enumerate(clues):
        rows = [table[n] for n in names if n in table] or [zero]
        sums = [sum(column) for column in zip(*rows, strict=True)]
        floor = max(sums) - HOPELESS
        now: dict[int, float] = {}
        back: dict[int, int] = {}
        for s, t in enumerate(TABLE_OF_STATE):
            own = sums[t]
            # the chrome of a stretch is always tried, so that there is always a way on
            if own < floor and STATES[s].role is not Role.CHROME:
                continue
            if i == 0:
                opening = weights.follows[STATES[s].name].get("top")
                if opening is not None:
                    now[s] = own + opening
                continue
            top, source = -1e300, -1
            for b, w in edges[s]:
                before = best.get(b)
                if before is not None and before + w > top:
                    top, source = before + w, b
            if source >= 0:
                now[s] = top + own
                back[s] = source
        best = now
        backs.append(back)
    state = max(best, key=best.__getitem__)
    path = [state]
    for back in reversed(backs[1:]):
        state = back[state]
        path.append(state)
    return path[::-1]


def _labelled(block: Block, clues: Clues, state: int, before: int | None, weights: Weights) -> LabelledBlock:
    table = TABLE_OF_STATE[state]
    counted = [Clue(name, w) for name in clues if name in weights.clues and (w := weights.clues[name][table])]
    previous = "top" if before is None else STATES[before].name
    counted.append(Clue(f"after_{previous}", weights.follows[STATES[state].name][previous]))
    counted.sort(key=lambda clue: -abs(clue.weight))
    return LabelledBlock(block, STATES[state].role, sum(c.weight for c in counted), tuple(counted))
