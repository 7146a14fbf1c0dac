"""Who wrote it: `By Jane Smith and Raj Patel, BBC News` -> authors, outlet, agency."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from copydesk.lexicons import lexicon, lexicon_lines
from copydesk.lines.cjk_bylines import (
    outlet_before_reporter,
    read_labels,
    reporters,
    says_reporter,
    says_who_helped,
)
from copydesk.lines.dates import has_date, is_zone, read_dates
from copydesk.lines.names import (
    EAST_ASIAN,
    NICKNAME_MARKS,
    POSSESSIVES,
    agency_in,
    agency_length,
    has_east_asian,
    has_name_shape,
    is_agency,
    is_given_name,
    is_person_name,
)

__all__ = [
    "Byline",
    "agency_in",
    "is_contributor_line",
    "is_opener",
    "is_person_name",
    "joint_words",
    "names_desk",
    "names_outlet",
    "names_reporter",
    "portrayed",
    "read_byline",
    "read_contributors",
    "signs_post",
    "split_authors",
    "starts_with_by",
]


class Byline(NamedTuple):
    """What a byline says, its words parted."""

    authors: tuple[str, ...]
    """People in the order printed, as printed: no titles, roles or places, capitals left alone."""
    outlet: str | None
    """The publication that the line names."""
    agency: str | None
    """The news agency that the line names."""


LONGEST_BYLINE = 300
"""Code points; a longer line is a paragraph or a menu (five names with roles take about 200)."""


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
    text = _without_remains(text)
    if _is_east_asian(text):
        return _read_east_asian(text)
    if nickname := _nickname(text):
        plain = read_byline(text.replace(f" {nickname}", "", 1))
        return plain and plain._replace(authors=_with_nickname(plain.authors, nickname, text))
    opened, parts = _parts(text, until=_is_sentence)
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


def _read_east_asian(text: str) -> Byline | None:
    made = read_labels(text)
    names = made.writers if made else reporters(text)
    if not names:
        return None
    outlet = (made and made.source) or outlet_before_reporter(text)
    agency = agency_in(text) or (outlet if outlet and is_agency(outlet) else None)
    return Byline(names, outlet if outlet != agency else None, agency)


def signs_post(text: str) -> bool:
    """Whether a line closes a post that the story shows: `— Ida Brandt (@idabrandt) March 4, 2025`."""
    return text[0] in DASHES and "(@" in text


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
    told = [word.strip(_TRAILING).removesuffix("s") for word in rest.lower().split(None, TOLD)[:TOLD]]
    trade = told[0] == "who" or not lexicon("job_titles").isdisjoint(told)
    if not (has_date(rest) if stop[0] == ". " else trade):
        return None
    read = read_byline(text[: stop.start()])
    return read if read and len(read.authors) == 1 and is_person_name(read.authors[0]) else None


def _in_field(text: str) -> Byline | None:
    """The field that opens with `By` in a line of fields with a date: `Herald | 4 May 2025, edited on 5 May | By Ida Brandt`."""
    if "|" not in text or not has_date(text):
        return None
    field = next((field for field in text.split("|")[1:] if starts_with_by(field)), None)
    return read_byline(field) if field else None


TOLD = 8
"""Words in which a line says what its writer is: `one of the authors`, `a chief harbour and coast correspondent`."""


def _in_front_of_date(text: str) -> Byline | None:
    """The name that opens a line of fields with a date behind: `Ida Brandt | Halden upon Stowe | 4 March 2025 | in Coast`."""
    mark = next((mark for mark in (" | ", " — ", " – ", " • ", " · ") if mark in text), None)
    if mark is None:
        return _right_before_date(text)
    name, *fields = text.split(mark)
    told = len(name.split()) <= 3 and has_name_shape(name.split())
    return Byline((name,), None, None) if told and any(map(has_date, fields)) else None


def _right_before_date(text: str) -> Byline | None:
    """The known name that a date follows, whatever sections and tags stand behind it: `Ida Brandt 4 March 2025 Quays, Coast`."""
    day = read_dates(text).published if has_date(text) else None
    words = text.partition(day.words)[0].split() if day else []
    named = 2 <= len(words) <= 3 and is_given_name(words[0]) and has_name_shape(words, trusted=True)
    # `San Juan March 4, 2025`; `Ida BrandtWriterPhotographerTom Reyes`
    if (
        not named
        or any(map(_is_run_together, words))
        or " ".join(words).lower() in lexicon("dateline_places")
    ):
        return None
    return Byline((" ".join(words),), None, None)


def starts_with_by(text: str) -> bool:
    """Whether the line opens as bylines do, in any language of the list, and goes on with a capital.

    >>> starts_with_by("Von Jonas Weidner"), starts_with_by("Analysis by Marta Quill")
    (True, True)
    >>> starts_with_by("By-laws passed in 2012"), starts_with_by("By clicking you agree")
    (False, False)
    """
    opening = text[:80]
    first = opening.split(None, 1)[:1]
    # nearly all lines leave here: they open with no such word, and hold nothing that would be taken off before one
    if not first or (
        first[0].lower().rstrip(":") not in _first_words()
        and "By" not in opening
        and "/" not in first[0]
        and first[0][0] != "["
        and "&nbsp" not in opening
    ):
        return False
    words = _parted_opener(_without_remains(opening)).split(None, 5)
    if not words or words[0].lower().rstrip(":") not in _first_words():
        return False
    at = _opener_at(words)
    if at is None or at + 1 >= len(words):
        return False
    following = words[at + 1]
    return (following[0].isupper() or following[0] >= EAST_ASIAN) and (
        following.strip(".,:").lower() not in lexicon("byline_noise") or is_given_name(following)
    )


def _without_remains(text: str) -> str:
    """A line without what dumps leave of markup: the name of a picture in brackets before the words, a blank's entity."""
    if "&nbsp" in text:
        text = text.replace("&nbsp;", " ").replace("&nbsp", " ")
    # `[ida-100x100] Ida Brandt`, as terminal browsers write it; `[dpa]` alone or behind a name stays
    while text.startswith("[") and (rest := text.partition("]")[2].strip()):
        text = rest
    if "[" in text:
        # `Written by:[portrait]Ida Brandt`
        text = re.sub(r"\[([\w.-]+)\](?=.)", lambda m: m[0] if is_agency(m[1]) else " ", text, flags=re.ASCII)
    # `-- By Ida Brandt` below a story; a dash before a name alone is of somebody's words
    if text[:1] in DASHES and (bare := text.lstrip("-–— ")).startswith(("By ", "by ")):
        text = bare
    return _without_portrait(_undoubled(text))


