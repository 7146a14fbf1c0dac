"""A labelled corpus -> `data/weights.json`. Imported by nothing else; needs the extra `copydesk[train]`.

    python -m copydesk.train CORPUS... [--folds 5 --scorer articles.py] [-o weights.json]

A CORPUS is a folder with one folder of sources a track (`innertext/`, `html/`, …) and a `gold-<track>.jsonl` for each: one gold
article a line with id, url, title, titles, dek, authors, date, captions, credits and paragraphs or text.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from . import NoArticle, edit_page, read
from .bylines import read_byline, is_contributor_line
from .clues import Clues, find_clues, settled
from .dates import read_dates
from .credits import is_credit, part_credit
from .model import Block, Page, Role
from .roles import STATES, TABLES, TABLE_OF_STATE, Weights, load_weights, may_follow
from .text_blocks import part_date_prefix

Gold = dict[str, Any]
# A clue seen on fewer pages than this says more of those pages than of news.
RARE = 8
# Strength of the Gaussian prior that keeps weights small; 1.0 to 8.0 give the same cross-validated figures to 0.003.
PRIOR = 2.0


@dataclass(frozen=True, slots=True)
class Example:
    """A page with the states that its gold leaves open for each block that the chain decides."""

    gold: Gold
    page: Page
    clues: list[Clues]
    allowed: np.ndarray
    """Booleans, blocks x STATES."""
    path: str
    track: str
    weight: float


def examples(folder: Path, tracks: Sequence[str]) -> Iterator[Example]:
    """The pages of a corpus folder that have a story to learn from."""
    for track in tracks:
        listing = folder / f"gold-{track}.jsonl"
        if not listing.exists():
            continue
        for line in listing.read_text(encoding="utf-8").split("\n"):
            if line:
                gold = json.loads(line)
                source = next((folder / track).glob(gold["id"] + ".*"))
                raw = source.read_bytes()
                page = read(gzip.decompress(raw) if source.suffix == ".gz" else raw)[0]
                far = settled(page.blocks)
                near = [b for b, f in zip(page.blocks, far, strict=True) if not f]
                yield Example(gold, page, find_clues(near), align(near, gold), str(source), track, 1.0)


# --- gold to states --------------------------------------------------------------------------------------------------------

INDEX = {state.name: i for i, state in enumerate(STATES)}


def fold_words(text: str) -> str:
    """Words alone, for comparing: case, punctuation and marks of quotation aside."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def align(blocks: Sequence[Block], gold: Gold) -> np.ndarray:
    """The states that the gold leaves open for each block; a block that cannot be told keeps several."""
    texts = [part_date_prefix(b.text)[1] for b in blocks]
    keys = [fold_words(t) for t in texts]
    paragraphs = {fold_words(p) for p in gold.get("paragraphs") or gold["text"].split("\n")} - {""}
    whole = " ".join(fold_words(p) for p in gold.get("paragraphs") or gold["text"].split("\n"))
    titles = {fold_words(t) for t in gold.get("titles") or [gold.get("title") or ""]} - {""}
    captions = {fold_words(c) for c in gold.get("captions") or ()} - {""}
    credits_ = {fold_words(" ".join(c["credit"])) for c in gold.get("credits") or () if c["credit"]} - {""}
    dek = fold_words(gold.get("dek") or "")
    authors = {fold_words(a) for a in gold.get("authors") or ()} - {""}
    day = (gold.get("date") or "")[:10]

    is_body = [k in paragraphs or len(k) > 60 and k in whole for k in keys]
    long_body = [i for i, b in enumerate(is_body) if b and len(keys[i]) > 60]
    allowed = np.zeros((len(blocks), len(STATES)), dtype=bool)
    if not long_body:
        return allowed
    first, last = long_body[0], long_body[-1]
    # a first heading or short paragraph right above, a short last one right below
    while first and is_body[first - 1] and keys[first - 1] not in titles and keys[first - 1] != dek:
        first -= 1
    while last + 1 < len(blocks) and is_body[last + 1]:
        last += 1
    head = [i for i in range(first) if keys[i] in titles]
    headline = head[-1] if head else None

    def is_caption(k: str) -> bool:
        return k in captions or len(k) > 25 and any(len(c) > 25 and (k.startswith(c) or c.startswith(k)) and abs(len(k) - len(c)) < 60 for c in captions)

    for i, key in enumerate(keys):
        text = texts[i]
        names = [read_byline(text)] if len(text) < 150 else []
        writes = bool(authors) and len(text) < 150 and any(b and {fold_words(a) for a in b.authors} & authors for b in names)
        dated = False
        if len(text) < 160 and any(c.isdigit() for c in text):
            dates = read_dates(text)
            dated = any(d is not None for d in (dates.published, dates.updated))
        here: list[str]
        if i < first:
            stretch = "above" if headline is None or i < headline else "head"
            if i == headline:
                here = ["head.headline"]
            elif key in titles:
                here = [f"{stretch}.chrome"]
            elif dek and len(key) > 10 and (key == dek or len(key) > 30 and key in dek):
                here = ["head.dek"] if stretch == "head" else ["above.chrome"]
            elif is_caption(key):
                here = [f"{stretch}.caption"]
            elif key in credits_ or is_credit(text) and captions:
                here = [f"{stretch}.credit"]
            elif writes:
                here = [f"{stretch}.byline", f"{stretch}.chrome"] if stretch == "above" else ["head.byline"]
            elif dated and day:
                here = [f"{stretch}.timestamp"] if stretch == "head" else ["above.timestamp", "above.chrome"]
            elif headline is not None and headline - 2 <= i < headline and len(text) < 40:
                here = ["above.eyebrow", "above.chrome"]
            else:
                here = [f"{stretch}.chrome"] + (["head.related"] if stretch == "head" else [])
                if "captions" not in gold:
                    here += [f"{stretch}.caption", f"{stretch}.credit"]
        elif i <= last:
            if is_caption(key) and key not in paragraphs:
                here = ["story.caption"]
            elif is_body[i]:
                after = next((j for j in range(i + 1, min(i + 3, len(keys))) if is_body[j]), None)
                heading = len(text) < 90 and text[-1] not in ".!?:;,…\"”»。" and after is not None and len(keys[after]) > 80
                here = ["story.subhead"] if heading and "bullet" not in blocks[i].hints else ["story.body"]
            elif key in credits_ or is_credit(text) and "captions" in gold:
                here = ["story.credit"]
            elif is_contributor_line(text):
                here = ["story.contributor"]
            elif writes:
                here = ["story.byline"]
            elif dated and len(text) < 60:
                here = ["story.timestamp", "story.chrome"]
            elif len(key) > 25 and key in whole:
                here = ["story.pull_quote"]
            else:
                here = ["story.chrome", "story.related", "story.note", "story.tagline"]
                if "captions" not in gold:
                    here += ["story.caption", "story.credit"]
        elif is_contributor_line(text) and i - last < 8:
            here = ["story.contributor"]
        elif is_caption(key):
            here = ["story.caption"]
        else:
            here = ["below.chrome"]
            if i - last < 12:
                here += ["story.chrome", "story.related", "story.tagline", "story.note"]
                if writes:
                    here += ["story.byline"]
                if dated:
                    here += ["story.timestamp"]
        for name in here:
            allowed[i, INDEX[name]] = True
    return allowed


