"""The states that a block may be in, and which may follow which.

A page is read in four stretches: what stands above the story's head, the head (headline to first paragraph), the story, and
what stands below it. A `State` is a role in a stretch; a page never goes back to an earlier stretch.
"""

from __future__ import annotations

from typing import NamedTuple

from copydesk.model import Role


class State(NamedTuple):
    """A role in one stretch of the page."""

    name: str
    """As the weights name it in `follows`: `story.caption`."""
    role: Role
    stretch: int
    """0 above the head, 1 the head below the headline, 2 the story, 3 below the story."""
    table: str
    """Which table of clue weights it uses: its role's, or that of the chrome of its stretch."""


def _states() -> tuple[State, ...]:
    above = (Role.EYEBROW, Role.BYLINE, Role.TIMESTAMP, Role.CAPTION, Role.CREDIT)
    head = (
        Role.HEADLINE,
        Role.DEK,
        Role.BYLINE,
        Role.TIMESTAMP,
        Role.EYEBROW,
        Role.CAPTION,
        Role.CREDIT,
        Role.RELATED,
    )
    story = (
        *(Role.BODY, Role.SUBHEAD, Role.CAPTION, Role.CREDIT, Role.PULL_QUOTE, Role.RELATED),
        *(Role.BYLINE, Role.TIMESTAMP, Role.CONTRIBUTOR, Role.TAGLINE, Role.NOTE),
    )
    found = []
    for stretch, (name, roles) in enumerate(
        (("above", above), ("head", head), ("story", story), ("below", ()))
    ):
        found += [State(f"{name}.{role}", role, stretch, role) for role in roles]
        found.append(State(f"{name}.chrome", Role.CHROME, stretch, f"chrome.{name}"))
    return tuple(found)


STATES = _states()
NAMED = {state.name: i for i, state in enumerate(STATES)}
"""Index into STATES of each state's name."""
TOP = len(STATES)
"""Stands for the top of the page where a state before the first block is asked for."""
TABLES = tuple(sorted({state.table for state in STATES}))

HEADLINE, PARAGRAPH, SUBHEAD = NAMED["head.headline"], NAMED["story.body"], NAMED["story.subhead"]
RELATED, PULL_QUOTE = NAMED["story.related"], NAMED["story.pull_quote"]
HEAD_CHROME, STORY_CHROME = NAMED["head.chrome"], NAMED["story.chrome"]
PARAGRAPHS = frozenset(i for i, state in enumerate(STATES) if state.role is Role.BODY)
DEKS = frozenset(i for i, state in enumerate(STATES) if state.role is Role.DEK)
EYEBROWS = frozenset(i for i, state in enumerate(STATES) if state.role is Role.EYEBROW)
STORY_OPENERS = frozenset((PARAGRAPH, SUBHEAD, NAMED["story.note"]))


def chrome_of(state: int) -> int:
    """The index of the chrome of the stretch that a state is of."""
    return NAMED[f"{STATES[state].name.partition('.')[0]}.chrome"]


def may_follow(state: State, before: State | None) -> bool:
    """Whether `state` may come after `before` (None: at the top of the page)."""
    if before is None:
        return state.stretch == 0 or state.role in (Role.HEADLINE, Role.BODY)
    if state.stretch == before.stretch:
        return state.role is not Role.HEADLINE
    if state.stretch < before.stretch:
        return False
    if state.stretch == 1:  # the head opens with the headline
        return state.role is Role.HEADLINE
    # the story opens with a paragraph or a heading, with a headline above it or without one
    if state.stretch == 2:
        return state.role in (Role.BODY, Role.SUBHEAD, Role.NOTE)
    return before.stretch == 2
