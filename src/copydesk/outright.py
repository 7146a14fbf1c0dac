"""What a page says outright of a block, over the sum of its clues: a `<figcaption>` is a caption, below `Comments` is no story.

Each rule stands here because the sum of clues was wrong where it applies and the rule hardly ever. What each is worth on sites
not trained on, `tests/benchmarks/rules.py` prints; a rule that is worth nothing goes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from .bylines import is_person_name
from .clues import (
    FEW_LINES,
    LONGEST_HEADLINE,
    MAY_BE_HEADLINE,
    WORD,
    Clues,
    ends_sentence,
    form,
    stems_of,
    trimmed,
)
from .credits import LONGEST_CAPTION, is_copyright_line, is_credit
from .datelines import read_dateline
from .disclosures import is_disclosure
from .headlines import rewords
from .lexicons import lexicon
from .model import Block, Role
from .promotion import is_promotion
from .states import NAMED, STATES, TOP


def as_told(
    blocks: Sequence[Block], clues: Sequence[Clues], path: Sequence[int], from_top: bool = False
) -> list[int]:
    """The states of the blocks, those overruled of which the page says outright what they are.

    `path` holds an index into STATES for each block, and so does what is returned; `from_top` says whether nothing stands above
    the blocks. A page keeps its story: where the rules
    would leave no paragraph, none of them holds.
    """
    path = without_playlist(blocks, path)
    opened = with_story_from_the_top(blocks, clues, path) if from_top else None
    if opened is None:
        opened = with_likeliest_headline(blocks, clues, with_long_lines(blocks, path))
    headed = without_copies_of_headline(blocks, without_unlikely_headline(clues, opened))
    marked = [
        # most lines are chrome far from the story, of which the markup tells nothing
        as_marked(block, names, state, before) if state in DOUBTED or block.text[0] == "【" else state
        for block, names, state, before in zip(blocks, clues, headed, [TOP, *headed], strict=False)
    ]
    pictured = with_lines_below_pictures(blocks, clues, without_labelled_captions(blocks, marked))
    pictured = without_unshown_captions(blocks, clues, pictured)
    captioned = with_repeated_lines(blocks, clues, with_credited_lines(blocks, clues, pictured))
    captioned = with_pulled_words(blocks, captioned)
    opened = with_lede(blocks, with_linked_titles(blocks, with_teasers(blocks, clues, captioned)))
    told = without_other_texts(blocks, with_dek(blocks, opened))
    if any(s in PARAGRAPHS and _may_be_whole(block) for block, s in zip(blocks, told, strict=True)):
        return told
    return with_few_lines(clues, path) if from_top else [*path]


def _may_be_whole(block: Block) -> bool:
    """Whether a paragraph may be all of a story; a heading that looks like one is not."""
    return len(block.text) >= SHORTEST_WHOLE or ends_sentence(block.text)


SHORTEST_WHOLE = 40
"""Code points of a paragraph without a full stop."""


def with_few_lines(clues: Sequence[Clues], path: Sequence[int]) -> list[int]:
    """The path of a page of some lines in which no story was found: its sentences are the story, a first line above the headline.

    A page without menus is unlike all that the weights were trained on.
    """
    story = [
        i
        for i, names in enumerate(clues)
        if not SENTENCES.isdisjoint(names) and "opens_like_chrome" not in names
    ]
    if not story or len(clues) > FEW_LINES or not PARAGRAPHS.isdisjoint(path):
        return [*path]
    found = [PARAGRAPH if i in story else state for i, state in enumerate(path)]
    if story[0] == 1:
        found[0] = HEADLINE
    return found


SENTENCES = frozenset(("is_prose", "is_sentence"))


PARAGRAPHS = frozenset(i for i, state in enumerate(STATES) if state.role is Role.BODY)
DEKS = frozenset(i for i, state in enumerate(STATES) if state.role is Role.DEK)
EYEBROWS = frozenset(i for i, state in enumerate(STATES) if state.role is Role.EYEBROW)


def with_story_from_the_top(
    blocks: Sequence[Block], clues: Sequence[Clues], path: Sequence[int]
) -> list[int] | None:
    """The path of a text that is a story without its headline, as another tool extracted it; None for a page.

    Pages open with menus, and the path looks for the headline below: it would take the first subhead for it.
    """
    if not _is_paragraph(blocks[0].text, clues[0]):
        return None
    sizes = [len(block.text) for block in blocks]
    prose = sum([size for size, names in zip(sizes, clues, strict=True) if "is_prose" in names])
    if prose < NEARLY_ALL * sum(sizes):
        return None
    first = next((i for i, state in enumerate(path) if state in STORY_OPENERS), len(path))
    opening = [PARAGRAPH if "is_prose" in names else SUBHEAD for names in clues[:first]]
    return [*opening, *path[first:]]


def _is_paragraph(text: str, names: Clues) -> bool:
    if "is_prose" not in names or "opens_like_chrome" in names:
        return False
    # a menu in one line ends in no sentence
    weight = form(trimmed(text)).weight
    return (weight > LONGEST_TITLE and ends_sentence(text)) or (
        weight > LONGEST_STOPPED and text[-1] in ".。"
    )


LONGEST_TITLE, LONGEST_STOPPED = 160, 135
"""Code points, wide ones counted twice: the longest headline of the corpora has 156, the longest that ends in a full stop 133."""
NEARLY_ALL = 0.85
"""The part of such a text that stands in its paragraphs; of pages that open with a notice it is half."""


def with_long_lines(blocks: Sequence[Block], path: Sequence[int]) -> list[int]:
    """The path with lines that are too long for what they were taken for, as a whole story in one line is, as paragraphs."""
    return [
        PARAGRAPH if len(block.text) > LONGEST_HEADLINE and _is_too_long(state, block.text) else state
        for block, state in zip(blocks, path, strict=True)
    ]


def _is_too_long(state: int, text: str) -> bool:
    return state == HEADLINE or (len(text) > LONGEST_SHORT and state in SHORT and _has_sentences(text))


LONGEST_SHORT = 1_000
"""Code points; the longest dek of the news corpus has 870, the longest caption 458."""


def _has_sentences(text: str) -> bool:
    # menus that a tool ran together have none, or the story's first
    return text.count(". ") + text.count("。") >= 3


def with_likeliest_headline(
    blocks: Sequence[Block], clues: Sequence[Clues], path: Sequence[int]
) -> list[int]:
    """The path with the likeliest line as the headline where it has none, or one that the likeliest outdoes.

    The path weighs what the lines around would be, too, and so takes a section's name, a teaser or a share bar for the headline
    where the headline may pass for a dek.
    """
    taken = next((i for i, state in enumerate(path) if state == HEADLINE), None)
    headline = _first_wording(blocks, clues, _likelier(clues, path, taken))
    if headline is None or headline == taken:
        return [*path]
    below = headline + 1
    story = next((i for i in range(below, len(path)) if path[i] in STORY_OPENERS), len(path))
    above, head = path[:headline], path[below:story]
    return [*[_moved("above", s) for s in above], HEADLINE, *[_moved("head", s) for s in head], *path[story:]]


SUBHEAD = NAMED["story.subhead"]


def without_playlist(blocks: Sequence[Block], path: Sequence[int]) -> list[int]:
    """The path with the titles of a list of videos, below each of which stands how long it runs, as chrome.

    The length below one title alone may be that of the story's own video; sentences between clocks are a live page's entries.
    """
    found = [*path]
    timed = [i for i, block in enumerate(blocks) if i and _is_running_time(block.text)]
    for first, second in pairwise(timed):
        if second == first + 2:
            for i in (first, second):
                if not ends_sentence(blocks[i - 1].text):
                    found[i - 1], found[i] = _chrome_of(found[i - 1]), _chrome_of(found[i])
    return found


def _is_running_time(text: str) -> bool:
    """Whether a line is the length of a video: `03:29`, `1:02:33`."""
    return (
        len(text) <= LONGEST_RUNNING_TIME
        and ":" in text
        and re.fullmatch(r"(\d{1,2}:)?\d{1,2}:\d\d", text) is not None
    )


LONGEST_RUNNING_TIME = 8
"""Code points: `01:02:33`."""


def without_unlikely_headline(clues: Sequence[Clues], path: Sequence[int]) -> list[int]:
    """The path without a headline that is unlikely one: a text may have none, and the path takes the best line that there is."""
    return [
        HEAD_CHROME if state == HEADLINE and MAY_BE_HEADLINE not in names else state
        for names, state in zip(clues, path, strict=True)
    ]


def without_copies_of_headline(blocks: Sequence[Block], path: Sequence[int]) -> list[int]:
    """The path without deks and captions that are the headline once more, above a share bar or for a picture without words."""
    headline = next((_letters(blocks[i].text) for i, state in enumerate(path) if state == HEADLINE), "")
    if not headline:
        return [*path]
    return [
        _chrome_of(state) if state in COPYING and _letters(block.text) == headline else state
        for block, state in zip(blocks, path, strict=True)
    ]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def _chrome_of(state: int) -> int:
    """Chrome of the same stretch."""
    return NAMED[f"{STATES[state].name.partition('.')[0]}.chrome"]


HEADLINE, PARAGRAPH, RELATED = NAMED["head.headline"], NAMED["story.body"], NAMED["story.related"]
SHORT = frozenset(
    i
    for i, state in enumerate(STATES)
    if state.role
    in (
        Role.EYEBROW,
        Role.DEK,
        Role.BYLINE,
        Role.TIMESTAMP,
        Role.CAPTION,
        Role.CREDIT,
        Role.SUBHEAD,
    )
)
"""What has a few sentences at most."""
STORY_OPENERS = frozenset((PARAGRAPH, NAMED["story.subhead"], NAMED["story.note"]))
TEASERS = STORY_OPENERS.union([NAMED["story.chrome"], NAMED["story.caption"], NAMED["story.pull_quote"]])
"""What a link to another story may be taken for."""


def _likelier(clues: Sequence[Clues], path: Sequence[int], taken: int | None) -> int | None:
    """The index of the headline taken, or of the likeliest one."""
    likeliest = next((i for i, names in enumerate(clues) if "likeliest_headline" in names), None)
    if likeliest is None:
        return taken
    names = clues[likeliest]
    if taken is None:
        lost = sum([state == PARAGRAPH for state in path[:likeliest]])
        stays = "headline_lead=close" in names or lost > LOST
    else:
        stays = STATES[path[likeliest]].stretch == 2 or not _outdoes(names, clues[taken])
    return taken if stays else likeliest


LOST = 2
"""Paragraphs above the likeliest headline of a page without one that are a notice or a teaser; of more, it is a subhead."""


def _outdoes(likeliest: Clues, taken: Clues) -> bool:
    """Whether a line is by far the likelier headline, or a title which says more of what the story says.

    A label is neither: it is the section's name, beside a headline that is somebody's words.
    """
    if "nearly_headline" not in taken:
        return "is_label" not in likeliest
    return "is_title" in likeliest and all(
        _step(name, likeliest) > _step(name, taken) for name in ("lede_words=", "recurring=")
    )


def _step(name: str, clues: Clues) -> int:
    """How far up the scale of a measured clue a block is; -1 where it is not measured."""
    step = next((clue[len(name) :] for clue in clues if clue.startswith(name)), "-1")
    return BEYOND if step == "more" else int(step)


BEYOND = 1_000
"""More than the last step of any scale."""


def _first_wording(blocks: Sequence[Block], clues: Sequence[Clues], headline: int | None) -> int | None:
    """The index of a line above that words the headline otherwise and says more of what the story says; else of the headline.

    The lower one is then the title of a video, a caption or a dek.
    """
    if headline is None:
        return None
    for i in range(headline):
        if (
            "nearly_headline" in clues[i]
            and _step("topic_words=", clues[i]) > _step("topic_words=", clues[headline])
            and rewords(blocks[i].text, blocks[headline].text)
        ):
            return i
    return headline


def _moved(stretch: str, state: int) -> int:
    """The same role in another stretch; chrome where that stretch has no such role, or it was the headline."""
    chrome = NAMED[f"{stretch}.chrome"]
    return chrome if state == HEADLINE else NAMED.get(f"{stretch}.{STATES[state].role}", chrome)


def with_teasers(blocks: Sequence[Block], clues: Sequence[Clues], path: list[int]) -> list[int]:
    """The path with links to other stories amid the story: `Read also: Ferry sails again`, or the title right below `Read also`.

    They look like subheads, or like a sentence of the story where they quote somebody.
    """
    found = [*path]
    for i, names in enumerate(clues):
        state = STATES[path[i]]
        if state.role is Role.RELATED and names_no_story(blocks[i].text):
            found[i] = NAMED[f"{state.name.partition('.')[0]}.chrome"]
            continue
        if "opens_like_related" not in names and ":" not in blocks[i].text[:LONGEST_SENDING]:
            continue
        label, title = _parted_label(blocks[i].text)
        if label and not title and (state.role is Role.RELATED or path[i] in STORY_OPENERS):
            # no link, but what stands over them
            found[i] = NAMED[f"{state.name.partition('.')[0]}.chrome"]
        if state.stretch != 2:
            continue
        if title and path[i] in TEASERS:
            found[i] = RELATED
        elif (
            label
            and not title
            and i + 1 < len(path)
            and path[i + 1] in STORY_OPENERS
            and "is_title" in clues[i + 1]
        ):
            found[i + 1] = RELATED
    return found


def with_linked_titles(blocks: Sequence[Block], path: list[int]) -> list[int]:
    """The path with a title that is all link and set unlike the paragraphs around as a link to another story.

    Guides and lists, which are seldom signed or dated, have such lines of their own: headings, shops and books.
    """
    if FACTS.isdisjoint(path):
        return path
    return [
        RELATED if state in STORY_OPENERS and _is_linked_title(block) else state
        for block, state in zip(blocks, path, strict=True)
    ]


FACTS = frozenset(i for i, state in enumerate(STATES) if state.role in (Role.BYLINE, Role.TIMESTAMP))


def _is_linked_title(block: Block) -> bool:
    text, _, hints = block
    return (
        "all_link" in hints
        and hints.isdisjoint(SET_IN_STORY)
        and SHORTEST_LINKED <= len(text) <= LONGEST_HEADLINE
        and not ends_sentence(text)
    )


SET_IN_STORY = frozenset(
    ("li", "row", "cell", "dt", "dd", "h2", "h3", "h4", "alike_prose=3", "alike_prose=4")
)
"""How the markup sets the story's own lines: its items, its headings, and its paragraphs."""
SHORTEST_LINKED = 25
"""Code points; a shorter link is a heading, or the name of a shop or of a book."""


