"""A gold article and a page -> the states that each block of the page may be in: what the gold does not tell stays open."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from copydesk.blocks.dump_marks import part_date_prefix
from copydesk.labels.forms import PROSE, form
from copydesk.labels.states import STATES
from copydesk.lines.byline_openers import starts_with_by
from copydesk.lines.bylines import read_byline
from copydesk.lines.contributors import is_contributor_line
from copydesk.lines.credits import is_credit
from copydesk.lines.dates import read_dates
from copydesk.model import Block, Role


def align(blocks: Sequence[Block], gold: Gold, marked: Collection[str] = ()) -> np.ndarray:
    """The states that a gold of paragraphs, captions, names … leaves open; a block that cannot be told keeps several.

    `marked` has the folded words of what the page's markup says are captions. Returns booleans, blocks x STATES.
    """
    texts = [part_date_prefix(b.text)[1] for b in blocks]
    story = _find_story(texts, gold)
    allowed = np.zeros((len(blocks), len(STATES)), dtype=bool)
    if story.last < 0:
        return allowed
    told = _told_by(gold, marked)
    for i, key in enumerate(story.keys):
        line = _read_line(texts[i], key, told)
        if i < story.first:
            here = _above_story(i, line, told, story)
        elif i > story.last:
            here = _below_story(i - story.last, line, told)
        elif story.is_body[i] and (key in told.paragraphs or not line.is_caption):
            here = ["story.subhead"] if _is_subhead(i, blocks, story) else ["story.body"]
        else:
            here = _in_story(i - story.first, line, told)
        if key in told.unsure:
            stretches = {name.partition(".")[0] for name in here}
            here = [
                s.name for s in STATES if s.name.partition(".")[0] in stretches and s.name != "head.headline"
            ]
        allowed[i, [INDEX[name] for name in here if name in INDEX]] = True
    return allowed


class _Told(NamedTuple):
    """What a gold tells of its page, its words folded."""

    paragraphs: set[str]
    whole: str
    """All paragraphs."""
    titles: set[str]
    captions: set[str]
    marked: Collection[str]
    """Captions that only the markup tells."""
    credits: set[str]
    dek: str
    authors: set[str]
    day: str
    """`2024-05-03`, empty where the gold has no date."""
    unsure: set[str]
    """Lines of which whoever labelled the page was not sure."""


def _told_by(gold: Gold, marked: Collection[str]) -> _Told:
    return _Told(
        {fold_words(p) for p in gold["paragraphs"]} - {""},
        " ".join(fold_words(p) for p in gold["paragraphs"]),
        titles_of(gold),
        {fold_words(c) for c in gold.get("captions") or ()} - {""},
        marked,
        {fold_words(" ".join(c["credit"])) for c in gold.get("credits") or () if c["credit"]} - {""},
        fold_words(gold.get("dek") or ""),
        {fold_words(a) for a in gold.get("authors") or ()} - {""},
        (gold.get("date") or "")[:10],
        {fold_words(text) for text in gold.get("unsure") or ()},
    )


class _Line(NamedTuple):
    """What a block shows to be by its words and the gold."""

    text: str
    key: str
    """Its words, folded."""
    is_caption: bool
    is_marked: bool
    """Whether the markup has it for a caption."""
    is_credit: bool
    names_writer: bool
    """Whether it is a byline with one of the gold's authors."""
    is_dated: bool
    is_of_day: bool
    """Whether one of its dates is the gold's."""


def _read_line(text: str, key: str, told: _Told) -> _Line:
    byline = read_byline(text) if told.authors and len(text) < LONGEST_BYLINE else None
    dates = read_dates(text)[:2] if len(text) < LONGEST_DATED and any(map(str.isdigit, text)) else ()
    days = [stamp.value[:10] for stamp in dates if stamp]
    return _Line(
        text,
        key,
        _is_caption(key, told.captions),
        _is_caption(key, told.marked),
        key in told.credits or is_credit(text),
        byline is not None and not told.authors.isdisjoint(map(fold_words, byline.authors)),
        bool(days),
        told.day in days,
    )


def _is_caption(key: str, captions: Collection[str]) -> bool:
    """Whether a line is one of the captions, or one with its credit, or without."""
    return key in captions or (
        len(key) > SURE_CAPTION
        and any(
            len(c) > SURE_CAPTION
            and (key.startswith(c) or c.startswith(key))
            and abs(len(key) - len(c)) < LONGEST_CREDIT
            for c in captions
        )
    )