def _without_portrait(text: str) -> str:
    """The line without what a portrait is called: `Avatar photo by Ida Brandt`, `By Ida Brandt headshot Ida Brandt, Reporter`."""
    lowered = text.lower()
    if not any(map(lowered.__contains__, _joints()["portrait"])):
        return text
    words, labels = text.split(), _joints()["portrait"]
    named = next((at for at, word in enumerate(words) if word.lower() in labels), len(words))
    if named == 0:
        behind = next((at for at, word in enumerate(words) if word.lower() not in labels), 0)
        return " ".join(words[behind:]) if words[behind].lower() in lexicon("byline_openers") else text
    for size in (4, 3, 2):
        if named >= size and [*map(_bare, words[named - size : named])] == [
            *map(_bare, words[named + 1 :][:size])
        ]:
            return _without_portrait(" ".join([*words[: named - size], *words[named + 1 :]]))
    return text


def _bare(word: str) -> str:
    return word.strip(_TRAILING)


_TRAILING = ",;:"
"""Marks right behind a name that belong to the line."""

DASHES = frozenset("-–—")


def _undoubled(text: str) -> str:
    """`Ida BrandtIda Brandt` and `Ida Brandt By Ida Brandt`, where a picture is named like its neighbour, said once."""
    first, by, second = text.partition("By ")
    # the picture of `Ida Brandt` may be named by a part of her name, or for her agency: `APBy Ida Brandt`
    if by and first and (first.strip() in (second, second.rpartition(" ")[2]) or is_agency(first)):
        return f"By {second}"
    middle = len(text) // 2
    # shorter ones are no names: `dada`
    return text[-middle:] if middle > 6 and text[:middle].rstrip() == text[-middle:] else text


def _parted_opener(text: str) -> str:
    """`ByIda Brandt`, as innerText runs an opener and a name together: with a blank between; any other text as it is."""
    # not `ByteDance`, nor `ByWard Market`, which has a common word
    if text.startswith("By") and text[2:3].isupper():
        words = text[2:80].split()
        if has_name_shape(words[:2]) or agency_length(words, int(words[0] == "The" and len(words) > 1)):
            return f"By {text[2:]}"
    # two openers for both sexes: `Autorin/Autor Jonas Weidner`
    first, slash, rest = text.partition("/")
    if slash and first.lower() in _first_words() and rest.partition(" ")[0].lower() in _first_words():
        return rest
    return text


def read_contributors(text: str) -> tuple[str, ...]:
    """The people of a contributor line, in order; organisations and desks are left out.

    >>> read_contributors("Lakeside Herald’s Ida Brandt and Tom Reyes contributed to this report.")
    ('Ida Brandt', 'Tom Reyes')
    >>> read_contributors("Reporting by Ida Brandt in Oslo; Editing by Tom Reyes")
    ('Ida Brandt', 'Tom Reyes')
    >>> read_contributors("He contributed to this growth.")
    ()
    """
    if _is_east_asian(text) and (made := read_labels(text)):
        return made.editors
    if not is_contributor_line(text):
        return ()
    if _is_east_asian(text):
        return reporters(text)
    # `İ` is the one letter whose small form is longer; places in `text` and `lowered` must agree.
    text = text.replace("İ", "I")
    for cue in _CONTRIBUTOR_CUES:
        lowered = text.lower()
        while (at := lowered.find(cue)) >= 0:
            text = f"{text[:at]} | {text[at + len(cue) :]}"
            lowered = f"{lowered[:at]} | {lowered[at + len(cue) :]}"
    _, parts = _parts(text.strip(" .()—–-"))
    return _unique(p.text for p in parts if p.kind == "name")