# --- fitting ---------------------------------------------------------------------------------------------------------------


class Chain:
    """The training problem over a set of examples: value and gradient of the penalised likelihood of what the gold leaves open."""

    def __init__(self, data: Sequence[Example], vocabulary: dict[str, int]):
        data = sorted(data, key=lambda e: -len(e.clues))
        self.lengths = np.array([len(e.clues) for e in data])
        self.page_weight = np.array([e.weight for e in data])
        self.steps = int(self.lengths[0])
        # time-major layout: all first blocks, then all second blocks …, longest page first, so that a step is one slice
        self.active = np.array([(self.lengths > t).sum() for t in range(self.steps)])
        self.offsets = np.concatenate([[0], np.cumsum(self.active)])
        indices: list[int] = []
        pointer = [0]
        allowed = []
        for t in range(self.steps):
            for example in data[: self.active[t]]:
                indices += [vocabulary[c] for c in example.clues[t] if c in vocabulary]
                pointer.append(len(indices))
                allowed.append(example.allowed[t])
        shape = (len(pointer) - 1, len(vocabulary))
        self.x = csr_matrix((np.ones(len(indices), dtype=np.float32), indices, pointer), shape=shape)
        self.allowed = np.array(allowed)
        self.row_weight = np.concatenate([self.page_weight[: a] for a in self.active]).astype(np.float32)
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
        held, held_states, held_pairs, held_open = self._expect(np.where(self.allowed, emission, -1e9), follow, opening)
        difference = ((free_states - held_states) * self.row_weight[:, None]) @ self.to_table
        grad_w = self.x.T @ difference
        value = float((free - held) @ self.page_weight) + PRIOR / 2 * float(flat @ flat)
        grad = np.concatenate([grad_w.ravel(), (free_pairs - held_pairs).ravel(), free_open - held_open])
        return value, grad.astype(np.float64) + PRIOR * flat

    def _expect(self, emission: np.ndarray, follow: np.ndarray, opening: np.ndarray) -> tuple[np.ndarray, ...]:
        """Log-likelihood of each page, expected states of each block, expected pairs and openings over all pages."""
        peak = emission.max(axis=1, keepdims=True)
        e = np.exp(emission - peak)
        trans = np.where(self.legal, np.exp(follow), 0).astype(np.float32)
        start = np.where(self.legal_top, np.exp(opening), 0).astype(np.float32)
        alpha = np.empty_like(e)
        scale = np.empty(len(e), dtype=np.float32)
        off, act = self.offsets, self.active
        for t in range(self.steps):
            a = start * e[: act[0]] if t == 0 else (alpha[off[t - 1] : off[t - 1] + act[t]] @ trans) * e[off[t] : off[t + 1]]
            c = np.maximum(a.sum(axis=1), 1e-30)
            alpha[off[t] : off[t + 1]] = a / c[:, None]
            scale[off[t] : off[t + 1]] = c
        log = np.zeros(len(self.lengths))
        for t in range(self.steps):
            log[: act[t]] += np.log(scale[off[t] : off[t + 1]]) + peak[off[t] : off[t + 1], 0]
        beta = np.ones_like(e)
        pairs = np.zeros((len(STATES), len(STATES)), dtype=np.float64)
        for t in range(self.steps - 2, -1, -1):
            n = act[t + 1]
            ahead = beta[off[t + 1] : off[t + 2]] * e[off[t + 1] : off[t + 2]] / scale[off[t + 1] : off[t + 2], None]
            beta[off[t] : off[t] + n] = ahead @ trans.T
            pairs += (alpha[off[t] : off[t] + n] * self.page_weight[:n, None]).T @ ahead
        states = alpha * beta
        states /= np.maximum(states.sum(axis=1, keepdims=True), 1e-30)
        return log, states, pairs * trans, (states[: act[0]] * self.page_weight[:, None]).sum(axis=0)


