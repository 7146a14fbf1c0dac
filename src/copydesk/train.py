"""A labelled corpus -> `data/weights.json`. Imported by nothing else; needs the extra `copydesk[train]`.

    python -m copydesk.train CORPUS... [--labels labels.jsonl] [--folds 5 --scorer articles.py [--fitted folds.json]]

A CORPUS is a folder with one folder of sources a track (`innertext/`, `html/`, …) and a `gold-<track>.jsonl` for each: one gold
article a line with id, url, title, titles, dek, authors, date, captions, credits and paragraphs or text. Where a gold has the
story as one text, LABELS may tell what the lines of the page's dump in `innertext/` are: one page a line, with its id and the
numbers of the lines of each role (`{"id": "…", "headline": "15", "body": "22-23,26-36", "unsure": "24"}`); what is not named is
chrome.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import click
import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from copydesk import NoArticle, edit_page, read
from copydesk.blocks.dump_marks import part_date_prefix
from copydesk.labels.clues import (
    PROSE,
    Clues,
    drop_shape,
    first_clues,
    form,
    forms_of,
    headline_window,
    mark_headline,
    own_clues,
    settled,
)
from copydesk.labels.roles import TABLE_OF_STATE, Weights, load_weights
from copydesk.labels.states import STATES, TABLES, may_follow
from copydesk.lines.bylines import is_contributor_line, read_byline, starts_with_by
from copydesk.lines.credits import is_credit
from copydesk.lines.dates import read_dates
from copydesk.model import Block, Page, Role

Gold = dict[str, Any]
Seen = tuple[list[Clues], tuple[int, int]]
"""A page's clues that need no headline, and the first and last index of its story's run."""
# A clue seen on fewer sites than this says more of those sites than of news; 8 give the same held-out figures, 14 lower ones.
RARE = 4
# Strength of the Gaussian priors that keep weights small. Held out, 30 to 80 for the roles give deks, bylines and captions 0.02
# to 0.05 more than 4 does; for prose and headline the strength matters little.
PRIOR, PROSE_PRIOR, HEADLINE_PRIOR = 50.0, 10.0, 4.0
# The gold of a corpus tells story, headline, captions, names; only pages labelled by hand tell eyebrows, notes and links to other
# stories apart, so for the roles they count more than their number; those of a set less, which were written at one go and are
# more alike than pages are. Held out, with the set at 30, too, dumps of news lose 0.02 of their paragraphs and 0.07 of their
# captions, with all of them at 3 0.02 of their headlines and 0.03 of their deks. A headline of a case that counts for more than
# one costs others theirs.
CASE_WEIGHT, CASE_OF_SET_WEIGHT, HEADLINE_OF_CASE = 30.0, 3.0, 1.0
# How much a page counts whose gold has the story as one text, for the roles and for the headline. There are six of them to each
# page of news, and what such a text leaves out is not always chrome: held out, from 0.0012 to 0.005 the body of the web gains
# 0.001 to 0.006 and that of news loses as much; 0.01 and 0.03 take 0.002 and 0.003 more from news. Their headlines are told by
# people, and unevenly; with all of them headlines are right on 0.01 to 0.02 more pages than with a third.
OF_STORY, HEADLINE_OF_STORY = 0.0012, 0.5
# How much such a page counts for the roles where its lines are labelled: the sites are all English. Held out, 0.04 and 0.25 give
# news the same; 1 takes 0.01 of its paragraphs and 0.03 of its captions.
LABELLED = 0.1
# How much larger a clue of the markup is written than one of the words, which makes the prior on it weaker: three pages in four
# have no markup to show it. Held out, 2 to 6 give HTML 0.02 more of the captions and credits, and dumps the same.
MARKUP = 4.0
# How much each block judged alone counts beside the page judged whole. The likelihood of whole pages looks hardest at the
# edges of the story; without this share the middle of a story in a shape not seen before may fall out.
ALONE = 1.0
# How many times more a block of a seldom role counts there: a page has one headline and two hundred lines of chrome, and a byline
# missed costs the reader more than a menu's entry kept.
SELDOM = 3.0


@dataclass(frozen=True, slots=True)
class Example:
    """A page with the states that its gold leaves open for each block that the chain decides."""

    gold: Gold
    page: Page
    near: list[Block]
    """The blocks that the chain decides; the others are settled beforehand."""
    allowed: np.ndarray
    """Booleans, blocks x STATES."""
    path: str
    track: str
    weight: float
    """How much the page counts for the roles."""
    headline_weight: float
    """How much it counts for the headline."""
    whole: bool
    """Whether gold or labels tell each block: paragraphs, captions, names; else the headline and the story as one text."""


def examples(
    folder: Path, tracks: Sequence[str], labels: Mapping[str, Mapping[str, str]] | None = None
) -> Iterator[Example]:
    """The pages of a corpus folder that have a story to learn from; `labels` has the lines of each role by the page's id."""
    for track in tracks:
        listing = folder / f"gold-{track}.jsonl"
        if not listing.exists():
            continue
        for line in listing.read_text(encoding="utf-8").split("\n"):
            if line:
                gold = json.loads(line)
                source = next((folder / track).glob(gold["id"] + ".*"))
                page = _read_source(source)
                near = [b for b, far in zip(page.blocks, settled(page.blocks), strict=True) if not far]
                whole = True
                if "paragraphs" in gold:
                    states, weights = align(near, gold, _marked_captions(folder, gold["id"])), (1.0, 1.0)
                elif lines := (labels or {}).get(gold["id"]):
                    read_lines = _read_source(folder / "innertext" / f"{gold['id']}.txt").blocks
                    states = align(near, labelled_gold(read_lines, lines, gold))
                    states = short_lines_open(near, states)
                    weights = LABELLED, HEADLINE_OF_STORY
                else:
                    states, weights, whole = align_story(near, gold), (OF_STORY, HEADLINE_OF_STORY), False
                yield Example(gold, page, near, states, str(source), track, *weights, whole)


