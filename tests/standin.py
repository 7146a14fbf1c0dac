"""The command with a stand-in for the pipeline: each document says itself what becomes of it.

    python tests/standin.py [OPTIONS] [SOURCE]...  as copydesk, but fast; hangs, crashes, eats memory

STANDIN_MS in the environment makes each document take that many milliseconds.
"""

from __future__ import annotations

import os
import signal
import time
from hashlib import sha256
from typing import NoReturn

import copydesk
from copydesk.model import Block, Clue, LabelledBlock, Origin, Record, Role, Source


def edit(raw: bytes | str, url: str | None = None, path: str | None = None) -> Record:
    """A record whose headline is the first line, or what the first word orders."""
    words = raw if isinstance(raw, str) else raw.decode("utf-8", "replace")
    time.sleep(float(os.environ.get("STANDIN_MS", "0")) / 1000)
    if words.strip() and (deed := DEEDS.get(words.split(None, 1)[0])):
        deed()
    headline, *body = words.strip().split("\n")
    encoded = words.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    source = Source(path, "text", None if isinstance(raw, str) else "utf-8", sha256(encoded).hexdigest())
    return Record(source, headline=headline, body=tuple(body or ["One paragraph."]), url=url)


def label(raw: bytes | str) -> list[LabelledBlock]:
    """One body block a line."""
    words = raw if isinstance(raw, str) else raw.decode()
    lines = [(number, line) for number, line in enumerate(words.split("\n"), 1) if line.strip()]
    return [
        LabelledBlock(Block(line.strip(), Origin(number, number)), Role.BODY, 1.5, (Clue("looks_long", 1.5),))
        for number, line in lines
    ]


def hang() -> NoReturn:
    """A loop without end."""
    while True:
        pass


def eat() -> NoReturn:
    """Memory without end, a piece at a time."""
    pieces = []
    while True:
        pieces.append(bytes(1 << 26))


def crash() -> NoReturn:
    """As a fault in C code ends a process."""
    os.kill(os.getpid(), signal.SIGSEGV)
    raise AssertionError


def no_article() -> NoReturn:
    """As a page of menus does."""
    raise copydesk.NoArticle("no article in it")


def fault() -> NoReturn:
    """As a fault of ours does."""
    raise RuntimeError("a \x1b[31mfault\x1b[0m")


DEEDS = {"HANG": hang, "EAT": eat, "CRASH": crash, "MENU": no_article, "FAULT": fault}


if __name__ == "__main__":
    copydesk.edit, copydesk.label = edit, label
    from copydesk.cli import main

    main(prog_name="copydesk")