def names_no_story(text: str) -> bool:
    """Whether a line that looks like a link to another story is a label, an address, or a row of buttons and counters.

    >>> names_no_story("Save | Print | Close"), names_no_story("12 comments | 1,204 took part"), names_no_story("Related topics:")
    (True, True, True)
    >>> names_no_story("Ferry sails again | Stowe Echo"), names_no_story("10 piers that nobody needs")
    (False, False)
    """
    if text.endswith((":", "：")) or "@" in text or "://" in text:
        return True
    parts = [part.strip() for part in re.split("[|¦｜]", text)]
    if len(parts) < MANY_BUTTONS:
        return len(parts) > 1 and all(any(map(str.isdecimal, part)) for part in parts)
    return all(len(part) <= LONGEST_BUTTON for part in parts)


MANY_BUTTONS, LONGEST_BUTTON = 3, 24
"""Parts of a line between bars, and code points of each: a title has the names of its section and its site behind it."""


def _parted_label(text: str) -> tuple[str, str]:
    """What sends the reader to another story, and the title behind it; both are empty for any other line.

    >>> _parted_label("Read also: Ferry sails again"), _parted_label("[관련기사] Ferry sails again"), _parted_label("Read also")
    (('read also', 'Ferry sails again'), ('관련기사', 'Ferry sails again'), ('read also', ''))
    >>> _parted_label("More on the quay: the old crane")
    ('', '')
    """
    if len(text) > LONGEST_TEASER:
        return "", ""
    for mark in ("]", "】", ":", "："):
        label, found, title = text.partition(mark)
        if not found and mark != ":":
            continue
        words = " ".join(WORD.findall(label.lower()))
        if words in _related_labels():
            return words, title.strip()
    return "", ""