def is_contributor_line(text: str, lowered: str | None = None) -> bool:
    """Whether the line says who helped: `… contributed to this report`, `Reporting by …`.

    >>> is_contributor_line("With files from Ida Brandt")
    True
    >>> is_contributor_line("Rain contributed to the delay.")
    False

    `lowered` is the same text in small letters, where the caller has it at hand.
    """
    if not 8 <= len(text) <= 600:
        return False
    if "/" in text and len(text) <= LONGEST_INITIALS and _are_initials(text):
        return True
    line = (text.lower() if lowered is None else lowered).lstrip(" (—–-*_•[【")
    # nearly all lines begin otherwise, which is quicker to see than each of the openers
    return (
        (line[:4] in _CONTRIBUTOR_STARTS and line.startswith(_CONTRIBUTOR_OPENERS))
        or ("contribut" in line and any(cue in line for cue in _CONTRIBUTOR_ENDINGS))
        or says_who_helped(text)
    )


LONGEST_INITIALS = 24
"""Code points of the initials of some editors; addresses of pages and lists of sections are longer."""


def _are_initials(text: str) -> bool:
    """Whether an agency's editors signed: `/ritzau/`, `cvd/rl/mpo`."""
    parts = text.strip().split("/")
    if text[0] == "/":
        return len(parts) == 3 and not parts[0] and not parts[2] and parts[1].isalpha() and parts[1].islower()
    return len(parts) > 2 and all(2 <= len(part) <= 4 and part.isalpha() and part.islower() for part in parts)


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
    if not value or "://" in value or value.startswith("www.") or len(value) > 1000:
        return ()
    if _is_east_asian(value):
        return reporters(value)
    family, comma, given = value.partition(",")
    given = given.strip()
    if comma and _is_word(family) and _is_word(given) and is_given_name(given) and not is_given_name(family):
        return (f"{given} {family}",)
    _, parts = _parts(value)
    if names := _unique(p.text for p in parts if p.kind == "name"):
        return names
    # `Ida` alone, or `ida brandt` as some systems write it.
    words = value.split()
    plain = len(words) <= 3 and all(map(str.isalpha, words)) and is_given_name(words[0])
    return (value,) if plain and (len(words) == 1) == value[0].isupper() else ()


class _Part(NamedTuple):
    """A stretch of a byline between two separators."""

    kind: str
    """`name`, `outlet`, `agency`, `word` (a capitalised word alone), `prose`."""
    text: str
    barred: bool = False
    """Stands after `|`, `·` or a dash, not in a list of names."""


_MARKS_APART = ",;|/•·●∙⋅:()[]–—"
_BARS = frozenset("|•·●∙⋅()[]–—-:")
_LIST_MARKS = frozenset(",;/")


def _is_sentence(text: str, parts: list[_Part]) -> bool:
    """Whether the parts read so far leave no byline, be there a `By` or not: the rest of the line need not be read.

    A sentence has lower-case words early and ends in a point; a byline may trail: `…, who covers courts`.
    """
    prose = sum([len(part.text) for part in parts if part.kind == "prose"])
    return prose > 0 and (parts[0].kind != "name" or prose > 40 or text.rstrip()[-1] in ".!?")


def _is_labelled_otherwise(text: str) -> bool:
    """Whether one word and a colon say that the line names others than writers: `Hakemler: Tarık Binici, Selda Yorgancı`."""
    label, colon, names = text.partition(": ")
    return (
        bool(colon)
        and "," in names
        and label.isalpha()
        and not any(
            label.lower() in lexicon(name)
            for name in (
                "byline_openers",
                "byline_leads",
                "job_titles",
                "job_modifiers",
                "outlet_words",
                "given_names",
            )
        )
    )


def _may_stand_unopened(text: str, parts: list[_Part]) -> bool:
    """Whether a line without `By` is a byline: a known given name says so, else nothing may speak against."""
    names = [part.text.split() for part in parts if part.kind == "name"]
    if any(is_given_name(name[0]) for name in names):
        return True
    # Against it: `Rules for Members`, `Freunde der Bahn`, `3 STREETS CLOSED`, `Best Warm Sleeping Bag`.
    words, joints = text.split(), _joints()
    return (
        bool(parts)
        and not text[0].isdigit()
        and not (names and any(word in joints["for"] or word in joints["in"] for word in words))
        and all(len(name) <= 3 and lexicon("name_particles").isdisjoint(name) for name in names)
        # `The Tale of the Old Quay’s Quiet Return`
        and not any(word.endswith(POSSESSIVES) for word in words)
    )


