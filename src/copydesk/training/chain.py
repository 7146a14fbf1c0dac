"""The linear chain over the blocks of a page: how likely the gold is under weights, and which way to change them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix

from copydesk.labels.forms import Clues
from copydesk.labels.roles import TABLE_OF_STATE
from copydesk.labels.states import STATES, TABLES, may_follow
from copydesk.model import Role
from copydesk.training.examples import Example


class Chain:
    """The training problem over a set of examples: value and gradient of the penalised likelihood of their gold."""

    def __init__(self, data: Sequence[Example], clues: Sequence[list[Clues]], vocabulary: dict[str, int]):
        order = sorted(range(len(data)), key=lambda k: -len(clues[k]))
        data, clues = [data[k] for k in order], [clues[k] for k in order]
        self.lengths = np.array([len(names) for names in clues])
        self.page_weight = np.array([e.weight for e in data])
        self.steps = int(self.lengths[0])
        # time-major layout: all first blocks, then all second blocks …, longest page first, so that a step is one slice
        self.active = np.array([(self.lengths > t).sum() for t in range(self.steps)])
        self.offsets = np.concatenate([[0], np.cumsum(self.active)])
        indices: list[int] = []
        pointer = [0]
        allowed = []
        for t in range(self.steps):
            for k in range(self.active[t]):
                indices += [vocabulary[c] for c in clues[k][t] if c in vocabulary]
                pointer.append(len(indices))
                allowed.append(data[k].allowed[t])
        shape = (len(pointer) - 1, len(vocabulary))
        self.scale = _scale(data, clues, vocabulary)
        self.x = csr_matrix((self.scale[indices], indices, pointer), shape=shape)
        self.allowed = np.array(allowed)
        self.row_weight = np.concatenate([self.page_weight[:a] for a in self.active]).astype(np.float32)
        common = np.array([state.role in (Role.BODY, Role.CHROME) for state in STATES])
        self.alone_weight = self.row_weight * np.where(
            (self.allowed & common).any(axis=1), ALONE, ALONE * SELDOM
        )
        self.legal = np.array([[may_follow(s, b) for s in STATES] for b in STATES])
        self.legal_top = np.array([may_follow(s, None) for s in STATES])
        self.clue_count, self.tables = len(vocabulary), len(TABLES)
        self.of_state = np.array(TABLE_OF_STATE)
        self.to_table = np.zeros((len(STATES), self.tables), dtype=np.float32)
        self.to_table[np.arange(len(STATES)), self.of_state] = 1

    def unpack(self, flat: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Clue weights (clues x tables), follow-on weights (before x state), opening weights (state)."""
        n, s = self.clue_count * self.tables, len(STATES)
        return (
            flat[:n].reshape(self.clue_count, self.tables),
            flat[n : n + s * s].reshape(s, s),
            flat[n + s * s :],
        )

    def size(self) -> int:
        """How many numbers are fitted."""
        return self.clue_count * self.tables + len(STATES) ** 2 + len(STATES)

    def loss(self, flat: np.ndarray) -> tuple[float, np.ndarray]:
        """Negative penalised log-likelihood and its gradient."""
        w, follow, opening = self.unpack(flat.astype(np.float32))
        emission = (self.x @ w)[:, self.of_state]
        free, free_states, free_pairs, free_open = self._expect(emission, follow, opening)
        held, held_states, held_pairs, held_open = self._expect(
            np.where(self.allowed, emission, -1e9), follow, opening
        )
        alone, alone_states = self._alone(emission)
        difference = (
            (free_states - held_states) * self.row_weight[:, None] + alone_states * self.alone_weight[:, None]
        ) @ self.to_table
        grad_w = self.x.T @ difference.astype(np.float32)
        value = (
            float((free - held) @ self.page_weight)
            + float(alone @ self.alone_weight)
            + PRIOR / 2 * float(flat @ flat)
        )
        grad = np.concatenate([grad_w.ravel(), (free_pairs - held_pairs).ravel(), free_open - held_open])
        return value, grad.astype(np.float64) + PRIOR * flat

    def _alone(self, emission: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Loss of each block judged by its own clues, and its gradient by state."""
        e = np.exp((emission - emission.max(axis=1, keepdims=True)).astype(np.float64))
        free = e.sum(axis=1)
        held_e = np.where(self.allowed, e, 0)
        held = np.maximum(held_e.sum(axis=1), 1e-300)
        return np.log(free) - np.log(held), e / free[:, None] - held_e / held[:, None]

    def _expect(
        self, emission: np.ndarray, follow: np.ndarray, opening: np.ndarray
    ) -> tuple[np.ndarray, ...]:
        """Log-likelihood of each page, expected states of each block, expected pairs and openings over all pages."""
        peak = emission.max(axis=1, keepdims=True)
        e = np.exp((emission - peak).astype(np.float64))
        trans = np.where(self.legal, np.exp(follow.astype(np.float64)), 0)
        start = np.where(self.legal_top, np.exp(opening.astype(np.float64)), 0)
        alpha = np.empty_like(e)
        scale = np.empty(len(e))
        off, act = self.offsets, self.active
        for t in range(self.steps):
            a = (
                start * e[: act[0]]
                if t == 0
                else (alpha[off[t - 1] : off[t - 1] + act[t]] @ trans) * e[off[t] : off[t + 1]]
            )
            c = np.maximum(a.sum(axis=1), 1e-300)
            alpha[off[t] : off[t + 1]] = a / c[:, None]
            scale[off[t] : off[t + 1]] = c
        log = np.zeros(len(self.lengths))
        for t in range(self.steps):
            log[: act[t]] += np.log(scale[off[t] : off[t + 1]]) + peak[off[t] : off[t + 1], 0]
        beta = np.ones_like(e)
        pairs = np.zeros((len(STATES), len(STATES)), dtype=np.float64)
        for t in range(self.steps - 2, -1, -1):
            n = act[t + 1]
            ahead = (
                beta[off[t + 1] : off[t + 2]]
                * e[off[t + 1] : off[t + 2]]
                / scale[off[t + 1] : off[t + 2], None]
            )
            beta[off[t] : off[t] + n] = ahead @ trans.T
            pairs += (alpha[off[t] : off[t] + n] * self.page_weight[:n, None]).T @ ahead
        states = alpha * beta
        states /= np.maximum(states.sum(axis=1, keepdims=True), 1e-30)
        return log, states, pairs * trans, (states[: act[0]] * self.page_weight[:, None]).sum(axis=0)


def _scale(
    data: Sequence[Example], clues: Sequence[list[Clues]], vocabulary: Mapping[str, int]
) -> np.ndarray:
    """The number that stands for each clue where a block shows it: 1, and more for what only markup shows."""
    dumps = {
        c for e, page in zip(data, clues, strict=True) if not _is_html(e) for names in page for c in names
    }
    return np.array([1.0 if c in dumps else MARKUP for c in vocabulary], dtype=np.float32)


def _is_html(example: Example) -> bool:
    return any(block.origin.path is not None for block in example.near[:1])


PRIOR = 50.0
"""Strength of the Gaussian prior that keeps weights small. Held out, 30 to 80 give deks, bylines and captions 0.02 to 0.05 more
than 4 does.
"""
MARKUP = 4.0
"""How much larger a clue of the markup is written than one of the words, which makes the prior on it weaker: three pages in four
have no markup to show it. Held out, 2 to 6 give HTML 0.02 more of the captions and credits, and dumps the same.
"""
ALONE = 1.0
"""How much each block judged alone counts beside the page judged whole. The likelihood of whole pages looks hardest at the
edges of the story; without this share the middle of a story in a shape not seen before may fall out.
"""
SELDOM = 3.0
"""How many times more a block of a seldom role counts there: a page has one headline and two hundred lines of chrome, and a
byline missed costs the reader more than a menu's entry kept.
"""
