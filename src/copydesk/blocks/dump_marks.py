"""Marks that the tools which make dumps write around the words: of Markdown, of text browsers, of lists and headings."""

from __future__ import annotations

import re
from typing import NamedTuple

from copydesk.blocks.markdown import target_of, without_markdown

# Blanks that HTML and PDF leave behind (no-break, thin, ideographic …) all mean a blank here; these characters mean nothing.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"
INVISIBLE_ANY = f"[{INVISIBLE}]"

# w3m and lynx draw list items with these; a hyphen or dash is left alone, since dialogue opens with it in many languages
BULLETS = frozenset("•□☆○■●◦▪▫‣⁃*+·►▸")

# No dialogue has so many blanks: an item of pandoc
WIDE_DASH = "-   "

# A line that begins with none of these has no mark at its front: the d is that of a scraper's `date`
MARKS = BULLETS | {" ", "d"}
NO_MARKS: tuple[str, ...] = ()

# `date 2022-05-13 Expand / Collapse search`: some scrapers put the date before the page's first words
DATE_PREFIX = re.compile(r"date (\d{4}-\d\d-\d\d)(?: |$)")

# Marks that text browsers write around words; each is looked for only where its first mark stands in the line, and compiled
# then (re keeps it)
LINK_NUMBER = r"\[\d{1,4}\]"
LINK_NUMBER_BEFORE = r"\[\d{1,4}\](?=\S)"
FORM_FIELD = r"\[[ _*xX]*\]|\(BUTTON\)|\( \)|\(\*\)"
# lynx names a picture without words by its file
PICTURE_FILE = r"(?i)\[[^\[\]]{1,200}\.(?:jpe?g|png|gif|svg|webp|avif|bmp)\b[^\[\]]*\]"
# w3m by its file without the ending, cut or whole, alone or with what follows it; a word in brackets may be the page's own, and
# so may a number of three digits (a note's) or a date
FILE_NAME = r"\[(?=[^\]]*[\d_-])(?!\d{1,3}\]|[12]\d{3}\]|\d{4}-\d\d?-\d\d?\])[A-Za-z\d_.%+-]{4,}\]"
FILE_NAMES = rf"(?:(?:{FILE_NAME}|\[(?:gif|png|jpg|svg)\])\s*)+"
FILE_NAME_BEFORE = rf"^{FILE_NAME}(?=[^\s\[])"
# and sets what a page marks as put in or struck out in frames
FRAME = r"\[(?:INS|DEL):|:(?:INS|DEL)\]"
# lynx lists the addresses of the links at the end
LIST_OF_LINKS = "\nReferences\n\n"
LISTED_LINK = r"\s*\d{1,5}\. [a-z][a-z+.-]{1,20}:\S*\s*$"


# pandoc sets the words of a picture in brackets, and none where it has none
PICTURE_WORDS = r"\[[^\[\]]+\]"
NO_PICTURE_WORDS = "\n[]\n"


class Kinds(NamedTuple):
    """What kinds of marks a dump has, so that what it has nowhere is not looked for in each of its lines."""

    markdown: bool
    titled: bool
    """Whether a heading of the first level is the page's title; a `#` opens a comment in code, too."""
    numbers: bool
    """Of links, before their words or alone."""
    listed: bool
    """Whether the addresses of numbered links stand at the end, so that a number in brackets is surely a link's."""
    fields: bool
    pictures: bool
    """Whether words in brackets on a line of their own are a picture's: pandoc leaves empty ones for those without words."""


# `&quot;`, `&#8217;`, `&#x2019;`: only with the semicolon, since addresses have `&copy=1`
ENTITY = r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});"


def without_entities(text: str) -> str:
    """A text with the characters for the entities of HTML that a tool left in it.

    >>> without_entities("&ldquo;It stands,&rdquo; Kohl&#8217;s brother said at R&D;&nbsp;he left.")
    '“It stands,” Kohl’s brother said at R&D; he left.'
    """
    if "&" not in text or not re.search(ENTITY, text):
        return text
    # seldom needed, and 2 ms to load
    from html import unescape

    def character(match: re.Match[str]) -> str:
        letter = unescape(match[0])
        # a line's end stays within its line
        return " " if letter.isspace() else letter

    return re.sub(ENTITY, character, text)


