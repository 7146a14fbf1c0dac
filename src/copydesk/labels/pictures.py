"""Pictures of a page: which lines are their captions and credits, by the markup, by their words and by the lines around; and
what a page sets again of its story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from copydesk.labels.forms import Clues, ends_sentence, form, trimmed
from copydesk.labels.states import (
    HEAD_CHROME,
    HEADLINE,
    NAMED,
    PARAGRAPH,
    PULL_QUOTE,
    STATES,
    STORY_CHROME,
    STORY_OPENERS,
    SUBHEAD,
    TOP,
    chrome_of,
)
from copydesk.lexicons import lexicon
from copydesk.lines.captions import LONGEST_CAPTION
from copydesk.lines.credit_openers import opener_length
from copydesk.lines.credits import is_copyright_line, is_credit
from copydesk.lines.disclosures import is_disclosure
from copydesk.lines.names import is_person_name
from copydesk.model import Block, Role


def as_pictured(block: Block, clues: Clues, state: int, before: int) -> int:
    """The state of a line that its markup or its own signs tell to be a caption or a credit, more than all clues together.

    A `<figcaption>` set among embeds and products, with their names in its classes, looks like chrome, and one right below the
    headline like a dek. `Ida Brandt (left) on the quay`, `The quay at dawn (` look like paragraphs or labels. `state` is what the
    block was taken for, `before` the block above it.
    """
    role, hints = STATES[state].role, block.hints
    states = CAPTION_STATES[state]
    if hints >= BELOW_PICTURE and "opens_like_chrome" not in clues:
        if is_credit(block.text):
            return states.credit
        # `Facebook`, `Gallery` are whose it is, or a button
        if len(block.text) > LONGEST_LABEL or ends_sentence(block.text):
            return states.caption
    told = role in (Role.CHROME, Role.SUBHEAD) and hints >= IN_PICTURE_BOX and hints.isdisjoint(HEADED)
    if told and len(block.text) > LONGEST_LABEL:
        return states.caption
    # a paragraph may open like the caption beside it, a dek and a subhead do not
    if role is not Role.BODY and "copy_with_credit" in clues and not is_credit(block.text):
        return states.caption
    doubted = role in (Role.DEK, Role.CHROME) and len(block.text) > SHORTEST_SIGNED and "has_credit" in clues
    # more than a credit, and no footer: a picture's words
    if doubted and SIGNED.isdisjoint(clues) and not is_copyright_line(block.text):
        return states.caption
    if role is Role.SUBHEAD and hints.isdisjoint(HEADED) and is_source(block.text):
        return states.credit
    if role is Role.BODY or role is Role.SUBHEAD:
        if "has_credit" not in clues and "shows_caption" not in clues:
            return state
        # a caption does not open a story, it closes its head; a story without a head keeps its first paragraph
        stretch = 0 if before == TOP else STATES[before].stretch
        return (state, NAMED["head.caption"], states.caption)[stretch]
    if "shows_caption" in clues:
        return states.caption
    if "figcaption" not in hints and "inside_figure" not in hints:
        return state
    if is_credit(block.text):
        return states.credit
    marked = "figcaption" in hints or "says_caption" in hints or role is Role.DEK
    return states.caption if marked and len(block.text) > LONGEST_LABEL else state


def is_source(text: str) -> bool:
    """Whether a line is but whose a picture is: a person's name and an outlet's around a slash, or the address of a site.

    >>> is_source("Ada Birch/The Stowe Echo"), is_source("Kilde: harbour.example"), is_source("www.harbour.example")
    (True, True, True)
    >>> is_source("The mayor/the crane"), is_source("More at harbour.example"), is_source("3) Harbour.io")
    (False, False, False)
    """
    if len(text) > LONGEST_SOURCE:
        return False
    person, slash, outlet = text.partition("/")
    if slash and "/" not in outlet:
        # of two people the line tells
        return is_person_name(person.strip()) != is_person_name(outlet.strip()) and _may_name(person, outlet)
    *names, address = text.split() or [""]
    if "." not in address.removeprefix("www.") or re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", address) is None:
        return False
    return names[-1][-1] in ":," if names else address.startswith("www.")


def _may_name(*names: str) -> bool:
    return all(
        name.strip()[:1].isupper() and len(name.split()) <= MOST_NAMED and not any(map(str.isdigit, name))
        for name in names
    )


LONGEST_SOURCE = 60
"""Code points."""

MOST_NAMED = 4
"""Words of a person's or an outlet's name beside a slash: `The Callan Daily Echo`."""

BELOW_PICTURE = frozenset(("after_picture", "says_caption"))
"""The first line below a picture, in an element that is named a caption."""

IN_PICTURE_BOX = frozenset(("after_picture", "says_image", "p", "within_prose"))
"""A paragraph right below a picture, amid those of the story and in a box that is named after pictures."""

SIGNED = frozenset(("is_credit", "opens_like_chrome", "opens_like_related"))

SHORTEST_SIGNED = 40
"""Code points of a line with a credit that was taken for a dek or for chrome and is a caption; shorter ones are labels, too."""

LONGEST_LABEL = 20
"""Code points of buttons and labels in figures: `Show gallery`, `1/12`; captions are longer."""


class CaptionStates(NamedTuple):
    """Indices into STATES of the two roles of words in a figure, in one stretch of the page."""

    caption: int
    credit: int


CAPTION_STATES = {
    NAMED[f"{stretch}.{role}"]: CaptionStates(NAMED[f"{stretch}.caption"], NAMED[f"{stretch}.credit"])
    for stretch, role in (
        *(("head", "chrome"), ("head", "dek")),
        *(("story", "chrome"), ("story", "body"), ("story", "subhead")),
    )
}
"""What a line is that shows that it is a caption or a credit, and was taken for something else."""

CREDITS = frozenset(states.credit for states in CAPTION_STATES.values())

CAPTIONS = frozenset(states.caption for states in CAPTION_STATES.values())


def with_split_credits(blocks: Sequence[Block], path: Sequence[int]) -> list[int]:
    """The path with what stands below `Image:` in a figure, or was taken for a caption there, as the credit that it opens."""
    found = [*path]
    for i, (above, block) in enumerate(pairwise(blocks), 1):
        if above.text[-1] != ":" or opener_length(above.text) < len(above.text):
            continue
        captions = CAPTION_STATES.get(chrome_of(path[i]))
        if captions and len(block.text) <= LONGEST_SOURCE and not FIGURE.isdisjoint(block.hints):
            found[i] = captions.credit
    return found


def with_credited_lines(blocks: Sequence[Block], clues: Sequence[Clues], path: list[int]) -> list[int]:
    """The path with a sentence alone on its line, right above a line that is but a credit, as the credit's caption.

    Paragraphs of several sentences, headings of a list and the lede stand above pictures that have a credit and no caption; of
    pages with the credit above the caption, the line below it is one already.
    """
    found = [*path]
    paragraphs = 0
    for i in range(len(path) - 1):
        # a name with a word in brackets may be taken for a credit: `Ida Brandt (Callan)`
        if "is_credit" in clues[i + 1] and _is_captionless(path[i + 1], path[i + 2 : i + 3], blocks[i + 1]):
            captions = CAPTION_STATES.get(path[i])
            longest = LONGEST_TOLD if opener_length(blocks[i + 1].text.lstrip("([")) else LONGEST_CREDITED
            if captions and _may_be_credited(blocks[i], clues[i], path[i], paragraphs, longest):
                found[i] = captions.caption
        paragraphs += found[i] == PARAGRAPH
    return found


def _is_captionless(state: int, below: Sequence[int], credit: Block) -> bool:
    """Whether a line was taken for a credit, none of a chart, and the line below not for its caption."""
    return (
        state in CREDITS
        and CAPTIONS.isdisjoint(below)
        # a picture between the two: its credit is all that is said of it
        and "after_picture" not in credit.hints
        and not credit.text.lstrip("([").startswith(CHART_SOURCES)
    )


def _may_be_credited(block: Block, clues: Clues, state: int, paragraphs: int, longest: int) -> bool:
    text = block.text
    if not SHORTEST_SIGNED <= len(text) <= longest or not ends_sentence(text):
        return False
    if _has_stops(text):
        return False
    if state == PARAGRAPH:
        return paragraphs > 0
    # notices and promotion speak of other things than the story
    return (
        STATES[state].role is Role.CHROME
        and "opens_like_chrome" not in clues
        and any(clue.startswith("topic_words=") for clue in clues)
    )


CHART_SOURCES = ("Source", "SOURCE", "Quelle", "Fuente", "Fonte", "Источник", "Джерело")
"""What opens the source of a chart, which stands below a paragraph as often as below a caption."""

LONGEST_CREDITED = 200
"""Code points of a caption in one sentence; of 30 that stand above their credit in the corpora's news one has more than 187."""

