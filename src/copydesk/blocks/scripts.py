r"""The story of a page that keeps it in a script for the browser to draw: as markup in a string, or as a tree of nodes.

push([1,"\u003cp>It left at dawn …"])
{"type": "paragraph", "content": [{"type": "text", "value": "It left at dawn …"}]}
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

# What shows that a string is a story, in the spellings of JSON
PARAGRAPH = re.compile(r"[\\<](?:u003[cC]p|p[ >])").search
# What the editors that papers write with call a node, its kinds that are a line of the story, the text of a node and those in it:
# `{"nodeType": "heading-2"`, `{"_type": "block", "children": [{"_type": "span", "text": …`
KINDS = ("type", "nodeType", "_type")
LINES = frozenset(("paragraph", "block", "heading", *(f"heading-{n}" for n in range(1, 7))))
TEXTS, INNER = ("value", "text"), ("content", "children")


def told_markup(raw: bytes) -> str:
    """The longest string with paragraphs in it that a script of a page holds; empty where there is none."""
    told = [
        script for script in _scripts(raw) if b"u003cp" in script or b"u003Cp" in script or b"<p" in script
    ]
    return max([_longest_markup(script.decode("utf-8", "replace")) for script in told], key=len, default="")


def told_lines(raw: bytes) -> list[str]:
    """The lines of the longest list of paragraphs that stands as nodes in a script of a page.

    >>> node = b'{"type": "paragraph", "content": [{"text": "It left "}, {"type": "link", "content": [{"text": "at dawn."}]}]}'
    >>> told_lines(b'<script>let state = {"body": [{"type": "ad"}, ' + node + b"]};</script>")
    ['It left at dawn.']
    """
    told = [script for script in _scripts(raw) if b'"paragraph"' in script or b'"block"' in script]
    lists = [lines for script in told for lines in _lists_of_lines(script.decode("utf-8", "replace"))]
    return max(lists, key=lambda lines: sum(map(len, lines)), default=[])


def _scripts(raw: bytes) -> list[bytes]:
    return [part.partition(b"</script")[0].partition(b">")[2] for part in raw.split(b"<script")[1:]]


def _longest_markup(script: str) -> str:
    r"""The longest string with paragraphs in it that a script holds: `push([1,"\u003cp>It left at dawn …"])`."""
    # three: pages put JSON into a string of JSON, and markup into a string of that
    for _ in range(3):
        literal = max(_literals(script), key=len, default="")
        if not literal:
            return ""
        try:
            script = json.loads(f'"{literal}"', strict=False)
        except ValueError:
            return ""
        if script.lstrip().startswith("<"):
            return script
    return ""


def _literals(script: str) -> Iterator[str]:
    """The strings of a script that have paragraphs in them."""
    at = 0
    while mark := PARAGRAPH(script, at):
        start = script.rfind('"', at, mark.start())
        while start >= 0 and _is_escaped(script, start):
            start = script.rfind('"', at, start)
        end = script.find('"', mark.end())
        while end >= 0 and _is_escaped(script, end):
            end = script.find('"', end + 1)
        if end < 0:
            return
        if start >= 0:
            yield script[start + 1 : end]
        at = end + 1


def _is_escaped(script: str, at: int) -> bool:
    """Whether an odd number of backslashes stands before a sign."""
    count = 0
    while count < at and script[at - 1 - count] == "\\":
        count += 1
    return count % 2 == 1


def _lists_of_lines(script: str) -> Iterator[list[str]]:
    """The lines in each list of the JSON that a script is or opens with: `[…]`, `state = {…};`."""
    start = 0 if script.lstrip().startswith("[") else max(script.find("{"), 0)
    try:
        data, _ = json.JSONDecoder(strict=False).raw_decode(script[start:].lstrip())
    except (ValueError, RecursionError):
        return
    nodes: list[Any] = [data]
    while nodes:
        node = nodes.pop()
        if isinstance(node, dict):
            nodes += node.values()
        elif isinstance(node, list):
            lines = [" ".join(_text(inner).split()) for inner in node if _is_line(inner)]
            # a node that is markup again would print its tags
            if not any("</" in line for line in lines):
                yield list(filter(None, lines))
            # a line is read as a whole: no node is read twice
            nodes += [inner for inner in node if not _is_line(inner)]


def _is_line(node: Any) -> bool:
    return isinstance(node, dict) and any(
        isinstance(kind := node.get(name), str) and kind in LINES for name in KINDS
    )


def _text(node: Any) -> str:
    """The text of a node and of those in it, in order."""
    parts = []
    nodes = [node]
    while nodes:
        node = nodes.pop()
        if isinstance(node, list):
            nodes += reversed(node)
        elif isinstance(node, dict):
            parts += [text for name in TEXTS if isinstance(text := node.get(name), str)]
            nodes += [inner for name in INNER if isinstance(inner := node.get(name), list)]
    return "".join(parts)
