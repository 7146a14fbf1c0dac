#!/usr/bin/env python3
"""The dumps that the usual tools make of HTML pages, as tracks of a corpus, so that each tool's can be scored or trained on.

    tests/benchmarks/dumps.py CORPUS FOLDER [--only TOOL]...

CORPUS  a folder with html/ and gold-html.jsonl
FOLDER  where TOOL/ID.txt and gold-TOOL.jsonl are written

    copydesk FOLDER/get_text -o p.jsonl && articles.py FOLDER/gold-get_text.jsonl p.jsonl

The tools: BeautifulSoup's get_text() with nothing, line ends or blanks between the texts, and that of all `<p>` alone; html2text,
markdownify and inscriptis where they are installed; lynx, links and pandoc where they are on the PATH. Prints the tools that were
left out. The gold of HTML also holds what a dump does not print, as a date that only the metadata have. The track `story` has the
gold's paragraphs alone, as an extractor gives them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from bs4 import BeautifulSoup

from copydesk.blocks.decode import decode

SOUP: dict[str, dict[str, str | bool]] = {
    "get_text": {},
    "get_text_lines": {"separator": "\n"},
    "get_text_stripped_lines": {"separator": "\n", "strip": True},
    "get_text_blanks": {"separator": " "},
    "get_text_stripped_blanks": {"separator": " ", "strip": True},
}
COMMANDS = {
    "lynx": ["lynx", "-dump", "-force_html", "-assume_charset=utf-8", "-display_charset=utf-8"],
    "links": ["links", "-dump", "-html-assume-codepage", "utf-8", "-codepage", "utf-8"],
    "pandoc": ["pandoc", "-f", "html", "-t", "plain"],
}
MODULES = {"html2text": "html2text", "markdownify": "markdownify", "inscriptis": "get_text"}
PATIENCE = 60
"""Seconds that a tool may take for a page."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", action="append", metavar="TOOL")
    options = parser.parse_args()
    tools = {name: tool for name, tool in _tools().items() if not options.only or name in options.only}
    pages = sorted((options.corpus / "html").iterdir())
    for name, tool in tools.items():
        track = options.folder / name
        track.mkdir(parents=True, exist_ok=True)
        for page in pages:
            dump = tool(_html(page))
            (track / f"{page.name.partition('.html')[0]}.txt").write_text(
                dump, encoding="utf-8", errors="replace"
            )
        shutil.copy(options.corpus / "gold-html.jsonl", options.folder / f"gold-{name}.jsonl")
        print(f"{name}: {len(pages)} pages", flush=True)
    if not options.only or "story" in options.only:
        _write_stories(options.corpus / "gold-html.jsonl", options.folder)


def _write_stories(gold: Path, folder: Path) -> None:
    track = folder / "story"
    track.mkdir(parents=True, exist_ok=True)
    for line in gold.read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        if paragraphs := page.get("paragraphs"):
            (track / f"{page['id']}.txt").write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    shutil.copy(gold, folder / "gold-story.jsonl")


def _html(page: Path) -> str:
    raw = page.read_bytes()
    return decode(gzip.decompress(raw) if page.suffix == ".gz" else raw).text


def _tools() -> dict[str, Callable[[str], str]]:
    tools: dict[str, Callable[[str], str]] = {name: partial(_get_text, name) for name in SOUP}
    tools["all_p"] = _paragraphs
    for module, function in MODULES.items():
        try:
            tools[module] = getattr(import_module(module), function)
        except ImportError:
            print(f"{module} is not installed", file=sys.stderr)
    for name, command in COMMANDS.items():
        if shutil.which(name):
            tools[name] = partial(_run, command)
        else:
            print(f"{name} is not on the PATH", file=sys.stderr)
    return tools


def _get_text(name: str, html: str) -> str:
    text: str = BeautifulSoup(html, "lxml").get_text(**SOUP[name])  # type: ignore[arg-type]
    return text


def _paragraphs(html: str) -> str:
    return "\n\n".join([p.get_text(" ", strip=True) for p in BeautifulSoup(html, "lxml").find_all("p")])


def _run(command: list[str], html: str) -> str:
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        # what the page says of its encoding was true of its bytes
        page.write_text(html.replace("charset=", "data-charset="), encoding="utf-8", errors="replace")
        done = subprocess.run([*command, str(page)], capture_output=True, timeout=PATIENCE, check=False)
    return done.stdout.decode("utf-8", "replace")


if __name__ == "__main__":
    main()