LONGEST_TEASER = 200
"""Code points of a label and the title of a story; a longer line is a paragraph."""
LONGEST_SENDING = 40
"""Code points up to the colon of a label that sends the reader to another story."""


@cache
def _related_labels() -> frozenset[str]:
    return frozenset([entry.lower() for entry in (*lexicon("related_openers"), *lexicon("related_labels"))])


def without_other_texts(blocks: Sequence[Block], path: list[int]) -> list[int]:
    """The path with nothing of the story below a heading of readers' comments, or the headline of another story, that stands
    below the third paragraph.

    Above it, such a line is a button beside the byline, or the story's own headline.
    """
    paragraphs = 0
    for i, state in enumerate(path):
        paragraphs += state in PARAGRAPHS
        if paragraphs > 2 and STATES[state].stretch == 2 and _ends_story(blocks[i]):
            return [*path[:i], *[CHROME if below in TOLD else below for below in path[i:]]]
    return path


def _ends_story(block: Block) -> bool:
    return block.hints >= OTHER_STORY or is_comment_heading(block.text)


OTHER_STORY = frozenset(("h1", "inside_header", "inside_article"))
"""The page goes on with its next article, which has a header of its own; many guides have an `h1` for each section, none of them
in a header."""
CHROME = NAMED["story.chrome"]
TOLD = frozenset(
    NAMED[f"story.{role}"]
    for role in ("body", "subhead", "caption", "credit", "pull_quote", "byline", "timestamp")
)
"""What commenters write, with their names, pictures and dates; links to other stories may stand below them."""
LONGEST_HEADING = 40
"""Code points: `Leave a comment on this story (123)` has 35; a longer line is a comment."""