def part_date_prefix(text: str) -> tuple[str | None, str]:
    """The date that a scraper put before a line, and the line without it: `date 2022-05-13 Menu` -> (`2022-05-13`, `Menu`)."""
    match = DATE_PREFIX.match(text)
    return (match[1], text[match.end() :]) if match else (None, text)


def plain(raw: str, kinds: Kinds) -> tuple[str, tuple[str, ...]]:
    """The words of a line without its list and heading marks, and what those marks were.

    A line of nothing but marks stays as it is: it must land in a block, and the words of a block are never empty.
    """
    marks: tuple[str, ...] = ("indented",) if raw[0].isspace() else ()
    text = folded_blanks(raw if raw.isprintable() else re.sub(INVISIBLE_ANY, "", raw))
    if not text:
        return raw.strip() or "\u200b", marks
    bare = text
    if (text[0] in BULLETS and text[1:2] in (" ", "")) or raw.lstrip().startswith(WIDE_DASH):
        marks += ("bullet",)
        bare = text[1:].strip()
    if kinds.markdown:
        bare, more = without_markdown(bare)
        marks += more if kinds.titled else tuple([mark for mark in more if mark != "h1"])
    if kinds.numbers and "[" in bare:
        bare = re.sub(LINK_NUMBER if kinds.listed else LINK_NUMBER_BEFORE, "", bare).strip()
        if re.fullmatch(PICTURE_FILE, bare):
            marks += ("image",)
    if kinds.pictures and re.fullmatch(PICTURE_WORDS, bare):
        marks += ("image",)
        bare = bare[1:-1]
    if kinds.fields and ("[" in bare or "(BUTTON)" in bare):
        bare = folded_blanks(re.sub(FORM_FIELD, " ", bare))
        bare, more = _without_pictures(bare)
        marks += more
    if bare.startswith("date ") and DATE_PREFIX.match(bare):
        marks += ("date_prefix",)
    return bare.strip() or (target_of(text) if kinds.markdown else "") or text, marks


def _without_pictures(text: str) -> tuple[str, tuple[str, ...]]:
    """A line without the names of pictures and the frames that w3m sets, and a mark where it is nothing else."""
    if ":INS" in text or "INS:" in text or ":DEL" in text or "DEL:" in text:
        text = folded_blanks(re.sub(FRAME, "", text))
        return text, ("placeholder",) * (not text)
    if text[:1] != "[":
        return text, ()
    if re.fullmatch(FILE_NAMES, text):
        return text, ("placeholder",)
    return re.sub(FILE_NAME_BEFORE, "", text), ()


def goes_on_list_of_links(above: str, line: str) -> bool:
    """Whether both lines are entries of the list of addresses that lynx sets below a page."""
    return bool(re.match(LISTED_LINK, line) and re.match(LISTED_LINK, above))


def folded_blanks(text: str) -> str:
    """A text with single blanks where it has white space, and none at its ends."""
    # most lines have nothing to fold, which costs a fifth to see of what folding does
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return " ".join(text.split())


def kinds_of(text: str) -> Kinds:
    """The kinds of marks that a dump has."""
    brackets = "]" in text
    numbers = brackets and "[1]" in text
    # one sign is quicker to look for than two, and most pages have none of them
    markdown = text.startswith(("# ", "## ")) or any(sign in text and mark in text for sign, mark in MARKDOWN)
    return Kinds(
        markdown,
        markdown and _is_titled(text),
        numbers,
        numbers and LIST_OF_LINKS in text,
        brackets or "(BUTTON)" in text,
        brackets and NO_PICTURE_WORDS in text,
    )


def _is_titled(text: str) -> bool:
    # pages in which code is quoted have none of these, and more comments than a page has titles
    return (text.startswith("# ") or "](" in text or "\n## " in text) and text.count("\n# ") <= MOST_TITLES


MOST_TITLES = 4
"""Headings of the first level below the first line: one for most pages, 4 at most of 107 that `html2text` made."""
MARKDOWN = (("]", "]("), ("#", "\n# "), ("#", "\n## "), ("*", "**"))
