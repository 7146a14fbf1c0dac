"""Lines with `By` that were taken for something else: on one line with a name, or alone above a name or a list of names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from copydesk.fields.signatures import MISTAKEN, MOST_LINES, Signature, authors_in, is_entry, is_tag
from copydesk.labels.surroundings import LONGEST_FACT, front, head, headline_at
from copydesk.lines.byline_openers import is_opener, starts_with_by
from copydesk.lines.byline_remains import portrayed
from copydesk.lines.bylines import read_byline
from copydesk.lines.dates import has_date, read_dates
from copydesk.lines.names import is_person_name
from copydesk.model import Role


def opened_in(wanted: Sequence[int], texts: Sequence[str], roles: Sequence[Role]) -> list[Signature]:
    """What signs with `By`: the first line that opens so, or else a list below an opener alone."""
    return first_opened(wanted, texts, roles) or under_opener(wanted, texts, roles)


def opened_in_front(texts: Sequence[str], roles: Sequence[Role]) -> list[Signature]:
    """What signs with `By` in the story's front.

    Where a name stands over its date there, `By` above it and the headline is of another story's card, unless it is right above
    (a caption may have been taken for the headline), and `By` below the first paragraph is of what the story shows.
    """
    at = next(iter(over_date(texts, roles)), None)
    story = front(roles) if at is None else range(min(at, max(0, headline_at(roles) - 1)), head(roles).stop)
    return opened_in(story, texts, roles)


def over_date(texts: Sequence[str], roles: Sequence[Role]) -> list[int]:
    """The index of a known name alone on its line, right over the date, above the story; none where there is no such line."""
    for at in head(roles):
        dated = roles[at] in (Role.BYLINE, Role.CHROME) and roles[at + 1] is Role.TIMESTAMP
        if dated and has_date(texts[at + 1]) and not is_tag(at, texts):
            names = authors_in(texts[at])
            # a title may stand before it
            if len(names) == 1 and is_person_name(names[0]) and texts[at].endswith(names[0]):
                return [at]
    return []


def first_opened(wanted: Iterable[int], texts: Sequence[str], roles: Sequence[Role]) -> list[Signature]:
    """The first line that opens with `By`, of those that were taken for something else."""
    near = front(roles)
    for at in wanted:
        line = texts[at]
        passed = roles[at] is Role.CHROME or (at in near and roles[at] in MISTAKEN)
        short = passed and len(line) < LONGEST_OPENED and not is_tag(at, texts)
        if short and opens(line) and authors_in(line):
            return [Signature(at, line)]
    return []


LONGEST_OPENED = 160
"""Code points of a line that opens with `By`: two names with their titles, an outlet, a date."""


def opens(line: str) -> bool:
    """Whether a line, or what stands behind a date, opens like a byline: `Stowe Herald | 4 May 2025 | By Ida Brandt`, `on
    March 4, 2025 by Ida Brandt`.
    """
    if starts_with_by(line) or not has_date(line):
        return starts_with_by(line)
    stamp = read_dates(line).published
    return any(map(starts_with_by, line.split("|")[1:])) or (
        stamp is not None and starts_with_by(line.partition(stamp.words)[2].strip())
    )


def under_opener(wanted: Iterable[int], texts: Sequence[str], roles: Sequence[Role]) -> list[Signature]:
    """The list of writers below an opener alone on its line: `By`, `Ida Brandt,`, `Tom Reyes Reporter`."""
    for at in wanted:
        if at and roles[at - 1] is Role.CHROME and _opens_alone(texts[at - 1], texts[at]):
            others = takewhile(is_entry, texts[at + 1 : at + MOST_LINES])
            first = Signature(at, f"{texts[at - 1]} {portrayed(texts[at]) or texts[at]}")
            return [first, *(Signature(at + i, line, listed=True) for i, line in enumerate(others, 1))]
    return []


def _opens_alone(line: str, below: str) -> bool:
    """Whether an opener stands alone on its line, and the line below is what it opens: `Written by`, `Ida Brandt`."""
    if (
        len(line) > LONGEST_OPENER
        or len(below) >= LONGEST_FACT
        or not is_opener(line)
        or starts_with_by(below)
    ):
        return False
    below = portrayed(below) or below
    read = read_byline(f"{line} {below}") if starts_with_by(f"{line} {below}") else None
    return read is not None and (bool(read.authors) or read.agency is not None)


LONGEST_OPENER = 20
"""Code points of an opener alone on its line: `Written by`, `Ein Gastbeitrag von`."""


def with_opener(signature: Signature, texts: Sequence[str]) -> str:
    """The line with the opener that stands alone above it; of the others that sign, it says nothing."""
    above = texts[signature.at - 1] if signature.at else ""
    return f"{above} {signature.line}" if _opens_alone(above, signature.line) else signature.line
