"""Who wrote it: `By Jane Smith and Raj Patel, BBC News` -> authors, outlet, agency."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from copydesk.lexicons import lexicon
from copydesk.lines.byline_openers import starts_with_by
from copydesk.lines.byline_parts import read_parts
from copydesk.lines.byline_remains import DASHES, TRAILING, without_remains
from copydesk.lines.byline_runs import Part
from copydesk.lines.byline_words import joint_words
from copydesk.lines.dates import has_date, read_dates
from copydesk.lines.names import (
    NICKNAME_MARKS,
    POSSESSIVES,
    agency_in,
    has_name_shape,
    is_agency,
    is_given_name,
    is_person_name,
    opens_east_asian,
    unique_names,
)
from copydesk.lines.unglued import is_run_together


class Byline(NamedTuple):
    """What a byline says, its words parted."""

    authors: tuple[str, ...]
    """People in the order printed, as printed: no titles, roles or places, capitals left alone."""
    outlet: str | None
    """The publication that the line names."""
    agency: str | None
    """The news agency that the line names."""


class Makers(NamedTuple):
    """Whom a line of labels names."""

    source: str | None
    """The outlet or the agency that the story is from."""
    writers: tuple[str, ...]
    """The people who wrote it."""
    editors: tuple[str, ...]
    """The people who edited and checked it, as they sign."""


# The clues read the lines around a story, the record reads those of them that are bylines again, and the pages of a site have
# many of them in common
@lru_cache(maxsize=1 << 12)
def read_byline(text: str) -> Byline | None:
    """What a byline says; None where the line is none.

    >>> read_byline("By Marta Quill | Lakeside Herald")
    Byline(authors=('Marta Quill',), outlet='Lakeside Herald', agency=None)
    >>> read_byline("Von Jonas Weidner und Petra Holm, dpa")
    Byline(authors=('Jonas Weidner', 'Petra Holm'), outlet=None, agency='dpa')
    >>> read_byline("By comparison, Weidner said little.") is None
    True

    `text` is one line, any white space. Never raises.
    """
    if not 2 <= len(text) <= LONGEST_BYLINE or signs_post(text):
        return None
    text = without_remains(text)
    if opens_east_asian(text):
        return _read_east_asian(text)
    if nickname := _nickname(text):
        plain = read_byline(text.replace(f" {nickname}", "", 1))
        return plain and plain._replace(authors=_with_nickname(plain.authors, nickname, text))
    opened, parts = read_parts(text, until=_is_sentence)
    if _is_sentence(text, parts):
        return _in_front_of_more(text) or _in_field(text)
    if not opened and (
        any(part.kind == "prose" for part in parts)
        or _is_labelled_otherwise(text)
        or not _may_stand_unopened(text, parts)
    ):
        return _in_front_of_date(text)
    authors, outlet = _people_and_outlet(parts, opened)
    agency = next((p.text for p in parts if p.kind == "agency"), None)
    if not (authors or agency or (outlet and opened)):
        return _in_front_of_more(text) if opened else _right_before_date(text)
    return Byline(authors, outlet, agency)


LONGEST_BYLINE = 300
"""Code points; a longer line is a paragraph or a menu (five names with roles take about 200)."""


def signs_post(text: str) -> bool:
    """Whether a line closes a post that the story shows: `— Ida Brandt (@idabrandt) March 4, 2025`."""
    return text[0] in DASHES and "(@" in text


def _read_east_asian(text: str) -> Byline | None:
    # loaded where a page has such a line
    from copydesk.lines.cjk_bylines import outlet_before_reporter, read_labels, reporters

    made = read_labels(text)
    names = made.writers if made else reporters(text)
    if not names:
        return None
    outlet = (made and made.source) or outlet_before_reporter(text)
    agency = agency_in(text) or (outlet if outlet and is_agency(outlet) else None)
    return Byline(names, outlet if outlet != agency else None, agency)


def _nickname(text: str) -> str | None:
    """What stands in marks inside a name: `“Pim”` of `Piet “Pim” Maas`, `(N.J.)` of `Nora (N.J.) Quill`."""
    if not any(mark in text for mark in NICKNAME_MARKS):
        return None
    found = re.search(
        r"(?<=\w )(?:[\"“][^\"“”()]{2,20}[\"”]|\([^\W\d_a-z][\w.]{1,9}\))(?= [^\W\d_a-z])", text
    )
    if found is None or not found[0][1].isupper():
        return None
    given = text[: found.start()].split()[-1]
    family = text[found.end() :].split()[0]
    # `Ida Brandt (Herald) Tom Reyes` are two people
    return found[0] if is_given_name(given) and has_name_shape([given, family]) else None


def _with_nickname(authors: tuple[str, ...], nickname: str, text: str) -> tuple[str, ...]:
    """The names, the one that the line prints with a nickname as it stands there."""
    given = text.partition(f" {nickname}")[0].split()[-1]
    family = text.partition(f"{nickname} ")[2].split()[0].rstrip(",;")
    return tuple([name.replace(f"{given} {family}", f"{given} {nickname} {family}", 1) for name in authors])


def _is_sentence(text: str, parts: list[Part]) -> bool:
    """Whether the parts read so far leave no byline, be there a `By` or not: the rest of the line need not be read.

    A sentence has lower-case words early and ends in a point; a byline may trail: `…, who covers courts`.
    """
    prose = sum([len(part.text) for part in parts if part.kind == "prose"])
    return prose > 0 and (
        parts[0].kind != "name" or prose > LONGEST_TRAIL or text.rstrip()[-1] in SENTENCE_ENDS
    )


LONGEST_TRAIL = 40
"""Code points of what a byline says in small letters behind a name: `who covers courts and the harbour`."""
SENTENCE_ENDS = ".!?"


def _is_labelled_otherwise(text: str) -> bool:
    """Whether one word and a colon say that the line names others than writers: `Hakemler: Tarık Binici, Selda Yorgancı`."""
    label, colon, names = text.partition(": ")
    return (
        bool(colon)
        and "," in names
        and label.isalpha()
        and not any(label.lower() in lexicon(name) for name in WRITERS_LABELS)
    )


WRITERS_LABELS = (
    *("byline_openers", "byline_leads", "job_titles", "job_modifiers"),
    *("outlet_words", "given_names"),
)
"""The lists whose words stand before a colon and the names of writers: `Words: …`, `Reporter: …`, `Herald: …`, `Ida: …`."""


def _may_stand_unopened(text: str, parts: list[Part]) -> bool:
    """Whether a line without `By` is a byline: a known given name says so, else nothing may speak against."""
    names = [part.text.split() for part in parts if part.kind == "name"]
    if any(is_given_name(name[0]) for name in names):
        return True
    # Against it: `Rules for Members`, `Freunde der Bahn`, `3 STREETS CLOSED`, `Best Warm Sleeping Bag`.
    words = text.split()
    return (
        bool(parts)
        and not text[0].isdigit()
        and not (names and any(word in joint_words("for") or word in joint_words("in") for word in words))
        and all(len(name) <= MOST_UNKNOWN and lexicon("name_particles").isdisjoint(name) for name in names)
        # `The Tale of the Old Quay’s Quiet Return`
        and not any(word.endswith(POSSESSIVES) for word in words)
    )


MOST_UNKNOWN = 3
"""Words of a name that no `By` and no known given name vouches for; a longer run of capitals is a headline or a menu."""


def _people_and_outlet(parts: list[Part], opened: bool) -> tuple[tuple[str, ...], str | None]:
    """Names believed and the outlet: after a bar an unknown name is the paper's, not a second person's."""
    authors: list[str] = []
    outlet = next((p.text for p in parts if p.kind == "outlet"), None)
    before = "name"
    for part in parts:
        listed, before = before == "name", part.kind
        if part.kind != "name":
            continue
        if not authors or is_given_name(part.text.split()[0]):
            authors.append(part.text)
        elif part.barred:
            outlet = outlet or part.text
        elif listed:
            # not the end of what stands between: `Ida Brandt, Institute of Allergy and Infectious Diseases`
            authors.append(part.text)
    if not authors and opened and len(parts) == 1 and parts[0].kind == "word":
        # `By Ida`
        authors = [parts[0].text] if is_given_name(parts[0].text) else []
    return unique_names(authors), outlet


def _in_front_of_more(text: str) -> Byline | None:
    """The known name behind `By` that a full stop parts from a date, a comma from what the writer is.

    `By Ida Brandt. Last updated on 4 March 2025`, `By Ida Brandt, a reporter who covers courts. She joined in 2020.`
    """
    if not starts_with_by(text):
        return None
    stop = re.search(r"(?<=[^\W\d_]{2})\. |, (?=(?:an?|one|the|who) )", text)
    if stop is None:
        return None
    rest = text[stop.end() :]
    # `By Ida Brandt, a friend of hers, the house was sold`
    # `one of the authors`
    told = [word.strip(TRAILING).removesuffix("s") for word in rest.lower().split(None, TOLD)[:TOLD]]
    trade = told[0] == "who" or not lexicon("job_titles").isdisjoint(told)
    if not (has_date(rest) if stop[0] == ". " else trade):
        return None
    read = read_byline(text[: stop.start()])
    return read if read and len(read.authors) == 1 and is_person_name(read.authors[0]) else None


TOLD = 8
"""Words in which a line says what its writer is: `one of the authors`, `a chief harbour and coast correspondent`."""


def _in_field(text: str) -> Byline | None:
    """The field that opens with `By` in a line of fields with a date: `Herald | 4 May 2025, edited on 5 May | By Ida Brandt`."""
    if "|" not in text or not has_date(text):
        return None
    field = next((field for field in text.split("|")[1:] if starts_with_by(field)), None)
    return read_byline(field) if field else None


def _in_front_of_date(text: str) -> Byline | None:
    """The name that opens a line of fields with a date behind: `Ida Brandt | Halden upon Stowe | 4 March 2025 | in Coast`."""
    mark = next((mark for mark in (" | ", " — ", " – ", " • ", " · ") if mark in text), None)
    if mark is None:
        return _right_before_date(text)
    name, *fields = text.split(mark)
    named = len(name.split()) <= MOST_UNKNOWN and has_name_shape(name.split())
    return Byline((name,), None, None) if named and any(map(has_date, fields)) else None


def _right_before_date(text: str) -> Byline | None:
    """The known name that a date follows, whatever sections and tags stand behind it: `Ida Brandt 4 March 2025 Quays, Coast`."""
    day = read_dates(text).published if has_date(text) else None
    words = text.partition(day.words)[0].split() if day else []
    known = 2 <= len(words) <= MOST_KNOWN and is_given_name(words[0])
    named = known and has_name_shape(words, trusted=True)
    # `San Juan March 4, 2025`; `Ida BrandtWriterPhotographerTom Reyes`
    if not named or any(map(is_run_together, words)) or " ".join(words).lower() in lexicon("dateline_places"):
        return None
    return Byline((" ".join(words),), None, None)


MOST_KNOWN = 3
"""Words of a name that nothing parts from the date: a section's name may run into it, `Ida Brandt Halden Coast 4 March`."""


