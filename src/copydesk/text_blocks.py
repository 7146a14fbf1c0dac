"""Text dump -> blocks: one block a line, lines that a tool wrapped or an inline link broke joined again."""

from __future__ import annotations

import re
from functools import lru_cache

from .model import Block, Origin, Page

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

# Terminal browsers wrap at 72 to 80 columns unless told otherwise; nobody sets copy narrower than 50 or wraps wider than 130
NARROWEST_WRAP, WIDEST_WRAP = 50, 130


def read_text(text: str) -> Page:
    r"""The blocks of a text dump, in reading order.

    >>> [b.text for b in read_text("Home\n\n  • Sport\nThe mayor of Orsby resigned.").blocks]
    ['Home', 'Sport', 'The mayor of Orsby resigned.']

    `text` may have any line ends (LF, CRLF, CR). Every non-blank line is in exactly one block, whose origin has its 1-based
    line numbers. Hints: `bullet`, `indented`, `heading`, `link`, `image`, `after_gap`, `before_gap`, `date_prefix`.
    Never raises; a blank text gives no blocks.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    runs = _joined(lines, _wrap_width(lines))
    return Page(tuple(_blocks(lines, runs, text)))


def part_date_prefix(text: str) -> tuple[str | None, str]:
    """The date that a scraper put before a line, and the line without it: `date 2022-05-13 Menu` -> (`2022-05-13`, `Menu`)."""
    match = DATE_PREFIX.match(text)
    return (match[1], text[match.end() :]) if match else (None, text)


def _wrap_width(lines: list[str]) -> int | None:
    """The column at which a tool wrapped the whole dump, or None where it did not.

    A dump is taken for wrapped when no line is wider than any tool wraps, and breaks that only wrapping explains (the next line's
    first word would not have fitted) are common: a page of short paragraphs has few of them.
    """
    # most dumps have such a line, which is quicker to see than to measure them all
    if any(len(line) > WIDEST_WRAP and len(line.rstrip()) > WIDEST_WRAP for line in lines):
        return None
    lengths = [len(line.rstrip()) for line in lines]
    width = max(lengths, default=0)
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return None
    forced = sum(
        1
        for i in range(len(lines) - 1)
        # near the edge, and going on in small letters: the shape of a wrapped paragraph, not of a list of titles
        if lengths[i] > width * 0.75
        and lengths[i + 1]
        and lines[i + 1].lstrip()[:1].islower()
        and _forced(lines, i, width)
    )
    long_lines = sum(1 for length in lengths if length > width * 0.75)
    # 4 breaks: one paragraph of five lines; a third of the long lines: titles in a list seldom go on in small letters
    return width if forced >= 4 and forced * 3 >= long_lines else None


def _forced(lines: list[str], i: int, width: int) -> bool:
    following = lines[i + 1].split(None, 1)
    return bool(following) and len(lines[i].rstrip()) + 1 + len(following[0]) > width


def _joined(lines: list[str], width: int | None) -> list[tuple[int, int]]:
    """First and last line index of each block, blank lines left out."""
    runs: list[tuple[int, int]] = []
    open_run = False
    for i, line in enumerate(lines):
        if not line or line.isspace():
            open_run = False
            continue
        if open_run and (
            _continues_wrap(lines, i, width)
            if width
            else line[0] in BROKEN_OFF and _continues_inline(lines, i, runs[-1][0])
        ):
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
        open_run = True
    return runs


def _continues_wrap(lines: list[str], i: int, width: int) -> bool:
    line = lines[i].lstrip()
    opens_item = (
        line[0] in BULLETS or line[:2] in ("- ", "# ", "##") or (line[0].isdigit() and ". " in line[:5])
    )
    return not opens_item and _forced(lines, i - 1, width)


# What a line begins with that an inline link may have broken off
BROKEN_OFF = frozenset(",.;) \u00a0")


def _continues_inline(lines: list[str], i: int, first: int) -> bool:
    """Whether innerText broke this line off the one before at an inline link: `The report` / `, opens new tab` / ` by the …`.

    Only a comma, full stop or closing bracket at the start, or a blank before a small letter, shows that; a small letter alone
    would join menu entries. The run is kept short, since no paragraph is broken more than a few times.
    """
    line, before = lines[i], lines[i - 1]
    if i - first > 8:
        return False
    if line[0] in ",.;)":
        return len(line) > 1 and line[1] in " \u00a0"
    return line[1:2].islower() and before.strip()[-1:] not in ".!?" and not before.startswith(" ")


def _is_marked_up(text: str) -> bool:
    """Whether the dump has marks of markdown or lynx, so that plain pages do not pay for looking."""
    # one sign is quicker to look for than two, and most pages have none of them
    return text.startswith(("# ", "## ")) or any(sign in text and mark in text for sign, mark in MARKED_UP)


MARKED_UP = (("]", "]("), ("]", "[1]"), ("#", "\n# "), ("#", "\n## "), ("*", "**"))


def _blocks(lines: list[str], runs: list[tuple[int, int]], text: str) -> list[Block]:
    # what a dump has nowhere is not looked for in each of its lines
    marked = _is_marked_up(text)
    fields = "[" in text or "(BUTTON)" in text
    blocks = []
    # what the classes of named tuples do, a function of Python less for each
    new = tuple.__new__
    # a gap is a blank line between a block and its neighbour; there is none at the ends of the text
    befores = [-1, *[last for _, last in runs]]
    afters = [*[first for first, _ in runs[1:]], len(lines)]
    if runs:
        befores[0], afters[-1] = runs[0][0] - 1, runs[-1][1] + 1
    for (first, last), before, after in zip(runs, befores, afters, strict=False):
        raw = lines[first] if first == last else " ".join([line.strip() for line in lines[first : last + 1]])
        # most lines are their own words; one with an invisible sign is not printable
        if (
            not marked
            and raw[0] not in MARKS
            and raw[-1] != " "
            and raw.isprintable()
            and "  " not in raw
            and not (fields and ("[" in raw or "(BUTTON)" in raw))
        ):
            words, marks = raw, NO_MARKS
        else:
            words, marks = _plain(raw, marked, fields)
        hints = _hints(marks, first - before > 1, after - last > 1)
        blocks.append(new(Block, (words, new(Origin, (first + 1, last + 1, None, ())), hints)))
    return blocks


@lru_cache(maxsize=1 << 8)
def _hints(marks: tuple[str, ...], gap_above: bool, gap_below: bool) -> frozenset[str]:
    gaps = (("after_gap", gap_above), ("before_gap", gap_below))
    return frozenset([*marks, *[hint for hint, there in gaps if there]])


def _plain(raw: str, marked: bool, fields: bool) -> tuple[str, tuple[str, ...]]:
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