def _people_and_outlet(parts: list[_Part], opened: bool) -> tuple[tuple[str, ...], str | None]:
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
    if (
        not authors
        and opened
        and len(parts) == 1
        and parts[0].kind == "word"
        and is_given_name(parts[0].text)
    ):
        authors = [parts[0].text]
    return _unique(authors), outlet


def _parts(text: str, until: Callable[[str, list[_Part]], bool] | None = None) -> tuple[bool, list[_Part]]:
    """The parts of a byline that say something, and whether an opener such as `By` stands before them.

    Reading ends where `until` holds for the text and the parts so far.
    """
    parts: list[_Part] = []
    opened = pictures = named = False
    for joint, run, colon in _stretches(_unglued(_parted_opener(text))):
        words, label = _before_picture_label(run)
        # `May 3, 2024 by Ida Brandt`: the opener stands behind the figure.
        figures = next((i for i, word in enumerate(words) if not word[0].isdigit()), 0)
        at = _opener_at(words[figures:])
        if at is not None:
            words = words[figures + at + 1 :]
            opened = opened or bool(words) or not parts
            pictures = False
        # `Text: …`, `Interview: …` say what follows, `Ida Brandt: Editor` who.
        said = not (colon and len(words) <= 2 and not has_name_shape(words))
        if words and said and not pictures and (joint != "for" or named or not parts):
            read = _read_stretch(words, joint, opened)
            # `Ida Brandt, editor for courts`: what a role is for is no outlet.
            named = bool(read)
            parts += read
            if until and read and until(text, parts):
                break
        pictures = pictures or label
    return opened, parts


def _before_picture_label(words: list[str]) -> tuple[list[str], bool]:
    """The words before `Photos`, `Fotos` …, and whether one is there: its names took the pictures."""
    labels = _joints()["pictures"]
    if labels.isdisjoint(map(str.lower, words)):
        return words, False
    for at, word in enumerate(words):
        # `Video Editor`, `Photography Fellow` are roles.
        following = words[at + 1].lower() if at + 1 < len(words) else ""
        if word.lower() in labels and following not in lexicon("job_titles"):
            return words[:at], True
    return words, False


def _stretches(tokens: list[str]) -> Iterator[tuple[str, list[str], bool]]:
    """Runs of words with the joint before them (`and`, `bar`, `for`, `in`) and whether a colon follows."""
    joint, joints = "bar", _joints()
    words: list[str] = []
    for token in tokens:
        # `JANE QUILL AND TOM REYES FOR THE HERALD`: in a line of capitals the small words are capitals too.
        word = token.lower() if words and words[-1].isupper() and len(words) > 1 else token
        follows = ""
        if token in _BARS:
            follows = "bar"
        elif token in _LIST_MARKS or word in joints["and"]:
            follows = "and"
        elif word in joints["for"] or word == "For":
            follows = "for"
        elif word in joints["to"]:
            follows = "to"
        elif word in joints["in"]:
            follows = "in"
        if not follows or (not words and follows in ("for", "to", "in") and joint == "bar"):
            words.append(token)
            continue
        if words:
            yield joint, words, token == ":"
        # `Brandt, in Oslo`: the later joint tells more, but a comma or `and` after a bar tells nothing.
        if words or follows != "and":
            joint = follows
        words = []
    if words:
        yield joint, words, False


def joint_words(kind: str) -> frozenset[str]:
    """The small words of one kind in the list of `byline_joints`."""
    return _joints()[kind]


@cache
def _joints() -> dict[str, frozenset[str]]:
    rows: dict[str, frozenset[str]] = {}
    for line in lexicon_lines("byline_joints"):
        kind, *words = line.split()
        rows[kind] = rows.get(kind, frozenset()).union(words)
    return rows