def _above_story(i: int, line: _Line, told: _Told, story: _Story) -> list[str]:
    """The states of a block above the first paragraph."""
    here = _over_story(i, line, told, story.headline)
    if story.headline is None:
        # the gold's title is worded otherwise on the page: where the head starts is not known
        title = ["head.headline"] if here == ["above.chrome"] else []
        return [*here, *[f"head.{name.partition('.')[2]}" for name in here], *title]
    return here


def _over_story(i: int, line: _Line, told: _Told, headline: int | None) -> list[str]:
    if i == headline:
        return ["head.headline"]
    is_head = headline is not None and i > headline
    stretch = "head" if is_head else "above"
    if line.key in told.titles:
        return [f"{stretch}.chrome"]
    if _is_of_dek(line.key, told.dek):
        return ["head.dek" if is_head else "above.chrome"]
    if line.is_caption:
        return [f"{stretch}.caption"]
    # a page without captions has none of their credits either
    if line.key in told.credits or (line.is_credit and told.captions):
        return [f"{stretch}.credit"]
    if line.names_writer:
        return ["head.byline"] if is_head else ["above.byline", "above.chrome"]
    if is_head and len(line.text) < LONGEST_BYLINE and starts_with_by(line.text):
        # a desk, or a name that the gold spells otherwise
        return ["head.byline", "head.chrome"]
    if line.is_of_day and (headline is None or i > headline - OVER_HEADLINE):
        return [f"{stretch}.timestamp"]
    if line.is_dated and (is_head or line.is_of_day):
        return [f"{stretch}.timestamp", f"{stretch}.chrome"]
    if headline is not None and headline - 2 <= i < headline and len(line.text) < LONGEST_LABEL:
        return _eyebrow(line.text, i == headline - 1)
    if line.is_marked:
        return [f"{stretch}.caption", f"{stretch}.credit", f"{stretch}.chrome"]
    return [f"{stretch}.chrome"]


def _is_of_dek(key: str, dek: str) -> bool:
    return dek != "" and len(key) > SHORTEST_DEK and (key == dek or (len(key) > LINE_OF_DEK and key in dek))


def _eyebrow(text: str, is_nearest: bool) -> list[str]:
    """The states of a label right above the headline: no gold tells it from a menu's last entry, unless it is a known one."""
    shape = form(text)
    if "is_chrome_phrase" in shape.clues:
        return ["above.chrome"]
    return ["above.eyebrow"] if is_nearest and shape.kind == "label" else ["above.eyebrow", "above.chrome"]


def _in_story(below: int, line: _Line, told: _Told) -> list[str]:
    """The states of a block between the paragraphs; `below` says how many blocks below the first."""
    if line.is_caption and line.key not in told.paragraphs:
        return ["story.caption"]
    if line.is_credit:
        return ["story.credit"]
    if is_contributor_line(line.text):
        return ["story.contributor"]
    if line.names_writer:
        return ["story.byline"]
    if line.is_of_day and len(line.text) < LONGEST_TIMESTAMP:
        return ["story.timestamp"] if below < NEAR_HEAD else ["story.timestamp", "story.chrome"]
    if line.is_dated and below < NEAR_HEAD:
        return ["story.timestamp", "story.chrome"]
    if len(line.key) > SURE_CAPTION and line.key in told.whole:
        return ["story.pull_quote"]
    if line.is_marked:
        return ["story.caption", "story.credit", "story.chrome"]
    return [f"story.{_aside(line.text, told.authors)}"]


def _below_story(below: int, line: _Line, told: _Told) -> list[str]:
    """The states of a block below the last paragraph; `below` says how many blocks below."""
    if is_contributor_line(line.text) and below < 8:
        return ["story.contributor"]
    if line.is_caption:
        return ["story.caption"]
    if below >= OF_STORY_END:
        return ["below.chrome"]
    writer = ["story.byline"] if line.names_writer else []
    return [f"story.{_aside(line.text, told.authors)}", "below.chrome", *writer]


