"""The lines that were taken for bylines, those of them that sign this story, and what a name alone needs to be believed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copydesk.labels.surroundings import LONGEST_FACT, headline_at, opening, places
from copydesk.lexicons import lexicon
from copydesk.lines.byline_openers import starts_with_by
from copydesk.lines.byline_words import joint_words
from copydesk.lines.bylines import read_byline
from copydesk.lines.dates import has_date
from copydesk.lines.names import is_person_name
from copydesk.model import Role


class Signature(NamedTuple):
    """A line that may say who wrote, and which of the page's blocks it is."""

    at: int
    line: str
    listed: bool = False
    """Whether it goes on with a list of writers that an opener above begins."""


def signatures(
    texts: Sequence[str], roles: Sequence[Role], body: Sequence[str]
) -> tuple[list[Signature], list[Signature]]:
    """The lines that were taken for bylines, and those of them that name people of whom the story tells, with a date beside them.

    `By` alone on its line joins the name below. Who writes may tell of himself: where nobody else signs, the latter are
    mostly the writers.
    """
    signed: list[Signature] = []
    told_of: list[Signature] = []
    for at in places(roles, Role.BYLINE):
        line = texts[at]
        if len(signed) == MOST_LINES:
            break
        if _captions(at, texts, roles) or is_tag(at, texts):
            continue
        if is_told_of(line, body):
            vouched = is_dated(at, texts) or has_trade(at, texts)
            if vouched and any(map(is_person_name, authors_in(line))):
                told_of.append(Signature(at, line))
        elif signed and " " not in signed[-1].line and starts_with_by(f"{signed[-1].line} {line}"):
            signed[-1] = Signature(at, f"{signed[-1].line} {line}")
        else:
            signed.append(Signature(at, line))
    return signed, told_of


MOST_LINES = 40
"""No story has more lines that say who wrote; each is looked for in the whole story."""


def _captions(at: int, texts: Sequence[str], roles: Sequence[Role]) -> bool:
    """Whether a line in capitals is the caption of the credit below it: `CALLAN BEAT STOWE ON THURSDAY`, `GETTY IMAGES`.

    A name in capitals stands over a credit, too, but it has fewer words, or marks between its parts.
    """
    line = texts[at]
    return (
        line.isupper()
        and line.count(" ") >= CAPTION_WORDS - 1
        and line.replace(" ", "").isalpha()
        and roles[at + 1 : at + 2] == [Role.CREDIT]
        and not starts_with_by(line)
    )


CAPTION_WORDS = 5
"""Words of a caption in capitals: `IDA VAN DER BRANDT` has four."""


def is_told_of(line: str, body: Sequence[str]) -> bool:
    """Whether a line without `By` names only people of whom the story tells: a caption that is but a name is no byline."""
    if starts_with_by(line):
        return False
    # the last three paragraphs may be signed or say who the writer is
    sentences = [paragraph for paragraph in body[: max(1, len(body) - 3)] if len(paragraph) > LONGEST_FACT]
    names = authors_in(line)
    return bool(names) and all(
        # not what the page says twice, such as the byline itself
        any(text != line and _tells_of(name, text) for text in sentences)
        for name in names
    )


def _tells_of(name: str, text: str) -> bool:
    """Whether a paragraph has the name, and does not say that its bearer writes: `Ida Brandt is a reporter for the Herald.`"""
    return name in text and not (text.startswith(name) and tells_trade(text))


def of_this_story(signed: list[Signature], roles: Sequence[Role]) -> list[Signature]:
    """The lines that stand together where this story is signed; the others sign the cards of other stories."""
    if len(signed) < 2:
        return signed
    near, headline = opening(roles), headline_at(roles)
    ranks = [(s.at not in near, not starts_with_by(s.line), s.at < headline) for s in signed]
    first = last = ranks.index(min(ranks))
    while first and signed[first].at - signed[first - 1].at <= APART:
        first -= 1
    while last + 1 < len(signed) and signed[last + 1].at - signed[last].at <= APART:
        last += 1
    return signed[first : last + 1]


APART = 2
"""Lines from one writer of a story to the next: name, role, name, role. Of 2 to 5 lines, 2 finds the gold's authors best."""


def with_next(signed: list[Signature], texts: Sequence[str], roles: Sequence[Role]) -> list[Signature]:
    """The lines, and one right below them that was taken for something else: `Ida Brandt – Reporter`, `Tom Reyes – Reporter`."""
    at = signed[-1].at + 1 if signed else len(roles)
    if at < len(roles) and may_be_passed(roles[at]):
        line = texts[at]
        if is_entry(line) and tells_trade(line) and tells_trade(signed[-1].line):
            return [*signed, Signature(at, line)]
    return signed


def is_entry(line: str) -> bool:
    """Whether a line is one more entry of a list of writers: a known name that opens it, or a mark of what is left out."""
    if line in LIST_MARKS:
        return True
    joint, _, rest = line.partition(" ")
    entry = rest if joint in LIST_MARKS else line
    names = authors_in(entry) if len(entry) < LONGEST_FACT and not starts_with_by(entry) else ()
    return len(names) == 1 and is_person_name(names[0]) and entry.startswith(names[0])


LIST_MARKS = frozenset(("…", "...", ",", "&", "and"))
"""What stands between the names of a list, on a line of its own or before a name."""


def may_be_passed(role: Role) -> bool:
    """Whether a line that was taken for this may yet be a byline, where none was taken for one."""
    return role is Role.CHROME or role in MISTAKEN


MISTAKEN = frozenset((Role.DEK, Role.CAPTION, Role.CREDIT, Role.EYEBROW, Role.RELATED))
"""Roles beside chrome that a byline was taken for."""


def is_tag(at: int, texts: Sequence[str]) -> bool:
    """Whether a label above says that a line names those whom the story is about, or who checked it: `Tags`, `Edited by`."""
    label = texts[at - 1].strip(" :").lower() if at else ""
    if label.replace(" ", "_") in joint_words("tagged"):
        return True
    first, _, last = label.rpartition(" ")
    return (
        last == "by" and len(label) < LONGEST_LABEL and not joint_words("pictures").isdisjoint(first.split())
    )


LONGEST_LABEL = 30
"""Code points of a label alone on its line: `Medically fact-checked by`."""


def is_dated(at: int, texts: Sequence[str]) -> bool:
    """Whether a line or the one above or below it has a date."""
    around = texts[max(0, at - 1) : at + 2]
    return any(len(text) < LONGEST_FACT and has_date(text) for text in around)


def has_trade(at: int, texts: Sequence[str]) -> bool:
    """Whether the line below a name says what that person is: `Ida Brandt`, `Chief Harbour Correspondent`."""
    below = texts[at + 1] if at + 1 < len(texts) else ""
    return len(below) < LONGEST_FACT and tells_trade(below) and not authors_in(below)


def tells_trade(text: str) -> bool:
    """Whether a line says early that somebody works for a paper.

    >>> tells_trade("Ida Brandt is a reporter for the Lakeside Herald."), tells_trade("Ida Brandt runs the quay.")
    (True, False)
    """
    return not lexicon("job_titles").isdisjoint(text[:TOLD_WITHIN].lower().split())


TOLD_WITHIN = 100
"""Code points in which a line says what somebody is; a job further on is another's."""


def authors_in(line: str) -> tuple[str, ...]:
    """The people that a byline names; none where the line is no byline."""
    read = read_byline(line)
    return read.authors if read else ()