def _read_stretch(words: list[str], joint: str, opened: bool) -> list[_Part]:
    """What one run of words holds: a name with a role or an agency after it, an outlet, a place, prose."""
    barred = joint == "bar"
    words = _without_noise(words)
    if not words:
        return []
    if joint == "in":
        return [] if words[0][0].isupper() and len(words) <= 4 else [_Part("prose", " ".join(words))]
    possessive = next((i for i, w in enumerate(words) if w.endswith(("’s", "'s", "s’", "s'"))), None)
    if possessive is not None and len(words) - possessive > 2:
        # `Lakeside Herald’s Ida Brandt`
        words = words[possessive + 1 :]
    if parted := _part_agency(words):
        before, agency, after = parted
        return [
            *_read_stretch(before, joint, opened),
            _Part("agency", " ".join(agency), barred),
            *_read_stretch(after, joint, opened),
        ]
    if joint in ("for", "to"):
        return [_Part("outlet", " ".join(words), barred)]
    titles, modifiers = lexicon("job_titles"), lexicon("job_modifiers")
    lowered = [w.lower().rstrip(".") for w in words]
    held = [i for i, w in enumerate(lowered) if w in titles]
    if held and sum(w not in titles and w not in modifiers and w[0].islower() for w in words) > 3:
        return [_Part("prose", " ".join(words), barred)]
    if held:
        return _read_role(words, [i for i, w in enumerate(lowered) if w in titles or w in modifiers], barred)
    if _is_outlet(words):
        return _read_outlet(words, barred)
    if " ".join(lowered) in lexicon("byline_places"):
        return []
    capitals = next((i for i, word in enumerate(words) if not word.isupper()), 0)
    if capitals >= 2 and words[capitals][0].isupper() and has_name_shape(words[:capitals], trusted=opened):
        # `IDA BRANDT Lakeside Herald`
        return [
            _Part("name", " ".join(words[:capitals]), barred),
            _Part("outlet", " ".join(words[capitals:]), barred),
        ]
    if len(words) > 2 and _is_run_together(words[-1]):
        # `Ida Brandt LAKEBusiness`
        return [*_read_stretch(words[:-1], joint, opened), _Part("outlet", words[-1], barred)]
    if len(words) == 1:
        return _read_word(words[0], barred)
    names = _split_run(words)
    # `PM MYT` of a time
    letters = all(word.isupper() and len(word) <= 3 for word in words) and not is_given_name(words[0])
    if letters or any(map(_is_run_together, words)):
        return [_Part("word", " ".join(words), barred)]
    if all(has_name_shape(name, trusted=opened) for name in names):
        return [_Part("name", " ".join(name), barred) for name in names]
    if words[-1].lower() in lexicon("dateline_places") and has_name_shape(words[:-1], trusted=opened):
        # `Ida Brandt Madrid 27 OCT`
        return [_Part("name", " ".join(words[:-1]), barred)]
    if any(w[0].islower() and w not in lexicon("name_particles") for w in words):
        return [_Part("prose", " ".join(words), barred)]
    return [_Part("word", " ".join(words), barred)]


def _is_run_together(word: str) -> bool:
    """Whether several words touch: `LAKEBusiness`, `NorthCoastNews`; `McKay` and `DeVries` are names."""
    if word.istitle() or word.islower() or word.isupper():
        return False
    inner = sum([a.islower() and b.isupper() for a, b in pairwise(word)])
    return inner > 1 or (word[:3].isupper() and not word.isupper() and word.isalpha())


def _read_role(words: list[str], held: list[int], barred: bool) -> list[_Part]:
    """A run with a job title in it: `Staff Writer Ida Brandt`, `Ida Brandt Deputy Sports Editor`."""
    first = held[0]
    if first >= 2 and has_name_shape(words[:first]):
        if _is_outlet(words[:first]):
            return _read_outlet(words[:first], barred)
        return [_Part("name", " ".join(words[:first]), barred)]
    tail = words[held[-1] + 1 :]
    if has_name_shape(tail):
        return [_Part("name", " ".join(tail), barred)]
    if first == 1 and words[0].isupper() and 2 <= len(words[0]) <= 5:
        return [_Part("outlet", words[0], barred)]
    return []


def _read_outlet(words: list[str], barred: bool) -> list[_Part]:
    """`Lakeside Herald`, or with a person's name before it: `Ida Brandt Lakeside Herald`."""
    # `GREYSON ROE Stowe Enquirer`: capitals tell a name that no list has
    parted = len(words) >= 4 and (
        is_given_name(words[0]) or (words[0] + words[1]).isupper() > (words[2] + words[3]).isupper()
    )
    if parted and has_name_shape(words[:2]):
        return [_Part("name", " ".join(words[:2]), barred), _Part("outlet", " ".join(words[2:]), barred)]
    return [_Part("outlet", " ".join(words), barred)]


def _read_word(word: str, barred: bool) -> list[_Part]:
    """One capitalised word: an outlet's letters (`BBC`) or, more often, the place where the writer is."""
    # `Ida Brandt, MA`
    if word.isupper() and 2 <= len(word) <= 5 and word.isalpha() and word.lower() not in _joints()["letters"]:
        return [_Part("outlet", word, barred)]
    return [_Part("word" if word[0].isupper() else "prose", word, barred)]


def _is_outlet(words: list[str]) -> bool:
    if 2 <= len(words) <= 3 and words[0].lower() in _joints()["article"] and words[0][0].isupper():
        return True
    last = words[-1].lower()
    # `Courier-Post`
    if words[-1][0].isupper() and all(half in lexicon("outlet_words") for half in last.split("-")):
        # `Sun` or `Post` may be a family name: one known given name and one such word are a person.
        return not (len(words) == 2 and is_given_name(words[0]))
    stem, point, ending = last.rpartition(".")
    # A web address: `lakeside.example`, not the initials of `J.K.`
    return bool(point) and len(stem) > 2 and 2 <= len(ending) <= 4 and ending.isalpha()


