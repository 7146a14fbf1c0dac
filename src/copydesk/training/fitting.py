"""Examples -> weights: of what is story text, of the headline, and with both as landmarks of the roles."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from copydesk.labels.clues import drop_shape, first_clues, own_clues
from copydesk.labels.forms import Clues, forms_of
from copydesk.labels.landmarks import headline_window, mark_headline
from copydesk.labels.states import STATES, TABLES, may_follow
from copydesk.training.chain import Chain
from copydesk.training.examples import Example, fold_of, site_of
from copydesk.training.gold import INDEX, TEXT, fold_words, titles_of


def fit(data: Sequence[Example], rounds: int = 120, without: str | None = None) -> dict[str, Any]:
    """Weights in their JSON form: first what tells story text, then the headline, then, with both as landmarks, the roles.

    Clues whose names the regular expression `without` matches are left out of the roles; what is lost then is their worth.

    Pages whose gold has the story as one text count little but for the headline: what such a text leaves out is not always
    chrome.
    """
    data = [e for e in data if e.near and e.allowed.any(axis=1).all() and _feasible(e.allowed)]
    prose = fit_prose([e for e in data if e.whole])
    seen = {id(e): first_clues(e.near, prose) for e in data}
    headline = fit_headline(data, seen)
    clues = _held_out_clues(data, seen)
    if without:
        clues = [[[c for c in names if not re.match(without, c)] for names in page] for page in clues]
    vocabulary = _common(clues, data)
    chain = Chain(data, clues, vocabulary)
    result = minimize(
        chain.loss,
        np.zeros(chain.size()),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": rounds, "maxcor": 12},
    )
    w, follow, opening = chain.unpack(result.x)
    w = w * chain.scale[:, None]
    worth = {
        clue: ", ".join([f"{table} {w[i, t]:.2f}" for t, table in enumerate(TABLES) if abs(w[i, t]) >= 0.05])
        for clue, i in vocabulary.items()
    }
    follows: dict[str, dict[str, float]] = {}
    for j, state in enumerate(STATES):
        row = {b.name: round(float(follow[i, j]), 2) for i, b in enumerate(STATES) if may_follow(state, b)}
        if may_follow(state, None):
            row["top"] = round(float(opening[j]), 2)
        follows[state.name] = row
    meta = {
        "pages": sum(e.whole for e in data),
        "pages with the story as one text": sum(not e.whole for e in data),
        "blocks": int(chain.lengths.sum()),
        "clues": len(vocabulary),
        "loss": round(float(result.fun), 1),
    }
    return {
        "clues": {c: row for c, row in worth.items() if row},
        "follows": follows,
        "prose": prose,
        "headline": headline,
        "meta": meta,
    }


def fit_prose(data: Sequence[Example]) -> dict[str, float]:
    """What each clue that a block shows by itself is worth for its being story text: a logistic regression."""
    own = [own_clues(e.near) for e in data]
    vocabulary = _common(own, data)
    indices: list[int] = []
    pointer, labels, weights = [0], [], []
    for example, page in zip(data, own, strict=True):
        for names, allowed in zip(page, example.allowed, strict=True):
            told = allowed[TEXT].any()
            if told and allowed.sum() > 2:
                continue
            indices += [vocabulary[c] for c in names if c in vocabulary]
            pointer.append(len(indices))
            labels.append(1.0 if told else -1.0)
            weights.append(example.weight)
    x = csr_matrix((np.ones(len(indices)), indices, pointer), shape=(len(labels), len(vocabulary)))
    y, weight = np.array(labels), np.array(weights)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        margin = y * (x @ w)
        value = float(weight @ np.logaddexp(0, -margin)) + PROSE_PRIOR / 2 * float(w @ w)
        return value, x.T @ (-y * weight / (1 + np.exp(np.clip(margin, -50, 50)))) + PROSE_PRIOR * w

    w = minimize(loss, np.zeros(len(vocabulary)), jac=True, method="L-BFGS-B", options={"maxiter": 60}).x
    return {clue: round(float(w[i]), 2) for clue, i in vocabulary.items() if abs(w[i]) >= 0.02}


def fit_headline(data: Sequence[Example], seen: Mapping[int, Seen]) -> dict[str, float]:
    """What each clue is worth for being the headline: a softmax over the lines of each page that may be it."""
    head = INDEX["head.headline"]
    windows = []
    for example in data:
        found, story = seen[id(example)]
        window = headline_window(story, len(found))
        told = {
            fold_words(example.near[i].text)
            for i in window
            if example.allowed[i, head] and example.allowed[i].sum() == 1
        }
        if told:
            # a copy of the headline, as in a breadcrumb or over a share bar, says the same
            told |= titles_of(example.gold)
            rights = [fold_words(example.near[i].text) in told for i in window]
            windows.append((example, [found[i] for i in window], rights))
    vocabulary = _common([names for _, names, _ in windows], [example for example, _, _ in windows])
    indices: list[int] = []
    pointer, pages, weights = [0], [], []
    right: list[bool] = []
    for k, (example, names, rights) in enumerate(windows):
        for clues, is_right in zip(names, rights, strict=True):
            indices += [vocabulary[c] for c in clues if c in vocabulary]
            pointer.append(len(indices))
            pages.append(k)
            right.append(is_right)
        weights.append(example.headline_weight)
    x = csr_matrix((np.ones(len(indices)), indices, pointer), shape=(len(pages), len(vocabulary)))
    page, y, worth = np.array(pages), np.array(right), np.array(weights)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        e = np.exp(np.clip(x @ w, -40, 40))
        free = np.bincount(page, e)
        held = np.bincount(page, e * y)
        value = float(worth @ (np.log(free) - np.log(held))) + HEADLINE_PRIOR / 2 * float(w @ w)
        return value, x.T @ (worth[page] * (e / free[page] - e * y / held[page])) + HEADLINE_PRIOR * w

    w = minimize(loss, np.zeros(len(vocabulary)), jac=True, method="L-BFGS-B", options={"maxiter": 80}).x
    return {clue: round(float(w[i]), 2) for clue, i in vocabulary.items() if abs(w[i]) >= 0.02}


Seen = tuple[list[Clues], tuple[int, int]]
"""A page's clues that need no headline, and the first and last index of its story's run."""


def _held_out_clues(data: Sequence[Example], seen: Mapping[int, Seen], parts: int = 3) -> list[list[Clues]]:
    """The clues of each page, its headline found by weights of other sites: as sure as it will be on new pages."""
    found: dict[int, list[Clues]] = {}
    for part in range(parts):
        headline = fit_headline([e for e in data if fold_of(e.gold, 7 * parts) % parts != part], seen)
        for k, example in enumerate(data):
            if fold_of(example.gold, 7 * parts) % parts == part:
                first, story = seen[id(example)]
                found[k] = [[*names] for names in first]
                forms = forms_of(example.near)
                mark_headline(forms, found[k], headline, story)
                drop_shape(forms, found[k])
    return [found[k] for k in range(len(data))]


def _common(pages: Sequence[list[Clues]], data: Sequence[Example]) -> dict[str, int]:
    """Numbers for the clues that are not too rare to learn from; two pages labelled by hand are enough."""
    shown: dict[str, set[str]] = {}
    for page, example in zip(pages, data, strict=True):
        site = site_of(example.gold)
        sites = {site, site + " labelled by hand"} if example.track == "cases" else {site}
        for clue in {c for names in page for c in names}:
            shown.setdefault(clue, set()).update(sites)
    return {c: i for i, c in enumerate(sorted(c for c, sites in shown.items() if len(sites) >= RARE))}


def _feasible(allowed: np.ndarray) -> bool:
    """Whether some legal path runs through the allowed states."""
    legal = np.array([[may_follow(s, b) for s in STATES] for b in STATES])
    now = allowed[0] & np.array([may_follow(s, None) for s in STATES])
    for row in allowed[1:]:
        now = (now @ legal) & row
        if not now.any():
            return False
    return True


PROSE_PRIOR, HEADLINE_PRIOR = 10.0, 4.0
"""Strength of the Gaussian priors of prose and headline, where it matters little."""
RARE = 4
"""A clue seen on fewer sites than this says more of those sites than of news; 8 give the same held-out figures, 14 lower ones."""


def readable(weights: dict[str, Any]) -> str:
    """JSON with a line a clue, keys sorted, so that a new training is a diff that can be read."""
    parts = []
    for name in sorted(weights):
        rows = [
            f"{json.dumps(k, ensure_ascii=False)}: {json.dumps(v, sort_keys=True)}"
            for k, v in sorted(weights[name].items())
        ]
        parts.append(f"{json.dumps(name)}: {{\n" + ",\n".join(rows) + "\n}")
    return "{\n" + ",\n".join(parts) + "\n}\n"
