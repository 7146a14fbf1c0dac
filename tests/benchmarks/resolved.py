#!/usr/bin/env python3
"""A quote corpus with the people in it for whom its pronouns stand, from labels told by reading.

    tests/benchmarks/resolved.py CORPUS.jsonl tests/labels/pronouns.jsonl > RESOLVED.jsonl

The corpus is that of `copydesk.train_speakers`; the labels have an article a line: `article`, the first 16 hexadecimal
digits of the SHA-256 of its `id` (which may hold words of its headline), and `speakers`, the name by the code point where
the pronoun begins, null where the article names nobody. Each quote with such a speaker gets it as `speaker_resolved`,
which the training learns from and a scorer may judge by.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path


def main() -> None:
    """Print the corpus, a line an article."""
    corpus, labels = (Path(name).read_text(encoding="utf-8").splitlines() for name in sys.argv[1:3])
    speakers = {row["article"]: row["speakers"] for row in map(json.loads, labels)}
    for line in corpus:
        article = json.loads(line)
        known = speakers.get(hashlib.sha256(article["id"].encode()).hexdigest()[:16], {})
        for quote in (*article["quotes"], *article["optional"]):
            if name := known.get(str(quote.get("speaker_start"))):
                quote["speaker_resolved"] = name
        print(json.dumps(article, ensure_ascii=False))


if __name__ == "__main__":
    main()