def _part_agency(words: list[str]) -> tuple[list[str], list[str], list[str]] | None:
    """The words before, of and after an agency's name that opens or ends the run; None where none does."""
    for start in (0, 1, *range(max(2, len(words) - 4), len(words))):
        if start == 1 and (len(words) == 1 or words[0].lower() != "the"):
            continue
        size = agency_length(words, start)
        if size and (start < 2 or start + size == len(words)):
            before = words[:start]
            if before and before[-1].lower() == "the":
                before = before[:-1]
            return before, words[start : start + size], words[start + size :]
    return None


def _split_run(words: list[str]) -> list[list[str]]:
    """Names set without commas: a known given name after two words or more opens the next name."""
    names: list[list[str]] = [[]]
    for at, word in enumerate(words):
        open_name = names[-1]
        if (
            len(open_name) >= 2
            and len(words) - at >= 2
            and is_given_name(word)
            and not is_given_name(open_name[-1])
            and open_name[-1] not in lexicon("name_particles")
        ):
            names.append([])
        names[-1].append(word)
    return names


def _without_noise(words: list[str]) -> list[str]:
    """The run between its figures, without titles before and buttons or date words after the name."""
    noise, joints = lexicon("byline_noise"), _joints()
    while words and words[0][0].isdigit():
        words = words[1:]
        # `3 min read`, `8 января`: what was counted goes with the figure; `17:10 Ida Brandt` goes on.
        if words and words[0][0].islower():
            return []
        # `3:17 PM`, `21:32:46 UTC`
        while words and (words[0] in CLOCK_LETTERS or is_zone(words[0])):
            words = words[1:]
    figure = next((i for i, w in enumerate(words) if not w.isalpha() and any(map(str.isdigit, w))), None)
    if figure is not None:
        words = words[:figure]
    words = [w for w in words if "@" not in w]
    start, end = 0, len(words)
    while start < end and words[start].lower().rstrip(".") in joints["title"]:
        start += 1
    while end > start and (w := words[end - 1].lower().rstrip(".")) and (w in noise or w in joints["degree"]):
        # `Jan` and `Mai` are names too: before a figure they are months, elsewhere only buttons fall.
        if figure is None and end - start <= 2 and is_given_name(words[start]):
            break
        end -= 1
    return words[start:end]


CLOCK_LETTERS = frozenset(("AM", "PM"))
"""Behind a figure they name half of a day, no outlet."""


def _unglued(text: str) -> list[str]:
    """Tokens of the line, words and marks apart, with what innerText ran together parted again."""
    if "@" in text:
        text = text.replace("@", " @") if " @" not in text and "." not in text.partition("@")[2] else text
    # mark by mark: most lines have one or two of them, and a table of all is looked up for each letter
    for mark in _MARKS_APART:
        if mark in text:
            text = text.replace(mark, f" {mark} ")
    tokens: list[str] = []
    for token in text.replace("^", " ").split():
        if tokens and token in _UPDATES and tokens[-1].endswith("LAST") and len(tokens[-1]) > 6:
            tokens[-1] = tokens[-1].removesuffix("LAST")
        if token.isupper() and token.endswith(_UPDATES) and token not in _UPDATES:
            tokens.append(token.removesuffix("UPDATED").removesuffix("PUBLISHED").removesuffix("POSTED"))
            tokens.append("UPDATED")
        elif not token.isalpha():
            tokens += _unglued_marked(token)
        elif token.istitle() or token.islower() or token.isupper():
            tokens.append(token)
        else:
            tokens += _unglued_word(token)
    return tokens


_UPDATES = ("UPDATED", "PUBLISHED", "POSTED")
"""In capitals they run into the name: `IDA BRANDTLAST UPDATED NOV 6`, `IDA BRANDTUPDATED: DEC 19`."""


def _unglued_marked(token: str) -> list[str]:
    """`Brandt2`, `BrandtDec.` parted; `Quill-Ross`, `O'Dell`, `J.` as they are."""
    if any(map(str.isdigit, token)):
        return _unglued_figures(token)
    parts = _unglued_word(token[:-1]) if token[-1] == "." and token[:-1].isalpha() else [token]
    return parts if len(parts) > 1 else [token]


def _unglued_figures(token: str) -> list[str]:
    """`Brandt2` -> `Brandt`, `2`: a counter or a time that ran into the name."""
    cuts = [i for i in range(1, len(token)) if token[i].isdigit() != token[i - 1].isdigit()]
    return [token[i:j] for i, j in zip([0, *cuts], [*cuts, len(token)], strict=True)]