def is_comment_heading(text: str) -> bool:
    """Whether a line opens the readers' comments: their name, with a number or a word that asks for one at most.

    >>> is_comment_heading("All comments (12)"), is_comment_heading("3 Kommentare")
    (True, True)
    >>> is_comment_heading("Comments by the mayor were met with silence.")
    False
    """
    if len(text) > LONGEST_HEADING:
        return False
    words = text.lower().replace("(", " ").replace(")", " ").replace(":", " ").split()
    named = lexicon("comment_names").intersection(words)
    return len(named) == 1 and all(
        word in named or word.isdigit() or word in lexicon("comment_askers") for word in words
    )


def with_lede(blocks: Sequence[Block], path: list[int]) -> list[int]:
    """The path with a sentence right above the first paragraph that opens with a place and a dash, as a paragraph.

    `STOWE, Wash. (AP) — The mill …` is never a dek, and stands below a date that looks like a button: `2 days ago`.
    """
    first = next((i for i, state in enumerate(path) if state in PARAGRAPHS), 0)
    if not first or path[first - 1] not in LEDES:
        return path
    text = blocks[first - 1].text
    if len(text) < SHORTEST_LEDE or not ends_sentence(text) or not _is_dated(text):
        return path
    return [*path[: first - 1], PARAGRAPH, *path[first:]]


