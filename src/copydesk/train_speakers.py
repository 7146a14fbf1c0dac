"""Fit the weights of quotes and speakers: `python -m copydesk.train_speakers train.jsonl`.

Writes data/speaker_weights.json. The corpus has an article a line: `id`, `text` (paragraphs parted
by line ends), and `quotes`, `optional`, `other_quoted`: stretches with `start` and `end` (code
points in `text`); quotes have `speaker`, `speaker_start`, `speaker_end`, `speaker_type`,
`speaker_keys` as well. `--folds 5` tests on articles that were not trained on. Needs the extra
`train`; nothing imports it.
"""

from __future__ import annotations

import argparse
import collections
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.optimize
import scipy.sparse

from copydesk.attributions import (
    Candidate,
    Mention,
    candidates,
    pronoun_sex,
    quote_facts,
    read_passage,
    signature_below,
)
from copydesk.lexicons import DATA
from copydesk.marks import Stretch, quoted_stretches
from copydesk.speakers import Cast


class Choice(NamedTuple):
    """A thing to learn from: rows of facts, and which of the rows are right."""

    article: str
    kind: str
    rows: list[list[str]]
    right: list[bool]


def main() -> None:
    """Read the corpus, print what held-out articles give, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path(DATA) / "speaker_weights.json")
    options = parser.parse_args()
    lines = options.corpus.read_text(encoding="utf-8").split("\n")
    speaker: list[Choice] = []
    quote: list[Choice] = []
    pronoun: list[Choice] = []
    targets = {"speaker": speaker, "quote": quote, "pronoun": pronoun}
    for line in filter(None, lines):
        for target, choice in choices(json.loads(line)):
            targets[target].append(choice)
    print(f"{len(speaker)} speakers, {len(quote)} stretches, {len(pronoun)} pronouns")
    if options.folds:
        cross_validate(speaker, options.folds, SPEAKER_PENALTY)
        cross_validate(quote, options.folds, QUOTE_PENALTY)
        cross_validate(pronoun, options.folds, PRONOUN_PENALTY)
    weights = {
        "quote": fit(quote, QUOTE_PENALTY),
        "speaker": fit(speaker, SPEAKER_PENALTY),
        "pronoun": fit(pronoun, PRONOUN_PENALTY),
    }
    print({name: len(w) for name, w in weights.items()})
    provenance = (
        f"copydesk.train_speakers on {options.corpus.name}: {len(speaker)} speakers, {len(quote)} stretches, "
        f"{len(pronoun)} pronouns"
    )
    options.out.write_text(
        json.dumps(
            {"provenance": provenance} | weights,
            ensure_ascii=False,
            indent=0,
            sort_keys=True,
        )
        + "\n",
        encoding="utf-8",
    )


SPEAKER_PENALTY = 1.0
QUOTE_PENALTY = 0.7
PRONOUN_PENALTY = 0.7
"""The larger a penalty, the fewer facts have a weight; these keep some 700 at no loss when held out."""
RARE = 5
"""Facts seen less often tell of single articles."""


def choices(article: dict[str, Any]) -> Iterator[tuple[str, Choice]]:
    """What an article has to teach: for each stretch whether it is a quote, for each quote who speaks."""
    paragraphs, offsets, at = [], [], 0
    for line in article["text"].split("\n"):
        if line.strip():
            paragraphs.append(line.strip())
            offsets.append(at + len(line) - len(line.lstrip()))
        at += len(line) + 1
    stretches = quoted_stretches(paragraphs)
    rows: dict[int, list[Stretch]] = collections.defaultdict(list)
    for stretch in stretches:
        rows[stretch.paragraph].append(stretch)
    heir: Mention | None = None
    heir_gold: dict[str, Any] = {}
    heir_paragraph = 0
    cast = Cast(paragraphs, (), stretches)
    previous: tuple[str, int] | None = None
    for number, row in rows.items():
        text = paragraphs[number]
        passage = read_passage(number, text, row)
        before = (
            read_passage(number - 1, paragraphs[number - 1], rows.get(number - 1, ())) if number else None
        )
        for stretch, place in zip(row, passage.quotes, strict=True):
            where = (offsets[number] + stretch.start, offsets[number] + stretch.end)
            gold = _overlapping(article["quotes"], where)
            optional = _overlapping(article["optional"], where)
            facts = quote_facts(passage, place, text[stretch.start : stretch.end], text, stretch)
            if gold or not optional or optional["why"] in ("title-like", "discard"):
                yield (
                    "quote",
                    Choice(article["id"], "quote" if gold else "none", [facts, []], [bool(gold), not gold]),
                )
            gold = gold or optional
            if not gold or gold.get("speaker_start") is None:
                continue
            after = signature_below(paragraphs, passage, place, number)
            found = candidates(passage, place, before, after, heir, number - heir_paragraph if heir else 0)
            right = _right(found, gold, heir_gold, offsets)
            kind = "optional" if gold is optional or gold["nested"] else gold["speaker_type"]
            yield "speaker", Choice(article["id"], kind, [c.facts for c in found], right)
            hits = [c.mention for c, hit in zip(found, right, strict=True) if hit]
            heir = hits[0] if hits else Mention(-1, 0, 0, gold["speaker_type"], gold["speaker"])
            heir_gold, heir_paragraph = gold, number
            if hits and hits[0].kind == "pronoun":
                yield from _pronoun(article["id"], cast, hits[0], previous)
            if hits and (name := cast.speaker(hits[0], previous)):
                previous = name, number


def _pronoun(
    article: str, cast: Cast, mention: Mention, previous: tuple[str, int] | None
) -> Iterator[tuple[str, Choice]]:
    """A pronoun that only one of the people around it fits by sex: what such people have in common."""
    sex = pronoun_sex("en").get(mention.words.lower())
    around = [(person, facts) for person, facts in cast.antecedents(mention, previous) if person.sure]
    right = [cast.sex(person) == sex for person, _ in around]
    if sex and sum(right) == 1 and all(cast.sex(person) for person, _ in around):
        yield "pronoun", Choice(article, sex, [facts for _, facts in around], right)


def _overlapping(spans: Sequence[dict[str, Any]], where: tuple[int, int]) -> dict[str, Any] | None:
    start, end = where
    for span in spans:
        longer = max(end - start, span["end"] - span["start"])
        if min(end, span["end"]) - max(start, span["start"]) > 0.7 * longer:
            return span
    return None


def _right(
    found: Sequence[Candidate], gold: dict[str, Any], heir: dict[str, Any], offsets: Sequence[int]
) -> list[bool]:
    start, end = gold["speaker_start"], gold["speaker_end"]
    if gold["speaker"].lower() in ("who", "which", "that"):
        # the speaker is whom the relative clause belongs to
        nearest = [
            offsets[c.mention.paragraph] + c.mention.end
            for c in found
            if not _inherited(c) and start - 60 < offsets[c.mention.paragraph] + c.mention.end <= start
        ]
        start, end = (max(nearest) - 1, max(nearest)) if nearest else (start, end)
    starts: list[int | None] = []
    for candidate in found:
        offset = offsets[candidate.mention.paragraph]
        inside = offset + candidate.mention.start < end and offset + candidate.mention.end > start
        starts.append(offset + candidate.mention.start if inside and not _inherited(candidate) else None)
    first = min((s for s in starts if s is not None), default=None)
    same_heir = bool(heir) and (
        heir["speaker_start"] == gold["speaker_start"]
        or (
            bool(set(heir["speaker_keys"]) & set(gold["speaker_keys"]))
            and gold["speaker_type"] == heir["speaker_type"]
        )
    )
    return [
        same_heir if _inherited(c) else s is not None and s == first
        for c, s in zip(found, starts, strict=True)
    ]


def _inherited(candidate: Candidate) -> bool:
    return candidate.facts[0][0] == "I"


def fit(examples: Sequence[Choice], penalty: float) -> dict[str, float]:
    """Log-linear weights with an L1 penalty, which leaves most facts without a weight."""
    examples = [e for e in examples if any(e.right) and not all(e.right)]
    counts = collections.Counter(fact for e in examples for row in e.rows for fact in row)
    column = {fact: i for i, fact in enumerate(sorted(f for f, n in counts.items() if n >= RARE))}
    rows: list[int] = []
    columns: list[int] = []
    group: list[int] = []
    right: list[float] = []
    for number, example in enumerate(examples):
        for facts, hit in zip(example.rows, example.right, strict=True):
            known = [column[fact] for fact in facts if fact in column]
            rows += [len(group)] * len(known)
            columns += known
            group.append(number)
            right.append(float(hit))
    matrix = scipy.sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(group), len(column)))
    transposed = matrix.T.tocsr()
    groups = np.array(group)
    hits = np.array(right)
    starts = np.r_[0, np.flatnonzero(np.diff(groups)) + 1]
    size = len(column)

    def loss(halves: Any) -> Any:
        weights = halves[:size] - halves[size:]
        scores = matrix @ weights
        top = np.maximum.reduceat(scores, starts)
        raised = np.exp(scores - top[groups])
        total = np.add.reduceat(raised, starts)
        good = np.add.reduceat(raised * hits, starts)
        gradient = transposed @ (raised / total[groups] - raised * hits / good[groups])
        value = (
            (np.log(total) - np.log(good)).sum() + penalty * halves.sum() + RIDGE / 2 * (weights @ weights)
        )
        gradient = gradient + RIDGE * weights
        return value, np.r_[gradient + penalty, penalty - gradient]

    best = scipy.optimize.minimize(
        loss,
        np.zeros(2 * size),
        jac=True,
        method="L-BFGS-B",
        bounds=[(0, None)] * (2 * size),
        options={"maxiter": 300},
    )
    weights = best.x[:size] - best.x[size:]
    return {fact: round(float(weights[i]), 2) for fact, i in column.items() if abs(weights[i]) >= 0.05}


RIDGE = 0.1
"""Keeps facts that always come together from running away in opposite directions."""


def cross_validate(examples: Sequence[Choice], folds: int, penalty: float) -> None:
    """Print the share of right choices on articles that were held out, by kind."""
    articles = sorted({e.article for e in examples})
    random.Random(0).shuffle(articles)
    fold = {article: i % folds for i, article in enumerate(articles)}
    right: collections.Counter[str] = collections.Counter()
    seen: collections.Counter[str] = collections.Counter()
    for held_out in range(folds):
        weights = fit([e for e in examples if fold[e.article] != held_out], penalty)
        for example in examples:
            if fold[example.article] == held_out:
                scores = [sum(weights.get(fact, 0.0) for fact in row) for row in example.rows]
                seen[example.kind] += 1
                right[example.kind] += bool(scores) and example.right[scores.index(max(scores))]
    for kind, count in sorted(seen.items()):
        print(f"{kind:10} {right[kind] / count:.3f} of {count}")


if __name__ == "__main__":
    main()
