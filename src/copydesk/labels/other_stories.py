"""What a page shows of other stories: links and labels amid its own, lists of videos, its next article, readers' comments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from copydesk.labels.forms import WORD, Clues, ends_sentence
from copydesk.labels.landmarks import LONGEST_HEADLINE
from copydesk.labels.states import NAMED, PARAGRAPHS, RELATED, STATES, STORY_CHROME, STORY_OPENERS, chrome_of
from copydesk.lexicons import lexicon
from copydesk.model import Block, Role


def with_teasers(blocks: Sequence[Block], clues: Sequence[Clues], path: list[int]) -> list[int]:
    """The path with links to other stories amid the story: `Read also: Ferry sails again`, or the title right below `Read also`.

    They look like subheads, or like a sentence of the story where they quote somebody.
    """
    found = [*path]
    for i, names in enumerate(clues):
        state = STATES[path[i]]
        if state.role is Role.RELATED and names_no_story(blocks[i].text):
            found[i] = chrome_of(path[i])
            continue
        if "opens_like_related" not in names and ":" not in blocks[i].text[:LONGEST_SENDING]:
            continue
        label, title = _parted_label(blocks[i].text)
        if label and not title and (state.role is Role.RELATED or path[i] in STORY_OPENERS):
            # no link, but what stands over them
            found[i] = chrome_of(path[i])
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


TEASERS = STORY_OPENERS.union([NAMED["story.chrome"], NAMED["story.caption"], NAMED["story.pull_quote"]])
"""What a link to another story may be taken for."""


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
                    found[i - 1], found[i] = chrome_of(found[i - 1]), chrome_of(found[i])
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


def without_other_texts(blocks: Sequence[Block], path: list[int]) -> list[int]:
    """The path with nothing of the story below a heading of readers' comments, or the headline of another story, that stands
    below the third paragraph.

    Above it, such a line is a button beside the byline, or the story's own headline.
    """
    paragraphs = 0
    for i, state in enumerate(path):
        paragraphs += state in PARAGRAPHS
        if paragraphs > 2 and STATES[state].stretch == 2 and _ends_story(blocks[i]):
            return [*path[:i], *[STORY_CHROME if below in TOLD else below for below in path[i:]]]
    return path


def _ends_story(block: Block) -> bool:
    return block.hints >= OTHER_STORY or is_comment_heading(block.text)


OTHER_STORY = frozenset(("h1", "inside_header", "inside_article"))
"""The page goes on with its next article, which has a header of its own; many guides have an `h1` for each section, none of them
in a header."""

TOLD = frozenset(
    NAMED[f"story.{role}"]
    for role in ("body", "subhead", "caption", "credit", "pull_quote", "byline", "timestamp")
)
"""What commenters write, with their names, pictures and dates; links to other stories may stand below them."""


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


LONGEST_HEADING = 40
"""Code points: `Leave a comment on this story (123)` has 35; a longer line is a comment."""
