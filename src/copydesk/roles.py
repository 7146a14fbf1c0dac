"""Clues x weights -> the best sequence of roles over the page, each with the clues that decided.

A page is read in four stretches: what stands above the story's head, the head (headline to first paragraph), the story, and
what stands below it. A `State` is a role in a stretch; a page never goes back to an earlier stretch, so where the story starts
and ends is decided over the whole page and not line by line. The best path is found by Viterbi's algorithm.
"""

import json
import struct
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
        *(Role.BODY, Role.SUBHEAD, Role.CAPTION, Role.CREDIT, Role.PULL_QUOTE, Role.RELATED),
        *(Role.BYLINE, Role.TIMESTAMP, Role.CONTRIBUTOR, Role.TAGLINE, Role.NOTE),
    )
    found = []
    for stretch, (name, roles) in enumerate(
        (("above", above), ("head", head), ("story", story), ("below", ()))
    ):
        found += [State(f"{name}.{role}", role, stretch, role) for role in roles]
        found.append(State(f"{name}.chrome", Role.CHROME, stretch, f"chrome.{name}"))
    return tuple(found)


STATES = _states()
TOP = len(STATES)
"""Stands for the top of the page where a state before the first block is asked for."""
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
    # the story opens with a paragraph or a heading, with a headline above it or without one
    if state.stretch == 2:
        return state.role in (Role.BODY, Role.SUBHEAD, Role.NOTE)
    return before.stretch == 2


class Worth(dict[str, int]):
    """Clue name -> its weights in all tables side by side in one whole number, so that one sum of numbers sums all tables.

    Summed one by one, 25 clues in 18 tables would cost more than all else that is done about a block. The numbers are made when
    they are first asked for, since one page shows few of the clues; a clue that has no weight is worth 0.
    """

    def __init__(self, rows: dict[str, str]) -> None:
        self.rows = rows
        """Clue -> its weights as written: `body 0.53, byline -0.18`; a table that is not there has none."""

    def __missing__(self, clue: str) -> int:
        self[clue] = packed = sum([round(w * UNIT) << SHIFTS[table] for table, w in self.row(clue).items()])
        return packed

    def row(self, clue: str) -> dict[str, float]:
        """A clue's weight in each table."""
        parts = self.rows.get(clue, "").replace(",", "").split()
        return dict(zip(parts[::2], map(float, parts[1::2]), strict=True))


class Weights(NamedTuple):
    """What each clue is worth for each table of weights, and each state after each other."""

    clues: Worth
    """Clue name to its weight in each of TABLES."""
    follows: tuple[tuple[float, ...], ...]
    """For each of STATES, what it is worth after each of STATES and, last, at the top of the page; in hundredths."""
    prose: dict[str, float]
    """What each clue that a block shows by itself is worth for its being story text, in log-odds."""
    headline: dict[str, float]
    """What each clue is worth for a block's being the headline."""


UNIT = 100
"""Weights have two decimals and are summed in hundredths."""
FIELD = 32
"""Bits for one table's sum: no sum of clues comes near 2**31 hundredths."""
SHIFTS = {table: FIELD * i for i, table in enumerate(TABLES)}
"""Where each table's field starts."""
SIGNS = sum([1 << shift + FIELD - 1 for shift in SHIFTS.values()])
"""The sign bit of each field."""
FIELDS = struct.Struct(f"<{len(TABLES)}i")
NEVER = float("-inf")
"""What a state is worth where it may not stand."""


def unpacked(total: int) -> tuple[int, ...]:
    """The sums of a packed number, one for each of TABLES, in hundredths."""
    # a sum below zero borrows from its neighbour: lift all above zero, then take the lift away as a sign
    return FIELDS.unpack(((total + SIGNS) ^ SIGNS).to_bytes(FIELDS.size, "little"))


