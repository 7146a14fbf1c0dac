#!/usr/bin/env python3
"""Batches: is every document accounted for, what memory does the parent take, what do more processes bring?

    tests/benchmarks/batch.py all   [CORPUS...] [--documents N]   a batch of N (40,000), one in 100 broken
    tests/benchmarks/batch.py jobs  [CORPUS...] [--documents N]   the same with one process and with two
    tests/benchmarks/batch.py table [CORPUS...] [--size BYTES]    an NDJSON table of that size (2 GB)
    tests/benchmarks/batch.py peer  CORPUS_OF_HTML                documents a second beside trafilatura's

CORPUS is a folder of pages or dumps (default: the samples); its files are repeated under new names until
there are enough. Working files go to a temporary folder below --work. With --standin, tests/standin.py takes
the place of the pipeline: what is left is what the batch itself costs.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter, sleep

SAMPLES = Path(__file__).parents[2] / "samples"
BROKEN = (
    b"",
    b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    bytes(4000),
    b"Home\nNews\nSport\n",
    b"\x1f\x8b\x08cut off",
)
COMMAND = [str(Path(sys.executable).with_name("copydesk")), "-q"]
STANDIN = [sys.executable, str(Path(__file__).parents[1] / "standin.py"), "-q"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=("all", "jobs", "table", "peer"))
    parser.add_argument("corpus", nargs="*", type=Path, default=[SAMPLES])
    parser.add_argument("--documents", type=int, default=40_000)
    parser.add_argument("--size", type=int, default=2 * 10**9)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--standin", action="store_true")
    args = parser.parse_args()
    if args.standin:
        COMMAND[:] = STANDIN
    with tempfile.TemporaryDirectory(dir=args.work) as work:
        {"all": everything, "jobs": jobs, "table": table, "peer": peer}[args.what](args, Path(work))


def everything(args: argparse.Namespace, work: Path) -> None:
    """Counts, and the parent's memory beside that of a batch of a tenth."""
    peaks = []
    for count in (args.documents // 10, args.documents):
        fill(work / str(count), args.corpus, count)
        output = work / f"{count}.ndjson"
        code, seconds, peak = measured([str(work / str(count)), "-o", str(output), "--jobs", str(args.jobs)])
        peaks.append(peak)
        kinds: Counter[str] = Counter()
        seen = set()
        with output.open("rb") as lines:
            for line in lines:
                record = json.loads(line)
                kinds[record["error"]["kind"] if "error" in record else "record"] += 1
                seen.add(record["source"]["path"])
        print(f"{count:,} documents: {len(seen):,} accounted for, {count - len(seen)} lost, exit code {code}")
        print(f"  {', '.join(f'{number:,} {kind}' for kind, number in kinds.most_common())}")
        print(
            f"  {seconds:.1f} s, {count / seconds:,.0f} documents/s, peak of the parent {peak / 1e6:.1f} MB"
        )
    print(
        f"peak of the parent, {args.documents:,} to {args.documents // 10:,}: {peaks[1] / peaks[0]:.2f} times"
    )


def jobs(args: argparse.Namespace, work: Path) -> None:
    """One process, then two, three times in turn; the best of each."""
    fill(work / "in", args.corpus, args.documents)
    times: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(3):
        for number, seconds in times.items():
            seconds.append(measured([str(work / "in"), "-o", str(work / "out"), "--jobs", str(number)])[1])
    for number, seconds in times.items():
        print(f"--jobs {number}: {args.documents / min(seconds):,.0f} documents/s")
    print(f"two jobs to one: {min(times[1]) / min(times[2]):.2f} times")


def table(args: argparse.Namespace, work: Path) -> None:
    """The table is made as it is read, so that it takes no disk."""
    texts = [text for path in files(args.corpus) if (text := as_text(path))]
    command = [
        *COMMAND,
        "--field",
        "text",
        "--id",
        "id",
        "--jobs",
        str(args.jobs),
        "-o",
        str(work / "out.ndjson"),
    ]
    run = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert run.stdin
    began, size, rows, peak = perf_counter(), 0, 0, 0
    for rows, text in enumerate(cycle(texts), 1):
        line = json.dumps({"id": rows, "text": text}).encode() + b"\n"
        run.stdin.write(line)
        size += len(line)
        if rows % 500 == 0:
            peak = peak_of(run.pid)
        if size >= args.size:
            break
    run.stdin.close()
    peak = max(peak, peak_of(run.pid))
    run.wait()
    seconds = perf_counter() - began
    with (work / "out.ndjson").open("rb") as lines:
        records = sum(1 for _ in lines)
    print(f"NDJSON of {size / 1e9:.2f} GB, {rows:,} rows: {records:,} records, {rows - records} lost")
    print(f"  {seconds:.0f} s, {size / seconds / 1e6:.1f} MB/s, parent's peak {peak / 1e6:.1f} MB")


def peer(args: argparse.Namespace, work: Path) -> None:
    """The folder as it is through both commands, three times in turn; the best of each."""
    (folder,) = args.corpus
    plain = work / "html"
    plain.mkdir()
    for path in files([folder]):  # trafilatura reads no gzip
        content = path.read_bytes()
        if content[:2] == b"\x1f\x8b":
            import gzip

            content = gzip.decompress(content)
        (plain / path.name.removesuffix(".gz")).write_bytes(content)
    count = len(list(plain.iterdir()))
    theirs = [str(Path(sys.executable).with_name("trafilatura")), "--input-dir", str(plain), "--json"]
    commands = {
        "copydesk": [*COMMAND, str(plain), "--jobs", str(args.jobs)],
        "trafilatura": [*theirs, "--with-metadata", "--parallel", str(args.jobs)],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(3):
        for name, command in commands.items():
            began = perf_counter()
            done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
            times[name].append(perf_counter() - began)
            if done.stdout.count(b"\n") < count * 0.8:
                sys.exit(f"{name} gave too few records for {count} pages: is it installed whole?")
    for name, seconds in times.items():
        print(f"{name}: {count / min(seconds):,.1f} documents/s ({count} pages, {args.jobs} processes)")
    print(f"copydesk to trafilatura: {min(times['trafilatura']) / min(times['copydesk']):.2f} times")


def files(folders: list[Path]) -> list[Path]:
    """All files of the corpora, those of the folders mixed with one another."""
    named = [sorted(path for path in folder.iterdir() if path.is_file()) for folder in folders]
    longest = max(map(len, named))
    return [paths[n] for n in range(longest) for paths in named if n < len(paths)]


def fill(folder: Path, corpora: list[Path], count: int) -> None:
    """A folder of `count` documents, a hundred a subfolder; every hundredth is broken."""
    for number, path in enumerate(islice(cycle(files(corpora)), count)):
        place = folder / f"{number // 100:04}"
        place.mkdir(parents=True, exist_ok=True)
        target = place / f"{number:06}-{path.name}"
        if number % 100 == 99:
            target.write_bytes(BROKEN[number // 100 % len(BROKEN)])
        else:
            target.symlink_to(path.resolve())


def as_text(path: Path) -> str | None:
    content = path.read_bytes()
    if content[:2] == b"\x1f\x8b":
        import gzip

        content = gzip.decompress(content)
    return content.decode("utf-8", "replace")


def measured(args: list[str]) -> tuple[int, float, int]:
    """Exit code, seconds, and the highest resident memory of the parent process in bytes."""
    began = perf_counter()
    run = subprocess.Popen([*COMMAND, *args], stderr=subprocess.DEVNULL)
    peak = 0
    while run.poll() is None:
        peak = max(peak, peak_of(run.pid))
        sleep(0.02)
    return run.returncode, perf_counter() - began, peak


def peak_of(pid: int) -> int:
    """VmHWM of a process, in bytes; 0 when it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


if __name__ == "__main__":
    main()
