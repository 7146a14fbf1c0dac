#!/usr/bin/env python3
"""What a page costs, in units of lxml's parse of the same page, everything in one run.

    tests/benchmarks/speed.py [PAGES [DUMPS]] [--limit N] [--only NAME]...

PAGES  a folder of HTML pages (.html, .html.gz); by default the samples
DUMPS  a folder of text dumps named like the pages; without it the page's own text, one block a line

Prints for each tool the median page, the total and the worst page, in units of lxml's parse, and the median
in milliseconds; then which page is the worst, and what share of a dump's cost the quotes are. Tools that are
not installed are left out.
Each page is timed three times by each tool in turn, and the best time counts. copydesk remembers what it saw
in a line, so it is timed a fourth time with all forgotten: `new` is the median page of a site not met before.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import lxml.html

import copydesk
from copydesk.quotes import find_quotes

SAMPLES = Path(__file__).parents[2] / "samples"
ROUNDS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("pages", nargs="?", type=Path, default=SAMPLES)
    parser.add_argument("dumps", nargs="?", type=Path)
    parser.add_argument("--limit", type=int, help="take the first N pages only")
    parser.add_argument(
        "--only", action="append", help="of the others, time this tool only (may be repeated)"
    )
    args = parser.parse_args()
    pages = read_pages(args.pages, args.dumps)[: args.limit]
    if not pages:
        parser.error(f"no .html or .html.gz page in {args.pages}")
    tools = {"copydesk, HTML": edit, **{n: t for n, t in peers().items() if not args.only or n in args.only}}
    times: dict[str, list[float]] = {}
    news: dict[str, list[float]] = {}
    for _, html, dump in pages:
        story = story_of(dump)
        jobs: dict[str, Callable[[], object]] = {"lxml's parse": partial(lxml.html.document_fromstring, html)}
        jobs |= {name: partial(tool, html) for name, tool in tools.items()}
        jobs["copydesk, dump"] = partial(edit, dump)
        jobs["quotes of the dump"] = partial(find_quotes, *story)
        for name, seconds in best(jobs).items():
            times.setdefault(name, []).append(seconds)
        for name, seconds in forgetful(
            {name: job for name, job in jobs.items() if "copydesk" in name}
        ).items():
            news.setdefault(name, []).append(seconds)
    report(times, news, [name for name, _, _ in pages])


def report(times: dict[str, list[float]], news: dict[str, list[float]], pages: list[str]) -> None:
    base = times["lxml's parse"]
    print(f"{len(pages)} pages; units of lxml's parse of the same page")
    print(f"{'':22}{'median':>8}{'total':>8}{'worst':>8}{'median ms':>12}{'new':>8}")
    for name, taken in times.items():
        ratios = [t / b for t, b in zip(taken, base, strict=True)]
        share = sum(taken) / sum(base)
        line = f"{name:22}{median(ratios):8.2f}{share:8.2f}{max(ratios):8.2f}{median(taken) * 1000:12.2f}"
        new = [t / b for t, b in zip(news.get(name, ()), base, strict=False)]
        print(f"{line}{median(new):8.2f}" if new else line)
    for name in news:
        ratio, page = max(zip([t / b for t, b in zip(times[name], base, strict=True)], pages, strict=True))
        print(f"{name}: {page} is the worst, {ratio:.1f}")
    of_dump = sum(times["quotes of the dump"]) / sum(times["copydesk, dump"])
    print(f"quotes are {of_dump:.0%} of what the dumps cost")


def read_pages(pages: Path, dumps: Path | None) -> list[tuple[str, bytes, bytes]]:
    """Each page's name with the page and its dump, both as bytes."""
    found = []
    for path in sorted(pages.iterdir()):
        if not path.name.endswith((".html", ".html.gz")):
            continue
        html = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        if dumps is None:
            found.append((path.name, html, "\n".join(b.block.text for b in copydesk.label(html)).encode()))
        elif (dump := dumps / f"{path.name.removesuffix('.gz').removesuffix('.html')}.txt").exists():
            found.append((path.name, html, dump.read_bytes()))
    return found


def story_of(dump: bytes) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    """What the quotes are found in and with: body, authors, language."""
    try:
        record = copydesk.edit(dump)
    except copydesk.EditError:
        return (), (), None
    return record.body, record.authors, record.language


def edit(raw: bytes) -> object:
    try:
        return copydesk.edit(raw).to_dict()
    except copydesk.EditError as error:
        return error


def best(jobs: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The best of three times of each job; they take turns, so that a busy moment does not hit one alone."""
    taken = dict.fromkeys(jobs, float("inf"))
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            start = perf_counter()
            job()
            taken[name] = min(taken[name], perf_counter() - start)
    return taken


def forgetful(jobs: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The time of each job with nothing remembered of any page."""
    taken = {}
    for name, job in jobs.items():
        for module in [m for n, m in sys.modules.items() if n.startswith("copydesk")]:
            for value in vars(module).values():
                # what has no limit is no memory of pages but word lists and weights
                if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"]:
                    value.cache_clear()
        start = perf_counter()
        job()
        taken[name] = perf_counter() - start
    return taken


def peers() -> dict[str, Callable[[bytes], object]]:
    """The extractors that are installed, each as it is used to get as much of an article as it gives."""
    found: dict[str, Callable[[bytes], object]] = {}
    for name, module, use in (
        ("trafilatura", "trafilatura", trafilatura),
        ("newspaper4k", "newspaper", newspaper),
        ("readability-lxml", "readability", readability),
        ("resiliparse", "resiliparse.extract.html2text", resiliparse),
    ):
        try:
            loaded = import_module(module)
        except ImportError:
            continue
        found[name] = partial(use, loaded)
    return found


def trafilatura(module: Any, html: bytes) -> object:
    return module.extract(html, output_format="json", with_metadata=True)


def newspaper(module: Any, html: bytes) -> object:
    article = module.Article("https://example.org/story", fetch_images=False)
    article.download(input_html=html.decode("utf-8", "replace"))
    try:
        article.parse()
    except module.ArticleException as error:
        return error
    return article.text


def readability(module: Any, html: bytes) -> object:
    document = module.Document(html)
    try:
        return document.title(), document.summary()
    except module.readability.Unparseable as error:
        return error


def resiliparse(module: Any, html: bytes) -> object:
    return module.extract_plain_text(html.decode("utf-8", "replace"), main_content=True)


if __name__ == "__main__":
    main()
