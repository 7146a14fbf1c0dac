"""What a tool wrote above a text about it: YAML between `---` lines, or lines of keys and values.

    ---                                 Title: Ferry sails again
    title: "Ferry sails again"          URL Source: https://callan.example/ferry
    author: [Ada Quill, Moses Larkin]   Published Time: 2024-05-03T10:00:00Z
    date: 2024-05-03                    Markdown Content:
    ---

Site generators, clippers and extractors write the first, readers for language models the second.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from copydesk.lexicons import lexicon_lines
from copydesk.lines.dates import read_dates
from copydesk.model import Metadata

FRONT_MATTER = "front_matter"
"""The hint of the block that such lines are."""
FENCE = "---"
MOST_LINES = 60
"""Lines that are read; a list of tags or of pictures may be long."""
FEWEST_FIELDS = 2
"""Fields that such lines name at least; a page may open with a line like `Title: …`."""


def read_front_matter(lines: Sequence[str]) -> tuple[int, Metadata]:
    """How many of the first lines of a dump tell about its text, and what they tell; 0 where they are the text's own.

    >>> read_front_matter(["Title: Ferry sails again", "", "URL Source: https://callan.example/ferry", "It sails."])[0]
    3
    >>> read_front_matter(["Ferry: sails again", "By: Ada Quill"])[0]
    0
    """
    first = next((i for i, line in enumerate(lines[:MOST_LINES]) if line.strip()), None)
    if first is None:
        return 0, NOTHING
    fenced = lines[first].strip() == FENCE
    # most dumps open with a line without a colon
    if not fenced and _field(lines[first].partition(":")[0]) not in OPENERS:
        return 0, NOTHING
    top = first + fenced
    count, said = _values(lines[top : first + MOST_LINES], fenced)
    if len(said) < FEWEST_FIELDS:
        return 0, NOTHING

    def one(field: str) -> str | None:
        return next(iter(said.get(field, [])), None)

    url = one("url")
    language = (one("language") or "")[:2].lower()
    return top + count, Metadata(
        headlines=tuple(said.get("headline", [])[:1]),
        authors=tuple(dict.fromkeys(said.get("authors", []))),
        published=_date(one("published")),
        updated=_date(one("updated")),
        description=one("description"),
        section=one("section"),
        outlet=one("outlet"),
        language=language if language.isalpha() else None,
        url=url if url and url.startswith(("http://", "https://")) else None,
    )


NOTHING = Metadata()
OPENERS = ("headline", "url")
"""Fields that lines without a fence open with; a text may open with its date or its byline."""


def _values(lines: Sequence[str], fenced: bool) -> tuple[int, dict[str, list[str]]]:
    """How many lines hold fields, and the values of each; those of a list stand below the key, or in brackets."""
    said: dict[str, list[str]] = {}
    field = None
    count = 0
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text:
            continue
        if fenced and text == FENCE:
            return number, said
        key, colon, value = text.partition(":")
        if field and field in said and text.startswith("- "):
            said[field] += _items(text[2:])
        elif colon and (field := _field(key)):
            if field == "end":
                return number, said
            said.setdefault(field, []).extend(_items(value) if field == "authors" else _bare(value))
        elif not fenced:
            break
        count = number
    # a fence that is not closed is a rule above the text
    return (0, {}) if fenced else (count, said)


def _items(value: str) -> list[str]:
    """`[Ada Quill, Moses Larkin]`, `Ada Quill; Moses Larkin`, `"[[Ada Quill]]"`: the names."""
    names = value.strip().strip("\"'[]").replace(";", ",").split(",")
    return [name for part in names if (name := part.strip().strip("\"'[]"))]


def _bare(value: str) -> list[str]:
    bare = value.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'":
        bare = bare[1:-1]
    return [bare] if bare else []


def _date(value: str | None) -> str | None:
    stamp = read_dates(value).published if value else None
    return stamp.value if stamp else None


def _field(key: str) -> str | None:
    return _fields().get(key.strip().lower().replace("_", " ").replace("-", " "))


@cache
def _fields() -> dict[str, str]:
    """The field of each key."""
    rows = [line.partition(" ") for line in lexicon_lines("front_matter_keys")]
    return {key: field for field, _, keys in rows for key in keys.split("|")}