def fit(data: Sequence[Example], rounds: int = 120) -> dict[str, Any]:
    """Weights in their JSON form."""
    data = [e for e in data if len(e.clues) and e.allowed.any(axis=1).all() and _feasible(e.allowed)]
    seen = Counter(c for e in data for c in {c for names in e.clues for c in names})
    vocabulary = {c: i for i, c in enumerate(sorted(c for c, n in seen.items() if n >= RARE))}
    chain = Chain(data, vocabulary)
    result = minimize(chain.loss, np.zeros(chain.size()), jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 12})
    w, follow, opening = chain.unpack(result.x)
    clues = {
        clue: {table: round(float(w[i, t]), 2) for t, table in enumerate(TABLES) if abs(w[i, t]) >= 0.02}
        for clue, i in vocabulary.items()
    }
    follows: dict[str, dict[str, float]] = {}
    for j, state in enumerate(STATES):
        row = {b.name: round(float(follow[i, j]), 2) for i, b in enumerate(STATES) if may_follow(state, b)}
        if may_follow(state, None):
            row["top"] = round(float(opening[j]), 2)
        follows[state.name] = row
    return {"clues": {c: row for c, row in clues.items() if row}, "follows": follows, "meta": {"pages": len(data), "blocks": int(chain.lengths.sum()), "clues": len(vocabulary), "loss": round(float(result.fun), 1)}}