def split_authors(value: str) -> tuple[str, ...]:
    """The people in an author string of a page's metadata.

    >>> split_authors("Marta Quill, Raj Anand and The Associated Press")
    ('Marta Quill', 'Raj Anand')
    >>> split_authors("QUILL, MARTA")
    ('MARTA QUILL',)
    >>> split_authors("https://social.example/herald"), split_authors("Redaktion")
    ((), ())
    """
    value = value.strip()
    if not value or "://" in value or value.startswith("www.") or len(value) > LONGEST_STRING:
        return ()
    if opens_east_asian(value):
        from copydesk.lines.cjk_bylines import reporters

        return reporters(value)
    family, comma, given = value.partition(",")
    given = given.strip()
    if comma and _is_word(family) and _is_word(given) and is_given_name(given) and not is_given_name(family):
        return (f"{given} {family}",)
    _, parts = read_parts(value)
    if names := unique_names(p.text for p in parts if p.kind == "name"):
        return names
    # `Ida` alone, or `ida brandt` as some systems write it.
    words = value.split()
    plain = len(words) <= 3 and all(map(str.isalpha, words)) and is_given_name(words[0])
    return (value,) if plain and (len(words) == 1) == value[0].isupper() else ()


LONGEST_STRING = 1000
"""Code points of an author string: a score of names; what is longer lists a newsroom or is the story's text."""


def _is_word(text: str) -> bool:
    return text.isalpha() and text[:1].isupper()
