"""Who wrote it, of all the lines of a page that say so: `By Ida Brandt` at the story's head, not the names on cards around."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from copydesk.fields.sections import is_section_name
from copydesk.labels.makers import find_makers
from copydesk.labels.surroundings import (
    LONGEST_FACT,
    UNDER_LAST,
    above,
    below_copies,
    beyond,
    end,
    front,
    headline_at,
    opening,
    places,
)
from copydesk.lexicons import lexicon
from copydesk.lines.byline_openers import is_opener, starts_with_by
from copydesk.lines.byline_remains import portrayed
from copydesk.lines.byline_words import joint_words
from copydesk.lines.bylines import Byline, read_byline
from copydesk.lines.cjk_bylines import names_reporter
from copydesk.lines.contributors import is_contributor_line
from copydesk.lines.dates import has_date, read_dates
from copydesk.lines.names import has_name_shape, is_agency, is_given_name, is_person_name
from copydesk.lines.outlets import names_desk, names_outlet, outlet_of
from copydesk.model import Role

# Writers of one story stand together: name, role, name, role. Of 2 to 5 lines, 2 finds the gold's authors best.
APART = 2
# Code points of a line that opens with `By`: two names with their titles, an outlet, a date
LONGEST_OPENED = 160
# Where no line was taken for a byline, one that was taken for these may be one
MISTAKEN = frozenset((Role.DEK, Role.CAPTION, Role.CREDIT, Role.EYEBROW, Role.RELATED))
# No story has more lines that say who wrote; each is looked for in the whole story.
MOST_LINES = 40


def spelled(name: str, texts: Sequence[str]) -> str:
    """A name in capitals, or without any, as the page writes it elsewhere; else with capitals where names have them.

    >>> spelled("IDA McBRANDT", ()), spelled("IDA DE LA CRUZ", ()), spelled("ida brandt-o'neill", ())
    ('IDA McBRANDT', 'Ida de la Cruz', "Ida Brandt-O'Neill")
    """
    if " " not in name or not (name.isupper() or name.islower()):
        return name
    same = re.compile(re.escape(name), re.IGNORECASE)
    for text in texts:
        for found in same.findall(text):
            if not (found.isupper() or found.islower()):
                return str(found)
    first, *others = name.split()
    return " ".join([_capitalised(first), *[_capitalised(word, inside=True) for word in others]])


def _capitalised(word: str, inside: bool = False) -> str:
    lowered = word.lower()
    if inside and lowered in lexicon("name_particles"):
        return lowered
    # `JD`, `TJ`: letters, no word
    if len(word) == 2 and VOWELS.isdisjoint(lowered):
        return word.upper()
    return "Mc" + word[2:].title() if lowered.startswith("mc") and len(word) > 4 else word.title()


VOWELS = frozenset("aeiouyäöüáéíóúàèåæø")


class Signature(NamedTuple):
    """A line that may say who wrote, and which of the page's blocks it is."""

    at: int
    line: str
    listed: bool = False
    """Whether it goes on with a list of writers that an opener above begins."""


