#!/usr/bin/env python3
"""What one call of the command costs, in units of `python3 -c pass`.

    tests/benchmarks/startup.py [--runs N] [--dump FILE] [--page FILE]

Each command is started N times (default 21), in turn with the others, and the medians are compared.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

SAMPLES = Path(__file__).parents[2] / "samples"
IMPORTS = ("click", "lxml.html", "dateutil.parser", "bs4", "trafilatura")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--dump", type=Path, default=SAMPLES / "harbor-drill.txt")
    parser.add_argument("--page", type=Path, default=SAMPLES / "quarry-ruling.html")
    args = parser.parse_args()
    copydesk = [str(Path(sys.executable).with_name("copydesk"))]
    commands: dict[str, tuple[list[str], Path | None]] = {
        "python3 -c pass": ([sys.executable, "-c", "pass"], None),
        "copydesk < dump.txt": (copydesk, args.dump),
        "copydesk < page.html": (copydesk, args.page),
        "copydesk --version": ([*copydesk, "--version"], None),
    }
    for module in IMPORTS:
        command = [sys.executable, "-c", f"import {module}"]
        if subprocess.run(command, capture_output=True, check=False).returncode == 0:
            commands[f"import {module}"] = command, None
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(args.runs):
        for name, (command, source) in commands.items():
            times[name].append(seconds(command, source))
    base = median(times["python3 -c pass"])
    print(f"median of {args.runs} runs; units of `python3 -c pass`")
    for name, taken in times.items():
        print(f"{name:24}{median(taken) / base:8.2f}{median(taken) * 1000:10.1f} ms")


def seconds(command: list[str], source: Path | None) -> float:
    """How long one run takes, from the start of the process to its end."""
    with (source or Path("/dev/null")).open("rb") as stdin:
        start = perf_counter()
        subprocess.run(command, stdin=stdin, stdout=subprocess.DEVNULL, check=True)
        return perf_counter() - start


if __name__ == "__main__":
    main()
