#!/usr/bin/env python3
"""How far the record of a page and that of its text dump say the same.

    tests/benchmarks/agreement.py PAGES DUMPS

PAGES  a folder of HTML pages (.html, .html.gz)
DUMPS  a folder of text dumps named like the pages

Prints the share of pages with the same headline (case, punctuation and spacing aside), the same day, the same
authors, and the mean F1 of the words of the bodies. A page without a record on either side agrees in nothing.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter
from pathlib import Path

import copydesk


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("dumps", type=Path)
    options = parser.parse_args()
    dumps = {path.name.split(".")[0]: path for path in options.dumps.iterdir()}
    pairs = [
        (page, dumps[name]) for page in options.pages.iterdir() if (name := page.name.split(".")[0]) in dumps
    ]
    if not pairs:
        parser.error(f"no page of {options.pages} has a dump of its name in {options.dumps}")
    rows = [alike(edit(page), edit(dump)) for page, dump in sorted(pairs)]
    headline, date, authors, body = (sum(column) / len(rows) for column in zip(*rows, strict=True))
    print(
        f"{len(rows)} pages: headline {headline:.2f}, date {date:.2f}, authors {authors:.2f}, body {body:.2f}"
    )


def edit(path: Path) -> copydesk.Record | None:
    raw = path.read_bytes()
    try:
        return copydesk.edit(gzip.decompress(raw) if path.suffix == ".gz" else raw)
    except copydesk.EditError:
        return None


def alike(page: copydesk.Record | None, dump: copydesk.Record | None) -> tuple[float, float, float, float]:
    if page is None or dump is None:
        return 0.0, 0.0, 0.0, 0.0
    return (
        float(words(page.headline or "") == words(dump.headline or "")),
        float((page.date or "")[:10] == (dump.date or "")[:10]),
        float(page.authors == dump.authors),
        overlap(words(" ".join(page.body)), words(" ".join(dump.body))),
    )


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def overlap(one: list[str], other: list[str]) -> float:
    return 2 * sum((Counter(one) & Counter(other)).values()) / ((len(one) + len(other)) or 1)


if __name__ == "__main__":
    main()