LONGEST_TOLD = 600
"""The same above a credit that says what it is, `Photo: AP`: one who tells a row of people and their offices takes some 450."""


def without_labelled_captions(blocks: Sequence[Block], path: Sequence[int]) -> list[int]:
    """The path with `Topics: ferry, harbour`, a label of the page's own and what it names, as chrome and no caption.

    So is what a paper says of how it earns, and what opens with a video's length or an entry's time: `4:11 The quay burns`.
    """
    return [
        chrome_of(state) if state in CAPTIONS and _is_of_page(block) else state
        for block, state in zip(blocks, path, strict=True)
    ]


def _is_of_page(block: Block) -> bool:
    timed = block.text[0].isdigit() and re.match(TIMED, block.text) is not None
    return timed or _is_labelled(block) or is_disclosure(block.text)


TIMED = r"\d\d?:\d\d(?!\d)"
"""How such a time is written, with nothing between it and a name as often as not: `20:24Ada Birch`."""


def _is_labelled(block: Block) -> bool:
    label, colon, _ = block.text[:LONGEST_LABEL].partition(":")
    return colon != "" and label.strip().lower() in lexicon("chrome_lines") and FIGURE.isdisjoint(block.hints)


FIGURE = frozenset(("figcaption", "inside_figure", "says_caption"))


