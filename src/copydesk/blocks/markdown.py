"""Marks of Markdown in a line: links, pictures, emphasis, escapes, headings, quotes. The words are what a reader sees."""

from __future__ import annotations

import re

# The patterns below are compiled on first use (re keeps them): most dumps have no Markdown, and start-up counts
# What a link goes to, its title in quotation marks included; a tool that wraps long lines leaves blanks in it. A target ends
# before the next one begins, so that a text of nothing but brackets is read once
_ESCAPED = r"\\."
_TITLE = r'[ \t]"(?:[^"\\]|\\.)*+"[ \t]*+(?=\))'
_INNER = rf"\((?:[^()\[\]\\]|{_ESCAPED})*+\)"
TARGET = rf"\((?:{_TITLE}|{_INNER}|{_ESCAPED}|[^()\]\\]|\](?!\())*+\)"
TOKEN = (
    rf"\\(?P<escaped>[\\`*_{{}}\[\]()#+.!|>~<$&\"'-])|(?P<opening>!?\[)"
    rf"|(?P<link>\](?:{TARGET}|\[[^\[\]]{{0,40}}\]))|(?P<closing>\])"
)

LINK = r"\]\(\s?<?([^\s()<>?#]+)"
# Code points of a file's name; a picture that stands in its own address has thousands
LONGEST_NAME = 60

STRONG = ("**", "__")
EMPHASIS = (
    r"(?<![\w*])\*(?=[^\s*])([^*]{1,2000})(?<=\S)\*(?![\w*])",
    r"(?<!\w)_(?=[^\s_])([^_]{1,2000})(?<=\S)_(?!\w)",
)
PAUSES = (",", ".", ";", ")")
NO_MARKS: tuple[str, ...] = ()
HEADING, TITLE = ("heading",), ("heading", "h1")
"""The marks of a heading; what a tool wrote for an `h1` is as good as one."""


def without_markdown(text: str) -> tuple[str, tuple[str, ...]]:
    """The words of a line without its marks, and what those were: `heading` (`h1`, too, where it is the title), `quoted`,
    `bullet`, `link`, `image`, `emphasis`.

    >>> without_markdown("## The [crane](https://port.example/crane- 2 'Our crane') stays")
    ('The crane stays', ('heading',))

    A link or picture is told where it is the whole line. A picture has the words of its `alt` where the line has no others; a
    line that has no words at all gives an empty text.
    """
    marks = NO_MARKS
    if text[:2] == "- ":
        marks += ("bullet",)
        text = text[2:].lstrip()
    while text[:2] == "> ":
        marks += ("quoted",)
        text = text[2:]
    if text[:1] == "#" and (heading := text.lstrip("#"))[:1] == " ":
        marks += TITLE if text[1] == " " else HEADING
        text = heading.strip().rstrip("#").rstrip()
    if "[" in text or "\\" in text or "]" in text:
        text, more = _without_links(text)
        marks += more
    for mark in STRONG:
        if text.count(mark) >= 2:
            text = text.replace(mark, "")
    for mark, pattern in zip("*_", EMPHASIS, strict=True):
        if mark in text:
            if re.fullmatch(pattern, text):
                marks += ("emphasis",)
            text = re.sub(pattern, r"\1", text)
    return text.strip(), marks


def underlines(line: str, above: str) -> tuple[str, ...]:
    """The marks of a heading that has a line of `=` (the title) or `-` below it, none where `line` is no such one.

    >>> underlines("==================", "Ferry sails again"), underlines("---", "Ferry sails again")
    (('heading', 'h1'), ())

    It is at least as long as its heading: a shorter one parts two texts.
    """
    sign = line[:1]
    if sign not in UNDERLINES or len(line) < max(SHORTEST_UNDERLINE, len(above)) or line.strip(sign):
        return NO_MARKS
    return TITLE if sign == "=" else HEADING


UNDERLINES = frozenset("=-")
SHORTEST_UNDERLINE = 3
"""Signs below a heading of one or two letters."""


def target_of(text: str) -> str:
    """The last part of the address that the first link of a line goes to: what a picture or link without words is called."""
    link = re.search(LINK, text)
    return link[1].rstrip("/").rpartition("/")[2][:LONGEST_NAME] if link else ""


def _without_links(text: str) -> tuple[str, tuple[str, ...]]:
    parts: list[str] = []
    open_at: list[int] = []
    alts: list[str] = []
    done = 0
    whole = NO_MARKS
    for token in re.finditer(TOKEN, text):
        parts.append(text[done : token.start()])
        done = token.end()
        if token["escaped"]:
            parts.append(token["escaped"])
        elif token["opening"]:
            open_at.append(len(parts))
            parts.append(token[0])
        elif token["link"]:
            # html2text sets the blank that closes the words before the bracket
            if parts[-1].endswith(" ") and text[done : done + 1] in PAUSES:
                parts[-1] = parts[-1].rstrip()
            if open_at:
                start = open_at.pop()
                is_picture = parts[start] == "!["
                if start == 1 and not parts[0] and done == len(text):
                    whole = ("image",) if is_picture else ("link",)
                parts[start] = ""
                if is_picture:
                    alts.append("".join(parts[start:]))
                    parts[start:] = [" "]
        else:
            if open_at:
                open_at.pop()
            parts.append("]")
    parts.append(text[done:])
    # what a link about several paragraphs leaves in the first of them
    if open_at and not "".join(parts[: open_at[0]]).strip():
        parts[open_at[0]] = ""
    words = " ".join("".join(parts).split())
    if words or not alts:
        return words, whole
    return " ".join(" ".join(alts).split()), ("image",)
