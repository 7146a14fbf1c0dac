"""Stories that a page keeps in a script."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from copydesk.blocks.scripts import told_lines


def told(script: Any) -> list[str]:
    return told_lines(f"<p>Loading</p><script>{script}</script>".encode())


def unist(text: str, kind: str = "paragraph") -> dict[str, Any]:
    """As mdast, ProseMirror and the like write a line."""
    return {"type": kind, "children": [{"type": "text", "value": text}]}


def contentful(text: str, kind: str = "paragraph") -> dict[str, Any]:
    return {"nodeType": kind, "data": {}, "content": [{"nodeType": "text", "value": text, "marks": []}]}


def portable(text: str, kind: str = "block") -> dict[str, Any]:
    return {"_type": kind, "style": "normal", "children": [{"_type": "span", "text": text}]}


@pytest.mark.parametrize("node", [unist, contentful, portable])
def test_the_lines_of_the_longest_list(node: Any) -> None:
    story = [node("It left at dawn."), {"type": "ad"}, node("Nobody saw it go.")]
    state = {"card": [node("Ferry sails")], "page": {"body": {"content": story}}}
    assert told(json.dumps(state)) == ["It left at dawn.", "Nobody saw it go."]
    assert told(json.dumps([state])) == ["It left at dawn.", "Nobody saw it go."]
    assert told(f"window['state'] = {json.dumps(state)}; start(state)") == [
        "It left at dawn.",
        "Nobody saw it go.",
    ]


def test_headings_are_lines_and_links_run_on() -> None:
    link = {"type": "link", "url": "/x", "children": [{"type": "text", "value": "the quay"}]}
    line = {"type": "paragraph", "children": [{"text": "It left "}, link, {"text": " at\n dawn."}]}
    story = [unist("The ferry", "heading"), line, unist("", "paragraph"), contentful("The crew", "heading-2")]
    assert told(json.dumps(story)) == ["The ferry", "It left the quay at dawn.", "The crew"]


@pytest.mark.parametrize(
    "script",
    [
        "",
        '"paragraph"',
        'state = {"type": "paragraph", "text": broken',
        json.dumps([{"type": "paragraph", "text": "It <b>left</b> at dawn."}]),
        json.dumps([{"type": ["paragraph"], "text": "It left at dawn."}]),
        json.dumps([{"type": "paragraph"}, "paragraph", None, {"type": "paragraph", "text": 5}]),
        json.dumps([{"type": "caption", "text": "The ferry at the 'paragraph'"}]),
        "[" * 100_000 + '"paragraph"',
    ],
)
def test_scripts_without_a_story(script: str) -> None:
    assert told(script) == []


def test_lines_in_lines_take_linear_time() -> None:
    node: Any = "word " * 200_000
    for _ in range(300):
        node = {
            "type": "paragraph",
            "text": "it ",
            "children": [node, node] if isinstance(node, str) else [node],
        }
    start = time.process_time()
    told(json.dumps([node]))
    assert time.process_time() - start < 2