def with_lines_below_pictures(
    blocks: Sequence[Block], clues: Sequence[Clues], path: Sequence[int]
) -> list[int]:
    """The path with a line that a blank line parts from what is below, and none from a picture or credit above, as a caption.

    Only dumps tell of blank lines. A line above such a credit, parted from it, is then none of its picture's. The name of a
    picture's file is no text.
    """
    found = [*path]
    for i, block in enumerate(blocks):
        is_picture = "placeholder" in block.hints
        is_signed = _may_be_signed(block, blocks[i + 1 : i + 2]) and PARAGRAPH in path[i + 2 : i + 3]
        if is_signed and _is_signed(block, blocks[i + 1].text, found[i], clues[i]):
            found[i : i + 2] = STORY_CAPTION, STORY_CREDIT
        if is_picture and found[i] != HEADLINE:
            found[i] = chrome_of(found[i])
        if is_picture and _heads_group(blocks[i : i + 3], 3):
            if _is_signed(blocks[i + 1], blocks[i + 2].text, found[i + 1], clues[i + 1]):
                found[i + 1 : i + 3] = STORY_CAPTION, STORY_CREDIT
            continue
        if not (is_picture or found[i] in CREDITS) or not _heads_group(blocks[i : i + 2], 2):
            continue
        captions = CAPTION_STATES.get(found[i + 1])
        if captions and _may_be_below_picture(blocks[i + 1], clues[i + 1], found[i + 1], is_picture):
            found[i + 1] = captions.caption
        above = i - 1
        if (
            found[i + 1] in CAPTIONS
            and i
            and found[above] == STORY_CAPTION
            and _is_sentence_of_story(blocks[above], clues[above])
        ):
            found[above] = PARAGRAPH
    return found


BARE_BELOW_PICTURE = frozenset(("after_picture", "bare", "within_prose"))
"""The first line below a picture amid the paragraphs, in an element that has no meaning."""

CARDED = frozenset(("all_link", "half_link", "says_card", "says_video"))
"""What leads to another story, or belongs to a player."""