def load_weights(text: str) -> Weights:
    """Weights from their JSON form (see `copydesk.train`)."""
    data = json.loads(text)
    rows = [data["follows"][state.name] for state in STATES]
    befores = [*[state.name for state in STATES], "top"]
    follows = tuple([tuple([UNIT * row.get(before, NEVER) for before in befores]) for row in rows])
    return Weights(Worth(data["clues"]), follows, data["prose"], data["headline"])


@cache
def shipped_weights() -> Weights:
    """The weights that the package was trained to."""
    return load_weights(read_data("weights.json"))


def choose_roles(blocks: Sequence[Block], weights: Weights | None = None) -> list[Role]:
    """The role of every block, in linear time."""
    near, _, path = _decided(blocks, weights or shipped_weights())
    roles = [Role.CHROME] * len(blocks)
    for i, state in zip(near, path, strict=True):
        roles[i] = STATES[state].role
    return roles


def label_blocks(blocks: Sequence[Block], weights: Weights | None = None) -> list[LabelledBlock]:
    """The same with each role's score and the clues that it is the sum of."""
    weights = weights or shipped_weights()
    near, clues, path = _decided(blocks, weights)
    labelled = [LabelledBlock(block, Role.CHROME, 0.0, (Clue("far_from_prose", 0.0),)) for block in blocks]
    for i, names, state, before in zip(near, clues, path, [TOP, *path], strict=False):
        labelled[i] = _labelled(blocks[i], names, state, before, weights)
    return labelled


def _decided(blocks: Sequence[Block], weights: Weights) -> tuple[list[int], list[Clues], list[int]]:
    """The indices of the blocks that are not settled beforehand, their clues, and the path of states through them."""
    near = [i for i, is_far in enumerate(settled(blocks)) if not is_far]
    clues = find_clues([blocks[i] for i in near], weights.prose, weights.headline)
    return near, clues, best_path(clues, weights)


TABLE_OF_STATE = tuple(TABLES.index(state.table) for state in STATES)
# States whose clues alone lag this far behind the block's best are not tried: no page of the corpora then gets another path,
# at 2.5 one in a hundred does.
HOPELESS = 4 * UNIT
# The states of each of TABLES, and whether they are tried however far they lag: chrome is, so that there is always a way on.
STATES_OF_TABLE = tuple(
    ([s for s, state in enumerate(STATES) if state.table == table], table.startswith("chrome"))
    for table in TABLES
)


def best_path(clues: Sequence[Clues], weights: Weights) -> list[int]:
    """Index into STATES for each block: the path with the highest sum of clue and follow-on weights."""
    if not clues:
        return []
    worth, follows = weights.clues.__getitem__, weights.follows
    # the top of the page stands before its first block as one more state
    best = [(TOP, 0.0)]
    backs: list[dict[int, int]] = []
    for names in clues:
        sums = unpacked(sum(map(worth, names)))
        floor = max(sums) - HOPELESS
        now = []
        back = {}
        for own, (states, always) in zip(sums, STATES_OF_TABLE, strict=True):
            if own < floor and not always:
                continue
            for state in states:
                top, source = NEVER, -1
                follow = follows[state]
                for before, total in best:
                    if (score := total + follow[before]) > top:
                        top, source = score, before
                if top > NEVER:
                    now.append((state, top + own))
                    back[state] = source
        best = now
        backs.append(back)
    state = max(best, key=lambda pair: pair[1])[0]
    path = []
    for back in reversed(backs):
        path.append(state)
        state = back[state]
    return path[::-1]


def _labelled(block: Block, clues: Clues, state: int, before: int, weights: Weights) -> LabelledBlock:
    role, table = STATES[state].role, STATES[state].table
    counted = [Clue(name, w) for name in clues if (w := weights.clues.row(name).get(table))]
    place = "top" if before == TOP else STATES[before].name
    counted.append(Clue(f"after_{place}", weights.follows[state][before] / UNIT))
    counted.sort(key=lambda clue: -abs(clue.weight))
    return LabelledBlock(block, role, sum(c.weight for c in counted), tuple(counted))