def _is_dated(text: str) -> bool:
    if read_dateline(text) is not None:
        return True
    place, dash, _ = text[:LONGEST_PLACE].partition(" - ")
    return dash != "" and place.isupper() and place.replace(" ", "").isalpha()


SHORTEST_LEDE = 60
"""Code points; a shorter line with a place before it is a title: `STOWE - The mill burns.`"""
LONGEST_PLACE = 30
"""Code points up to the dash behind a place in capitals."""


def with_dek(blocks: Sequence[Block], path: list[int]) -> list[int]:
    """The path with a dek, where there is none and the page gives a line of the head, or the first paragraph, as its description.

    Most first paragraphs that are but the description are paragraphs: one is the dek if the markup sets it as a heading, names it
    a dek, or has it above the element of the story.
    """
    first = next((i for i, state in enumerate(path) if state in PARAGRAPHS), None)
    if first is None or not DEKS.isdisjoint(path):
        return path
    for i in range(first + 1):
        text, hints = blocks[i].text, blocks[i].hints
        if "equals_metadata_description" in hints and (
            not hints.isdisjoint(SET_APART)
            if i == first
            else path[i] == HEAD_CHROME and (len(text) >= SHORTEST_DEK or text.endswith((".", "!", "?")))
        ):
            return [*path[:i], NAMED["head.dek"], *path[i + 1 :]]
    return path


HEAD_CHROME = NAMED["head.chrome"]
LEDES = frozenset((HEAD_CHROME, NAMED["head.dek"], NAMED["above.chrome"], CHROME))
"""What a lede is taken for."""
SHORTEST_DEK = 60
"""Code points of a dek that is no sentence; a shorter description is a second title: `Understanding your crane`."""
SET_APART = frozenset(("above_prose", "says_dek", "h2", "h3", "h4"))


