"""The byline among the lines that were taken for something else, where none was taken for it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice

from copydesk.fields.opened_lines import (
    LONGEST_OPENED,
    first_opened,
    opened_in,
    opened_in_front,
    opens,
    over_date,
    under_opener,
)
from copydesk.fields.signatures import (
    MOST_LINES,
    Signature,
    authors_in,
    has_trade,
    is_dated,
    is_tag,
    is_told_of,
    may_be_passed,
    tells_trade,
)
from copydesk.labels.surroundings import (
    LONGEST_FACT,
    UNDER_LAST,
    above,
    below_copies,
    beyond,
    end,
    front,
    headline_at,
)
from copydesk.lines.byline_openers import starts_with_by
from copydesk.lines.bylines import read_byline
from copydesk.lines.contributors import is_contributor_line
from copydesk.lines.dates import has_date
from copydesk.lines.names import is_person_name, opens_east_asian
from copydesk.lines.outlets import names_desk
from copydesk.model import Role


def passed_over(
    texts: Sequence[str], roles: Sequence[Role], body: Sequence[str], presented: Collection[str]
) -> list[Signature]:
    """The byline among the lines that were taken for something else, where no line was taken for it.

    A name with a button's words looks like neither. `Select Page`, `Key Takeaways` have the shape of names, too. `presented` are
    the people of whom the page says what they are.
    """
    return (
        opened_in_front(texts, roles)
        or [Signature(at, texts[at]) for at in over_date(texts, roles)]
        or _over_front(texts, roles)
        or first_opened(beyond(roles), texts, roles)
        or _known_in_front(texts, roles, body, presented)
        or under_opener(end(roles), texts, roles)
        or _signed_below(texts, roles, body)
    )


def _over_front(texts: Sequence[str], roles: Sequence[Role]) -> list[Signature]:
    """A line that opens with `By` and a known name, a little above the story's front."""
    for at in above(roles)[:OVER_FRONT]:
        opened = opened_in([at], texts, roles)
        if _name_somebody(opened):
            return opened
    return []


OVER_FRONT = 8
"""Lines above the front: boxes with the writer's picture, buttons, a summary stand between."""


def _known_in_front(
    texts: Sequence[str], roles: Sequence[Role], body: Sequence[str], presented: Collection[str]
) -> list[Signature]:
    """A line of the story's front without `By` that is known to sign it, one with a known name before others."""
    known = islice((at for at in front(roles) if _is_known(at, texts, roles, presented)), MOST_LINES)
    # a date vouches for a section beside it, too
    for at in sorted(known, key=lambda at: not any(map(is_person_name, authors_in(texts[at])))):
        line = texts[at]
        if not is_told_of(line, body) or (has_trade(at, texts) and authors_in(line) == (line,)):
            return [Signature(at, line)]
    return []


def _is_known(at: int, texts: Sequence[str], roles: Sequence[Role], presented: Collection[str]) -> bool:
    """Whether a short line without `By` signs the story: the page presents whom it names, wherever the line was put; else a known
    given name says so, or a date next to it.
    """
    line, role = texts[at], roles[at]
    if len(line) >= LONGEST_FACT or not may_be_passed(role) or is_contributor_line(line) or is_tag(at, texts):
        return False
    names = authors_in(line)
    return bool(names) and (
        names[0] in presented
        or (
            is_person_name(names[0])
            and line.startswith(names[0])
            and (tells_trade(line) or has_trade(at, texts))
        )
        or (
            role is Role.CHROME
            and (
                any(map(is_person_name, names))
                or is_dated(at, texts)
                or (names == (line,) and has_trade(at, texts))
            )
        )
    )


def _signed_below(texts: Sequence[str], roles: Sequence[Role], body: Sequence[str]) -> list[Signature]:
    """A short line below the story that signs it: with a reporter's name, a date, or a known name right below the story."""
    below = end(roles)
    for at in below:
        # `. . . Ida Brandt`
        line = texts[at].lstrip(" .…")
        if roles[at] is not Role.CHROME or len(line) >= LONGEST_FACT or is_contributor_line(line):
            continue
        if (
            (opens_east_asian(line) and _names_reporter(line))
            or (at in below[:UNDER_LAST] and _signs_with_date(line))
            or (at == below.start and _signs_alone(at, texts) and not is_told_of(line, body))
        ):
            return [Signature(at, line)]
    return []


def _names_reporter(line: str) -> bool:
    from copydesk.lines.cjk_bylines import names_reporter

    return names_reporter(line)


def _signs_alone(at: int, texts: Sequence[str]) -> bool:
    """Whether a line is but a known name, with the marks of a signature before it or none: `— Ida Brandt`.

    With a date below, readers sign their comments.
    """
    return is_person_name(texts[at].lstrip(" .…—–-")) and not is_dated(at, texts)


def _signs_with_date(line: str) -> bool:
    """Whether a line is a known name and a date behind it: `Ida Brandt — 4 March 2025 — in Coast`."""
    names = authors_in(line) if has_date(line) else ()
    return any(is_person_name(name) and line.startswith(name) for name in names)


def far_above(texts: Sequence[str], roles: Sequence[Role]) -> list[Signature]:
    """The nearest line that opens with `By` above the story's front.

    Such a line says who wrote where the story's own headline was taken for a menu's. `Door Locks`, `Text Generation` open so,
    too, but with no name.
    """
    copies = below_copies(texts, roles)
    for at in above(roles):
        line = texts[at]
        if (
            len(line) < LONGEST_OPENED
            and (opens(line) or (at in copies and has_date(line)))
            and any(map(is_person_name, authors_in(line)))
        ):
            return [Signature(at, line)]
        if _name_somebody(listed := under_opener([at], texts, roles)):
            return listed
    return []


def far_below(texts: Sequence[str], roles: Sequence[Role]) -> list[Signature]:
    """The list of writers below a label (`Author:`, `Article written by`), far below the story: in the page's foot."""
    for at in range(end(roles).start + 1, len(texts)):
        if len(texts[at - 1]) < SHORTEST_LABEL:
            continue
        if _name_somebody(listed := under_opener([at], texts, roles)):
            return listed
    return []


SHORTEST_LABEL = 5
"""Code points of a label that names the act, `Author`; `By`, `Von`, `Door` stand on the cards of other stories, too."""


def _name_somebody(signed: Sequence[Signature]) -> bool:
    """Whether any of the lines has a known name."""
    return any(is_person_name(name) for signature in signed for name in authors_in(signature.line))


def find_desk(texts: Sequence[str], roles: Sequence[Role]) -> Signature | None:
    """The line of an agency or a paper's staff, where nobody signs: `By Reuters`, `AFP, HALDEN`, `STOWE POST STAFF`."""
    for at in front(roles):
        line = texts[at]
        if len(line) >= LONGEST_FACT or not may_be_passed(roles[at]):
            continue
        read = read_byline(line) if starts_with_by(line) else None
        if (read and read.agency) or (names_desk(line) and at >= headline_at(roles)):
            return Signature(at, line)
    below = (Signature(at, texts[at]) for at in end(roles) if "/" in texts[at] and names_desk(texts[at]))
    return next(below, None)