def _may_be_signed(block: Block, below: Sequence[Block]) -> bool:
    """Whether the markup leaves it open that a line is a picture's and the one below tells whose the picture is."""
    if not block.hints >= BARE_BELOW_PICTURE or not CARDED.isdisjoint(block.hints):
        return False
    return any("bare" in credit.hints and CARDED.isdisjoint(credit.hints) for credit in below)


def _heads_group(blocks: Sequence[Block], size: int) -> bool:
    """Whether the first of some blocks opens, and the last ends, a group of so many lines with blank lines around it."""
    if len(blocks) < size:
        return False
    *above, last = blocks
    return (
        "after_gap" in above[0].hints
        and not any("before_gap" in block.hints for block in above)
        and "before_gap" in last.hints
    )


def _is_signed(line: Block, name: str, state: int, clues: Clues) -> bool:
    """Whether two lines below a picture amid the story are its caption and whose it is, also where no list has the name.

    A card of another story ends in a date or in a sentence, or opens with a label.
    """
    if (
        not (state in CAPTIONS or state in CAPTION_STATES)
        or STATES[state].stretch != STATES[PARAGRAPH].stretch
    ):
        return False
    if not SIGNED.isdisjoint(clues) or len(line.text) > LONGEST_CAPTION or _has_stops(line.text):
        return False
    return (
        len(name) <= LONGEST_SOURCE
        and name[0].isupper()
        and not ends_sentence(name)
        and not any(map(str.isdigit, name))
    )


def _is_sentence_of_story(block: Block, clues: Clues) -> bool:
    return SHOWN.isdisjoint(clues) and (ends_sentence(block.text) or block.text[-1] in ":：")


def _may_be_below_picture(block: Block, clues: Clues, state: int, is_picture: bool) -> bool:
    if len(block.text) > LONGEST_CAPTION or not SIGNED.isdisjoint(clues):
        return False
    # a paragraph may stand so below a picture that has no words, a writer's life below a portrait
    if is_picture and _has_stops(block.text):
        return False
    # buttons are short, names below portraits too
    return STATES[state].role is not Role.CHROME or len(block.text) >= SHORTEST_SIGNED


def _has_stops(text: str) -> bool:
    """Whether a sentence ends within a text."""
    return any(stop in text[:-1] for stop in (". ", "! ", "? ", "。"))


def without_unshown_captions(
    blocks: Sequence[Block], clues: Sequence[Clues], path: Sequence[int]
) -> list[int]:
    """The path with a caption amid the story of which nothing but its topic told that it is one, as a paragraph or a subhead.

    It has no credit, no copy, no picture and no credit beside it, and stands between lines of the story. Of Chinese, Japanese and
    Korean the topic is told by pairs of letters, which a subhead shares with the headline as often; of such lines in dumps hardly
    one in ten is a caption. Of other scripts a line that ends in a colon leads to the next one.
    """
    found = [*path]
    for i in range(1, len(path) - 1):
        if (
            found[i] == STORY_CAPTION
            and found[i - 1] in STORY_OPENERS
            and found[i + 1] in STORY_OPENERS
            and SHOWN.isdisjoint(clues[i])
        ):
            found[i] = _unshown(blocks[i].text)
    return found


def _unshown(text: str) -> int:
    """What a line of the story is that nothing shows to be a caption."""
    if text[-1] in ":：":
        return PARAGRAPH
    weight = form(text).weight
    if weight == len(text):
        return STORY_CAPTION
    if ends_sentence(text):
        return PARAGRAPH
    return SUBHEAD if weight <= LONGEST_SUBHEAD else STORY_CAPTION


LONGEST_SUBHEAD = 100
"""Code points, wide ones counted twice; a longer line without a full stop is a teaser or a caption."""

STORY_CAPTION, STORY_CREDIT = NAMED["story.caption"], NAMED["story.credit"]

SHOWN = frozenset(
    (
        *("has_credit", "shows_caption", "copy_with_credit", "figcaption", "inside_figure", "after_picture"),
        *("says_caption", "says_image", "says_video", "is_metadata_caption"),
        *("copies=2", "copies=3", "copies=5", "copies=more"),
    )
)
"""What shows a caption, by its words, by its copies or in the markup."""


