"""The dateline that opens a lede: place, news service, date of filing, and how much of the text it takes."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from copydesk.lexicons import lexicon
from copydesk.lines.calendar_days import month_number
from copydesk.lines.names import EAST_ASIAN


class Dateline(NamedTuple):
    """Where and when a story was filed, and for which news service."""

    place: str | None
    """As printed: `LA CROSSE, Wis.`."""
    agency: str | None
    """As printed: `AP`, `dpa/lno`."""
    date_words: str | None
    """As printed: `March 7`. The year is hardly ever there."""
    length: int
    """Code points from the start of the text to the first word of the story."""


def read_dateline(text: str) -> Dateline | None:
    """Read the dateline at the start of a paragraph.

    >>> read_dateline("OAK FALLS, Wis. (AP) — The mill will close, its owners said.")
    Dateline(place='OAK FALLS, Wis.', agency='AP', date_words=None, length=23)
    >>> read_dateline("LIMA/QUITO, March 7 (Reuters) - Two ports reopened.").date_words
    'March 7'
    >>> read_dateline("READ MORE: What we know about the mill") is None
    True

    `text` is a paragraph, of which the first `LONGEST` code points count. Without a news service or a date,
    the place has to be a city that datelines name, or in capitals before a long dash. Never raises.
    """
    head = text[:LONGEST]
    if head[:1] == "【" or head[:1] >= EAST_ASIAN:
        return _ideographic(head)
    if not text[:1].isalpha() and text[:1] not in "(/":
        return None
    return _with_agency(text, head) or _without_agency(text, head)


LONGEST = 90
"""Code points of a dateline at most: two places with their states, a date, a service with a long name."""

_MOST_WORDS = 6
"""Words of a place at most: "RIO DE JANEIRO/SAO PAULO", "KING OF PRUSSIA, Pa."."""

# OAK FALLS, Wis. (AP) — · (CNN) - · MADRID, 4 (EUROPA PRESS) · LONDON, Jan. 4 /PRNewswire/ --
_BRACKET = re.compile(r"([^()—–:]{0,60}?)\s?[(/]([^()\d—–:]{2,30})[)/]\s{0,2}(—|–|--?|:)?\s{0,2}")
# AUBURN, Wash. — · ROMA, 4 gen - · NEW DELHI: · NEW YORK--
_PLAIN = re.compile(r"([^()—–:]{2,60}?)(\s?—|\s–(?=\s)|\s--?(?=\s)|--(?=\w)|:(?=\s))\s{0,2}")
# Small words in the names of places
_NAME_LINKS = frozenset(
    ("of", "and", "on", "upon", "the", "de", "del", "la", "le", "sur", "am", "der", "di", "da")
)
_DATE_PIECE = re.compile(r"\d+|[^\W\d_]+")


def _with_agency(text: str, head: str) -> Dateline | None:
    match = _BRACKET.match(head)
    if match is None:
        return None
    front, agency, dash = match.groups()
    if not front:
        if not dash or not (_is_known(agency) or _is_acronym(agency)):
            return None
        # "(ANSA) - ROMA, 04 GEN - Il ministro"
        behind = _without_agency(text[match.end() :], head[match.end() :])
        if behind:
            return Dateline(behind.place, agency, behind.date_words, match.end() + behind.length)
        return Dateline(None, agency, None, match.end())
    place, date = _place_and_date(front)
    filed = date is not None or (place is not None and (_is_shouted(place) or _is_city(place)))
    if _is_known(agency):
        fits = filed or (place is not None and dash is not None)
    else:
        # "Anna Lee (SPD) – in office since 2011 –" is neither a city nor in capitals; "PPI (price index): 3"
        fits = filed and dash is not None and dash != ":" and len(agency.split()) <= 3
    return Dateline(place, agency, date, match.end()) if fits else None


def _without_agency(text: str, head: str) -> Dateline | None:
    match = _PLAIN.match(head)
    if match is None:
        return None
    front, mark = match.groups()
    rest = text[match.end() : match.end() + 24]
    word, _, number = rest.partition(" ")
    if rest[:1].islower() or rest[:1].isdecimal() or (month_number(word) and number[:1].isdecimal()):
        # "Paris – the city, not the myth – is", "New York: 115 of 148", and the opening of a picture agency's
        # caption, "LONDON, ENGLAND - JUNE 03: A swimmer"
        return None
    place, date = _place_and_date(front)
    if place is None:
        return None
    town, _, rear = place.rpartition(", ")
    site = rear if town and "." in rear[:-1] and not rear.endswith(".") and " " not in rear else None
    if site:
        # "JAKARTA, Harian.example - "
        place = town
    shouted = _is_shouted(place)
    if mark == "--" and not shouted:
        # "Paris--Rome is a night train"
        return None
    if not _is_city(place):
        if mark == ":" or not shouted:
            # "FACT CHECK: …" and "Minister: …" look no different from an unknown town
            return None
        if not date and not _has_state(place) and (mark.strip() != "—" or not _is_plain_name(place)):
            # "LAVENDER - They like the sun": only the long dash is a news desk's habit
            return None
    return Dateline(place, site, date, match.end())


# 北岸社海港3月4日电（记者 周一帆）· 中新社海港9月1日电 · （共同社海港3月4日电）
# compiled when such a line is met, as the next one: most pages have none
_WIRED = (
    r"[（(]?([\u4e00-\u9fff]{2,6}?[社网])([\u4e00-\u9fff·]{2,8}?)?(\d{1,2}月\d{1,2}日|\d{1,2}日)电"
    r"(?:[（(][^（）()]{2,40}[)）]|[)）])?\s*"
)
# 【ロンドン＝山田太郎】· 【海港共同】
_BRACKETED = r"【([^】＝=・]{2,20})(?:[＝=]([^】]{2,20}))?】\s*"


def _ideographic(head: str) -> Dateline | None:
    """The dateline of a Chinese agency, whose dispatch is a wire still, or of a Japanese paper's correspondent."""
    if head[0] == "【":
        return _bracketed(head)
    # nearly all lines leave here
    match = re.match(_WIRED, head) if "电" in head else None
    if match is None or not _is_known(match[1]):
        return None
    return Dateline(match[2], match[1], match[3], match.end())


