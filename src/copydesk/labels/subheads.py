"""Which lines of a story are its subheads: what the markup sets as a heading is one, a sentence that goes on is none.

The chain of roles tells a subhead from a short paragraph by the lines around it, and so takes one of three for a paragraph, or a
short sentence between two pictures for a subhead.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from copydesk.labels.forms import CLOSERS, ends_sentence, form, trimmed
from copydesk.labels.kin import HEADINGS, LINKED, PAGES_OWN, STORY
from copydesk.model import Block, Role


def with_subheads(blocks: Sequence[Block], roles: Sequence[Role]) -> list[Role]:
    """The roles with a subhead for each heading of the story, and a paragraph for each sentence taken for one."""
    found = [*roles]
    story = [i for i, role in enumerate(roles) if role in STORY]
    asked = _is_interview([blocks[i] for i in story])
    for i, below in pairwise(story):
        if roles[i] is Role.BODY and _is_heading(blocks[i], asked) and _is_paragraph(blocks[below]):
            found[i] = Role.SUBHEAD
    for i in story:
        if roles[i] is Role.SUBHEAD and _is_sentence(blocks[i]):
            found[i] = Role.BODY
    return found


def _is_interview(story: Sequence[Block]) -> bool:
    """Whether most of the lines in bold type ask something: an interview's questions are paragraphs of it."""
    bold = [block.text for block in story if BOLD in block.hints]
    return 2 * sum([text.endswith(QUESTIONS) for text in bold]) > max(len(bold), 2)


BOLD = "all_bold"
QUESTIONS = ("?", "？")


def _is_heading(block: Block, asked: bool) -> bool:
    text, _, hints = block
    if hints.isdisjoint(SET_AS_HEADING) or not hints.isdisjoint(NO_HEADING) or _goes_on(text):
        return False
    if asked and BOLD in hints and text.endswith(QUESTIONS):
        return False
    shape = form(trimmed(text))
    return SHORTEST <= shape.weight <= LONGEST and PAGES_OWN.isdisjoint(shape.clues)


SET_AS_HEADING = HEADINGS | {BOLD}
NO_HEADING = LINKED | {"li", "row", "cell", "dt", "dd", "pre", "figcaption"}
"""Links, and items and cells, which have their own headings in bold type."""
GOES_ON = frozenset(".。,，:：;；…")
"""What a subhead does not end in: a paragraph in bold type does, and a label with what it names below it."""
SHORTEST, LONGEST = 4, 100
"""Code points, wide ones counted twice; longer lines in bold type are paragraphs."""


def _is_paragraph(block: Block) -> bool:
    return (
        BOLD not in block.hints
        and block.hints.isdisjoint(HEADINGS)
        and (ends_sentence(block.text) or form(trimmed(block.text)).kind == "prose")
    )


def _goes_on(text: str) -> bool:
    return text.rstrip(CLOSERS)[-1:] in GOES_ON or text.endswith(EXCLAIMED)


EXCLAIMED = ("!”", "！”")
"""How a stressed line of what somebody says ends."""


def _is_sentence(block: Block) -> bool:
    """Whether a line that no markup sets as a heading is a sentence of some words, or goes on in the next line."""
    text, _, hints = block
    if not hints.isdisjoint(SET_AS_HEADING):
        return False
    if text.endswith((",", "，")):
        return True
    return text.endswith((".", "。")) and text[0].isalpha() and form(trimmed(text)).weight >= SENTENCE


SENTENCE = 14
"""Code points, wide ones counted twice: `Who pays.` is a subhead as some papers set them, `Nobody objected.` a sentence."""