def _unglued_word(word: str) -> list[str]:
    """`BrandtFollow`, `BrandtReporter` -> two words with a bar between, `BrandtBBC` -> two words; `McKay`, `DeVries` stay."""
    for i in range(len(word) - 1, 1, -1):
        if word[i].isupper() and word[i - 1].islower():
            # `McKAY` has its two letters before, a name that ran into letters has more.
            if i > 3 and i + 1 < len(word) and word[i:].isupper():
                return [word[:i], word[i:]]
            tail = word[i:].lower()
            if any(
                tail in lexicon(name)
                for name in ("byline_noise", "job_titles", "job_modifiers", "outlet_words", "byline_openers")
            ):
                return [*_unglued_word(word[:i]), "|", word[i:]]
    return [word]


@cache
def _first_words() -> frozenset[str]:
    """Words that a line with an opener starts with."""
    return lexicon("byline_openers") | lexicon("byline_leads")


def _opener_at(words: list[str]) -> int | None:
    """Index of the byline's opener: at the front, or after words such as `Analysis`, `Ein Kommentar`."""
    openers, leads = lexicon("byline_openers"), lexicon("byline_leads")
    for at, word in enumerate(words[:5]):
        bare = word.lower().rstrip(":")
        if bare in openers:
            following = words[at + 1].lower().rstrip(":") if at + 1 < len(words) else ""
            # `Text by …`, `Texto: Por …`: the last of them opens.
            return at + 1 if following in openers else at
        if bare not in leads:
            return None
    return None


def is_opener(line: str) -> bool:
    """Whether a line is but what opens a byline, with the name to come.

    >>> is_opener("Written by"), is_opener("Von:"), is_opener("By Ida Brandt"), is_opener("Interview")
    (True, True, False, False)
    """
    words = line.split()
    # alone on its line `Interview` is a section's name, and whom the line below names was asked
    return bool(words) and words[-1].lower() != "interview" and _opener_at(words) == len(words) - 1


_CONTRIBUTOR_OPENERS = (
    "reporting by ",
    "additional reporting",
    "with files from ",
    "with reporting by ",
    "with reporting from ",
    "with additional reporting",
    "contributing to this ",
    "contributing: ",
    "editing by ",
    "compiled by ",
    "translated by ",
    "mit informationen ",
    "mit material ",
    "mitarbeit: ",
    "unter mitarbeit ",
    "übersetzung: ",
    "con información de ",
    "con informaciones de ",
    "avec la collaboration ",
    "avec la contribution ",
    "com informações d",
    "ha collaborato ",
    "hanno collaborato ",
    "m.m.v. ",
    "met medewerking van ",
    "in samenwerking met ",
    "avec notre correspondant",
    "avec nos correspondant",
    "con la colaboración de ",
    "com a colaboração de ",
    "współpraca: ",
    "spolupráce: ",
    "közreműködött: ",
    "szerkesztő: ",
    "редактор: ",
    "бильдредактор: ",
    "корректор: ",
    "при участии ",
    "за участі ",
    "матеріал підготовлено за участі ",
    "责任编辑",
    "責任編輯",
    "编辑：",
    "责编",
    "촬영기자",
    "영상편집",
)
_CONTRIBUTOR_STARTS = frozenset([opener[:4] for opener in _CONTRIBUTOR_OPENERS])
_CONTRIBUTOR_ENDINGS = (
    "contributed to this report",
    "contributed to this story",
    "contributed to this article",
    "contributed to this piece",
    "contributed to this guide",
    "contributed to this review",
    "contributed to this list",
    "contributed to this post",
    "contributed to this column",
    "contributed to this dispatch",
    "contributed to the report",
    "contributed to our ",
    "contributed reporting",
    "contributed research",
    "contributed from ",
    "contributed additional",
    "contributed.",
    "a contribué à cet article",
    "ont contribué à cet article",
    "contribuyó a est",
    "contribuyeron a est",
    "contribuiu para est",
    "contribuíram para est",
)
_CONTRIBUTOR_CUES = (
    "additional reporting by",
    "additional reporting from",
    "with reporting by",
    "with reporting from",
    "reporting by",
    "writing by",
    "editing by",
    "compiled by",
    "translated by",
    "with files from",
    "contributing to this report were",
    "contributed to this report",
    "contributed to this story",
    "contributed to this article",
    "contributed to this",
    "contributed to the report",
    "contributed reporting",
    "contributed research",
    "contributed from",
    "contributed.",
    "reported from",
    "mit informationen von",
    "mit informationen der",
    "mit material von",
    "mitarbeit",
    "con información de",
    "avec la collaboration de",
    "com informações de",
    "hanno collaborato",
    "ha collaborato",
    "met medewerking van",
    "avec notre correspondante",
    "avec notre correspondant",
    "avec nos correspondants",
    "con la colaboración de",
    "com a colaboração de",
    "współpraca",
    "spolupráce",
    "közreműködött",
    "szerkesztő",
    "бильдредактор",
    "редактор",
    "корректор",
    "при участии",
    "матеріал підготовлено за участі",
    "on this story",
    " both ",
)


