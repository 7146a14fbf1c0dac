"""Gold to states, and weights from labelled pages."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import json
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner

from copydesk.labels.roles import load_weights
from copydesk.labels.states import STATES
from copydesk.model import Block, Origin

train = pytest.importorskip("copydesk.train", reason="training needs the extra copydesk[train]")
corpora = importlib.import_module("copydesk.training.examples")
fitting = importlib.import_module("copydesk.training.fitting")
golds = importlib.import_module("copydesk.training.gold")

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
    allowed = golds.align(blocks, GOLD)
    for row, (text, wanted) in zip(allowed, PAGE, strict=True):
        assert {state.name for state, open_ in zip(STATES, row, strict=True) if open_} == {wanted}, text


def test_what_cannot_be_told_is_left_open() -> None:
    blocks = [Block(text, Origin(n, n)) for n, (text, _) in enumerate(PAGE, 1)]
    allowed = golds.align(blocks, {**GOLD, "title": "Another wording of it", "titles": []})
    assert allowed[3].sum() > 1


def test_labels_of_lines_make_a_gold() -> None:
    blocks = [Block(text, Origin(2 * n, 2 * n)) for n, (text, _) in enumerate(PAGE, 1)]
    lines = {
        "id": "bridge",
        "headline": "8",
        "byline": "10",
        "body": "14,18",
        "caption": "15-17",
        "unsure": "2-4",
    }
    gold = golds.labelled_gold(
        blocks, lines, {"id": "bridge", "text": LEDE, "title": None, "authors": ["Mona Lind"]}
    )
    assert (gold["title"], gold["paragraphs"], gold["captions"]) == (PAGE[3][0], [LEDE, SECOND], [PAGE[7][0]])
    found = states(golds.align(blocks, gold))
    assert [found[3], found[4], *found[6:]] == [{wanted} for _, wanted in (PAGE[3], PAGE[4], *PAGE[6:])]
    assert len(found[0]) > 1, "what is unsure stays open"


def test_short_lines_of_labelled_pages_are_left_open() -> None:
    page = [*PAGE[:7], ("What is next", "story.subhead"), *PAGE[7:]]
    blocks = [Block(text, Origin(n, n)) for n, (text, _) in enumerate(page, 1)]
    told = golds.align(blocks, {**GOLD, "paragraphs": [LEDE, "What is next", SECOND]})
    found = states(golds.short_lines_open(blocks, told))
    assert len(found[7]) > 2
    assert [f for i, f in enumerate(found) if i != 7] == [f for i, f in enumerate(states(told)) if i != 7]


def states(allowed: Any) -> list[set[str]]:
    return [{state.name for state, open_ in zip(STATES, row, strict=True) if open_} for row in allowed]


def test_a_headline_with_its_eyebrow_glued_to_it_is_the_headline() -> None:
    page = [text if text != GOLD["title"] else f"Sandvik {text}" for text, _ in PAGE]
    blocks = [Block(text, Origin(n, n)) for n, text in enumerate(page, 1)]
    assert states(golds.align(blocks, GOLD))[3] == {"head.headline"}


def test_a_dek_that_the_story_says_again_is_no_paragraph() -> None:
    page = [PAGE[3][0], SECOND, "By Mona Lind", LEDE, SECOND]
    blocks = [Block(text, Origin(n, n)) for n, text in enumerate(page, 1)]
    found = states(golds.align(blocks, {**GOLD, "dek": SECOND}))
    assert [found[1], found[3], found[4]] == [{"head.dek"}, {"story.body"}, {"story.body"}]


def test_a_caption_that_the_gold_lacks_is_left_open(tmp_path: Path) -> None:
    marked = "The planks that gave way under the inspector, seen from the river."
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "bridge.html").write_text(
        f"<h1>{GOLD['title']}</h1><p>{LEDE}</p><figure><figcaption>{marked}</figcaption></figure><p>{SECOND}</p>"
    )
    (tmp_path / "innertext").mkdir()
    (tmp_path / "innertext" / "bridge.txt").write_text("\n\n".join([GOLD["title"], LEDE, marked, SECOND]))
    (tmp_path / "gold-innertext.jsonl").write_text(json.dumps(GOLD))
    (page,) = corpora.examples(tmp_path, ["innertext"])
    assert states(page.allowed) == [
        {"head.headline"},
        {"story.body"},
        {"story.caption", "story.credit", "story.chrome"},
        {"story.body"},
    ]


def test_a_gold_with_the_story_as_one_text_tells_story_from_the_rest() -> None:
    third = "The council will meet on Thursday to talk about a ferry, a rope bridge, or a very long plank."
    page = [
        "Home",
        GOLD["title"],
        "By Mona Lind",
        LEDE,
        SECOND,
        "Read more about it on our other pages today",
        third,
    ]
    blocks = [Block(text, Origin(n, n)) for n, text in enumerate([*page, third, "Imprint"], 1)]
    gold = {"id": "bridge", "title": GOLD["title"], "text": "\n".join([LEDE, SECOND, third, third])}
    found = states(golds.align_story(blocks, gold))
    assert all(name.startswith("above.") for name in found[0])
    assert found[1] == {"head.headline"}
    assert {"head.byline", "head.dek", "head.chrome"} <= found[2]
    assert "story.body" in found[3]
    assert "head.dek" in found[3], "the first lines of such a gold may be the dek"
    assert not {"story.body", "story.subhead"} & found[5]
    assert found[6] == {"story.body"}
    assert "story.body" not in found[8]


def test_weights_of_labelled_pages_tell_story_from_chrome() -> None:
    pages = list(corpora.cases(CASES))
    weights = load_weights(fitting.readable(fitting.fit(pages, rounds=30)))
    bridge = next(page for page in pages if page.gold["id"] == "harbor-drill")
    record = train.predict(bridge, weights)
    assert record["headline"].startswith("Coast Guard holds")
    assert record["authors"] == ["Dana Whitlock"]


def test_clues_can_be_left_out() -> None:
    pages = list(corpora.cases(CASES))
    rows = fitting.fit(pages, rounds=2, without="length|words=")["clues"]
    assert rows
    assert not [clue for clue in rows if clue.startswith(("length", "words="))]


def test_a_site_falls_into_one_fold() -> None:
    pages = [
        {"id": "a", "url": f"https://{host}/x"} for host in ("www.a.example", "news.a.example", "a.example")
    ]
    assert len({corpora.fold_of(page, 5) for page in pages}) == 1


def test_weights_of_folds_are_kept_and_read_again(tmp_path: Path) -> None:
    """Rules that need no training are measured with weights fitted once."""
    corpus = tmp_path / "coast"
    (corpus / "innertext").mkdir(parents=True)
    golds = [{**GOLD, "id": f"bridge{n}", "url": f"https://news{n}.example/bridge"} for n in range(8)]
    for gold in golds:
        text = "\n\n".join(text for text, _ in PAGE)
        (corpus / "innertext" / f"{gold['id']}.txt").write_text(text, encoding="utf-8")
    (corpus / "gold-innertext.jsonl").write_text("\n".join(map(json.dumps, golds)), encoding="utf-8")
    scorer = tmp_path / "count.py"
    scorer.write_text("import sys; print(sum(1 for _ in open(sys.argv[2])), 'records')")
    fitted = tmp_path / "folds.json"
    command = [str(corpus), "--rounds=2", f"--scorer={scorer}", f"--fitted={fitted}"]
    first = CliRunner().invoke(train.main, [*command, "--folds=2"])
    assert first.output == "coast/innertext: 8 records\n", first.output
    written = fitted.read_bytes()
    assert len(json.loads(written)) == 2
    # other rounds would give other weights, if they were fitted again
    again = CliRunner().invoke(train.main, [*command, "--folds=2", "--rounds=3"])
    assert (again.output, fitted.read_bytes()) == (first.output, written)
    other = CliRunner().invoke(train.main, [*command, "--folds=3"])
    assert other.exit_code == 2
    assert "holds the weights of 2 folds, not of 3" in other.output


def benchmark(name: str) -> ModuleType:
    path = Path(__file__).parent / "benchmarks" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_benchmark_of_rules_names_what_there_is() -> None:
    rules = benchmark("rules")
    for rule, (module, name, stand_in) in rules.RULES.items():
        parameters = inspect.signature(getattr(module, name)).parameters
        needed = [p for p in parameters.values() if p.default is p.empty]
        assert inspect.signature(stand_in).bind(*needed), rule


def test_labels_of_pages_make_a_corpus_in_the_pages_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = benchmark("pages")
    raw = f"<html><body><h1>{GOLD['title']}</h1><p>{LEDE}</p><p>{SECOND}</p></body></html>".encode()
    (tmp_path / "suite" / "case").mkdir(parents=True)
    (tmp_path / "suite" / "case" / "source.html").write_bytes(raw)
    label = {
        "page": sha256(raw).hexdigest()[:16],
        "site": "case",
        "title": pages.digest(GOLD["title"]),
        "dek": "",
        "authors": ["Mona Lind"],
        "author_orgs": [],
        "date": None,
        "paragraphs": f"{pages.digest(LEDE)} {pages.digest('What the page does not print.')} {pages.digest(SECOND)}",
        "captions": "",
    }
    (tmp_path / "labels.jsonl").write_text(json.dumps(label), encoding="utf-8")
    command = ["pages.py", *[str(tmp_path / name) for name in ("suite", "labels.jsonl", "corpus")]]
    monkeypatch.setattr("sys.argv", command)
    pages.main()
    (page,) = corpora.examples(tmp_path / "corpus", ["html"])
    assert (page.gold["title"], page.gold["paragraphs"]) == (GOLD["title"], [LEDE, SECOND])
