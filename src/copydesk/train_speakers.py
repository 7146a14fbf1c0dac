"""Fit the weights of quotes and speakers: `python -m copydesk.train_speakers train.jsonl`.

Writes data/speaker_weights.json. The corpus has an article a line: `id`, `text` (paragraphs parted
by line ends), and `quotes`, `optional`, `other_quoted`: stretches with `start` and `end` (code
points in `text`); quotes have `speaker`, `speaker_start`, `speaker_end`, `speaker_type`,
`speaker_keys` as well, and may have `speaker_resolved`, the name that a pronoun stands for.
`--held-out predictions.jsonl` writes no weights, but the quotes of every article as they are found
with weights from the other folds, an article a line, ready for a scorer:
`python -m copydesk.train_speakers train.jsonl --held-out p.jsonl && score/quotes.py train.jsonl p.jsonl`.
Needs the extra `train`; nothing imports it.
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

from copydesk.lexicons import DATA
from copydesk.quotes import find_quotes
from copydesk.quotes.attributions import read_plain
from copydesk.quotes.candidates import Candidate, candidates
from copydesk.quotes.cast import Cast
from copydesk.quotes.marks import quoted_stretches
from copydesk.quotes.passages import Mention
from copydesk.quotes.reader import Reader
from copydesk.quotes.said import quote_facts
from copydesk.quotes.speakers import Speakers
from copydesk.quotes.tongues import pronoun_sex
from copydesk.quotes.weights import load_weights


class Choice(NamedTuple):
    """A thing to learn from: rows of facts, and which of the rows are right."""

    article: str
    kind: str
    rows: list[list[str]]
    right: list[bool]


def main() -> None:
    """Read the corpus; fit the weights and write them, or predict articles that were held out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, default=Path(DATA) / "speaker_weights.json")
    parser.add_argument("--held-out", type=Path, metavar="PREDICTIONS")
    parser.add_argument("--folds", type=int, default=3)
    options = parser.parse_args()
    lines = options.corpus.read_text(encoding="utf-8").split("\n")
    articles = [json.loads(line) for line in lines if line]
    examples: dict[str, list[Choice]] = {target: [] for target in PENALTIES}
    for article in articles:
        for target, choice in choices(article):
            examples[target].append(choice)
    counts = ", ".join(f"{len(found)} {target} choices" for target, found in examples.items())
    print(counts)
    if options.held_out:
        predictions = held_out(articles, examples, options.folds)
        rows = [json.dumps(row, ensure_ascii=False) for row in predictions]
        options.held_out.write_text("\n".join(rows) + "\n", encoding="utf-8")
        return
    weights = fit_all(examples)
    print({name: len(w) for name, w in weights.items()})
    data = {"provenance": f"copydesk.train_speakers on {options.corpus.name}: {counts}"} | weights
    text = json.dumps(data, ensure_ascii=False, indent=0, sort_keys=True)
    options.out.write_text(text + "\n", encoding="utf-8")


def held_out(
    articles: Sequence[dict[str, Any]], examples: dict[str, list[Choice]], folds: int
) -> Iterator[dict[str, Any]]:
    """The quotes of every article, found with weights that were fitted without the articles of its fold."""
    names = sorted(article["id"] for article in articles)
    random.Random(0).shuffle(names)
    fold = {name: i % folds for i, name in enumerate(names)}
    shipped = dict(load_weights())
    for number in range(folds):
        kept = {target: [c for c in rows if fold[c.article] != number] for target, rows in examples.items()}
        load_weights().update(fit_all(kept))
        for article in articles:
            if fold[article["id"]] == number:
                paragraphs = [line.strip() for line in article["text"].split("\n") if line.strip()]
                found = [
                    {"text": q.text, "speaker": q.speaker, "speaker_mention": q.mention}
                    for q in find_quotes(paragraphs)
                ]
                yield {"id": article["id"], "quotes": found}
    load_weights().update(shipped)


def fit_all(examples: dict[str, list[Choice]]) -> dict[str, dict[str, float]]:
    """The weights of every kind of choice."""
    return {target: fit(rows, PENALTIES[target]) for target, rows in examples.items()}


