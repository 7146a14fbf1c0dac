"""Marks that the tools which make dumps write around the words: of Markdown, of text browsers, of lists and headings."""

from __future__ import annotations

import re

# Blanks that HTML and PDF leave behind (no-break, thin, ideographic …) all mean a blank here; these characters mean nothing.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"
INVISIBLE_ANY = re.compile(f"[{INVISIBLE}]")

# w3m and lynx draw list items with these; a hyphen or dash is left alone, since dialogue opens with it in many languages
BULLETS = frozenset("•□☆○■●◦▪▫‣⁃*+·►▸")

# A line that begins with none of these has no mark at its front: the d is that of a scraper's `date`
MARKS = BULLETS | {" ", "d"}
NO_MARKS: tuple[str, ...] = ()

# `date 2022-05-13 Expand / Collapse search`: some scrapers put the date before the page's first words
DATE_PREFIX = re.compile(r"date (\d{4}-\d\d-\d\d)(?: |$)")

# Marks that markdown and terminal browsers write around words; each is looked for only where its first mark stands in the line
MARKDOWN_LINK = re.compile(r"(!?)\[([^\]\[]{0,300})\]\(([^()\s]{0,500})[^()]{0,100}\)")
LYNX_LINK = re.compile(r"\[\d{1,4}\](?=\S)")
FORM_FIELD = re.compile(r"\[[ _*xX]*\]|\(BUTTON\)|\( \)|\(\*\)")


# `&quot;`, `&#8217;`, `&#x2019;`: only with the semicolon, since addresses have `&copy=1`
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")


def without_entities(text: str) -> str:
    """A text with the characters for the entities of HTML that a tool left in it.

    >>> without_entities("&ldquo;It stands,&rdquo; Kohl&#8217;s brother said at R&D;&nbsp;he left.")
    '“It stands,” Kohl’s brother said at R&D; he left.'
    """
    if "&" not in text or not ENTITY.search(text):
        return text
    # seldom needed, and 2 ms to load
    from html import unescape

    def character(match: re.Match[str]) -> str:
        letter = unescape(match[0])
        # a line's end stays within its line
        return " " if letter.isspace() else letter

    return ENTITY.sub(character, text)


def part_date_prefix(text: str) -> tuple[str | None, str]:
    """The date that a scraper put before a line, and the line without it: `date 2022-05-13 Menu` -> (`2022-05-13`, `Menu`)."""
    match = DATE_PREFIX.match(text)
    return (match[1], text[match.end() :]) if match else (None, text)


def plain(raw: str, marked: bool, fields: bool) -> tuple[str, tuple[str, ...]]:
    """The words of a line without its list and heading marks, and what those marks were.

    A line of nothing but marks stays as it is: it must land in a block, and the words of a block are never empty.
    """
    marks: tuple[str, ...] = ("indented",) if raw[0].isspace() else ()
    text = folded_blanks(raw if raw.isprintable() else INVISIBLE_ANY.sub("", raw))
    if not text:
        return raw.strip() or "\u200b", marks
    bare = text
    if text[0] in BULLETS and text[1:2] in (" ", ""):
        marks += ("bullet",)
        bare = text[1:].strip()
    if marked:
        bare, more = _without_markdown(bare)
        marks += more
    if fields and ("[" in bare or "(BUTTON)" in bare):
        bare = folded_blanks(FORM_FIELD.sub(" ", bare))
    if bare.startswith("date ") and DATE_PREFIX.match(bare):
        marks += ("date_prefix",)
    return bare.strip() or text, marks


def folded_blanks(text: str) -> str:
    """A text with single blanks where it has white space, and none at its ends."""
    # most lines have nothing to fold, which costs a fifth to see of what folding does
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return " ".join(text.split())


def is_marked_up(text: str) -> bool:
    """Whether the dump has marks of markdown or lynx, so that plain pages do not pay for looking."""
    # one sign is quicker to look for than two, and most pages have none of them
    return text.startswith(("# ", "## ")) or any(sign in text and mark in text for sign, mark in MARKED_UP)


MARKED_UP = (("]", "]("), ("]", "[1]"), ("#", "\n# "), ("#", "\n## "), ("*", "**"))


def _without_markdown(text: str) -> tuple[str, tuple[str, ...]]:
    marks: tuple[str, ...] = ()
    if text[0:1] == "#" and (heading := text.lstrip("#")) != text and heading[:1] == " ":
        marks += ("heading",)
        text = heading.strip().rstrip("#").rstrip()
    if text[:2] == "> ":
        marks += ("quoted",)
        text = text[2:]
    if text[:2] == "- ":
        marks += ("bullet",)
        text = text[2:]
    if "](" in text:
        if MARKDOWN_LINK.fullmatch(text):
            marks += ("image" if text[0] == "!" else "link",)
        text = MARKDOWN_LINK.sub(r"\2", text)
    if "[" in text:
        text = LYNX_LINK.sub("", text)
    for mark in ("**", "__"):
        if text.count(mark) >= 2:
            text = text.replace(mark, "")
    if len(text) > 2 and text[0] == text[-1] and text[0] in "*_" and text.count(text[0]) == 2:
        marks += ("emphasis",)
        text = text[1:-1]
    return text, marks
