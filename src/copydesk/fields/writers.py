"""Who wrote it, of all the lines of a page that say so: `By Ida Brandt` at the story's head, not the names on cards around."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from copydesk.fields.opened_lines import opened_in_front, with_opener
from copydesk.fields.presented import find_presented, presented_as_writers
from copydesk.fields.sections import is_section_name
from copydesk.fields.signatures import Signature, authors_in, of_this_story, signatures, with_next
from copydesk.fields.spelling import spelled
from copydesk.labels.makers import find_makers
from copydesk.labels.surroundings import end, front, opening, places
from copydesk.lines.byline_openers import starts_with_by
from copydesk.lines.bylines import Byline, read_byline
from copydesk.lines.contributors import is_contributor_line
from copydesk.lines.names import is_agency, is_person_name
from copydesk.lines.outlets import names_outlet, outlet_of
from copydesk.model import Role


def find_writers(
    texts: Sequence[str], roles: Sequence[Role], body: Sequence[str], said: Sequence[str] = ()
) -> tuple[str | None, Byline]:
    """The byline as printed, and what all byline lines of the story together say.

    `texts` and `roles` are those of the page's blocks, `body` the story's paragraphs, `said` the authors of its metadata. Of
    several lines (`Greg Norman`, `By Greg Norman | Fox News`) the one that opens like a byline is the printed one.
    """
    taken, told_of = signatures(texts, roles, body)
    taken = with_next(of_this_story(taken, roles), texts, roles)
    presented = {} if any(authors_in(s.line) for s in taken) else find_presented(texts)
    signed = _passed_over(taken, texts, roles, body, presented) or taken
    opened = [s for s in signed if s.listed or starts_with_by(s.line)]
    printed, lines = _printed([*opened, *signed], [s.line for s in signed], told_of, texts, roles)
    made = find_makers(texts, roles, body)
    names = _named(opened, lines) or made.writers
    authors = tuple(dict.fromkeys(names or presented_as_writers(texts, roles, presented)))
    # many sites put the editor into the metadata
    said = [name for name in said if name in made.writers or name not in made.editors]
    # where the metadata names a publishing house, people on the page need no `By`
    sure = opened or ([] if any(map(is_person_name, said)) else signed)
    if said and not _corrects(authors, printed, said, any(s.at in opening(roles) for s in sure[:1])):
        authors = tuple(said)
    outlet, agency = _outlet_and_agency(lines, made.source, texts, roles)
    writers = tuple(dict.fromkeys(spelled(name, texts) for name in authors))
    return printed and printed.strip(STRAY), Byline(writers, outlet, agency)


STRAY = " ,;/|"
"""Marks of a list that stay beside a byline when its other parts are elements of their own: `Ida Brandt,`."""


def _passed_over(
    taken: Sequence[Signature],
    texts: Sequence[str],
    roles: Sequence[Role],
    body: Sequence[str],
    presented: Collection[str],
) -> list[Signature]:
    """The lines that sign the story, where those that were taken for bylines do not: nobody is named, or none opens with `By`."""
    # an agency's or an outlet's `By` names nobody
    if not any(authors_in(s.line) for s in taken):
        # loaded where no line was taken for a byline, here as below
        from copydesk.fields.passed_over import passed_over

        return passed_over(texts, roles, body, presented)
    # a line that opens with `By` signs the story even where names of columnists were taken for its writers
    return [] if any(starts_with_by(s.line) for s in taken) else opened_in_front(texts, roles)


def _printed(
    signed: Sequence[Signature],
    lines: list[str],
    told_of: Sequence[Signature],
    texts: Sequence[str],
    roles: Sequence[Role],
) -> tuple[str | None, list[str]]:
    """The line to print, of those that sign the best one first, and all lines that say who wrote.

    Where the lines that sign name nobody, others may: one with the date, one that names somebody of whom the story tells, one
    far above or below, an agency's or a desk's.
    """
    printed = next((with_opener(s, texts) for s in signed), None)
    if any(map(authors_in, lines)):
        return printed, lines
    # a byline and a date often share a line
    dated = [texts[at] for at in places(roles, Role.TIMESTAMP)]
    printed = printed or next(filter(authors_in, dated), None)
    lines = [*lines, *dated]
    if any(map(authors_in, dated)):
        return printed, lines
    from copydesk.fields.passed_over import far_above, far_below, find_desk

    if last := told_of or far_above(texts, roles) or far_below(texts, roles):
        printed = printed or last[0].line
        lines += [s.line for s in last]
    elif printed is None and (desk := find_desk(texts, roles)):
        printed = desk.line
        lines.append(desk.line)
    return printed, lines


def _named(opened: Sequence[Signature], lines: Sequence[str]) -> list[str]:
    """The people that the lines name: beside a line that opens with `By` names alone are mostly those who took the pictures."""
    by_opened = [name for s in opened for name in authors_in(s.line)]
    return by_opened or [name for line in lines for name in authors_in(line)]


def _outlet_and_agency(
    lines: Sequence[str], source: str | None, texts: Sequence[str], roles: Sequence[Role]
) -> tuple[str | None, str | None]:
    """The outlet and the agency that the lines name, else a line beside them, else a label (`来源：…`)."""
    told = [read for line in lines if (read := read_byline(line))]
    outlet = next((read.outlet for read in told if read.outlet), None) or _outlet_beside(texts, roles)
    agency = next((read.agency for read in told if read.agency), None)
    if source and is_agency(source):
        return outlet, agency or source
    return outlet or source, agency


def _corrects(printed: Collection[str], line: str | None, said: Collection[str], sure: bool) -> bool:
    """Whether the printed byline is believed, not the metadata, which lists who wrote and no photographer or card's author.

    `sure` says whether it stands at the story's front and opens with `By`, or the metadata names nobody. Names that the metadata
    has not are mostly right there: it has the account that put the story in, readers, or cards' authors; a line that names all of
    its writers and others adds them.
    """
    added = [name for name in printed if name not in said]
    if len(added) == len(printed):
        # `Ida Brandtlong` for `Ida Brandt` is no other name
        other = not any(name in one or one in name for name in said for one in printed)
        return sure and bool(printed) and other and all(map(is_person_name, printed))
    # a role or an outlet that looks like a name is no known one
    return set(said) < set(printed) == set(authors_in(line or "")) and any(map(is_person_name, added))


def _outlet_beside(texts: Sequence[str], roles: Sequence[Role]) -> str | None:
    """The outlet alone on the line right below the byline or the date; above them stand sections, which are named like papers."""
    for at in front(roles):
        below = at + 1
        beside = roles[at] in (Role.BYLINE, Role.TIMESTAMP) and roles[below : below + 1] == [Role.CHROME]
        if beside and names_outlet(texts[below]) and not is_section_name(texts[below]):
            return outlet_of(texts[below])
    return None


def find_contributors(texts: Sequence[str], roles: Sequence[Role]) -> list[str]:
    """The lines that say who helped, those below the story that were taken for something else among them."""
    below = end(roles)
    return [
        text
        for i, (text, role) in enumerate(zip(texts, roles, strict=True))
        if role is Role.CONTRIBUTOR
        or (i in below and role in (Role.CHROME, Role.RELATED) and is_contributor_line(text))
    ]