PENALTIES = {"quote": 0.7, "speaker": 1.0, "pronoun": 5.0}
"""The larger a penalty, the fewer facts have a weight; these keep some 700 at no loss when held out.

Pronouns: a sex tells who is meant only where a man and a woman are about, so what they teach is held back most.
"""
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
    cast = Cast(paragraphs)
    straight = [read_plain(paragraphs, s, "en", cast.letters) for s in stretches]
    reader = Reader(paragraphs, stretches, cast, straight)
    heir: Mention | None = None
    heir_gold: dict[str, Any] = {}
    heir_paragraph = 0
    speakers = Speakers(paragraphs, stretches, voices=reader.tellers)
    previous: tuple[str, int] | None = None
    spoken: list[tuple[int, int, str]] = []
    for stretch in stretches:
        number = stretch.paragraph
        where = (offsets[number] + stretch.start, offsets[number] + stretch.end)
        gold = _overlapping(article["quotes"], where)
        optional = _overlapping(article["optional"], where)
        if gold or not optional or optional["why"] in ("title-like", "discard"):
            facts = quote_facts(reader, stretch)
            kind = "quote" if gold else "none"
            yield "quote", Choice(article["id"], kind, [facts, []], [bool(gold), not gold])
        gold = gold or optional
        if not gold or gold.get("speaker_start") is None:
            continue
        found = candidates(reader, stretch, heir, heir_paragraph)
        right = _right(found, gold, heir_gold, offsets)
        kind = "optional" if gold is optional or gold["nested"] else gold["speaker_type"]
        yield "speaker", Choice(article["id"], kind, [c.facts for c in found], right)
        hits = [c.passage.mention(c.place) for c, hit in zip(found, right, strict=True) if hit and c.passage]
        if hits:
            heir = hits[0]
        elif heir is None or not any(right):
            heir = Mention(-1, 0, 0, gold["speaker_type"], gold["speaker"])
        heir_gold, heir_paragraph = gold, number
        if hits and hits[0].kind == "pronoun":
            if name := gold.get("speaker_resolved"):
                yield from _resolved(article["id"], speakers, hits[0], previous, name)
            else:
                yield from _pronoun(article["id"], speakers, hits[0], previous)
        if heir.paragraph >= 0 and (name := speakers.speaker(heir, previous)):
            previous = name, number
            spoken.append((number, stretch.start, name))
    yield from _told(article["id"], speakers, spoken)


def _told(
    article: str, speakers: Speakers, spoken: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[str, Choice]]:
    """Each he and she outside the quotes, which refer as those beside quotes do, and are three times as many."""
    place = 0
    previous: tuple[str, int] | None = None
    for number in range(len(speakers.sightings.paragraphs)):
        for mention in speakers.pronouns.told.in_paragraph(number):
            while place < len(spoken) and spoken[place][:2] < mention[:2]:
                previous = spoken[place][2], spoken[place][0]
                place += 1
            yield from _pronoun(article, speakers, mention, previous)


def _pronoun(
    article: str, speakers: Speakers, mention: Mention, previous: tuple[str, int] | None
) -> Iterator[tuple[str, Choice]]:
    """A pronoun that only one of the people around it fits by sex: what such people have in common."""
    sex = pronoun_sex("en").get(mention.words.lower())
    around = [(person, facts) for person, facts in speakers.pronouns.antecedents(mention, previous)]
    right = [speakers.sexes.of(person) == sex for person, _ in around]
    if sex and any(right) and not all(right) and all(speakers.sexes.of(person) for person, _ in around):
        yield "pronoun", Choice(article, sex, [facts for _, facts in around], right)


def _resolved(
    article: str, speakers: Speakers, mention: Mention, previous: tuple[str, int] | None, name: str
) -> Iterator[tuple[str, Choice]]:
    """A pronoun of which a reader has told whom it stands for, of those of its sex."""
    sex = pronoun_sex("en").get(mention.words.lower(), "")
    cast, words = speakers.cast, name.split()
    meant = cast.known_as(words) if len(words) > 1 else cast.called(name, sex)
    around = speakers.pronouns.antecedents(mention, previous, sex)
    right = [person is meant for person, _ in around]
    if sex and any(right) and not all(right):
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
        ends = [_offsets(c, offsets)[1] for c in found if c.passage]
        nearest = [e for e in ends if start - 60 < e <= start]
        start, end = (max(nearest) - 1, max(nearest)) if nearest else (start, end)
    starts: list[int | None] = []
    for candidate in found:
        at, upto = _offsets(candidate, offsets)
        starts.append(at if candidate.passage and at < end and upto > start else None)
    first = min((s for s in starts if s is not None), default=None)
    same_heir = bool(heir) and (
        heir["speaker_start"] == gold["speaker_start"]
        or (
            bool(set(heir["speaker_keys"]) & set(gold["speaker_keys"]))
            and gold["speaker_type"] == heir["speaker_type"]
        )
    )
    return [
        same_heir if c.passage is None else s is not None and s == first
        for c, s in zip(found, starts, strict=True)
    ]


def _offsets(candidate: Candidate, offsets: Sequence[int]) -> tuple[int, int]:
    """Where in the article a candidate is named."""
    if candidate.passage is None:
        return 0, 0
    start, end, _ = candidate.passage.mentions[candidate.place]
    at = offsets[candidate.passage.number]
    return at + start, at + end


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


if __name__ == "__main__":
    main()
