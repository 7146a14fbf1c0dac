"""The headline of a page: the likeliest line of all, one of two wordings, or none where no line is likely one."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.fields.headlines import rewords
from copydesk.labels.forms import Clues
from copydesk.labels.landmarks import CLEARLY_MAY_BE_HEADLINE, MAY_BE_HEADLINE
from copydesk.labels.pictures import CAPTIONS
from copydesk.labels.states import (
    DEKS,
    HEAD_CHROME,
    HEADLINE,
    NAMED,
    PARAGRAPH,
    STATES,
    STORY_OPENERS,
    chrome_of,
)
from copydesk.model import Block


def with_likeliest_headline(
    blocks: Sequence[Block], clues: Sequence[Clues], path: Sequence[int]
) -> list[int]:
    """The path with the likeliest line as the headline where it has none, or one that the likeliest outdoes.

    The path weighs what the lines around would be, too, and so takes a section's name, a teaser or a share bar for the headline
    where the headline may pass for a dek.
    """
    taken = next((i for i, state in enumerate(path) if state == HEADLINE), None)
    headline = _first_wording(blocks, clues, _above_its_dek(clues, _likelier(clues, path, taken)))
    if headline is None or headline == taken:
        return [*path]
    below = headline + 1
    story = next((i for i in range(below, len(path)) if path[i] in STORY_OPENERS), len(path))
    above, head = path[:headline], path[below:story]
    return [*[_moved("above", s) for s in above], HEADLINE, *[_moved("head", s) for s in head], *path[story:]]


def _likelier(clues: Sequence[Clues], path: Sequence[int], taken: int | None) -> int | None:
    """The index of the headline taken, or of the likeliest one."""
    likeliest = next((i for i, names in enumerate(clues) if "likeliest_headline" in names), None)
    if likeliest is None:
        return taken
    names = clues[likeliest]
    if taken is None:
        lost = sum([state == PARAGRAPH for state in path[:likeliest]])
        if lost and (above := _above_story(clues, path)) is not None:
            return above
        stays = "headline_lead=close" in names or lost > LOST
    else:
        stays = STATES[path[likeliest]].stretch == 2 or not _outdoes(names, clues[taken])
    return taken if stays else likeliest


def _above_story(clues: Sequence[Clues], path: Sequence[int]) -> int | None:
    """The index of the last line above the story that is clearly likely, nearly as much as another story's title below it."""
    story = next((i for i, state in enumerate(path) if state in STORY_OPENERS), 0)
    clear = [i for i in range(story) if CLEARLY_MAY_BE_HEADLINE in clues[i] and "nearly_headline" in clues[i]]
    return clear[-1] if clear else None


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


def _above_its_dek(clues: Sequence[Clues], headline: int | None) -> int | None:
    """The index of the title right above a line that ends in a full stop, and is then its dek; else of the line."""
    if not headline or "ends_stop" not in clues[headline]:
        return headline
    above = clues[headline - 1]
    is_title = "is_title" in above and "nearly_headline" in above and MAY_BE_HEADLINE in above
    return headline - 1 if is_title else headline


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
        chrome_of(state) if state in COPYING and _letters(block.text) == headline else state
        for block, state in zip(blocks, path, strict=True)
    ]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


COPYING = CAPTIONS | DEKS