def _feasible(allowed: np.ndarray) -> bool:
    """Whether some legal path runs through the allowed states."""
    legal = np.array([[may_follow(s, b) for s in STATES] for b in STATES])
    now = allowed[0] & np.array([may_follow(s, None) for s in STATES])
    for row in allowed[1:]:
        now = (now @ legal) & row
        if not now.any():
            return False
    return True


# --- cross-validation -------------------------------------------------------------------------------------------------------


def fold_of(gold: Gold, folds: int) -> int:
    """The fold of a page: all pages of one site fall into one."""
    host = urlsplit(gold.get("url") or gold["id"]).hostname or gold["id"]
    site = ".".join(host.removeprefix("www.").split(".")[-2:])
    return zlib.crc32(site.encode()) % folds


def predict(example: Example, weights: Weights) -> dict[str, Any]:
    """The record of a page under given weights, or the error record of a page without an article."""
    try:
        record = edit_page(example.page, weights).to_dict()
    except NoArticle as error:
        return {"source": {"path": example.path}, "error": {"kind": "no_article", "message": str(error)}}
    return record | {"source": {"path": example.path}}


def score(scorer: Path, gold: Path, records: Iterable[dict[str, Any]], *options: str) -> str:
    """What the scorer prints of the records."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
        file.flush()
        return subprocess.run([sys.executable, scorer, gold, file.name, *options], capture_output=True, text=True, check=False).stdout


@click.command()
@click.argument("corpora", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--tracks", default="innertext,copy,w3m,html", show_default=True, help="Tracks to train on.")
@click.option("--folds", default=0, help="Cross-validate by site in this many folds instead of writing weights.")
@click.option("--scorer", type=click.Path(exists=True, path_type=Path), help="Scorer to run on the held-out records.")
@click.option("--rounds", default=120, show_default=True, help="Rounds of L-BFGS.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path(__file__).parent / "data" / "weights.json")
def main(corpora: tuple[Path, ...], tracks: str, folds: int, scorer: Path | None, rounds: int, output: Path) -> None:
    """Fit the weights of the roles on labelled corpora, or cross-validate them."""
    names = tracks.split(",")
    data = {(c, t): list(examples(c, [t])) for c in corpora for t in names}
    everything = [e for part in data.values() for e in part]
    if not folds:
        weights = fit(everything, rounds)
        output.write_text(json.dumps(weights, indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
        click.echo(json.dumps(weights["meta"]))
        return
    fitted = [
        load_weights(json.dumps(fit([e for e in everything if fold_of(e.gold, folds) != k], rounds))) for k in range(folds)
    ]
    for (corpus, track), part in data.items():
        if part and scorer:
            records = [predict(e, fitted[fold_of(e.gold, folds)]) for e in part]
            click.echo(f"{corpus.name}/{track}: " + score(scorer, corpus / f"gold-{track}.jsonl", records).strip())


if __name__ == "__main__":
    main()