def find_writers(
    texts: Sequence[str], roles: Sequence[Role], body: Sequence[str], said: Sequence[str] = ()
) -> tuple[str | None, Byline]:
    """The byline as printed, and what all byline lines of the story together say.

    `texts` and `roles` are those of the page's blocks, `body` the story's paragraphs, `said` the authors of its metadata. Of
    several lines (`Greg Norman`, `By Greg Norman | Fox News`) the one that opens like a byline is the printed one.
    """
    signed, told_of = _signatures(texts, roles, body)
    signed = _with_next(_of_this_story(signed, roles), texts, roles)
    named = any(_authors(s.line) for s in signed)
    presented = {} if named else _presented(texts)
    # an agency's or an outlet's `By` names nobody
    if not (named and any(starts_with_by(s.line) for s in signed)):
        # a line that opens with `By` signs the story even where names of columnists were taken for its writers
        passed = (
            _opened_in(front(roles), texts, roles) if named else _passed_over(texts, roles, body, presented)
        )
        signed = passed or signed
    opened = [s for s in signed if s.listed or starts_with_by(s.line)]
    printed = next((_with_opener(s, texts) for s in (*opened, *signed)), None)
    lines = [s.line for s in signed]
    if not any(map(_authors, lines)):
        # a byline and a date often share a line
        dated = [texts[i] for i in places(roles, Role.TIMESTAMP)]
        printed = printed or next(filter(_authors, dated), None)
        lines += dated
    if not any(map(_authors, lines)) and (last := told_of or _far_above(texts, roles)):
        printed = printed or last[0].line
        lines += [s.line for s in last]
    if printed is None and not any(map(_authors, lines)) and (desk := _desk(texts, roles)):
        printed = desk.line
        lines.append(desk.line)
    told = [read for line in lines if (read := read_byline(line))]
    # beside a line that opens with `By` names alone are mostly those who took the pictures
    names = [name for s in opened for name in _authors(s.line)] or [
        name for read in told for name in read.authors
    ]
    made = find_makers(texts, roles, body)
    # many sites put the editor into the metadata
    said = [name for name in said if name in made.writers or name not in made.editors]
    authors = dict.fromkeys(names or made.writers or _presented_as_writers(texts, roles, presented))
    # where the metadata names a publishing house, people on the page need no `By`
    sure = opened or ([] if any(map(is_person_name, said)) else signed)
    in_head = any(s.at in opening(roles) for s in sure[:1])
    if said and not _corrects(authors, printed, said, in_head):
        authors = dict.fromkeys(said)
    outlet = next((read.outlet for read in told if read.outlet), None) or _outlet_beside(texts, roles)
    agency = next((read.agency for read in told if read.agency), None)
    if made.source and is_agency(made.source):
        agency = agency or made.source
    else:
        outlet = outlet or made.source
    printed = printed.strip(STRAY) if printed else printed
    return printed, Byline(tuple(dict.fromkeys(spelled(name, texts) for name in authors)), outlet, agency)


def find_contributors(texts: Sequence[str], roles: Sequence[Role]) -> list[str]:
    """The lines that say who helped, those below the story that were taken for something else among them."""
    below = end(roles)
    return [
        text
        for i, (text, role) in enumerate(zip(texts, roles, strict=True))
        if role is Role.CONTRIBUTOR
        or (i in below and role in (Role.CHROME, Role.RELATED) and is_contributor_line(text))
    ]


def _outlet_beside(texts: Sequence[str], roles: Sequence[Role]) -> str | None:
    """The outlet alone on the line right below the byline or the date; above them stand sections, which are named like papers."""
    for at in front(roles):
        below = at + 1
        beside = roles[at] in (Role.BYLINE, Role.TIMESTAMP) and roles[below : below + 1] == [Role.CHROME]
        if beside and names_outlet(texts[below]) and not is_section_name(texts[below]):
            return outlet_of(texts[below])
    return None


STRAY = " ,;/|"
"""Marks of a list that stay beside a byline when its other parts are elements of their own: `Ida Brandt,`."""


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
    return set(said) < set(printed) == set(_authors(line or "")) and any(map(is_person_name, added))


