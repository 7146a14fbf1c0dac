"""A mention -> whom it stands for: "Smith", "Mr. Smith", "she", "the mayor" -> the fullest name that the article gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from copydesk.attributions import Mention
from copydesk.lexicons import lexicon, lexicon_lines


class Sighting(NamedTuple):
    """One place where a person is named."""

    paragraph: int
    start: int
    end: int
    sex: str
    """`m` or `f` where the words there tell (Mrs. Smith), else empty."""


class Person:
    """Somebody whom the article names; grows while the article is read."""

    __slots__ = ("first", "last", "name", "roles", "sex", "sightings", "words")

    def __init__(self, words: list[str], sex: str) -> None:
        self.words = words
        self.name = " ".join(words)
        self.first = words[0]
        self.last = _surname(words)
        self.sex = sex
        self.sightings: list[Sighting] = []
        self.roles: set[str] = set()


class Cast:
    """The people and organisations that an article names, found in one pass over its paragraphs.

    >>> cast = Cast(["Mayor Ada Birch opened the bridge.", "Birch said it was late."])
    >>> cast.speaker(Mention(1, 0, 5, "name", "Birch"), None)
    'Ada Birch'
    >>> cast.speaker(Mention(1, 0, 3, "pronoun", "she"), None)
    'Ada Birch'
    >>> cast.speaker(Mention(1, 0, 3, "noun", "a passer-by"), None) is None
    True
    """

    def __init__(self, paragraphs: Sequence[str], people: Sequence[str] = ()) -> None:
        self.paragraphs = paragraphs
        self.people: list[Person] = []
        self.by_last: dict[str, list[Person]] = {}
        self.by_first: dict[str, list[Person]] = {}
        self.organisations: list[tuple[int, int, str]] = []
        lone: list[tuple[str, Sighting]] = []
        for number, text in enumerate(paragraphs):
            if _is_headline(text):
                continue
            for found in _RUN.finditer(text):
                words, sex, titles = _name_words(found[0])
                if not words:
                    continue
                start, end = found.span()
                sighting = Sighting(number, start, end, sex)
                if len(words) == 1:
                    lone.append((words[0], sighting))
                elif not lexicon("organisation_words").isdisjoint(words):
                    self.organisations.append((number, start, found[0]))
                elif len(words) <= 5:
                    self._meet(words, sex, titles, sighting)
        for name in people:
            words, sex, titles = _name_words(name)
            if len(words) > 1:
                self._meet(words, sex, titles, None)
        for word, sighting in lone:
            person = self._called(word, sighting.sex, sighting.paragraph)
            if person:
                person.sightings.append(sighting)
                person.sex = person.sex or sighting.sex

    def _meet(self, words: list[str], sex: str, titles: set[str], sighting: Sighting | None) -> None:
        last = _surname(words)
        for person in self.by_last.get(last, ()):
            if _same_first(person.first, words[0]) and (words[-1] == person.words[-1]):
                if len(words) > len(person.words):
                    person.words, person.name, person.first = words, " ".join(words), words[0]
                break
        else:
            person = Person(words, "")
            self.people.append(person)
            self.by_last.setdefault(last, []).append(person)
            self.by_first.setdefault(words[0], []).append(person)
        person.sex = person.sex or sex or _first_names().get(words[0], "").replace("u", "")
        person.roles |= titles
        if sighting:
            person.sightings.append(sighting)

    def _called(self, word: str, sex: str, paragraph: int) -> Person | None:
        """The person whom a lone name stands for."""
        same = self.by_last.get(word) or self.by_first.get(word) or ()
        fitting = [p for p in same if not (sex and p.sex and sex != p.sex)]
        if not fitting:
            return None
        return max(fitting, key=lambda p: len(p.sightings))

    def speaker(self, mention: Mention, previous: str | None) -> str | None:
        """The fullest name of whoever `mention` stands for, None where the article gives none.

        `previous` is the speaker of the quote before.
        """
        if mention.kind == "name":
            return self._by_name(mention)
        if mention.kind == "pronoun":
            return self._by_pronoun(mention, previous)
        return self._by_role(mention)

    def _by_name(self, mention: Mention) -> str | None:
        written = mention.words
        runs = [found[0] for found in _RUN.finditer(written)]
        if not runs:
            return written
        organisation = lexicon("organisation_words")
        head = runs[-1]
        if " of " in written:
            words, _, _ = _name_words(runs[0])
            if words and (len(words) > 1 or words[0] in self.by_last) and organisation.isdisjoint(words):
                head = runs[0]
            elif not organisation.isdisjoint(runs[0].split()):
                return _without_article(written)
        words, sex, titles = _name_words(head)
        if not words:
            # a bare title: the President, Pope
            return self._by_role(mention)
        if not organisation.isdisjoint(words) or (not organisation.isdisjoint(head.split()) and "’" in head):
            return _without_article(written)
        if len(words) == 1:
            person = self._called(words[0], sex, mention.paragraph)
            if person:
                return person.name
            if mention.start == 0 or written[0].isupper():
                word = words[0]
                if word.endswith("s") and not titles and self._is_common(word):
                    return None
            return words[0] if head == written or titles else _without_article(written) if head.isupper() else words[0]
        for person in self.by_last.get(_surname(words), ()):
            if _same_first(person.first, words[0]) and words[-1] == person.words[-1]:
                return person.name
        return " ".join(words)

    def _is_common(self, word: str) -> bool:
        lower = f" {word.lower()}"
        return any(lower in text for text in self.paragraphs)

    def _by_pronoun(self, mention: Mention, previous: str | None) -> str | None:
        word = mention.words.lower()
        sex = "m" if word in ("he", "his", "him") else "f" if word in ("she", "her") else ""
        if not sex:
            return None
        best: Person | None = None
        best_score = -9.0
        for person in self.people:
            if self._sex(person) not in (sex, ""):
                continue
            score = self._nearness(person, mention)
            if score is None:
                continue
            if person.name == previous:
                score += 1.5
            if not person.sex:
                score -= 2
            if score > best_score:
                best, best_score = person, score
        return best.name if best else None

    def _sex(self, person: Person) -> str:
        if not person.sex and person.sightings:
            for sighting in person.sightings[:2]:
                found = _SEX_NEARBY.search(self.paragraphs[sighting.paragraph], sighting.end, sighting.end + 160)
                if found:
                    return "m" if found[0].lower() in ("he", "his", "him", "himself") else "f"
        return person.sex

    def _nearness(self, person: Person, mention: Mention) -> float | None:
        """How near and how prominent the last sighting before the mention is."""
        best: float | None = None
        for sighting in reversed(person.sightings):
            if (sighting.paragraph, sighting.start) >= (mention.paragraph, mention.start):
                continue
            back = mention.paragraph - sighting.paragraph
            if back > _MEMORY:
                break
            text = self.paragraphs[sighting.paragraph]
            score = -1.0 * back
            if back == 0:
                score -= 0.6 * len(_SENTENCE_END.findall(text, sighting.end, mention.start))
            else:
                score -= 0.3 * min(4, len(_SENTENCE_END.findall(text, sighting.end)))
            if _is_subject(text, sighting):
                score += 1.5
            if best is None or score > best:
                best = score
        return best

    def _by_role(self, mention: Mention) -> str | None:
        return None


_MEMORY = 6
"""Paragraphs that a reader looks back for whom a pronoun stands for."""
_CAPITALS = "A-ZÀ-ÖØ-Þ" + "".join(c for c in map(chr, range(0x100, 0x180)) if c.isupper()) + "А-ЯЁҐЄІЇ"
_RUN = re.compile(
    rf"""
    (?: (?: [{_CAPITALS}][\w-]*[’'][{_CAPITALS}][\w-]* | [{_CAPITALS}][\w-]* (?:[’']s\b(?=[ ][{_CAPITALS}]))? )
        (?: (?<=\b[{_CAPITALS}])\. | (?<=\bMr)\. | (?<=\bMrs)\. | (?<=\bMs)\. | (?<=\bDr)\. | (?<=\bSen)\. | (?<=\bRep)\.
          | (?<=\bGov)\. | (?<=\bGen)\. | (?<=\bLt)\. | (?<=\bCol)\. | (?<=\bSgt)\. | (?<=\bCapt)\. | (?<=\bRev)\.
          | (?<=\bProf)\. | (?<=\bMaj)\. | (?<=\bJr)\. | (?<=\bSr)\. | (?<=\bSt)\. )?
        (?: [ ](?:(?:de|da|di|du|del|dos|della|van|von|der|den|la|le|al|bin|ter|ten|zu|y)[ ]){{0,3}}(?=[{_CAPITALS}]) )?
    )+
    """,
    re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’»]? ")
_SEX_NEARBY = re.compile(r"\b(?:[Hh]e|[Hh]is|[Hh]im|himself|[Ss]he|[Hh]er|herself)\b")
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_NICKNAMES = frozenset(
    frozenset(pair.split("/"))
    for pair in "Bill/William Bob/Robert Jim/James Joe/Joseph Mike/Michael Dan/Daniel Tom/Thomas Chuck/Charles Dick/Richard"
    " Ted/Edward Ben/Benjamin Tim/Timothy Rob/Robert Bernie/Bernard Don/Donald Steve/Steven Steve/Stephen Dave/David"
    " Matt/Matthew Liz/Elizabeth Kate/Katherine Tony/Anthony Nick/Nicholas Ken/Kenneth Ed/Edward Larry/Lawrence".split()
)


def _surname(words: list[str]) -> str:
    return words[-2] if words[-1] in _SUFFIXES and len(words) > 1 else words[-1]


def _same_first(one: str, other: str) -> bool:
    if one == other or one[0] != other[0]:
        return one == other or frozenset((one, other)) in _NICKNAMES
    shorter, longer = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return longer.startswith(shorter) or frozenset((one, other)) in _NICKNAMES


@cache
def _first_names() -> dict[str, str]:
    return dict(line.split() for line in lexicon_lines("first_names"))


@cache
def _titles() -> dict[str, tuple[str, str]]:
    """Title -> (roles, sex)."""
    titles = {}
    for line in lexicon_lines("titles"):
        title, roles, *sex = line.split()
        titles[title] = (roles.replace("-", ""), sex[0] if sex else "")
    return titles


_OPENERS = frozenset(
    "The A An But And In On At For From As If When While After Before Since Then Now So Yet Or Nor That This These Those"
    " It He She They We I You His Her Their Its Our My Your With Without By To Of Both Some Many Most Other Another Even"
    " Still Later Last Next Also Is Are Was Were Did Does Do Has Have Had Can Could Will Would Should Not No Yes What Who"
    " Where Why How Which There Here Though Although Because Once Only Just Like Unlike Despite During Until Instead"
    " Meanwhile However Asked Said Told Former Republican Democratic Democrat Monday Tuesday Wednesday Thursday Friday"
    " Saturday Sunday January February March April May June July August September October November December".split()
)


def _name_words(run: str) -> tuple[list[str], str, set[str]]:
    """A run of capitalised words -> the words of the name itself, the sex and the roles that its titles tell.

    >>> _name_words("But Sen. Ada Birch")[0]
    ['Ada', 'Birch']
    """
    words = run.split()
    sex = ""
    roles: set[str] = set()
    titles = _titles()
    start = 0
    for place, word in enumerate(words):
        known = titles.get(word.rstrip(".").lower())
        if known is not None:
            start = place + 1
            sex = sex or known[1]
            roles.update(known[0].split(","))
        elif word[-2:] in ("’s", "'s") or (place == start and word in _OPENERS):
            start = place + 1
    words = words[start:]
    if len(words) > 2:
        # State John Kerry, Fox News host …: what stands before a known first name is no part of the name
        first_names = _first_names()
        if words[0] not in first_names:
            for place in range(1, len(words) - 1):
                if words[place] in first_names:
                    words = words[place:]
                    break
    if words and words[-1][-1:] == "." and words[-1] not in _SUFFIXES and len(words[-1]) > 2:
        words[-1] = words[-1][:-1]
    return words, sex, roles


def _is_headline(text: str) -> bool:
    """Title Case Lines would make a name of every pair of words."""
    if text[-1:] in ".”\"’!?…:" and len(text) > 160:
        return False
    words = text.split(maxsplit=40)
    return len(words) < 30 and sum(word[0].isupper() for word in words) > 0.6 * len(words) > 1.8


def _is_subject(text: str, sighting: Sighting) -> bool:
    before = text[max(0, sighting.start - 2) : sighting.start]
    if not before or before[0] in ".!?”\"":
        return True
    after = text[sighting.end : sighting.end + 14].split(maxsplit=1)
    return bool(after) and after[0] in ("said", "says", "told", "has", "is", "was", "had", "also", "who")


def _without_article(written: str) -> str:
    return written[4:] if written.startswith("the ") else written


def name_speakers(
    paragraphs: Sequence[str], mentions: Sequence[Mention | None], people: Sequence[str] = ()
) -> Iterator[str | None]:
    """The speaker of each quote in turn, from its mention."""
    cast = Cast(paragraphs, people)
    known: dict[Mention, str | None] = {}
    previous: str | None = None
    for mention in mentions:
        if mention is None:
            yield None
            continue
        if mention not in known:
            known[mention] = cast.speaker(mention, previous)
        yield known[mention]
        previous = known[mention] or previous
