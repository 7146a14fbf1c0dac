"""Where a story's head and its end are: bylines and dates stand around them, whatever they were taken for."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.model import Role

LONGEST_FACT = 80
"""Code points of a line that says who wrote or when; a date in a longer one is of what it tells."""
UNDER_LAST = 2
"""Lines below the last paragraph that a story is signed and dated on; cards of other stories follow."""
UNDER_COPY = 2
"""Lines below a copy of the headline; further down stand the cards of other stories."""
# Bylines and dates stand at most 4 lines above the headline; what opens the body may be a dek, with both of them below it. A
# story that is signed at its end has the name within 12 lines of it.
OVER_HEADLINE, UNDER_LEDE, UNDER_STORY = 4, 12, 12


def places(roles: Sequence[Role], wanted: Role) -> list[int]:
    """The indices of the blocks of a role."""
    return [i for i, role in enumerate(roles) if role is wanted]


def headline_at(roles: Sequence[Role]) -> int:
    """Index of the headline; where there is none, of the first paragraph, or 0."""
    first = _first_paragraph(roles)
    return roles.index(Role.HEADLINE) if Role.HEADLINE in roles[:first] else first


def front(roles: Sequence[Role]) -> range:
    """The indices from a little above the headline to a little below the first paragraph."""
    first = _first_paragraph(roles)
    return range(max(0, headline_at(roles) - OVER_HEADLINE), min(len(roles), first + UNDER_LEDE))


def head(roles: Sequence[Role]) -> range:
    """The indices from a little above the headline to the first paragraph."""
    return range(front(roles).start, _first_paragraph(roles))


def end(roles: Sequence[Role]) -> range:
    """The indices right below the last paragraph."""
    last = len(roles) - 1 - roles[::-1].index(Role.BODY) if Role.BODY in roles else 0
    below = min(len(roles), last + 1)
    return range(below, min(len(roles), below + UNDER_STORY))


def beyond(roles: Sequence[Role]) -> list[int]:
    """The indices right below the story, then those amid it: there stand the cards of other stories, and posts."""
    below = end(roles)
    return [*below, *range(front(roles).stop, below.start)]


def above(roles: Sequence[Role]) -> range:
    """The indices above the story's front, the nearest first: where its own headline was passed over, its head stands there."""
    return range(front(roles).start - 1, -1, -1)


def below_copies(texts: Sequence[str], roles: Sequence[Role]) -> list[int]:
    """The indices right below the lines above the story's front that repeat its headline: there its head may stand, too."""
    if Role.HEADLINE not in roles:
        return []
    headline = texts[headline_at(roles)]
    far = above(roles)
    return [i for i in reversed(far) if headline in texts[max(0, i - UNDER_COPY) : i]]


def opening(roles: Sequence[Role]) -> range:
    """The indices from a little above the headline to the third paragraph: below it stand the cards of other stories."""
    third = len(roles)
    if roles.count(Role.BODY) > 2:
        second = roles.index(Role.BODY, _first_paragraph(roles) + 1)
        third = roles.index(Role.BODY, second + 1)
    return range(max(0, headline_at(roles) - OVER_HEADLINE), third)


def _first_paragraph(roles: Sequence[Role]) -> int:
    return roles.index(Role.BODY) if Role.BODY in roles else 0
