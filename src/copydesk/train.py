"""A labelled corpus -> `data/weights.json`. Imported by nothing else; needs the extra `copydesk[train]`.

    python -m copydesk.train CORPUS... [--labels labels.jsonl] [--folds 5 --scorer articles.py [--fitted folds.json]]

A CORPUS is a folder with one folder of sources a track (`innertext/`, `html/`, …) and a `gold-<track>.jsonl` for each: one gold
article a line with id, url, title, titles, dek, authors, date, captions, credits and paragraphs or text. Where a gold has the
story as one text, LABELS may tell what the lines of the page's dump in `innertext/` are: one page a line, with its id and the
numbers of the lines of each role (`{"id": "…", "headline": "15", "body": "22-23,26-36", "unsure": "24"}`); what is not named is
chrome.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from copydesk import NoArticle, edit_page
from copydesk.labels.roles import Weights, load_weights
from copydesk.training.examples import Example, cases, examples, fold_of, read_labels
from copydesk.training.fitting import fit, readable


@click.command()
@click.argument(
    "corpora", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--tracks", default="innertext,copy,w3m,html", show_default=True, help="Tracks to train on.")
@click.option(
    "--cases",
    "labelled",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of pages labelled by hand.",
)
@click.option(
    "--labels",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Roles of the lines of dumps whose gold has the story as one text.",
)
@click.option(
    "--folds", default=0, help="Cross-validate by site in this many folds instead of writing weights."
)
@click.option(
    "--scorer", type=click.Path(exists=True, path_type=Path), help="Scorer to run on the held-out records."
)
@click.option(
    "--fitted",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Weights of the folds: read from this file where it is there, else fitted and written to it. A rule that needs no "
    "training is then measured in minutes.",
)
@click.option("--without", help="Leave out the clues whose names this regular expression matches.")
@click.option("--rounds", default=120, show_default=True, help="Rounds of L-BFGS.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path(__file__).parent / "data" / "weights.json"
)
def main(
    corpora: tuple[Path, ...],
    tracks: str,
    labelled: Path | None,
    labels: Path | None,
    folds: int,
    scorer: Path | None,
    fitted: Path | None,
    without: str | None,
    rounds: int,
    output: Path,
) -> None:
    """Fit the weights of the roles on labelled corpora, or cross-validate them."""
    names = tracks.split(",")
    lines = read_labels(labels) if labels else {}
    data = {(c, t): list(examples(c, [t], lines)) for c in corpora for t in names}
    everything = [e for part in data.values() for e in part] + list(cases(labelled) if labelled else ())
    if not folds:
        weights = fit(everything, rounds, without)
        output.write_text(readable(weights), encoding="utf-8")
        click.echo(json.dumps(weights["meta"]))
        return
    if fitted and fitted.exists():
        of_folds = json.loads(fitted.read_text(encoding="utf-8"))
        if len(of_folds) != folds:
            raise click.UsageError(f"{fitted} holds the weights of {len(of_folds)} folds, not of {folds}")
    else:
        of_folds = [
            fit([e for e in everything if fold_of(e.gold, folds) != k], rounds, without) for k in range(folds)
        ]
        if fitted:
            fitted.write_text(json.dumps(of_folds), encoding="utf-8")
    weights_of = [load_weights(json.dumps(weights)) for weights in of_folds]
    for (corpus, track), part in data.items():
        if part and scorer:
            records = [predict(e, weights_of[fold_of(e.gold, folds)]) for e in part]
            click.echo(
                f"{corpus.name}/{track}: " + score(scorer, corpus / f"gold-{track}.jsonl", records).strip()
            )


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
        return subprocess.run(
            [sys.executable, scorer, gold, file.name, *options], capture_output=True, text=True, check=False
        ).stdout


if __name__ == "__main__":
    main()
