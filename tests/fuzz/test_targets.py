"""The fuzz targets over made-up text and HTML, over hostile pages, over each input that once broke one."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from targets import TARGETS

from copydesk.batch.formats import ndjson
from copydesk.batch.runs import answer, edited
from copydesk.batch.sources import Document, Failure

FOUND = json.loads(Path(__file__).with_name("found.json").read_text(encoding="utf-8"))

# pieces of which real lines are made, with the marks that parsers look for
PIECES = st.sampled_from(
    [
        *(
            "By ",
            "Von ",
            "Par ",
            "Ada Moss",
            "JO QUILL",
            " and ",
            ", ",
            " | ",
            "Reuters",
            "(AP) — ",
            "LEEDS, England ",
            "Foto: ",
        ),
        *(
            "Published ",
            "Updated ",
            "13 May 2024",
            "2024-05-13T11:06:00Z",
            "12.42 CET",
            "13.05.2024",
            "3 hours ago",
            "May 13",
        ),
        *(
            '"',
            "“",
            "”",
            "«",
            "»",
            "„",
            "‘",
            "’",
            "「",
            "」",
            "'",
            " said",
            ", she said",
            " according to ",
            ": ",
        ),
        *(
            "(Getty Images)",
            "[",
            "]",
            "(",
            ")",
            "©",
            "•",
            "- ",
            "* ",
            "# ",
            "> ",
            "\t",
            "\xa0",
            "\u200b",
            "\ufeff",
            "\u202e",
        ),
        *(
            "\n",
            "\n\n",
            "\r\n",
            "\f",
            "\x00",
            "\x1b[1m",
            "Advertisement",
            "Read more",
            "Share",
            "…",
            "—",
            "1234567890",
            "é",
            "日本",
            "ß",
        ),
        *(
            "<p>",
            "</p>",
            "<div>",
            "<br>",
            "<!--",
            "-->",
            "<script>",
            "]]>",
            "&amp;",
            "&#0;",
            "&bogus;",
            "<a href='",
            "</",
            "<",
        ),
    ]
)
PIECED = st.lists(PIECES | st.text(max_size=20), max_size=60).map("".join)

TAGS = st.sampled_from(
    [
        "article",
        "p",
        "div",
        "h1",
        "h2",
        "figure",
        "figcaption",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "time",
        "span",
        "a",
        "script",
        "title",
    ]
)
PAGES = st.recursive(
    PIECED,
    lambda inner: st.builds(
        lambda tag, parts, closed: f"<{tag} class=byline>{''.join(parts)}{f'</{tag}>' if closed else ''}",
        TAGS,
        st.lists(inner, max_size=4),
        st.booleans(),
    ),
    max_leaves=20,
)
INPUTS = (PIECED | PAGES).map(lambda text: text.encode("utf-8", "replace")) | st.binary(max_size=2000)


@pytest.mark.parametrize("name", TARGETS)
@given(data=INPUTS)
@example(data=b"")
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_made_up(name: str, data: bytes) -> None:
    TARGETS[name](data)


def found_row(row: dict[str, str]) -> object:
    """A row as a test case: `target`, `text` (other bytes as surrogates), `why`, and `xfail` for now."""
    marks = [pytest.mark.xfail(reason=row["xfail"], strict=True)] if "xfail" in row else []
    return pytest.param(row["target"], row["text"], id=f"{row['target']}: {row['why']}", marks=marks)


@pytest.mark.parametrize(("target", "text"), [found_row(row) for row in FOUND])
def test_found(target: str, text: str) -> None:
    TARGETS[target](text.encode("utf-8", "surrogateescape"))


STORY = "".join(
    f"<p>The ferry ran again on day {n}, said Ada Moss of the harbour board.</p>" for n in range(8)
)
DEEP = ("div", "p", "b", "a", "ul><li", "table><tr><td", "blockquote", "font", "article")
JSON_LD = "<html><head><script type='application/ld+json'>"


def nested(tag: str) -> str:
    """A story below 20,000 elements, each inside the one before."""
    closing = tag.partition(">")[0]
    return f"<body>{f'<{tag}>' * 20_000}{STORY}{f'</{closing}>' * 20_000}"


HOSTILE: dict[str, Callable[[], str]] = {
    **{f"nested <{tag}>": partial(nested, tag) for tag in DEEP},
    "a million tags": lambda: "<body>" + "<b></b>" * 500_000 + STORY,
    "line breaks": lambda: "<body><p>" + "<br>" * 500_000 + STORY,
    "a huge attribute": lambda: f"<body><p class='{'x ' * 2_000_000}'>{STORY}",
    # the parser's own cost grows with their square; what stops more of them is the time limit
    "many attributes": lambda: f"<body><p {' '.join(f'a{n}=1' for n in range(10_000))}>{STORY}",
    "a huge title": lambda: f"<html><head><title>{'Ferry | ' * 200_000}</title><body>{STORY}",
    "entities": lambda: f"<body><p>{'&lt;&amp;&#x26;&#38;&bogus;&#1114112;&#xD800;' * 50_000}{STORY}",
    "entities within entities": lambda: (
        "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'>"
        + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
        + f"]><html><body><p>&j;</p>{STORY}"
    ),
    "an external entity": lambda: (
        f"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><body><p>&x;</p>{STORY}"
    ),
    "a comment without end": lambda: f"<body>{STORY}<!-- {'- -- ' * 500_000}",
    "a script without end": lambda: f"<body>{STORY}<script>{'<p>' * 500_000}",
    "a quote without end in a tag": lambda: f'<body>{STORY}<p class="{"<p>" * 500_000}',
    "tags that only open": lambda: f"<body>{STORY}{'<' * 1_000_000}",
    "tags that only close": lambda: f"<body>{'</div>' * 500_000}{STORY}",
    "metadata without end": lambda: f"{JSON_LD}{'[' * 300_000}</script><body>{STORY}",
    "metadata, a long string": lambda: f'{JSON_LD}{{"headline": "{"x" * 3_000_000}</script><body>{STORY}',
    "a table of many columns": lambda: f"<body><table><tr>{'<td colspan=99999>x' * 50_000}</table>{STORY}",
    "one word without end": lambda: f"<body><p>{'x' * 5_000_000}</p>{STORY}",
    "quotes that only open": lambda: f"<body><p>{'“' * 300_000}</p>{STORY}",
    "many quotes": lambda: f"<body><p>{'“x” ' * 200_000}</p>{STORY}",
    "many names": lambda: f"<body><p>By {'Ada Moss and ' * 100_000}</p>{STORY}",
    "brackets": lambda: f"<body><p>{'(' * 300_000}{')' * 300_000}</p>{STORY}",
    "dates": lambda: f"<body><p>{'2024-05-13T11:06 ' * 100_000}</p>{STORY}",
    "short lines": lambda: "x\n" * 100_000,
    "long lines": lambda: ("The ferry ran again on Monday, “at last,” said Ada Moss. " * 500 + "\n") * 100,
    "blank and control characters": lambda: "\x0b\x0c \u2028\u2029\x85\u200b\ufeff\n" * 100_000,
}
"""Pages made to break parsers by depth, breadth, length, entities, nonsense."""


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(name: str) -> None:
    """Whatever comes of it, it comes soon: these are megabytes, and a fault of growth would take minutes."""
    page = HOSTILE[name]().encode()
    began = perf_counter()
    result = answer(Document("-", page), partial(edited, write=ndjson), 10**8)
    assert not (isinstance(result, Failure) and result.kind == "internal"), result
    assert b"root:" not in (result if isinstance(result, bytes) else b"")
    assert perf_counter() - began < 20
