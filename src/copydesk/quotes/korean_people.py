"""Who is named in Korean copy: 봉채린 대변인은, 김 장관도, 강 씨가, 그는; and whom a short name stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from copydesk.lexicons import lexicon, lexicon_lines
from copydesk.quotes.passages import Mention


class Naming(NamedTuple):
    """A place in a sentence where somebody is its topic or its subject."""

    mention: Mention
    name: str
    """`봉채린`, the family name `봉` of a short form, or empty."""
    office: str
    """`대변인`, `씨`, or empty."""
    particle: str
    """`은` and `는` mark a topic, `도` and `께서는` one too, `이` and `가` a subject, `의` an owner."""

    @property
    def is_topic(self) -> bool:
        """True where the whole sentence is about the one who is named, not a clause within it alone."""
        return self.particle[-1] in "은는도" or self.particle == _ALSO


class Roster:
    """The people whom an article names in full, with their offices.

    >>> roster = Roster(["봉채린 시장은 다리를 열었다.", "봉 시장은 웃었다."])
    >>> [naming] = namings("봉 시장은 웃었다.", 0, 0)
    >>> roster.speaker(naming)
    '봉채린'
    >>> [naming] = namings("문 시장은 웃었다.", 0, 0)
    >>> roster.speaker(naming) is None
    True
    """

    def __init__(self, paragraphs: Iterable[str]) -> None:
        self.offices: dict[str, set[str]] = {}
        """The offices of each full name, in the order of the first mentions."""
        self.abroad: dict[str, str] = {}
        """The full name of a foreigner by its last word: 퀼 of 노라 퀼."""
        for text in paragraphs:
            words = _words(text)
            for place, word in enumerate(words):
                stem = _PARTICLE.sub("", word.bare)
                name, office, _ = _titled(words, place, stem)
                if len(name) > 1:
                    self.offices.setdefault(name, set()).add(office)
                if " " in name:
                    self.abroad.setdefault(name.rpartition(" ")[2], name)

    def speaker(self, naming: Naming) -> str | None:
        """The full name of who is named, None where the article gives none, or two that fit."""
        name, office = naming.name, naming.office
        if not name:
            return self.abroad.get(naming.mention.words.partition(" ")[0])
        if len(name) > 1:
            return name
        same = [full for full in self.offices if full[0] == name]
        fitting = [full for full in same if office in self.offices[full]]
        if not fitting and name not in _DETERMINERS:
            fitting = same
        return fitting[0] if len(fitting) == 1 else None


_DETERMINERS = "한이전현고각"
"""Family names that are small words too: 한 의원은, a member; 전 대표는, a former head."""


def namings(masked: str, paragraph: int, base: int) -> Iterator[Naming]:
    """Topics and subjects of a sentence that could speak, in reading order; `base` is where it starts.

    >>> [(n.mention.words, n.is_topic) for n in namings("봉채린 대변인은 비가 온다고 했다.", 0, 0)]
    [('봉채린 대변인', True)]
    >>> list(namings("같은 시간 다리는 닫혀 있는 상태였다.", 0, 0))
    []
    """
    words = _words(masked)
    for place, word in enumerate(words):
        then = words[place + 1].bare if place + 1 < len(words) else ""
        stem, particle = _parted(word.bare, then)
        named = _who(words, place, stem) if particle else None
        if named:
            name, office, kind, first = named
            start = words[first].start
            end = word.start + (len(word.written) if particle == _ALSO else word.written.rindex(particle))
            mention = Mention(paragraph, base + start, base + end, kind, masked[start:end])
            yield Naming(mention, name, office, particle)


def _parted(word: str, then: str) -> tuple[str, str]:
    """A word and the particle that makes it a topic, a subject or an owner; empty where none does."""
    found = _MARKED.search(word)
    if then in ("역시", "또한") and not found:
        return word, _ALSO  # 봉 의원 역시 “…”: as good as 봉 의원도
    if not found or (found[0] == "의" and not _is_said(then)):
        return word, ""
    return word[: found.start()], found[0]


_ALSO = "또한"


class _Word(NamedTuple):
    start: int
    written: str
    bare: str
    """Without brackets and punctuation: 강춘옥씨는 of 강춘옥(62)씨는,"""


_SPACED = re.compile(r"[^\s(,]+(?:\([^()]{0,20}\)[^\s(,]*)?|\([^()]{0,20}\)\S*")
"""A word with the age or the place in the picture that follows a name in brackets."""
_BRACKETS = re.compile(r"\([^()]*\)|[.,]")
_MARKED = re.compile(r"(?:께서는|께서도|께서|은|는|도|이|가|의)$")
_PARTICLE = re.compile(r"(?:께서는|께서도|께서|에게|에는|에|은|는|도|이|가|의|과|와|을|를)$")
_FORMER = ("전", "현", "신임", "겸")
_WAY = 4
"""Words from an office back to the name: 봉채린 한빛당 대선 경선 후보는."""
_HONOURS = ("씨", "군", "양", "님")
_BOUND = re.compile(r"[을를은는에와과의된한□.\"”]$|(?:에서|소속|으로|^측|^)$")
"""What ends a word that neither is a name nor an affiliation between a name and its office."""


def _words(text: str) -> list[_Word]:
    return [_Word(m.start(), m[0], _BRACKETS.sub("", m[0])) for m in _SPACED.finditer(text)]


def _is_said(word: str) -> bool:
    """True for the last word of 강 씨의 말이다, and for no other thing that somebody has."""
    return word.endswith("다") and word.removesuffix("다").removesuffix("이") in vocabularies()["thing"]


def _who(words: list[_Word], place: int, stem: str) -> tuple[str, str, str, int] | None:
    """Name, office, kind of mention and the word that it begins with; None for what cannot speak."""
    vocabulary = vocabularies()
    if stem in vocabulary["pronoun"]:
        return "", "", "pronoun", place
    name, office, first = _titled(words, place, stem)
    if office:
        return name, office, "name" if name else "noun", first
    if _is_full_name(stem):
        return stem, "", "name", place
    if _ending(stem, "people") or _ending(stem, "organisation"):
        # the side of whom: 건물주 측은
        return "", "", "noun", place - 1 if stem == "측" and place else place
    return None


def _titled(words: list[_Word], place: int, stem: str) -> tuple[str, str, int]:
    """The name, the office that it stands before, and the word that the mention begins with."""
    office = _ending(stem, "office")
    if not office:
        name, first = _addressed(words, place, stem)
        return name, "씨" if name else "", first
    near = True
    for back in range(place - 1, max(-1, place - 1 - _WAY), -1):
        word = words[back].bare
        if _is_full_name(word) or (near and word in lexicon("cjk_surnames") and word not in _FORMER):
            return word, office, back
        if word in vocabularies()["country"]:
            name, first = _foreigner(words, back)
            if name:
                return name, office, first
        if _BOUND.search(word):
            break
        # 김 전 총리, 한 대표 직무대행: but offices alone stand between a family name and its office
        near = near and (word in _FORMER or _ending(word, "office") != "")
    if not _belongs(words, place - 1):
        return "", office, place
    if words[place - 1].bare not in ("전", "현"):
        return "", office, place - 1
    # 퀼 전 총리는 · 한빛당 전 대표는, but: 이에 전 의원은
    return (
        ("", office, place - 2) if _belongs(words, place - 2) else (words[place - 1].bare, office, place - 1)
    )


def _addressed(words: list[_Word], place: int, stem: str) -> tuple[str, int]:
    """The name before 씨 and its like, and its word: 김모씨는, 강 군은; but not: 장군은, 손님은."""
    if stem[-1:] not in _HONOURS or (stem[-1] != "씨" and stem[:-1] and not _is_full_name(stem[:-1])):
        return "", place
    first = place if stem[:-1] else max(0, place - 1)
    name = stem[:-1] or words[first].bare
    return (name, first) if _is_full_name(name) or _is_short_name(name) else ("", place)


def _belongs(words: list[_Word], place: int) -> bool:
    """True for a word that tells more of the office behind it: 강변 of 강변 상인회장."""
    word = words[place].bare if place >= 0 else ""
    return bool(word) and not _BOUND.search(word) and word not in vocabularies()["opener"]


def _foreigner(words: list[_Word], country: int) -> tuple[str, int]:
    """The name before a country, and its first word: 노라 퀼 of 이날 노라 퀼 캐나다 총리는; empty where none is."""
    first = last = country - 1 if country and words[country - 1].bare in _FORMER else country
    while first > max(0, last - 2) and _belongs(words, first - 1):
        first -= 1
        if not re.fullmatch("[가-힣]{1,6}", words[first].bare):
            return "", country
        if _is_full_name(words[first].bare):
            break
    return " ".join([word.bare for word in words[first:last]]), first


def _is_full_name(word: str) -> bool:
    """True for 봉채린 and 남궁민수: a family name and two syllables that given names are made of."""
    if len(word) not in (3, 4) or word[:-2] not in lexicon("cjk_surnames"):
        return False
    vocabulary = vocabularies()
    return vocabulary["given"].issuperset(word[-2:]) and word not in vocabulary["ordinary"]


def _is_short_name(word: str) -> bool:
    """True before 씨 for 강, and for 강모 and A, who stay unnamed."""
    if len(word) == 1 and word.isascii():
        return word.isupper()
    return word[:1] in lexicon("cjk_surnames") and len(word) < 3 and word not in vocabularies()["ordinary"]


@cache
def vocabularies() -> dict[str, frozenset[str]]:
    """The words of Korean speech by their kind: cue, deed, thing, office, …"""
    rows = [line.split() for line in lexicon_lines("korean_speech")]
    return {kind: frozenset(words) for kind, *words in rows}


def _ending(word: str, kind: str) -> str:
    """The longest word of a kind that a word ends in: 대변인 of 수석대변인; empty where there is none."""
    known = vocabularies()[kind]
    return next((word[-size:] for size in range(_LONGEST, 0, -1) if word[-size:] in known), "")


_LONGEST = 4
"""Syllables of an office or an organisation in the list: 대통령실."""