def as_marked(block: Block, clues: Clues, state: int, before: int) -> int:
    """The state that the markup or a caption's own signs tell where they tell more than all clues together.

    A `<figcaption>` set among embeds and products, with their names in its classes, looks like chrome, and one right below the
    headline like a dek. `Ida Brandt (left) on the quay`, `The quay at dawn (` look like paragraphs or labels. `state` is what the
    block was taken for, `before` the block above it.
    """
    role, hints = STATES[state].role, block.hints
    if block.text[0] == "【" and role is Role.CHROME:
        return _signature(block.text, state, before)
    if state in EYEBROWS and "is_chrome_phrase" in clues:
        # the menu's last entry stands where a section's name does: `Home`, and the headline
        return NAMED[f"{STATES[state].name.partition('.')[0]}.chrome"]
    states = CAPTION_STATES.get(state)
    if states is None or "all_link" in hints:
        return state
    if hints >= BELOW_PICTURE and "opens_like_chrome" not in clues:
        if is_credit(block.text):
            return states.credit
        # `Facebook`, `Gallery` are whose it is, or a button
        if len(block.text) > LONGEST_LABEL or ends_sentence(block.text):
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
        if is_disclosure(block.text, stems := stems_of(block.text)):
            return NAMED["story.note"]
        if is_promotion(block.text, stems):
            return NAMED["story.chrome"]
        if len(block.text) < LONGEST_FOOTER and is_copyright_line(block.text):
            return NAMED["story.chrome"]
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
            if captions and _may_be_credited(blocks[i], clues[i], path[i], paragraphs):
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


def _may_be_credited(block: Block, clues: Clues, state: int, paragraphs: int) -> bool:
    text = block.text
    if not SHORTEST_SIGNED <= len(text) <= LONGEST_CREDITED or not ends_sentence(text):
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


def without_labelled_captions(blocks: Sequence[Block], path: Sequence[int]) -> list[int]:
    """The path with `Topics: ferry, harbour`, a label of the page's own and what it names, as chrome and no caption."""
    return [
        _chrome_of(state) if state in CAPTIONS and _is_labelled(block) else state
        for block, state in zip(blocks, path, strict=True)
    ]


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
        if is_picture and found[i] != HEADLINE:
            found[i] = _chrome_of(found[i])
        if not (is_picture or found[i] in CREDITS) or not _heads_group(blocks[i : i + 2]):
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


def _heads_group(blocks: Sequence[Block]) -> bool:
    """Whether the first of two blocks opens, and the second ends, a group of two lines with blank lines around it."""
    if len(blocks) < 2:
        return False
    first, second = blocks
    return "after_gap" in first.hints and "before_gap" not in first.hints and "before_gap" in second.hints


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
STORY_CAPTION = NAMED["story.caption"]
SHOWN = frozenset(
    (
        *("has_credit", "shows_caption", "copy_with_credit", "figcaption", "inside_figure", "after_picture"),
        *("says_caption", "says_image", "says_video", "is_metadata_caption"),
        *("copies=2", "copies=3", "copies=5", "copies=more"),
    )
)
"""What shows a caption, by its words, by its copies or in the markup."""
CHART_SOURCES = ("Source", "SOURCE", "Quelle", "Fuente", "Fonte", "Источник", "Джерело")
"""What opens the source of a chart, which stands below a paragraph as often as below a caption."""
LONGEST_CREDITED = 200
"""Code points of a caption in one sentence; of 30 that stand above their credit in the corpora's news one has more than 187."""


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
HEADED = frozenset((*(f"h{n}" for n in range(1, 7)), "heading"))
NEAR = 8
"""Blocks: a picture stands within a few paragraphs of its words; what says them again further down is a second story."""
PULL_QUOTE = NAMED["story.pull_quote"]


def _signature(text: str, state: int, before: int) -> int:
    """The state of a line in the brackets that Japanese papers sign in: `【山野太郎】`, but not `【速報】`, not in a menu."""
    if not text.endswith("】") or not is_person_name(text[1:-1]):
        return state
    own = STATES[state].stretch
    # what signs a story at its end looks like the first line below it
    stretch = own if before == TOP else min(own, STATES[before].stretch)
    return BYLINES.get(stretch, state)


BYLINES = {1: NAMED["head.byline"], 2: NAMED["story.byline"]}


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
COPYING = CAPTIONS | DEKS
REPEATED = frozenset((PARAGRAPH, SUBHEAD))
DOUBTED = EYEBROWS.union(CAPTION_STATES)
"""States that the markup or a line's own signs may overrule."""
BELOW_PICTURE = frozenset(("after_picture", "says_caption"))
"""The first line below a picture, in an element that is named a caption."""
SIGNED = frozenset(("is_credit", "opens_like_chrome", "opens_like_related"))
SHORTEST_SIGNED = 40
"""Code points of a line with a credit that was taken for a dek or for chrome and is a caption; shorter ones are labels, too."""
LONGEST_FOOTER = 200
"""Code points of a line of copyright; a paragraph that speaks of rights is longer."""
LONGEST_LABEL = 20
"""Code points of buttons and labels in figures: `Show gallery`, `1/12`; captions are longer."""
