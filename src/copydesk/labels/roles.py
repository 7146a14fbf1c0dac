"""Clues x weights -> the best sequence of roles over the page, each with the clues that decided.

A page never goes back to an earlier stretch (see `states`), so where the story starts and ends is decided over the whole page
and not line by line. The best path is found by Viterbi's algorithm; what the page says outright overrules it (`outright`).
"""

import json
import struct
from collections.abc import Callable, Sequence
from functools import cache
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from copydesk.blocks.front_matter import FRONT_MATTER
from copydesk.fields.deks import with_summary, without_ledes
from copydesk.labels.clues import find_clues
from copydesk.labels.forms import Clues
from copydesk.labels.kin import with_kin
from copydesk.labels.makers import with_makers
from copydesk.labels.outright import as_told
from copydesk.labels.series import with_series
from copydesk.labels.settled import settled
from copydesk.labels.states import STATES, TABLES, TOP, State, may_follow
from copydesk.labels.subheads import with_subheads
from copydesk.labels.taglines import with_taglines
from copydesk.lexicons import read_data
from copydesk.model import Block, Clue, LabelledBlock, Role


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
FIELD = 16
"""Bits for one table's sum: that of a block's clues is 18.0 at most on all pages of the corpora, and 16 bits hold up to 327."""
SHIFTS = {table: FIELD * i for i, table in enumerate(TABLES)}
"""Where each table's field starts."""
ZERO = 1 << FIELD - 1
NOTHING = sum([ZERO << shift for shift in SHIFTS.values()])
"""The sum of no clues: half of what a field holds in each, so that no sum borrows from its neighbour when it falls below zero."""
FIELDS = struct.Struct(f"<{len(TABLES)}H")
unpacked, SIZE = FIELDS.unpack, FIELDS.size
NEVER = float("-inf")
"""What a state is worth where it may not stand."""


def sums_of(clues: Clues, worth: Callable[[str], int]) -> tuple[int, ...]:
    """What a block's clues are worth for each of TABLES, in hundredths above -ZERO."""
    return unpacked(sum(map(worth, clues), NOTHING).to_bytes(SIZE, "little"))


def load_weights(text: str) -> Weights:
    """Weights from their JSON form (see `copydesk.train`)."""
    data = json.loads(text)
    rows = [data["follows"][state.name] for state in STATES]
    befores = [*[state.name for state in STATES], "top"]
    follows = tuple([tuple([_hundredths(row.get(before)) for before in befores]) for row in rows])
    return Weights(Worth(data["clues"]), follows, data["prose"], data["headline"])


def _hundredths(weight: float | None) -> float:
    return NEVER if weight is None else round(weight * UNIT)


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
    return _by_the_whole(blocks, roles)


def label_blocks(blocks: Sequence[Block], weights: Weights | None = None) -> list[LabelledBlock]:
    """The same with each role's score and the clues that it is the sum of."""
    weights = weights or shipped_weights()
    near, clues, path = _decided(blocks, weights)
    labelled = [LabelledBlock(block, Role.CHROME, 0.0, (Clue("far_from_prose", 0.0),)) for block in blocks]
    for i, names, state, before in zip(near, clues, path, [TOP, *path], strict=False):
        labelled[i] = _labelled(blocks[i], names, state, before, weights)
    roles = _by_the_whole(blocks, [told.role for told in labelled])
    return [
        told if told.role is role else LabelledBlock(told.block, role, 0.0, (Clue(_reason(role), 0.0),))
        for told, role in zip(labelled, roles, strict=True)
    ]


def _by_the_whole(blocks: Sequence[Block], roles: Sequence[Role]) -> list[Role]:
    """The roles with those that the whole of the page tells; each stage sees what those before it told."""
    listed = with_series(blocks, with_makers(blocks, with_kin(blocks, roles)))
    headed = without_ledes(blocks, with_subheads(blocks, listed))
    return with_taglines(blocks, with_summary(blocks, headed))


REASONS = {
    Role.DEK: "sums_up_story",
    Role.CHROME: "seen_above",
    Role.TAGLINE: "opens_with_writer",
    Role.CONTRIBUTOR: "says_who_helped",
    Role.NOTE: "says_what_was_corrected",
    Role.BYLINE: "labels_who_made_it",
    Role.TIMESTAMP: "labels_who_made_it",
}