LONGEST_BYLINE, LONGEST_DATED, LONGEST_TIMESTAMP, LONGEST_LABEL = 150, 160, 60, 40
"""Code points of a line that may be a byline, a date among other words, a date alone, or a label over the headline."""
SURE_CAPTION = 25
"""Letters from which on one line that opens with another is its copy, and so is one that the story's text has."""
LONGEST_CREDIT = 120
"""Letters of a credit with an outlet's and a photographer's name and a reader's hint; a caption and a sentence that opens with
the same words differ by more.
"""
SHORTEST_DEK, LINE_OF_DEK = 10, 14
"""Letters from which on a line may be the dek, and from which on one that stands in it is one of its lines and no word of it."""
OVER_HEADLINE, NEAR_HEAD, OF_STORY_END = 12, 6, 12
"""Blocks over the headline in which the story's date may stand; blocks below its first in which a date is still its own, and
below its last that may tell of its making.
"""


class _Story(NamedTuple):
    """Where the gold's story stands among the blocks of a page."""

    keys: list[str]
    """The words of each block, folded."""
    shares: list[float]
    """Which share of each block's runs of four words the gold has."""
    is_body: list[bool]
    first: int
    last: int
    """Index of the first and the last block of the story; -1 where the page does not show it."""
    headline: int | None


def _find_story(texts: Sequence[str], gold: Gold) -> _Story:
    keys = [fold_words(t) for t in texts]
    lines = gold.get("paragraphs") or gold["text"].split("\n")
    paragraphs = {fold_words(p) for p in lines} - {""}
    known = _shingles(" ".join(map(fold_words, lines)))
    titles = titles_of(gold)
    dek = fold_words(gold.get("dek") or "")
    shares = [_share(k, known) for k in keys]
    is_body = [k in paragraphs or (len(k) > 60 and s > 0.8) for k, s in zip(keys, shares, strict=True)]
    # a dek that the story quotes or says again
    if dek in keys:
        is_body[keys.index(dek)] = False
    long_body = [i for i, b in enumerate(is_body) if b and len(keys[i]) > 60]
    if not long_body:
        return _Story(keys, shares, is_body, 0, -1, None)
    first, last = long_body[0], long_body[-1]
    # a first heading or short paragraph right above, a short last one right below
    while first and is_body[first - 1] and keys[first - 1] not in titles and keys[first - 1] != dek:
        first -= 1
    while last + 1 < len(keys) and is_body[last + 1]:
        last += 1
    head = (i for i in range(first) if _is_title(keys[i], titles))
    return _Story(keys, shares, is_body, first, last, max(head, default=None))


def _is_title(key: str, titles: Collection[str]) -> bool:
    """Whether a line is one of the wordings of the title, or ends in one: an eyebrow is often glued to it."""
    return key in titles or any(
        len(t) > SAME_TITLE and key.endswith(t) and len(key) - len(t) < LONGEST_EYEBROW for t in titles
    )


def titles_of(gold: Gold) -> set[str]:
    """The wordings of a gold's title, folded."""
    return {fold_words(t) for t in gold.get("titles") or [gold.get("title") or ""]} - {""}


LONGEST_EYEBROW, SAME_TITLE = 50, 20
"""Letters that an eyebrow adds to a headline that it is glued to, and those from which on no headline ends another by chance."""


def _is_subhead(i: int, blocks: Sequence[Block], story: _Story) -> bool:
    text = blocks[i].text
    if len(text) >= 90 or text[-1] in '.!?:;,…"”»。' or not blocks[i].hints.isdisjoint(("bullet", "li")):
        return False
    after = next(
        (k for k, b in zip(story.keys[i + 1 : i + 3], story.is_body[i + 1 : i + 3], strict=True) if b), ""
    )
    return len(after) > 80


def _aside(text: str, authors: set[str]) -> str:
    """What a block inside the story that is no part of it is taken for; the gold does not tell these apart."""
    folded, clues = fold_words(text), form(text).clues
    if "opens_like_note" in clues and len(text) > 50:
        return "note"
    if len(text) > 40 and any(a in folded for a in authors):
        return "tagline"
    if "opens_like_related" in clues or (text.isupper() and len(folded.split()) > 7):
        return "related"
    return "chrome"


