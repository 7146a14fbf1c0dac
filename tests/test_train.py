"""Gold to states, and weights from labelled pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from copydesk.model import Block, Origin
from copydesk.roles import STATES, load_weights

train = pytest.importorskip("copydesk.train", reason="training needs the extra copydesk[train]")

CASES = Path(__file__).parent / "cases"
LEDE = "The town of Sandvik has closed its only bridge after an inspector put his foot through it on Monday morning."
SECOND = "“It was a good foot,” said the inspector, Ola Brandt, who had warned the council about the planks for nine years."
GOLD: dict[str, Any] = {
    "id": "bridge",
    "url": "https://news.example/bridge",
    "title": "Bridge closed after inspector falls through",
    "date": "2024-05-02",
    "authors": ["Mona Lind"],
    "captions": ["Ola Brandt beside the bridge in Sandvik on Monday."],
    "paragraphs": [LEDE, SECOND],
}
PAGE = (
    ("Home", "above.chrome"),
    ("Share this article on your favourite network", "above.chrome"),
    ("Sandvik", "above.eyebrow"),
    ("Bridge closed after inspector falls through", "head.headline"),
    ("By Mona Lind", "head.byline"),
    ("2 May 2024", "head.timestamp"),
    (LEDE, "story.body"),
    ("Ola Brandt beside the bridge in Sandvik on Monday.", "story.caption"),
    (SECOND, "story.body"),
)


def test_gold_tells_each_block() -> None:
    blocks = [Block(text, Origin(n, n)) for n, (text, _) in enumerate(PAGE, 1)]
    allowed = train.align(blocks, GOLD)
    for row, (text, wanted) in zip(allowed, PAGE, strict=True):
        assert {state.name for state, open_ in zip(STATES, row, strict=True) if open_} == {wanted}, text


def test_what_cannot_be_told_is_left_open() -> None:
    blocks = [Block(text, Origin(n, n)) for n, (text, _) in enumerate(PAGE, 1)]
    allowed = train.align(blocks, {**GOLD, "title": "Another wording of it", "titles": []})
    assert allowed[3].sum() > 1


def test_weights_of_labelled_pages_tell_story_from_chrome() -> None:
    pages = list(train.cases(CASES))
    weights = load_weights(train.readable(train.fit(pages, rounds=30)))
    bridge = next(page for page in pages if page.gold["id"] == "harbor-drill")
    record = train.predict(bridge, weights)
    assert record["headline"].startswith("Coast Guard holds")
    assert record["authors"] == ["Dana Whitlock"]


def test_clues_can_be_left_out() -> None:
    pages = list(train.cases(CASES))
    rows = train.fit(pages, rounds=2, without="length|words=")["clues"]
    assert rows
    assert not [clue for clue in rows if clue.startswith(("length", "words="))]


def test_a_site_falls_into_one_fold() -> None:
    pages = [
        {"id": "a", "url": f"https://{host}/x"} for host in ("www.a.example", "news.a.example", "a.example")
    ]
    assert len({train.fold_of(page, 5) for page in pages}) == 1