def _reason(role: Role) -> str:
    """What a block shows that has its role from the whole of the page: chrome says again what stands above it."""
    return REASONS.get(role, "stands_in_story")


def _decided(blocks: Sequence[Block], weights: Weights) -> tuple[list[int], list[Clues], list[int]]:
    """The indices of the blocks that are not settled beforehand, their clues, and the path of states through them."""
    # what tells about the text is no part of it
    above = 1 if blocks and FRONT_MATTER in blocks[0].hints else 0
    near = [i for i, is_far in enumerate(settled(blocks)) if not is_far and i >= above]
    clues = find_clues([blocks[i] for i in near], weights.prose, weights.headline)
    path = best_path(clues, weights)
    return near, clues, as_told([blocks[i] for i in near], clues, path, near[:1] == [above])


TABLE_OF_STATE = tuple(TABLES.index(state.table) for state in STATES)
# States whose clues alone lag this far behind the block's best are not tried: no page of the corpora then gets another path,
# at 2.5 one in a hundred does.
HOPELESS = 4 * UNIT


# The best path up to a state: its worth, the state (an index into STATES), and the path up to the state before.
Node: TypeAlias = "tuple[float, int, Node | None]"
WAYS = ((0,), (2, 0, 1), (1,), (2,), (2, 3))
"""The stretches that the state before a state may be of, in the order in which they are tried; of equals the first wins."""


# One of each stretch: `may_follow` asks no more of the state before
CHROME_STATES = [state for state in STATES if state.role is Role.CHROME]


def _way(state: State) -> int:
    """Index into WAYS of where a state may come from."""
    stretches = {before.stretch for before in CHROME_STATES if may_follow(state, before)}
    return [set(way) for way in WAYS].index(stretches)


def _trials(table: str) -> list[tuple[int, int, int]]:
    """The states of a table, each with its stretch and its way."""
    return [(s, state.stretch, _way(state)) for s, state in enumerate(STATES) if state.table == table]


# The states of each of TABLES, and whether they are tried however far they lag: chrome is, so that there is always a way on.
TRIALS = [(_trials(table), table.startswith("chrome")) for table in TABLES]


def best_path(clues: Sequence[Clues], weights: Weights) -> list[int]:
    """Index into STATES for each block: the path with the highest sum of clue and follow-on weights."""
    worth, follows = weights.clues.__getitem__, weights.follows
    # the top of the page stands before its first block as one more state
    above: list[Node] = [(0, TOP, None)]
    head: list[Node] = []
    story: list[Node] = []
    below: list[Node] = []
    for names in clues:
        sums = sums_of(names, worth)
        floor = max(sums) - HOPELESS
        # as WAYS lists them
        ways = (above, story + above + head, head, story, story + below)
        above, head, story, below = [], [], [], []
        now = (above, head, story, below)
        for own, (trials, always) in zip(sums, TRIALS, strict=True):
            if own < floor and not always:
                continue
            for state, stretch, way in trials:
                follow = follows[state]
                top, best = NEVER, None
                for node in ways[way]:
                    if (score := node[0] + follow[node[1]]) > top:
                        top, best = score, node
                if best:
                    now[stretch].append((top + own, state, best))
    at: Node | None = max([*story, *above, *head, *below], key=itemgetter(0))
    path = []
    while at and at[2]:
        path.append(at[1])
        at = at[2]
    return path[::-1]


def _labelled(block: Block, clues: Clues, state: int, before: int, weights: Weights) -> LabelledBlock:
    role, table = STATES[state].role, STATES[state].table
    counted = [Clue(name, w) for name in clues if (w := weights.clues.row(name).get(table))]
    place = "top" if before == TOP else STATES[before].name
    # a role that the markup tells may stand where the chain would not put it
    follow = weights.follows[state][before]
    counted.append(Clue(f"after_{place}", follow / UNIT if follow > NEVER else 0.0))
    counted.sort(key=lambda clue: -abs(clue.weight))
    return LabelledBlock(block, role, sum(c.weight for c in counted), tuple(counted))