def align_story(blocks: Sequence[Block], gold: Gold) -> np.ndarray:
    """The states that a gold with the story as one text leaves open: which blocks are the story's, and where it starts and ends.

    What is a caption, a byline or a dek such a gold does not tell, and the dek may be the first of its lines.
    """
    story = _find_story([part_date_prefix(b.text)[1] for b in blocks], gold)
    allowed = np.zeros((len(blocks), len(STATES)), dtype=bool)
    met = 0
    for i, key in enumerate(story.keys if story.last >= 0 else ()):
        here: tuple[str, ...]
        if i == story.headline:
            here = ("head.headline",)
        elif i < story.first and story.headline is None:
            here = (*ABOVE, *HEAD, "head.headline")
        elif i < story.first:
            here = ABOVE if i < (story.headline or 0) else HEAD
        elif i > story.last:
            here = ("below.chrome", *ASIDES)
        else:
            if story.is_body[i]:
                met += 1
                here = ("story.body", "story.subhead") if _is_subhead(i, blocks, story) else ("story.body",)
            elif len(key) > SURE_ASIDE and story.shares[i] < 0.3:
                here = ASIDES
            else:
                here = (*ASIDES, "story.body", "story.subhead")
            # such a gold has the dek for a paragraph now and then, with byline and date below it
            if met < 3:
                here += HEAD
        allowed[i, [INDEX[name] for name in here]] = True
    return allowed


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[i : i + 4]) for i in range(len(words) - 3)}


def _share(key: str, known: set[tuple[str, ...]]) -> float:
    """Which share of a block's runs of four words the story has: a block that was wrapped or lightly edited is still told."""
    own = _shingles(key)
    return len(own & known) / len(own) if own else 0.0


ASIDES = tuple(s.name for s in STATES if s.stretch == 2 and s.role not in (Role.BODY, Role.SUBHEAD))
ABOVE = tuple(s.name for s in STATES if s.stretch == 0)
HEAD = tuple(s.name for s in STATES if s.stretch == 1 and s.role is not Role.HEADLINE)
SURE_ASIDE = 20
"""Letters from which on a block inside the story whose words the gold lacks is none of its paragraphs; headings and lists are
shorter, and such golds leave them out as they please.
"""


def labelled_gold(blocks: Sequence[Block], lines: Mapping[str, str], gold: Gold) -> Gold:
    """A gold of paragraphs, captions, credits and dek from the numbers of the lines of a dump that are each.

    `blocks` are those of the dump, `gold` has the story as one text, the writers and the date.
    """
    roles = {
        number: role
        for role, numbers in lines.items()
        if role != "id"
        for part in numbers.split(",")
        for first, _, last in [part.partition("-")]
        for number in range(int(first), int(last or first) + 1)
    }
    texts: dict[str, list[str]] = {}
    paragraphs = []
    for block in blocks:
        role = roles.get(block.origin.first_line or 0)
        if role in (Role.BODY, Role.SUBHEAD):
            paragraphs.append(block.text)
        elif role:
            texts.setdefault(role, []).append(block.text)
    titles = [*texts.get(Role.HEADLINE, ()), *([gold["title"]] if gold.get("title") else ())]
    return {
        **{name: gold.get(name) for name in ("id", "url", "authors", "date")},
        "title": titles[0] if titles else None,
        "titles": titles,
        "dek": " ".join(dict.fromkeys(texts.get(Role.DEK, ()))) or None,
        "paragraphs": paragraphs,
        "captions": texts.get(Role.CAPTION, []),
        "credits": [{"credit": [credit]} for credit in texts.get(Role.CREDIT, ())],
        "unsure": texts.get("unsure", []),
    }


def short_lines_open(blocks: Sequence[Block], allowed: np.ndarray) -> np.ndarray:
    """The states with all of the story's open for the short lines of its text.

    Items and headings of guides are their story's; where news has such lines they are links to other stories. What both teach
    is what stands over a story, its paragraphs, its captions and what is none of it.
    """
    states = allowed.copy()
    for row, block in zip(states, blocks, strict=True):
        if len(block.text) < PROSE and row.any() and row[TEXT].sum() == row.sum():
            row[[*TEXT, *(INDEX[name] for name in ASIDES)]] = True
    return states


def fold_words(text: str) -> str:
    """Words alone, for comparing: case, punctuation and marks of quotation aside."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


Gold = dict[str, Any]
INDEX = {state.name: i for i, state in enumerate(STATES)}
TEXT = [INDEX["story.body"], INDEX["story.subhead"]]