def read_labels(listing: Path) -> dict[str, dict[str, str]]:
    """The numbers of the lines of each role, by the page's id."""
    rows = map(json.loads, listing.read_text(encoding="utf-8").splitlines())
    return {row["id"]: row for row in rows}


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


def _read_source(source: Path) -> Page:
    raw = source.read_bytes()
    return read(gzip.decompress(raw) if source.suffix == ".gz" else raw)[0]


@cache
def _marked_captions(folder: Path, name: str) -> frozenset[str]:
    """The words of what a page's markup says are captions: a gold that lacks one has left it out, or it is a video's."""
    source = next((folder / "html").glob(name + ".*"), None)
    blocks = _read_source(source).blocks if source else ()
    return frozenset(
        [
            fold_words(b.text)
            for b in blocks
            if "figcaption" in b.hints or {"says_caption", "inside_figure"} <= b.hints
        ]
    ) - {""}


def cases(folder: Path) -> Iterator[Example]:
    """Pages labelled by hand, a folder each: `source.txt` or `source.html` (or the sample of the folder's name), and `labels.tsv`
    with a role and a text for each block. A folder of such folders is a set.
    """
    for listing in sorted([*folder.glob("*/labels.tsv"), *folder.glob("*/*/labels.tsv")]):
        slug = listing.parent.name
        source = next(
            iter([*listing.parent.glob("source.*"), *folder.parent.parent.glob(f"samples/{slug}.*")]), None
        )
        if source is None:
            continue
        page = read(source.read_bytes())[0]
        rows = [
            line.split("\t", 1) for line in listing.read_text(encoding="utf-8").split("\n") if "\t" in line
        ]
        if len(rows) != len(page.blocks) or not any(role == Role.BODY for role, _ in rows):
            continue
        far = settled(page.blocks)
        states = _told_states([Role(role) for role, _ in rows])
        near = [b for b, f in zip(page.blocks, far, strict=True) if not f]
        allowed = np.array(
            [[s.name in told for s in STATES] for told, f in zip(states, far, strict=True) if not f]
        )
        yield Example(
            {"id": listing.parent.name},
            *(page, near, allowed, str(source), "cases"),
            *(CASE_OF_SET_WEIGHT if listing.parent.parent != folder else CASE_WEIGHT, HEADLINE_OF_CASE, True),
        )


def _told_states(roles: Sequence[Role]) -> list[tuple[str, ...]]:
    """The states that roles given by hand name, by where each stands to headline, first paragraph and end of story."""
    first = roles.index(Role.BODY)
    headline = roles.index(Role.HEADLINE) if Role.HEADLINE in roles[:first] else None
    last = max(i for i, role in enumerate(roles) if role is not Role.CHROME)
    found: list[tuple[str, ...]] = []
    for i, role in enumerate(roles):
        stretch = (
            "below"
            if i > last
            else "story"
            if i >= first
            else "above"
            if headline is None or i < headline
            else "head"
        )
        found.append((f"{stretch}.{role}",) if f"{stretch}.{role}" in INDEX else (f"{stretch}.chrome",))
    return found