def names_desk(text: str) -> bool:
    """Whether a line without `By` says that an agency or a paper's staff wrote, in the shapes that credits of pictures have not.

    >>> names_desk("AFP, HALDEN"), names_desk("SDA/sep"), names_desk("STOWE POST STAFF"), names_desk("Halden.example staff")
    (True, True, True, True)
    >>> names_desk("AFP"), names_desk("AFP/Getty"), names_desk("Kitchen and hotel staff"), names_desk("Our staff")
    (False, False, False, False)
    """
    if len(text) > LONGEST_DESK or not text[:1].isalnum():
        return False
    agency, comma, place = text.partition(", ")
    if comma:
        return is_agency(agency) and place.isupper() and len(place) > 2
    agency, slash, initials = text.partition("/")
    if slash:
        # an agency's editor signs
        return is_agency(agency) and initials.isalpha() and initials.islower() and 2 <= len(initials) <= 4
    *outlet, last = text.split()
    return (
        last in STAFF
        and 1 <= len(outlet) <= 3
        and all(word[0].isupper() or "." in word or not word.islower() for word in outlet)
        and outlet[0].lower() not in lexicon("not_names")
    )


def names_outlet(text: str) -> bool:
    """Whether a line alone is the name of a paper or its address, as beside a byline.

    >>> names_outlet("| Halden.news"), names_outlet("Stowe Health News"), names_outlet("From: Stowe Herald")
    (True, True, True)
    >>> names_outlet("News"), names_outlet("© Halden.news"), names_outlet("The Halden Team"), names_outlet("In Stowe Herald")
    (False, False, False, False)
    """
    words = _outlet_words(text)
    if len(words) == 1:
        address = "." in words[0] and words[0][0].isalnum() and _is_outlet(words)
        # the name of a picture's file
        return address and words[0].rpartition(".")[2].lower() not in PICTURE_ENDINGS
    return (
        2 <= len(words) <= MOST_OUTLET_WORDS
        and words[-1].lower() in lexicon("outlet_words")
        and words[0].lower() not in _first_words() | _joints()["in"]
        and all(word[0].isupper() for word in words)
        and _is_outlet(words)
        and not agency_in(" ".join(words))
    )


PICTURE_ENDINGS = frozenset(("jpg", "jpeg", "png", "gif", "webp", "svg"))


def outlet_of(text: str) -> str:
    """The name in such a line, without the bar or the label before it."""
    return " ".join(_outlet_words(text))


def _outlet_words(text: str) -> list[str]:
    words = text.strip("|·•-–— ").split(None, MOST_OUTLET_WORDS + 1)
    return words[1:] if words and words[0].lower() in ("from:", "source:") else words


MOST_OUTLET_WORDS = 5
"""Words: `The Callan and Stowe Herald`; a longer line is a title that ends in such a word."""


LONGEST_DESK = 40
"""Code points of such a line: `The Callan and Stowe Herald Staff`; sentences are longer."""
STAFF = frozenset(("staff", "Staff", "STAFF", "Redaktion", "redactie"))
"""Last words of the lines that a paper's desk signs with."""


def _is_word(text: str) -> bool:
    return text.isalpha() and text[:1].isupper()


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    """Names without their repeats, case aside, in order."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(name.casefold(), name)
    return tuple(seen.values())


def portrayed(text: str) -> str | None:
    """The known name that stands in the text of a portrait, as terminal browsers write it beside a byline.

    >>> portrayed("Picture of Ida Brandt"), portrayed("Ida Brandt's avatar"), portrayed("Picture of Ida Brandt By Ida Brandt")
    ('Ida Brandt', 'Ida Brandt', 'Ida Brandt')
    >>> portrayed("Picture of the northern quay"), portrayed("Photo: Ida Brandt")
    (None, None)
    """
    words, labels = text.strip("[]× ").split(), _joints()["portrait"]
    # `Profile photo of author` and the most words of a name twice
    if not 3 <= len(words) <= 16:
        return None
    if words[-1].lower() in labels:
        while words and words[-1].lower() in labels:
            words.pop()
        name = " ".join(words).removesuffix("'s").removesuffix("’s")
    elif words[0].lower() in labels and (joint := next((w for w in words[1:3] if w in ("of", "for")), None)):
        # what stands behind the last one: `Picture of Ida BrandtPicture of Ida Brandt Ida Brandt`
        words = text.rpartition(f" {joint} ")[2].strip("]× ").split()
        name = " ".join(words[words[0].lower() in labels :])
    else:
        return None
    name = _undoubled(name).removeprefix("By ")
    return name if is_person_name(name) else None


def names_reporter(text: str) -> bool:
    """Whether an East Asian line says that somebody is a reporter.

    >>> names_reporter("김나래 기자 narae@orsby.example"), names_reporter("Ida Brandt, Reporter")
    (True, False)
    """
    return _is_east_asian(text) and says_reporter(text) and bool(reporters(text))


def _is_east_asian(text: str) -> bool:
    # The first letters decide; a Latin byline may still name `读卖` in a bracket later on.
    return has_east_asian(text[:12])
