#!/usr/bin/env python3
"""Coverage-guided fuzzing with atheris (pip install atheris).

    tests/fuzz/guided.py TARGET [--seconds N] [--corpus FOLDER]

TARGET is one of targets.TARGETS. Inputs that reach new code are kept in FOLDER (default: a folder under the
system's temporary one, begun with the cases and the samples). The first input that breaks a promise ends the
run and is printed: it becomes a row of tests/fuzz/found.json before it becomes a fix.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]

TESTS = Path(__file__).parents[1]

with atheris.instrument_imports(include=["copydesk"]):
    from targets import TARGETS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--corpus", type=Path)
    args = parser.parse_args()
    corpus: Path = args.corpus or Path(tempfile.gettempdir(), "copydesk-fuzz", args.target)
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in (*TESTS.glob("cases/*/source.*"), *TESTS.parent.glob("samples/*.*")):
        shutil.copy(seed, corpus / f"{seed.parent.name}-{seed.name}")
    atheris.Setup(
        # one input may take this long: a hang is found as much as a fault
        [
            sys.argv[0],
            str(corpus),
            f"-max_total_time={args.seconds}",
            "-timeout=10",
            "-max_len=20000",
            "-rss_limit_mb=4096",
        ],
        TARGETS[args.target],
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