def _bracketed(head: str) -> Dateline | None:
    match = re.match(_BRACKETED, head)
    if match is None:
        return None
    place, who = match.groups()
    if who:
        return Dateline(place, who if who in lexicon("agencies") else None, None, match.end())
    # `【速報】` names no agency
    agency = next((name for name in _ideographic_agencies() if place.endswith(name) and place != name), None)
    return Dateline(place.removesuffix(agency), agency, None, match.end()) if agency else None


@cache
def _ideographic_agencies() -> tuple[str, ...]:
    return tuple(sorted((name for name in lexicon("agencies") if name > EAST_ASIAN), key=len, reverse=True))


def _place_and_date(front: str) -> tuple[str | None, str | None]:
    """The two parts of "BEIRUT/THE HAGUE, March 7", each None where it is missing or is no such thing."""
    parts = front.strip().split(", ")
    first = next((i for i, part in enumerate(parts) if any(map(str.isdecimal, part))), len(parts))
    place, date = ", ".join(parts[:first]) or None, ", ".join(parts[first:]) or None
    if date and not all(p.isdecimal() or month_number(p) for p in _DATE_PIECE.findall(date)):
        return None, None
    if place and not _is_name(place):
        return None, None
    return place, date


def _is_name(words: str) -> bool:
    """Whether words look like a place: few, each with a capital or a small "of", "de", "sur"."""
    pieces = words.replace("/", " ").split()
    return 0 < len(pieces) <= _MOST_WORDS and all(p[0].isupper() or p in _NAME_LINKS for p in pieces)


def _town(place: str) -> str:
    """The first name of "OAK FALLS, Wis." and "LIMA/QUITO"."""
    return place.split(",", 1)[0].split("/", 1)[0]


def _is_shouted(place: str) -> bool:
    return _town(place).isupper()


def _is_city(place: str) -> bool:
    return _town(place).casefold() in lexicon("dateline_places")


def _has_state(place: str) -> bool:
    """Whether a state follows, shortened as newspapers do: "AUBURN, Wash."."""
    rear = place.rpartition(", ")[2]
    return rear != place and rear.endswith(".") and len(rear) <= 8


def _is_plain_name(place: str) -> bool:
    """Whether capitals could be a town's: up to three words, none that opens other lines ("WATCH —")."""
    lookalikes = lexicon("dateline_lookalikes")
    words = place.casefold().split()
    return len(words) <= 3 and all(w.isalpha() and w not in lookalikes for w in words)


def _is_acronym(agency: str) -> bool:
    return agency.isupper() and len(agency) <= 6 and agency.casefold() not in lexicon("dateline_lookalikes")


def _is_known(agency: str) -> bool:
    """Whether a news service has that name, also with a desk behind it ("dpa/lno")."""
    first = agency.split("/")[0].strip()
    return first in lexicon("agencies") or first.casefold() in _known_agencies()


@cache
def _known_agencies() -> frozenset[str]:
    """Names long enough to be told in any case; a short one could be a word ("AA", "Ana")."""
    return frozenset(name.casefold() for name in lexicon("agencies") if len(name) > 4)