def _signatures(
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
        if _captions(at, texts, roles) or _is_tag(at, texts):
            continue
        if _is_told_of(line, body):
            vouched = _is_dated(at, texts) or _has_trade(at, texts)
            if vouched and any(map(is_person_name, _authors(line))):
                told_of.append(Signature(at, line))
        elif signed and " " not in signed[-1].line and starts_with_by(f"{signed[-1].line} {line}"):
            signed[-1] = Signature(at, f"{signed[-1].line} {line}")
        else:
            signed.append(Signature(at, line))
    return signed, told_of


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


def _is_tag(at: int, texts: Sequence[str]) -> bool:
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


def _has_trade(at: int, texts: Sequence[str]) -> bool:
    """Whether the line below a name says what that person is: `Ida Brandt`, `Chief Harbour Correspondent`."""
    below = texts[at + 1] if at + 1 < len(texts) else ""
    return len(below) < LONGEST_FACT and _tells_trade(below) and not _authors(below)


def _of_this_story(signed: list[Signature], roles: Sequence[Role]) -> list[Signature]:
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


def _with_next(signed: list[Signature], texts: Sequence[str], roles: Sequence[Role]) -> list[Signature]:
    """The lines, and one right below them that was taken for something else: `Ida Brandt – Reporter`, `Tom Reyes – Reporter`."""
    at = signed[-1].at + 1 if signed else len(roles)
    if at < len(roles) and (roles[at] is Role.CHROME or roles[at] in MISTAKEN):
        line = texts[at]
        if _is_entry(line) and _tells_trade(line) and _tells_trade(signed[-1].line):
            return [*signed, Signature(at, line)]
    return signed


def _opened(wanted: Iterable[int], texts: Sequence[str], roles: Sequence[Role]) -> list[Signature]:
    """The first line that opens with `By`, of those that were taken for something else."""
    near = front(roles)
    for at in wanted:
        line = texts[at]
        passed = roles[at] is Role.CHROME or (at in near and roles[at] in MISTAKEN)
        if _is_tag(at, texts):
            continue
        if passed and len(line) < LONGEST_OPENED and _opens(line) and _authors(line):
            return [Signature(at, line)]
    return []


def _opens(line: str) -> bool:
    """Whether a line, or what stands behind a date, opens like a byline: `Stowe Herald | 4 May 2025 | By Ida Brandt`, `on
    March 4, 2025 by Ida Brandt`.
    """
    if starts_with_by(line) or not has_date(line):
        return starts_with_by(line)
    stamp = read_dates(line).published
    return any(map(starts_with_by, line.split("|")[1:])) or (
        stamp is not None and starts_with_by(line.partition(stamp.words)[2].strip())
    )


def _with_opener(signature: Signature, texts: Sequence[str]) -> str:
    """The line with the opener that stands alone above it; of the others that sign, it says nothing."""
    above = texts[signature.at - 1] if signature.at else ""
    return f"{above} {signature.line}" if _opens_alone(above, signature.line) else signature.line


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


def _opened_in(wanted: Sequence[int], texts: Sequence[str], roles: Sequence[Role]) -> list[Signature]:
    """What signs with `By`: the first line that opens so, or else a list below an opener alone."""
    return _opened(wanted, texts, roles) or _under_opener(wanted, texts, roles)


def _under_opener(wanted: Iterable[int], texts: Sequence[str], roles: Sequence[Role]) -> list[Signature]:
    """The list of writers below an opener alone on its line: `By`, `Ida Brandt,`, `Tom Reyes Reporter`."""
    for at in wanted:
        if at and roles[at - 1] is Role.CHROME and _opens_alone(texts[at - 1], texts[at]):
            others = takewhile(_is_entry, texts[at + 1 : at + MOST_LINES])
            first = Signature(at, f"{texts[at - 1]} {portrayed(texts[at]) or texts[at]}")
            return [first, *(Signature(at + i, line, listed=True) for i, line in enumerate(others, 1))]
    return []


def _is_entry(line: str) -> bool:
    """Whether a line is one more entry of a list of writers: a known name that opens it, or a mark of what is left out."""
    if line in LIST_MARKS:
        return True
    joint, _, rest = line.partition(" ")
    entry = rest if joint in LIST_MARKS else line
    names = _authors(entry) if len(entry) < LONGEST_FACT and not starts_with_by(entry) else ()
    return len(names) == 1 and is_person_name(names[0]) and entry.startswith(names[0])


LIST_MARKS = frozenset(("…", "...", ",", "&", "and"))
"""What stands between the names of a list, on a line of its own or before a name."""


def _passed_over(
    texts: Sequence[str], roles: Sequence[Role], body: Sequence[str], presented: Collection[str]
) -> list[Signature]:
    """The byline among the lines that were taken for something else, where no line was taken for it.

    A name with a button's words looks like neither. `Select Page`, `Key Takeaways` have the shape of names, too. `presented` are
    the people of whom the page says what they are.
    """
    near = front(roles)
    if opened := _opened_in(near, texts, roles):
        return opened
    if opened := _over_front(texts, roles) or _opened(beyond(roles), texts, roles):
        return opened
    known = islice((at for at in near if _is_known(at, texts, roles, presented)), MOST_LINES)
    # a date vouches for a section beside it, too
    for at in sorted(known, key=lambda at: not any(map(is_person_name, _authors(texts[at])))):
        if not _is_told_of(texts[at], body) or (
            _has_trade(at, texts) and _authors(texts[at]) == (texts[at],)
        ):
            return [Signature(at, texts[at])]
    if opened := _under_opener(end(roles), texts, roles):
        return opened
    for at in end(roles):
        # `. . . Ida Brandt`
        line = texts[at].lstrip(" .…")
        signs = names_reporter(line) or (at in end(roles)[:UNDER_LAST] and _signs_with_date(line))
        signs = signs or (at == end(roles).start and _signs_alone(at, texts) and not _is_told_of(line, body))
        short = len(line) < LONGEST_FACT and not is_contributor_line(line)
        if roles[at] is Role.CHROME and short and signs:
            return [Signature(at, line)]
    return []


def _signs_alone(at: int, texts: Sequence[str]) -> bool:
    """Whether a line is but a known name, with the marks of a signature before it or none: `— Ida Brandt`.

    With a date below, readers sign their comments.
    """
    return is_person_name(texts[at].lstrip(" .…—–-")) and not _is_dated(at, texts)


def _signs_with_date(line: str) -> bool:
    """Whether a line is a known name and a date behind it: `Ida Brandt — 4 March 2025 — in Coast`."""
    names = _authors(line) if has_date(line) else ()
    return any(is_person_name(name) and line.startswith(name) for name in names)


def _desk(texts: Sequence[str], roles: Sequence[Role]) -> Signature | None:
    """The line of an agency or a paper's staff, where nobody signs: `By Reuters`, `AFP, HALDEN`, `STOWE POST STAFF`."""
    for at in front(roles):
        line = texts[at]
        if len(line) >= LONGEST_FACT or not (roles[at] is Role.CHROME or roles[at] in MISTAKEN):
            continue
        read = read_byline(line) if starts_with_by(line) else None
        if (read and read.agency) or (names_desk(line) and at >= headline_at(roles)):
            return Signature(at, line)
    below = (Signature(at, texts[at]) for at in end(roles) if "/" in texts[at] and names_desk(texts[at]))
    return next(below, None)


def _over_front(texts: Sequence[str], roles: Sequence[Role]) -> list[Signature]:
    """A line that opens with `By` and a known name, a little above the story's front."""
    for at in above(roles)[:OVER_FRONT]:
        opened = _opened_in([at], texts, roles)
        if any(is_person_name(name) for s in opened for name in _authors(s.line)):
            return opened
    return []


OVER_FRONT = 8
"""Lines above the front: boxes with the writer's picture, buttons, a summary stand between."""


def _far_above(texts: Sequence[str], roles: Sequence[Role]) -> list[Signature]:
    """The nearest line that opens with `By` above the story's front.

    Such a line says who wrote where the story's own headline was taken for a menu's. `Door Locks`, `Text Generation` open so,
    too, but with no name.
    """
    copies = below_copies(texts, roles)
    for at in above(roles):
        line = texts[at]
        if (
            len(line) < LONGEST_OPENED
            and (_opens(line) or (at in copies and has_date(line)))
            and any(map(is_person_name, _authors(line)))
        ):
            return [Signature(at, line)]
        if any(is_person_name(name) for s in _under_opener([at], texts, roles) for name in _authors(s.line)):
            return _under_opener([at], texts, roles)
    return []


def _presented_as_writers(
    texts: Sequence[str], roles: Sequence[Role], presented: Mapping[str, int]
) -> Iterator[str]:
    """Who the page says, right above or below its story or in its last paragraphs, is a reporter, an editor …, or shows there.

    Portraits in the head and right below the story show its writer.
    """
    shown = [name for at in (*front(roles), *end(roles)) if (name := portrayed(texts[at]))]
    if shown:
        yield shown[0]
        return
    paragraphs = places(roles, Role.BODY) or [0]
    for name, at in presented.items():
        beside = at < paragraphs[0] or paragraphs[-3:][0] <= at < end(roles).stop
        if beside and _tells_trade(texts[at]):
            yield name


def _is_known(at: int, texts: Sequence[str], roles: Sequence[Role], presented: Collection[str]) -> bool:
    """Whether a short line without `By` signs the story: the page presents whom it names, wherever the line was put; else a known
    given name says so, or a date next to it.
    """
    line, role = texts[at], roles[at]
    if (
        len(line) >= LONGEST_FACT
        or not (role is Role.CHROME or role in MISTAKEN)
        or is_contributor_line(line)
        or _is_tag(at, texts)
    ):
        return False
    names = _authors(line)
    return bool(names) and (
        names[0] in presented
        or (
            is_person_name(names[0])
            and line.startswith(names[0])
            and (_tells_trade(line) or _has_trade(at, texts))
        )
        or (
            role is Role.CHROME
            and (
                any(map(is_person_name, names))
                or _is_dated(at, texts)
                or (names == (line,) and _has_trade(at, texts))
            )
        )
    )


def _is_dated(at: int, texts: Sequence[str]) -> bool:
    around = texts[max(0, at - 1) : at + 2]
    return any(len(text) < LONGEST_FACT and has_date(text) for text in around)


def _presented(texts: Sequence[str]) -> dict[str, int]:
    """The people of whom a line says what they are (`Ida Brandt is a reporter …`), and the index of the first such line."""
    verbs = joint_words("bio")
    found: dict[str, int] = {}
    for at, text in enumerate(texts):
        # menus have a word or two a line
        if text.count(" ") < 2:
            continue
        if name := _named_above(at, texts, verbs):
            found.setdefault(name, at)
            continue
        # `1. Ida Brandt is …` in a list
        words = text[:LONGEST_FACT].lstrip("0123456789. •*").split(None, 5)
        # nearly all lines leave here
        if verbs.isdisjoint(words[2:5]):
            continue
        verb = next(i for i in (2, 3, 4) if words[i] in verbs)
        if has_name_shape(words[:verb], trusted=True):
            found.setdefault(" ".join(words[:verb]), at)
    return found


def _named_above(at: int, texts: Sequence[str], verbs: Collection[str]) -> str | None:
    """Who stands on one of the two lines above one that says what he is, by his given name: `Ida is a reporter`."""
    given, verb, *_ = texts[at].split(None, 2)
    if verb not in verbs or not is_given_name(given):
        return None
    for line in reversed(texts[max(0, at - 2) : at]):
        for name in _authors(line) if len(line) < LONGEST_FACT and line.startswith(given) else ():
            return name if name.startswith(f"{given} ") else None
    return None


def _is_told_of(line: str, body: Sequence[str]) -> bool:
    """Whether a line without `By` names only people of whom the story tells: a caption that is but a name is no byline."""
    if starts_with_by(line):
        return False
    # the last three paragraphs may be signed or say who the writer is
    sentences = [paragraph for paragraph in body[: max(1, len(body) - 3)] if len(paragraph) > LONGEST_FACT]
    names = _authors(line)
    return bool(names) and all(
        # not what the page says twice, such as the byline itself
        any(name in text and text != line and not _presents(name, text) for text in sentences)
        for name in names
    )


def _presents(name: str, text: str) -> bool:
    """Whether a paragraph says of somebody that he writes: `Ida Brandt is a reporter for the Lakeside Herald.`"""
    return text.startswith(name) and _tells_trade(text)


def _tells_trade(text: str) -> bool:
    return not lexicon("job_titles").isdisjoint(text[:100].lower().split())


def _authors(line: str) -> tuple[str, ...]:
    read = read_byline(line)
    return read.authors if read else ()
