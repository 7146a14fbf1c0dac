#!/usr/bin/env python3
"""What each rule that overrules the trained weights is worth, on pages of sites that they were not trained on.

    tests/benchmarks/rules.py CORPUS... --fitted folds.json --scorer articles.py [--tracks T,...] [--only RULE,...]

CORPUS   a folder as `copydesk.train` reads it
--fitted the weights of folds, as `copydesk.train CORPUS... --folds 4 --fitted folds.json` writes them

Each rule is left out in turn, and the records are scored again. Prints for each rule and track what the scorer's figures gain by
it; a track without a gain or a loss of 0.001 is left out. Needs the extra `train`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from copydesk import train
from copydesk.fields import headlines, passed_over, signatures, timestamps, writers
from copydesk.labels import kin, likeliest, outright, roles
from copydesk.training.examples import Example, examples, fold_of

RULES: dict[str, tuple[ModuleType, str, Callable[..., Any]]] = {
    "the likeliest line is the headline": (outright, "with_likeliest_headline", lambda _, __, path: [*path]),
    "the wording that says more is the headline": (
        likeliest,
        "_first_wording",
        lambda _, __, headline: headline,
    ),
    "a title above a sentence that is nearly as likely": (
        likeliest,
        "_above_its_dek",
        lambda _, headline: headline,
    ),
    "a clear title above the story": (likeliest, "_above_story", lambda *_: None),
    "a line as long as a paragraph is one": (outright, "with_long_lines", lambda _, path: [*path]),
    "a line that is unlikely the headline is none": (
        outright,
        "without_unlikely_headline",
        lambda _, path: [*path],
    ),
    "a text without its headline": (outright, "with_story_from_the_top", lambda *_: None),
    "captions and footers by their marks": (outright, "as_marked", lambda _, __, state, ___: state),
    "links to other stories amid the story": (outright, "with_teasers", lambda _, __, path: [*path]),
    "disclosures of paid links": (outright, "is_disclosure", lambda *_: False),
    "what the page offers of its own": (outright, "is_promotion", lambda *_: False),
    "a sentence twice in a row": (outright, "with_doubled_lines", lambda _, path: path),
    "a paragraph's words set again": (outright, "with_pulled_words", lambda _, path: path),
    "titles that are all link": (outright, "with_linked_titles", lambda _, path: [*path]),
    "titles of a list of videos": (outright, "without_playlist", lambda _, path: [*path]),
    "labels of the page's own are no captions": (
        outright,
        "without_labelled_captions",
        lambda _, path: [*path],
    ),
    "a line below a picture or its credit": (
        outright,
        "with_lines_below_pictures",
        lambda _, __, path: [*path],
    ),
    "captions that nothing shows": (outright, "without_unshown_captions", lambda _, __, path: [*path]),
    "a line right below a count of pictures": (outright, "with_counted_lines", lambda _, path: [*path]),
    "lines that open in capitals as a caption does": (
        outright,
        "with_shouted_lines",
        lambda _, path: [*path],
    ),
    "what stands below the label of a credit": (outright, "with_split_credits", lambda _, path: [*path]),
    "lines that go on from the headline": (outright, "with_dotted_dek", lambda _, path: path),
    "a line right above a credit": (outright, "with_credited_lines", lambda _, __, path: [*path]),
    "how a paragraph begins, set again": (outright, "with_repeated_lines", lambda _, __, path: [*path]),
    "the headline once more": (outright, "without_copies_of_headline", lambda _, path: [*path]),
    "sentences of a few lines": (outright, "with_few_lines", lambda _, path: [*path]),
    "a place and a dash open the story": (outright, "with_lede", lambda _, path: path),
    "the description is the dek": (outright, "with_dek", lambda _, path: path),
    "the short opening is the dek": (roles, "with_summary", lambda _, found: found),
    "no story below comments or the next headline": (outright, "without_other_texts", lambda _, path: path),
    "lines beside the paragraphs": (roles, "with_kin", lambda _, found: found),
    "- paragraphs above": (kin, "_above", lambda *_: []),
    "- lines among": (kin, "_among", lambda *_: []),
    "- paragraphs below": (kin, "_below", lambda *_: []),
    "- the rest of the element": (kin, "_left_out", lambda *_: []),
    "- lists below a colon in dumps": (kin, "_listed", lambda *_: []),
    "- short runs of lines in dumps of guides": (kin, "_in_runs", lambda *_: []),
    "- long lists in dumps": (kin, "_long_lists", lambda *_: []),
    "- paragraphs below a table in dumps": (kin, "_resumed", lambda *_: []),
    "labels of who made it": (roles, "with_makers", lambda _, found: found),
    "headings and sentences of the story": (roles, "with_subheads", lambda _, found: found),
    "a paragraph set like the others is no dek": (roles, "without_ledes", lambda _, found: found),
    "lines of one series": (roles, "with_series", lambda _, found: found),
    "what tells of the making at the end": (roles, "with_taglines", lambda _, found: found),
    "a story that the page has twice": (kin, "_copies", lambda *_: []),
    "what is glued to a headline": (headlines, "_alone", lambda line: line),
    "the line that the title says": (headlines, "_standing_alone", lambda *_: None),
    "writers passed over": (passed_over, "passed_over", lambda *_: []),
    "writers far above": (passed_over, "far_above", lambda *_: []),
    "writers presented or shown": (writers, "presented_as_writers", lambda *_: ()),
    "only people of whom the story does not tell": (signatures, "_tells_of", lambda *_: False),
    "a byline corrects the metadata": (writers, "_corrects", lambda *_: False),
    "dates passed over": (timestamps, "_passed_over", lambda *_: ()),
    "a printed date corrects the metadata": (timestamps, "_reconciled", lambda said, _: said.published),
    "the address's date": (timestamps, "read_address", lambda _: None),
}
FIGURE = re.compile(r"(body|para|head|dek|author|date|caption|credit) +([\d.]+)")
"""A figure of the scorer's line; one that is not known there (nan) is none."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--fitted", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--tracks", default="innertext,copy,w3m,html")
    parser.add_argument("--only", help="names of rules, with commas between")
    options = parser.parse_args()
    weights = [roles.load_weights(json.dumps(fold)) for fold in json.loads(options.fitted.read_text())]
    wanted = options.only.split(",") if options.only else [*RULES]
    if unknown := set(wanted) - set(RULES):
        parser.error(f"no rule has the name {', '.join(unknown)}; there are: {', '.join(RULES)}")
    for corpus in options.corpora:
        for track in options.tracks.split(","):
            pages = list(examples(corpus, [track]))
            if not pages:
                continue
            gold = corpus / f"gold-{track}.jsonl"
            figures = partial(figures_of, pages, weights, options.scorer, gold)
            whole = figures()
            for rule in wanted:
                gains = gained(rule, whole, figures)
                if gains:
                    print(f"{corpus.name}/{track}: {rule}: {gains}", flush=True)


def figures_of(
    pages: Sequence[Example], weights: Sequence[roles.Weights], scorer: Path, gold: Path
) -> dict[str, float]:
    """What the scorer says of the records of pages, each with the weights that its site had no part in."""
    records = [train.predict(page, weights[fold_of(page.gold, len(weights))]) for page in pages]
    return {name: float(value) for name, value in FIGURE.findall(train.score(scorer, gold, records))}


def gained(rule: str, whole: dict[str, float], figures: Callable[[], dict[str, float]]) -> str:
    """What the figures of all rules are above those without one."""
    module, name, stand_in = RULES[rule]
    own = getattr(module, name)
    setattr(module, name, stand_in)
    try:
        without = figures()
    finally:
        setattr(module, name, own)
    # the scorer's figures have three decimals
    gains = {figure: round(value - without[figure], 3) for figure, value in whole.items()}
    return "  ".join(f"{figure} {gain:+.3f}" for figure, gain in gains.items() if gain)


if __name__ == "__main__":
    main()
