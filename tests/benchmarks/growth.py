#!/usr/bin/env python3
"""How the cost of the command on one input grows with its size: 2.0 a doubling is linear.

    tests/benchmarks/growth.py [--megabytes 1,2,4,8,16] [--only SHAPE]...

Shapes: a story without end, a page of menu lines, paragraphs of quotation marks, all in one line, texts that a tool ran together
or wrote on a line for each text node, HTML.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from time import perf_counter

SAMPLES = Path(__file__).parents[2] / "samples"
MEGABYTE = 1_000_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--megabytes", default="1,2,4,8,16")
    parser.add_argument("--only", action="append", choices=sorted(SHAPES))
    args = parser.parse_args()
    sizes = [float(size) for size in args.megabytes.split(",")]
    print(f"{'seconds at MB:':22}" + "".join(f"{size:>8g}" for size in sizes) + "   growth a step")
    for name in args.only or SHAPES:
        taken = [seconds(name, int(size * MEGABYTE)) for size in sizes]
        steps = "".join(f"{after / before:6.2f}" for before, after in pairwise(taken))
        print(f"{name:22}" + "".join(f"{t:8.2f}" for t in taken) + "  " + steps, flush=True)


def seconds(shape: str, size: int) -> float:
    head, unit, tail = SHAPES[shape]
    raw = (head + unit * (size // len(unit) + 1))[:size].encode() + tail.encode()
    command = [str(Path(sys.executable).with_name("copydesk")), "--timeout", "600"]
    start = perf_counter()
    # a page of menus has no article in it; telling so is what is timed
    subprocess.run(command, input=raw, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return perf_counter() - start


STORY = (SAMPLES / "harbor-drill.txt").read_text(encoding="utf-8")
PARAGRAPHS = STORY[STORY.index("The U.S. Coast Guard") :]
HEAD = STORY[: STORY.index("The U.S. Coast Guard")]
SHAPES = {
    "story": (HEAD, PARAGRAPHS, ""),
    "menu": ("", "Home\nWorld news\nSign in\nSubscribe now\n", ""),
    "quotation marks": (HEAD, '"\'“”‘’«»" said “He” “ ‘\n\n', ""),
    "one line": ("", PARAGRAPHS.replace("\n", " "), ""),
    "run together": ("", PARAGRAPHS.replace("\n", "") + "HomeWorld newsSign in", ""),
    "text nodes": (HEAD, PARAGRAPHS.replace(" the ", "\nthe\n").replace(", ", "\n, "), ""),
    "HTML": (
        "<html><body><h1>Harbor drill</h1>",
        f"<p>{PARAGRAPHS[:400]}</p><div><a href=x>More</a></div>",
        "</body></html>",
    ),
}


if __name__ == "__main__":
    main()