def with_repeated_lines(blocks: Sequence[Block], clues: Sequence[Clues], path: list[int]) -> list[int]:
    """The path with a line without a full stop that says again how a paragraph close by begins as a caption, or a pull quote.

    Editors take a caption's words from the story; a subhead is shorter, and never a paragraph's sentence.
    """
    found = [*path]
    for i, state in enumerate(path):
        text = blocks[i].text
        if state not in REPEATED or not _may_repeat(blocks[i]):
            continue
        key = form(text).key
        near = (*range(max(0, i - NEAR), i), *range(i + 1, min(len(path), i + 1 + NEAR)))
        if any(path[j] == PARAGRAPH and form(trimmed(blocks[j].text)).key.startswith(key) for j in near):
            found[i] = PULL_QUOTE if text[0] in '"“„«' else CAPTION_STATES[state].caption
    return found


def _may_repeat(block: Block) -> bool:
    """Whether a line is long enough for a sentence, and has not the end of one."""
    text, _, hints = block
    if not SHORTEST_SIGNED <= len(text) <= LONGEST_CAPTION:
        return False
    return hints.isdisjoint(HEADED) and not ends_sentence(text)


HEADED = frozenset((*(f"h{n}" for n in range(1, 7)), "heading"))

NEAR = 8
"""Blocks: a picture stands within a few paragraphs of its words; what says them again further down is a second story."""

REPEATED = frozenset((PARAGRAPH, SUBHEAD))


def with_shouted_lines(blocks: Sequence[Block], path: Sequence[int]) -> list[int]:
    """The path with the lines that open as a caption of the page does, with words in capitals and a colon, as captions.

    Papers of the North set them so: `SLUTT: Krana i Halden …`. On a page without such a caption they are speakers, places or
    notes.
    """
    shouted = [
        i for i, block in enumerate(blocks) if ":" in block.text[:LONGEST_LABEL] and _is_shouted(block.text)
    ]
    found = [*path]
    if any(path[i] in CAPTIONS for i in shouted):
        for i in shouted:
            captions = CAPTION_STATES.get(path[i])
            if captions and STATES[path[i]].role in UNSHOUTED:
                found[i] = captions.caption
    return found


def _is_shouted(text: str) -> bool:
    shout, _, sentence = text.partition(": ")
    return (
        SHORTEST_SIGNED <= len(text) <= LONGEST_CAPTION
        and len(shout) <= LONGEST_LABEL
        and shout.isupper()
        and shout.replace(" ", "").isalpha()
        and not sentence.isupper()
        and sentence[:1].isupper()
    )


UNSHOUTED = frozenset((Role.BODY, Role.CHROME, Role.DEK, Role.SUBHEAD))


def with_doubled_lines(blocks: Sequence[Block], path: Sequence[int]) -> list[int]:
    """The path with a sentence that stands twice in a row in the story as captions: what a picture shows, and below it the same.

    Browsers for the terminal print both, and a third time the name of the picture's link; a title twice in a row is that of
    another story, three times it is a picture's, too.
    """
    found = [*path]
    for i, (state, below) in enumerate(pairwise(path)):
        if state != below or blocks[i + 1].text != blocks[i].text:
            continue
        if state == PARAGRAPH and _may_be_doubled(blocks[i].text):
            found[i] = found[i + 1] = STORY_CAPTION
        elif state == STORY_CHROME and _stands_thrice(blocks[i : i + 3], path[i : i + 3]):
            found[i : i + 3] = [STORY_CAPTION] * 3
    return found


def _stands_thrice(blocks: Sequence[Block], path: Sequence[int]) -> bool:
    text = blocks[0].text
    return (
        [block.text for block in blocks] == [text] * 3
        and path[-1] == STORY_CHROME
        # of rulers and buttons no letter or few
        and SHORTEST_SIGNED <= len(text) <= LONGEST_CAPTION
        and any(map(str.isalpha, text))
    )


