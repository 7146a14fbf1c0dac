"""One pass over the paragraphs of an article that finds everybody it names, then gives them their shorter names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.lexicons import lexicon
from copydesk.quotes.known_names import (
    BEFORE_MONTHS,
    MONTHS_TOO,
    SURNAMES,
    is_given,
    is_region,
    known_first_names,
    known_roles,
)
from copydesk.quotes.name_runs import is_headline, runs
from copydesk.quotes.people import Person, Sighting
from copydesk.quotes.presented import LOOKED_AT, has_age, is_first_name, is_odd_name, is_presented, speaks
from copydesk.quotes.tongues import function_words

if TYPE_CHECKING:
    from copydesk.quotes.cast import Cast

_Titled = tuple[str, str, set[str], Sighting]
"""A lone name with a title, the sex and the roles that this tells, and where it stands: Mrs. Birch."""


def fill(cast: Cast, people: Iterable[str]) -> None:
    """Find everybody in the paragraphs of a cast; `people` are full names known from elsewhere."""
    titled = _meet_all(cast)
    for line in people:
        for _, _, run in runs(line):
            words, sex, titles = cast.name(run)
            # a whole line is a name; within a caption a run of capitals could be a place
            if 1 < len(words) <= _LONGEST and (run == line or words[0] in known_first_names()):
                cast.meet(words, sex, titles, None)
    if not SURNAMES.isdisjoint(cast.by_last):
        _find_small_words(cast)
    _share_out_lone_names(cast, titled)


_LONGEST = 5
"""Words of a name; what is longer is a heading."""


def _meet_all(cast: Cast) -> list[_Titled]:
    """Meet everybody with a full name; give back the lone names with titles."""
    titled: list[_Titled] = []
    lone = cast.lone
    met: dict[str, Person] = {}
    organisation = lexicon("organisation_words")
    openers = lexicon("sentence_openers")
    for number, text in enumerate(cast.paragraphs):
        if is_headline(text, cast.language):
            _read_headline(cast, text)
            continue
        left_end, left_run = 0, ""
        for start, end, run in runs(text):
            if " " not in run:
                if run not in openers:
                    row = lone.get(run)
                    if row is None:
                        lone[run] = [(number, start, end)]
                    else:
                        row.append((number, start, end))
                if run in organisation and (more := _OF.match(text, end)):
                    cast.organisations.append((number, start, text[start : more.end()]))
                left_end, left_run = end, run
                continue
            person = met.get(run)
            if person:
                person.sightings.append((number, start, end))
            elif person := _read_run(cast, text, (number, start, end), run, (left_end, left_run), titled):
                met[run] = person
    return titled


# Ministry of Fisheries · Institute for Public Health
_OF = re.compile(r" (?:of|for)(?: the)?(?: [A-Z][\w’'-]*)+")


def _read_run(
    cast: Cast, text: str, where: Sighting, run: str, left: tuple[int, str], titled: list[_Titled]
) -> Person | None:
    """Whoever a run of several words names in full; lone names and organisations are kept in the cast.

    `left` is where the lone word before it ends, and that word.
    """
    number, start, end = where
    if _OWNS[0] in run or _OWNS[1] in run:
        _read_headline(cast, run)  # Ada Birch’s Harbour Tales
    words, sex, titles = cast.name(run)
    if not words:
        return None
    if len(words) == 1 and run.partition(" ")[0] in MONTHS_TOO and is_first_name(text, start):
        words = run.split(" ")[:2]
    organisation = lexicon("organisation_words")
    if words[-1] in organisation and (more := _OF.match(text, end)):
        cast.organisations.append((number, start, text[start : more.end()].removeprefix("The ")))
    elif len(words) == 1:
        cast.lone.setdefault(words[0], []).append(where)
        if titles or sex:
            titled.append((words[0], sex, titles, where))
    elif not organisation.isdisjoint(words) and not (
        len(words) == 2 and is_given(words[0]) and is_presented(text, start, end)
    ):
        cast.organisations.append((number, start, run))
    elif _is_person(words, titles, run, text, start, end):
        left_end, left_run = left
        if left_run in known_first_names() and text[left_end:start] == " and ":
            # Colm and Deirdre Birch are two Birches
            cast.meet([left_run, words[-1]], "", set(), (number, left_end - len(left_run), left_end))
        person = cast.meet(words, sex, titles, where)
        person.sure = person.sure or is_presented(text, start, end)
        return person
    return None


_OWNS = ("’s ", "'s ")
"""What parts an owner from a work with a capital."""


def _is_person(words: list[str], titles: set[str], run: str, text: str, start: int, end: int) -> bool:
    """True for a run of several words that may name somebody, by its own words and those beside it."""
    return (
        len(words) <= _LONGEST
        and not run.isupper()
        and (_may_be_person(words, titles) or is_odd_name(words, text, start, end))
        and (is_given(words[0]) or not text.endswith(_ONE_OF_MANY, 0, start))
        and not (text[end + 1 : end + 2].isdigit() and not is_given(words[0]))  # Quill Model 3
    )


_ONE_OF_MANY = (" a ", " an ")
"""What stands before a Halden Victorian, which is a house."""


def _may_be_person(words: list[str], titles: set[str]) -> bool:
    """False for Beacon Lane, South Dakota, Free Press Day; but Della Street has a first name."""
    if titles or is_given(words[0]):
        return words[-1] not in _NO_SURNAMES and not is_region(" ".join(words))
    if words[-1] in lexicon("place_words"):
        return False
    name = " ".join(words)
    return not is_region(name) and lexicon("not_names").isdisjoint(name.lower().split(" "))


_NO_SURNAMES = frozenset(("Avenue", "Boulevard", "County", "Highway", "Stadium"))
"""What a first name makes nobody of: Lee County; where Della Street is somebody."""


def _read_headline(cast: Cast, text: str) -> None:
    """Keep Ada Birch of Ada Birch Says She Will Run, or of a work of hers: which capitals are a name shows below."""
    letters = function_words(cast.language)
    for first, word in pairwise(text.split()):
        if first in known_first_names() and first.lower() not in letters and first not in MONTHS_TOO:
            last = cast.bare(word.rstrip(",.;:!?"))
            if _may_be_person([first, last], set()) and last.lower() not in lexicon("not_names"):
                cast.headlined.setdefault(last, [first, last])


def _find_small_words(cast: Cast) -> None:
    """May, Will: where a small word with a capital is the last name of somebody."""
    surnames = SURNAMES.intersection(cast.by_last)
    cast.letters = {**cast.letters, **dict.fromkeys(surnames, "N")}
    for number, text in enumerate(cast.paragraphs):
        for start, end, run in runs(text):
            word = cast.bare(run)
            if word in surnames and not (
                text[max(0, start - 9) : start - 1].rpartition(" ")[2].lower() in BEFORE_MONTHS
                or text[end + 1 : end + 2].isdigit()
            ):
                cast.lone.setdefault(run, []).append((number, start, end))


def _share_out_lone_names(cast: Cast, titled: list[_Titled]) -> None:
    """Give Birch, Mrs. Birch and Ada to the person whose full name they shorten."""
    if cast.headlined:
        # Grace Period Ends, and below it a period of calm: that is nobody's last name
        small = frozenset([word.rstrip(",.;:!?") for text in cast.paragraphs for word in text.split()])
        cast.headlined = {last: words for last, words in cast.headlined.items() if last.lower() not in small}
    meant = _share_out_titled(cast, titled)
    common, places = lexicon("not_names"), lexicon("place_words")
    for written, sightings in cast.lone.items():
        word = cast.bare(written)
        person = _called_alone(cast, word, written, sightings)
        if person is None:
            continue
        # places and firms are seldom called by their last word alone, and have no age: Birch, 21, came second
        person.sure = (
            person.sure
            or (word in cast.by_last and word not in places and word.lower() not in common)
            or _is_aged(cast, sightings)
        )
        # Mrs. Birch is Ada, where Birch alone is Karl
        named = [meant.get(at, person) for at in sightings]
        for one in dict.fromkeys(named):
            one.sightings += [at for at, who in zip(sightings, named, strict=True) if who is one]
            one.sightings.sort()


def _share_out_titled(cast: Cast, titled: list[_Titled]) -> dict[Sighting, Person]:
    """Whom each lone name with a title stands for, by where it stands; who has no full name is new in the cast."""
    meant: dict[Sighting, Person] = {}
    for word, sex, titles, sighting in titled:
        person = cast.called(word, sex)
        if person is None and word not in lexicon("organisation_words"):
            person = cast.introduce(cast.headlined.get(word) or [word])
        if person:
            person.sex = person.sex or sex
            person.sure = True
            person.roles |= titles
            meant[sighting] = person
    return meant


def _called_alone(cast: Cast, word: str, written: str, sightings: list[Sighting]) -> Person | None:
    """Whom a lone name stands for; a first name, and whoever speaks or has an age, is new in the cast."""
    if word in cast.by_last or word in cast.by_first:
        return cast.called(word, "")
    if word in cast.headlined:
        return cast.meet(cast.headlined[word], "", set(), None)
    first_names = known_first_names()
    if word not in first_names and not _is_somebody(cast, word, written, sightings):
        return None
    person = cast.introduce([word])
    person.sex = first_names.get(word, "")
    person.sure = True
    return person


def _is_somebody(cast: Cast, word: str, written: str, sightings: list[Sighting]) -> bool:
    """True for a lone name that is nobody’s in full but speaks or has an age: Quill, 21, came second."""
    if cast.language != "en" or word in lexicon("organisation_words"):
        return False
    if len(sightings) > 1 and speaks(cast.paragraphs, written, sightings):
        return True
    # but the DJ, 21, and the Baker, 52, have names
    return not word.isupper() and word.lower() not in known_roles() and _is_aged(cast, sightings)


def _is_aged(cast: Cast, sightings: list[Sighting]) -> bool:
    """True where an age stands behind one of the first namings."""
    return any(has_age(cast.paragraphs[number], end) for number, _, end in sightings[:LOOKED_AT])
