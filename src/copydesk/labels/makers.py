"""The lines of labels around a story that say who made it, in writing without blanks: `来源：…　作者：…`, `（责任编辑：…）`."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.labels.surroundings import end, front
from copydesk.lines.bylines import Makers, read_byline
from copydesk.lines.dates import has_date
from copydesk.lines.names import has_east_asian
from copydesk.model import Block, Role

NOTHING = Makers(None, (), ())


def with_makers(blocks: Sequence[Block], roles: Sequence[Role]) -> list[Role]:
    """The roles with the lines of labels as what they are, whatever the clues took them for: captions for `来源`, paragraphs in
    the story's element, chrome below it. A page keeps its story, if that is all that was found of it.
    """
    found = [*roles]
    for i in _around(roles):
        if _may_be_labels(blocks[i].text) and (role := _role(blocks[i].text, roles[i])):
            found[i] = role
    return found if Role.BODY in found else [*roles]


def find_makers(texts: Sequence[str], roles: Sequence[Role], body: Sequence[str]) -> Makers:
    """The outlet or agency that the story's lines of labels name, its editors, and its writers, of these lines or in brackets of
    the story.
    """
    if not body or not has_east_asian(body[0]):
        return NOTHING
    # loaded where a page has such lines, here as below
    from copydesk.lines.cjk_bylines import bracketed_reporters, read_labels

    lines = [texts[i] for i in _around(roles) if roles[i] is not Role.BODY and _may_be_labels(texts[i])]
    read = [made for line in lines if (made := read_labels(line))]
    source = next((made.source for made in read if made.source), None)
    writers = next((made.writers for made in read if made.writers), ())
    editors = tuple(name for made in read for name in made.editors)
    return Makers(source, writers or bracketed_reporters(body[0], body[-1]), editors)


def _around(roles: Sequence[Role]) -> range:
    """The indices from a little above the headline to a little below the last paragraph: further off are other stories."""
    head = front(roles)
    return range(head.start, max(head.stop, end(roles).stop))


def _may_be_labels(text: str) -> bool:
    # a date may open the line
    return len(text) <= LONGEST and has_east_asian(text)


LONGEST = 160
"""Code points of the longest of such lines, a title elsewhere; a paragraph has more."""


def _role(text: str, role: Role) -> Role | None:
    """What a line of labels is; None for any other line."""
    from copydesk.lines.cjk_bylines import is_original_title, read_labels

    if is_original_title(text):
        return Role.NOTE
    made = read_labels(text)
    if made is None:
        return Role.BYLINE if role in SIGNED and _is_signature(text) else None
    if has_date(text):
        return Role.TIMESTAMP
    if made.editors:
        return Role.CONTRIBUTOR
    if made.writers:
        return Role.BYLINE
    return Role.CHROME


SIGNED = frozenset((Role.BODY, Role.SUBHEAD, Role.CHROME, Role.CAPTION, Role.RELATED, Role.DEK))
"""What a reporter's line below the story is taken for."""
LONGEST_SIGNATURE = 30
"""Code points: an outlet's reporter and three names."""


def _is_signature(text: str) -> bool:
    """Whether a line is but a reporter's name: `北岸晚报记者 周一帆`; in Korean a button stands behind it as often."""
    from copydesk.lines.cjk_bylines import HANGUL, says_reporter

    return (
        len(text) <= LONGEST_SIGNATURE
        and text[0] < HANGUL
        and says_reporter(text)
        and read_byline(text) is not None
    )