# --- gold to states --------------------------------------------------------------------------------------------------------

INDEX = {state.name: i for i, state in enumerate(STATES)}
TEXT = [INDEX["story.body"], INDEX["story.subhead"]]


def fold_words(text: str) -> str:
    """Words alone, for comparing: case, punctuation and marks of quotation aside."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def align(blocks: Sequence[Block], gold: Gold, marked: Collection[str] = ()) -> np.ndarray:
    """The states that a gold of paragraphs, captions, names … leaves open; a block that cannot be told keeps several."""
    texts = [part_date_prefix(b.text)[1] for b in blocks]
    story = _find_story(texts, gold)
    keys, _, is_body, first, last, headline = story
    if last < 0:
        return np.zeros((len(blocks), len(STATES)), dtype=bool)
    paragraphs = {fold_words(p) for p in gold["paragraphs"]} - {""}
    whole = " ".join(fold_words(p) for p in gold["paragraphs"])
    titles = _titles(gold)
    captions = {fold_words(c) for c in gold.get("captions") or ()} - {""}
    credits_ = {fold_words(" ".join(c["credit"])) for c in gold.get("credits") or () if c["credit"]} - {""}
    dek = fold_words(gold.get("dek") or "")
    authors = {fold_words(a) for a in gold.get("authors") or ()} - {""}
    day = (gold.get("date") or "")[:10]
    unsure = {fold_words(text) for text in gold.get("unsure") or ()}

    allowed = np.zeros((len(blocks), len(STATES)), dtype=bool)

    def is_caption(k: str, captions: Collection[str] = captions) -> bool:
        return k in captions or (
            len(k) > 25
            and any(
                len(c) > 25 and (k.startswith(c) or c.startswith(k)) and abs(len(k) - len(c)) < LONGEST_CREDIT
                for c in captions
            )
        )

    for i, key in enumerate(keys):
        text = texts[i]
        names = [read_byline(text)] if len(text) < 150 else []
        writes = (
            bool(authors)
            and len(text) < 150
            and any(b and {fold_words(a) for a in b.authors} & authors for b in names)
        )
        dated = right_day = False
        if len(text) < 160 and any(c.isdigit() for c in text):
            days = [stamp.value[:10] for stamp in read_dates(text)[:2] if stamp]
            dated, right_day = bool(days), day in days
        here: list[str]
        if i < first:
            stretch = "above" if headline is None or i < headline else "head"
            if i == headline:
                here = ["head.headline"]
            elif key in titles:
                here = [f"{stretch}.chrome"]
            elif dek and len(key) > 10 and (key == dek or (len(key) > LINE_OF_DEK and key in dek)):
                here = ["head.dek"] if stretch == "head" else ["above.chrome"]
            elif is_caption(key):
                here = [f"{stretch}.caption"]
            elif key in credits_ or (is_credit(text) and captions):
                here = [f"{stretch}.credit"]
            elif writes:
                here = [f"{stretch}.byline", f"{stretch}.chrome"] if stretch == "above" else ["head.byline"]
            elif stretch == "head" and len(text) < 150 and starts_with_by(text):
                # a desk, or a name that the gold spells otherwise
                here = ["head.byline", "head.chrome"]
            elif right_day and (headline is None or i > headline - 12):
                here = [f"{stretch}.timestamp"]
            elif dated and (stretch == "head" or right_day):
                here = [f"{stretch}.timestamp", f"{stretch}.chrome"]
            elif headline is not None and headline - 2 <= i < headline and len(text) < 40:
                # a label right above the headline; the gold does not tell it from a menu's last entry, unless that is a known one
                shape = form(text)
                if "is_chrome_phrase" in shape.clues:
                    here = ["above.chrome"]
                else:
                    sure_label = i == headline - 1 and shape.kind == "label"
                    here = ["above.eyebrow"] if sure_label else ["above.eyebrow", "above.chrome"]
            elif is_caption(key, marked):
                here = [f"{stretch}.caption", f"{stretch}.credit", f"{stretch}.chrome"]
            else:
                here = [f"{stretch}.chrome"]
        elif i <= last:
            if is_caption(key) and key not in paragraphs:
                here = ["story.caption"]
            elif is_body[i]:
                here = ["story.subhead"] if _is_subhead(i, blocks, story) else ["story.body"]
            elif key in credits_ or is_credit(text):
                here = ["story.credit"]
            elif is_contributor_line(text):
                here = ["story.contributor"]
            elif writes:
                here = ["story.byline"]
            elif right_day and len(text) < 60:
                here = ["story.timestamp"] if i - first < 6 else ["story.timestamp", "story.chrome"]
            elif dated and i - first < 6:
                here = ["story.timestamp", "story.chrome"]
            elif len(key) > 25 and key in whole:
                here = ["story.pull_quote"]
            elif is_caption(key, marked):
                here = ["story.caption", "story.credit", "story.chrome"]
            else:
                here = [f"story.{_aside(text, authors)}"]
        elif is_contributor_line(text) and i - last < 8:
            here = ["story.contributor"]
        elif is_caption(key):
            here = ["story.caption"]
        else:
            here = ["below.chrome"]
            if i - last < 12:
                aside = _aside(text, authors)
                here = (
                    ["story.chrome", "below.chrome"]
                    if aside == "chrome"
                    else [f"story.{aside}", "below.chrome"]
                )
                if writes:
                    here += ["story.byline"]
        if headline is None and i < first:
            # the gold's title is worded otherwise on the page: where the head starts is not known
            here += [f"head.{name.partition('.')[2]}" for name in here] + (
                ["head.headline"] if here == ["above.chrome"] else []
            )
        if key in unsure:
            stretches = {name.partition(".")[0] for name in here}
            here = [
                s.name for s in STATES if s.name.partition(".")[0] in stretches and s.name != "head.headline"
            ]
        for name in here:
            if name in INDEX:
                allowed[i, INDEX[name]] = True
    return allowed


# Letters of a credit with an outlet's and a photographer's name and a reader's hint; a caption and a sentence that opens with the
# same words differ by more.
LONGEST_CREDIT = 120
# Letters from which on a line that stands in the dek is one of its lines and no word of it
LINE_OF_DEK = 14
# Letters that an eyebrow adds to a headline that it is glued to, and those from which on no headline ends another by chance
LONGEST_EYEBROW, SAME_TITLE = 50, 20


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
    titles = _titles(gold)
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


def _titles(gold: Gold) -> set[str]:
    return {fold_words(t) for t in gold.get("titles") or [gold.get("title") or ""]} - {""}


def _is_subhead(i: int, blocks: Sequence[Block], story: _Story) -> bool:
    text = blocks[i].text
    if len(text) >= 90 or text[-1] in '.!?:;,…"”»。' or not blocks[i].hints.isdisjoint(("bullet", "li")):
        return False
    after = next(
        (k for k, b in zip(story.keys[i + 1 : i + 3], story.is_body[i + 1 : i + 3], strict=True) if b), ""
    )
    return len(after) > 80


ASIDES = tuple(s.name for s in STATES if s.stretch == 2 and s.role not in (Role.BODY, Role.SUBHEAD))
ABOVE = tuple(s.name for s in STATES if s.stretch == 0)
HEAD = tuple(s.name for s in STATES if s.stretch == 1 and s.role is not Role.HEADLINE)
# Letters from which on a block inside the story whose words the gold lacks is none of its paragraphs; headings and lists are
# shorter, and such golds leave them out as they please
SURE_ASIDE = 20


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


# --- fitting ---------------------------------------------------------------------------------------------------------------


class Chain:
    """The training problem over a set of examples: value and gradient of the penalised likelihood of their gold."""

    def __init__(self, data: Sequence[Example], clues: Sequence[list[Clues]], vocabulary: dict[str, int]):
        order = sorted(range(len(data)), key=lambda k: -len(clues[k]))
        data, clues = [data[k] for k in order], [clues[k] for k in order]
        self.lengths = np.array([len(names) for names in clues])
        self.page_weight = np.array([e.weight for e in data])
        self.steps = int(self.lengths[0])
        # time-major layout: all first blocks, then all second blocks …, longest page first, so that a step is one slice
        self.active = np.array([(self.lengths > t).sum() for t in range(self.steps)])
        self.offsets = np.concatenate([[0], np.cumsum(self.active)])
        indices: list[int] = []
        pointer = [0]
        allowed = []
        for t in range(self.steps):
            for k in range(self.active[t]):
                indices += [vocabulary[c] for c in clues[k][t] if c in vocabulary]
                pointer.append(len(indices))
                allowed.append(data[k].allowed[t])
        shape = (len(pointer) - 1, len(vocabulary))
        self.scale = _scale(data, clues, vocabulary)
        self.x = csr_matrix((self.scale[indices], indices, pointer), shape=shape)
        self.allowed = np.array(allowed)
        self.row_weight = np.concatenate([self.page_weight[:a] for a in self.active]).astype(np.float32)
        common = np.array([state.role in (Role.BODY, Role.CHROME) for state in STATES])
        self.alone_weight = self.row_weight * np.where(
            (self.allowed & common).any(axis=1), ALONE, ALONE * SELDOM
        )
        self.legal = np.array([[may_follow(s, b) for s in STATES] for b in STATES])
        self.legal_top = np.array([may_follow(s, None) for s in STATES])
        self.clue_count, self.tables = len(vocabulary), len(TABLES)
        self.of_state = np.array(TABLE_OF_STATE)
        self.to_table = np.zeros((len(STATES), self.tables), dtype=np.float32)
        self.to_table[np.arange(len(STATES)), self.of_state] = 1

    def unpack(self, flat: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Clue weights (clues x tables), follow-on weights (before x state), opening weights (state)."""
        n, s = self.clue_count * self.tables, len(STATES)
        return (
            flat[:n].reshape(self.clue_count, self.tables),
            flat[n : n + s * s].reshape(s, s),
            flat[n + s * s :],
        )

    def size(self) -> int:
        """How many numbers are fitted."""
        return self.clue_count * self.tables + len(STATES) ** 2 + len(STATES)

    def loss(self, flat: np.ndarray) -> tuple[float, np.ndarray]:
        """Negative penalised log-likelihood and its gradient."""
        w, follow, opening = self.unpack(flat.astype(np.float32))
        emission = (self.x @ w)[:, self.of_state]
        free, free_states, free_pairs, free_open = self._expect(emission, follow, opening)
        held, held_states, held_pairs, held_open = self._expect(
            np.where(self.allowed, emission, -1e9), follow, opening
        )
        alone, alone_states = self._alone(emission)
        difference = (
            (free_states - held_states) * self.row_weight[:, None] + alone_states * self.alone_weight[:, None]
        ) @ self.to_table
        grad_w = self.x.T @ difference.astype(np.float32)
        value = (
            float((free - held) @ self.page_weight)
            + float(alone @ self.alone_weight)
            + PRIOR / 2 * float(flat @ flat)
        )
        grad = np.concatenate([grad_w.ravel(), (free_pairs - held_pairs).ravel(), free_open - held_open])
        return value, grad.astype(np.float64) + PRIOR * flat

    def _alone(self, emission: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Loss of each block judged by its own clues, and its gradient by state."""
        e = np.exp((emission - emission.max(axis=1, keepdims=True)).astype(np.float64))
        free = e.sum(axis=1)
        held_e = np.where(self.allowed, e, 0)
        held = np.maximum(held_e.sum(axis=1), 1e-300)
        return np.log(free) - np.log(held), e / free[:, None] - held_e / held[:, None]

    def _expect(
        self, emission: np.ndarray, follow: np.ndarray, opening: np.ndarray
    ) -> tuple[np.ndarray, ...]:
        """Log-likelihood of each page, expected states of each block, expected pairs and openings over all pages."""
        peak = emission.max(axis=1, keepdims=True)
        e = np.exp((emission - peak).astype(np.float64))
        trans = np.where(self.legal, np.exp(follow.astype(np.float64)), 0)
        start = np.where(self.legal_top, np.exp(opening.astype(np.float64)), 0)
        alpha = np.empty_like(e)
        scale = np.empty(len(e))
        off, act = self.offsets, self.active
        for t in range(self.steps):
            a = (
                start * e[: act[0]]
                if t == 0
                else (alpha[off[t - 1] : off[t - 1] + act[t]] @ trans) * e[off[t] : off[t + 1]]
            )
            c = np.maximum(a.sum(axis=1), 1e-300)
            alpha[off[t] : off[t + 1]] = a / c[:, None]
            scale[off[t] : off[t + 1]] = c
        log = np.zeros(len(self.lengths))
        for t in range(self.steps):
            log[: act[t]] += np.log(scale[off[t] : off[t + 1]]) + peak[off[t] : off[t + 1], 0]
        beta = np.ones_like(e)
        pairs = np.zeros((len(STATES), len(STATES)), dtype=np.float64)
        for t in range(self.steps - 2, -1, -1):
            n = act[t + 1]
            ahead = (
                beta[off[t + 1] : off[t + 2]]
                * e[off[t + 1] : off[t + 2]]
                / scale[off[t + 1] : off[t + 2], None]
            )
            beta[off[t] : off[t] + n] = ahead @ trans.T
            pairs += (alpha[off[t] : off[t] + n] * self.page_weight[:n, None]).T @ ahead
        states = alpha * beta
        states /= np.maximum(states.sum(axis=1, keepdims=True), 1e-30)
        return log, states, pairs * trans, (states[: act[0]] * self.page_weight[:, None]).sum(axis=0)


def fit(data: Sequence[Example], rounds: int = 120, without: str | None = None) -> dict[str, Any]:
    """Weights in their JSON form: first what tells story text, then the headline, then, with both as landmarks, the roles.

    Clues whose names the regular expression `without` matches are left out of the roles; what is lost then is their worth.

    Pages whose gold has the story as one text count little but for the headline: what such a text leaves out is not always
    chrome.
    """
    data = [e for e in data if e.near and e.allowed.any(axis=1).all() and _feasible(e.allowed)]
    prose = fit_prose([e for e in data if e.whole])
    seen = {id(e): first_clues(e.near, prose) for e in data}
    headline = fit_headline(data, seen)
    clues = _held_out_clues(data, seen)
    if without:
        clues = [[[c for c in names if not re.match(without, c)] for names in page] for page in clues]
    vocabulary = _common(clues, data)
    chain = Chain(data, clues, vocabulary)
    result = minimize(
        chain.loss,
        np.zeros(chain.size()),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": rounds, "maxcor": 12},
    )
    w, follow, opening = chain.unpack(result.x)
    w = w * chain.scale[:, None]
    worth = {
        clue: ", ".join([f"{table} {w[i, t]:.2f}" for t, table in enumerate(TABLES) if abs(w[i, t]) >= 0.05])
        for clue, i in vocabulary.items()
    }
    follows: dict[str, dict[str, float]] = {}
    for j, state in enumerate(STATES):
        row = {b.name: round(float(follow[i, j]), 2) for i, b in enumerate(STATES) if may_follow(state, b)}
        if may_follow(state, None):
            row["top"] = round(float(opening[j]), 2)
        follows[state.name] = row
    meta = {
        "pages": sum(e.whole for e in data),
        "pages with the story as one text": sum(not e.whole for e in data),
        "blocks": int(chain.lengths.sum()),
        "clues": len(vocabulary),
        "loss": round(float(result.fun), 1),
    }
    return {
        "clues": {c: row for c, row in worth.items() if row},
        "follows": follows,
        "prose": prose,
        "headline": headline,
        "meta": meta,
    }


def _scale(
    data: Sequence[Example], clues: Sequence[list[Clues]], vocabulary: Mapping[str, int]
) -> np.ndarray:
    """The number that stands for each clue where a block shows it: 1, and more for what only markup shows."""
    dumps = {
        c for e, page in zip(data, clues, strict=True) if not _is_html(e) for names in page for c in names
    }
    return np.array([1.0 if c in dumps else MARKUP for c in vocabulary], dtype=np.float32)


def _is_html(example: Example) -> bool:
    return any(block.origin.path is not None for block in example.near[:1])


def fit_prose(data: Sequence[Example]) -> dict[str, float]:
    """What each clue that a block shows by itself is worth for its being story text: a logistic regression."""
    own = [own_clues(e.near) for e in data]
    vocabulary = _common(own, data)
    indices: list[int] = []
    pointer, labels, weights = [0], [], []
    for example, page in zip(data, own, strict=True):
        for names, allowed in zip(page, example.allowed, strict=True):
            told = allowed[TEXT].any()
            if told and allowed.sum() > 2:
                continue
            indices += [vocabulary[c] for c in names if c in vocabulary]
            pointer.append(len(indices))
            labels.append(1.0 if told else -1.0)
            weights.append(example.weight)
    x = csr_matrix((np.ones(len(indices)), indices, pointer), shape=(len(labels), len(vocabulary)))
    y, weight = np.array(labels), np.array(weights)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        margin = y * (x @ w)
        value = float(weight @ np.logaddexp(0, -margin)) + PROSE_PRIOR / 2 * float(w @ w)
        return value, x.T @ (-y * weight / (1 + np.exp(np.clip(margin, -50, 50)))) + PROSE_PRIOR * w

    w = minimize(loss, np.zeros(len(vocabulary)), jac=True, method="L-BFGS-B", options={"maxiter": 60}).x
    return {clue: round(float(w[i]), 2) for clue, i in vocabulary.items() if abs(w[i]) >= 0.02}


def readable(weights: dict[str, Any]) -> str:
    """JSON with a line a clue, keys sorted, so that a new training is a diff that can be read."""
    parts = []
    for name in sorted(weights):
        rows = [
            f"{json.dumps(k, ensure_ascii=False)}: {json.dumps(v, sort_keys=True)}"
            for k, v in sorted(weights[name].items())
        ]
        parts.append(f"{json.dumps(name)}: {{\n" + ",\n".join(rows) + "\n}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def fit_headline(data: Sequence[Example], seen: Mapping[int, Seen]) -> dict[str, float]:
    """What each clue is worth for being the headline: a softmax over the lines of each page that may be it."""
    head = INDEX["head.headline"]
    windows = []
    for example in data:
        found, story = seen[id(example)]
        window = headline_window(story, len(found))
        told = {
            fold_words(example.near[i].text)
            for i in window
            if example.allowed[i, head] and example.allowed[i].sum() == 1
        }
        if told:
            # a copy of the headline, as in a breadcrumb or over a share bar, says the same
            told |= _titles(example.gold)
            rights = [fold_words(example.near[i].text) in told for i in window]
            windows.append((example, [found[i] for i in window], rights))
    vocabulary = _common([names for _, names, _ in windows], [example for example, _, _ in windows])
    indices: list[int] = []
    pointer, pages, weights = [0], [], []
    right: list[bool] = []
    for k, (example, names, rights) in enumerate(windows):
        for clues, is_right in zip(names, rights, strict=True):
            indices += [vocabulary[c] for c in clues if c in vocabulary]
            pointer.append(len(indices))
            pages.append(k)
            right.append(is_right)
        weights.append(example.headline_weight)
    x = csr_matrix((np.ones(len(indices)), indices, pointer), shape=(len(pages), len(vocabulary)))
    page, y, worth = np.array(pages), np.array(right), np.array(weights)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        e = np.exp(np.clip(x @ w, -40, 40))
        free = np.bincount(page, e)
        held = np.bincount(page, e * y)
        value = float(worth @ (np.log(free) - np.log(held))) + HEADLINE_PRIOR / 2 * float(w @ w)
        return value, x.T @ (worth[page] * (e / free[page] - e * y / held[page])) + HEADLINE_PRIOR * w

    w = minimize(loss, np.zeros(len(vocabulary)), jac=True, method="L-BFGS-B", options={"maxiter": 80}).x
    return {clue: round(float(w[i]), 2) for clue, i in vocabulary.items() if abs(w[i]) >= 0.02}


def _held_out_clues(data: Sequence[Example], seen: Mapping[int, Seen], parts: int = 3) -> list[list[Clues]]:
    """The clues of each page, its headline found by weights of other sites: as sure as it will be on new pages."""
    found: dict[int, list[Clues]] = {}
    for part in range(parts):
        headline = fit_headline([e for e in data if fold_of(e.gold, 7 * parts) % parts != part], seen)
        for k, example in enumerate(data):
            if fold_of(example.gold, 7 * parts) % parts == part:
                first, story = seen[id(example)]
                found[k] = [[*names] for names in first]
                forms = forms_of(example.near)
                mark_headline(forms, found[k], headline, story)
                drop_shape(forms, found[k])
    return [found[k] for k in range(len(data))]


def _common(pages: Sequence[list[Clues]], data: Sequence[Example]) -> dict[str, int]:
    """Numbers for the clues that are not too rare to learn from; two pages labelled by hand are enough."""
    shown: dict[str, set[str]] = {}
    for page, example in zip(pages, data, strict=True):
        site = site_of(example.gold)
        sites = {site, site + " labelled by hand"} if example.track == "cases" else {site}
        for clue in {c for names in page for c in names}:
            shown.setdefault(clue, set()).update(sites)
    return {c: i for i, c in enumerate(sorted(c for c, sites in shown.items() if len(sites) >= RARE))}


def _feasible(allowed: np.ndarray) -> bool:
    """Whether some legal path runs through the allowed states."""
    legal = np.array([[may_follow(s, b) for s in STATES] for b in STATES])
    now = allowed[0] & np.array([may_follow(s, None) for s in STATES])
    for row in allowed[1:]:
        now = (now @ legal) & row
        if not now.any():
            return False
    return True


# --- cross-validation -------------------------------------------------------------------------------------------------------


def fold_of(gold: Gold, folds: int) -> int:
    """The fold of a page: all pages of one site fall into one."""
    return zlib.crc32(site_of(gold).encode()) % folds


def site_of(gold: Gold) -> str:
    """The last two parts of the host's name; where the gold has no address, the page stands for itself."""
    host = urlsplit(gold.get("url") or gold["id"]).hostname or gold["id"]
    return ".".join(host.removeprefix("www.").split(".")[-2:])


def predict(example: Example, weights: Weights) -> dict[str, Any]:
    """The record of a page under given weights, or the error record of a page without an article."""
    try:
        record = edit_page(example.page, weights).to_dict()
    except NoArticle as error:
        return {"source": {"path": example.path}, "error": {"kind": "no_article", "message": str(error)}}
    return record | {"source": {"path": example.path}}


def score(scorer: Path, gold: Path, records: Iterable[dict[str, Any]], *options: str) -> str:
    """What the scorer prints of the records."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
        file.flush()
        return subprocess.run(
            [sys.executable, scorer, gold, file.name, *options], capture_output=True, text=True, check=False
        ).stdout


@click.command()
@click.argument(
    "corpora", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--tracks", default="innertext,copy,w3m,html", show_default=True, help="Tracks to train on.")
@click.option(
    "--cases",
    "labelled",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of pages labelled by hand.",
)
@click.option(
    "--labels",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Roles of the lines of dumps whose gold has the story as one text.",
)
@click.option(
    "--folds", default=0, help="Cross-validate by site in this many folds instead of writing weights."
)
@click.option(
    "--scorer", type=click.Path(exists=True, path_type=Path), help="Scorer to run on the held-out records."
)
@click.option(
    "--fitted",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Weights of the folds: read from this file where it is there, else fitted and written to it. A rule that needs no "
    "training is then measured in minutes.",
)
@click.option("--without", help="Leave out the clues whose names this regular expression matches.")
@click.option("--rounds", default=120, show_default=True, help="Rounds of L-BFGS.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path(__file__).parent / "data" / "weights.json"
)
def main(
    corpora: tuple[Path, ...],
    tracks: str,
    labelled: Path | None,
    labels: Path | None,
    folds: int,
    scorer: Path | None,
    fitted: Path | None,
    without: str | None,
    rounds: int,
    output: Path,
) -> None:
    """Fit the weights of the roles on labelled corpora, or cross-validate them."""
    names = tracks.split(",")
    lines = read_labels(labels) if labels else {}
    data = {(c, t): list(examples(c, [t], lines)) for c in corpora for t in names}
    everything = [e for part in data.values() for e in part] + list(cases(labelled) if labelled else ())
    if not folds:
        weights = fit(everything, rounds, without)
        output.write_text(readable(weights), encoding="utf-8")
        click.echo(json.dumps(weights["meta"]))
        return
    if fitted and fitted.exists():
        of_folds = json.loads(fitted.read_text(encoding="utf-8"))
        if len(of_folds) != folds:
            raise click.UsageError(f"{fitted} holds the weights of {len(of_folds)} folds, not of {folds}")
    else:
        of_folds = [
            fit([e for e in everything if fold_of(e.gold, folds) != k], rounds, without) for k in range(folds)
        ]
        if fitted:
            fitted.write_text(json.dumps(of_folds), encoding="utf-8")
    weights_of = [load_weights(json.dumps(weights)) for weights in of_folds]
    for (corpus, track), part in data.items():
        if part and scorer:
            records = [predict(e, weights_of[fold_of(e.gold, folds)]) for e in part]
            click.echo(
                f"{corpus.name}/{track}: " + score(scorer, corpus / f"gold-{track}.jsonl", records).strip()
            )


if __name__ == "__main__":
    main()