def _may_be_doubled(text: str) -> bool:
    """Whether a line has a caption's length; a question stands in a list of them, and over its answer.

    A paragraph that a page has twice in a row, once for its editors, is longer.
    """
    return (
        len(text) >= SHORTEST_SIGNED
        and form(trimmed(text)).weight <= LONGEST_CREDITED
        and text[-1] not in "?？"
    )


def with_counted_lines(blocks: Sequence[Block], path: Sequence[int]) -> list[int]:
    """The path with a line over a paragraph, and right below a count of pictures, as a caption: `View 3 Images`, `2`.

    Numbers stand over the entries of a list, too, whose titles have capitals or few words, and over stories of other pages.
    """
    found = [*path]
    for i, (above, block) in enumerate(pairwise(blocks), 1):
        if path[i] not in COUNTED or not _counts_pictures(above.text) or not _is_worded(block.text):
            continue
        if PARAGRAPH in path[i + 1 : i + NEAR]:
            captions = CAPTION_STATES[path[i]]
            found[i] = captions.caption
            # the count stands between what the picture shows and the same below it
            if i > 1 and blocks[i - 2].text == block.text and path[i - 2] in COUNTED:
                found[i - 2] = captions.caption
    return found


def _counts_pictures(text: str) -> bool:
    if not text[-1].isdigit():
        return text[:5] in ("View ", "VIEW ") and re.fullmatch(r"(?i)view \d+ images?", text) is not None
    return len(text) <= LONGEST_COUNT and text.replace("/", "").isdecimal()


def _is_worded(text: str) -> bool:
    """Whether most words of a line without a full stop are in small letters."""
    if not SHORTEST_SIGNED <= len(text) <= LONGEST_CAPTION or ends_sentence(text):
        return False
    words = text.split()
    return sum(word[0].islower() for word in words) >= WORDED * len(words)


COUNTED = frozenset((SUBHEAD, STORY_CHROME, HEAD_CHROME))

LONGEST_COUNT = 5
"""Code points: `12/15`."""

WORDED = 0.63
"""Share of small words: titles of lists and of other stories come near it, since a name has capitals in every language."""


def with_pulled_words(blocks: Sequence[Block], path: list[int]) -> list[int]:
    """The path with a paragraph all of whose words stand in a longer one close by as a pull quote: `“The quay … is ours.”`

    What is left out between them is marked by dots or by words in brackets.
    """
    found = [*path]
    paragraphs = [i for i, state in enumerate(path) if state == PARAGRAPH]
    keys = [form(trimmed(blocks[i].text)).key for i in paragraphs]
    story = "\n".join(keys)
    starts = [0, *accumulate([len(key) + 1 for key in keys])]
    for n, i in enumerate(paragraphs):
        if not SHORTEST_PULLED <= len(blocks[i].text) <= LONGEST_PULLED:
            continue
        pieces = _pieces(blocks[i].text)
        top, end = max(0, n - PULLED_FROM), min(len(keys), n + 1 + PULLED_FROM)
        # one search tells of nearly every paragraph that it is said once
        if pieces and story.count(pieces[0], starts[top], starts[end]) > 1:
            longer = [key for key in keys[top:end] if len(key) > LONGER * len(keys[n])]
            if any(all(piece in key for piece in pieces) for key in longer):
                found[i] = PULL_QUOTE
    return found


def _pieces(text: str) -> list[str]:
    """The keys of what stands around the marks of words left out or put in."""
    if not any(map(text.__contains__, LEFT_OUT)):
        return [form(text).key]
    pieces = re.split(r"\.\.\.|…|\[[^\]]*\]", text)
    return [form(piece).key for piece in pieces if any(map(str.isalnum, piece))]


LEFT_OUT = ("…", "[", "...")

SHORTEST_PULLED, LONGEST_PULLED = 70, 350
"""Code points of a pull quote: a shorter line that a paragraph says again is a heading or a saying, a longer one a copy of it."""

LONGER = 1.2
"""How many times longer the paragraph is; of a list's entries one may be the other and some words more."""

PULLED_FROM = 16
"""Paragraphs from a pull quote to its words: on the corpora's pages up to that many lie between."""
