"""Whoever signs a quote behind it or on the line below: “…” — Ada Birch, farmer."""

from __future__ import annotations

import re

from copydesk.quotes.known_names import known_roles
from copydesk.quotes.marks import DASHES, Stretch
from copydesk.quotes.passages import Cue, Mention, Passage
from copydesk.quotes.reader import Reader


def closed_by(reader: Reader, stretch: Stretch) -> tuple[Mention, Cue | None] | None:
    """Whoever signs a quote, or an office that says it right behind the marks: “…,” the spokesman said."""
    signed = signed_behind(reader, stretch)
    if signed or reader.language != "en":
        return signed
    passage = reader.passage(stretch.paragraph)
    says = _OFFICE_SAYS.match(passage.items, passage.quotes[stretch.opening])
    if not says or reader.standing_of(passage, says.start(1))[0] != "r":
        return None
    return passage.mention(says.start(1)), passage.cues[says.end(1)]


# “…,” the spokesman said. · “…,” the spokesman said of it
_OFFICE_SAYS = re.compile(r"[cE](n)V(?:[.,o]|$)")


def signed_behind(reader: Reader, stretch: Stretch) -> tuple[Mention, None] | None:
    """Whoever signs a quote that ends a paragraph, behind a dash: “…” — Ada Birch, farmer"""
    text = reader.paragraphs[stretch.paragraph]
    # three: the dash behind a blank or two; the whole of what follows would cost the square of a story in one paragraph
    if text[stretch.closing : stretch.closing + 3].lstrip()[:1] not in DASHES:
        return None
    if handle := _HANDLE.match(text, stretch.closing):
        start, end = handle.span(1)
        return Mention(stretch.paragraph, start, end, "name", handle[1]), None
    passage = reader.passage(stretch.paragraph)
    place = passage.quotes[stretch.opening] + 1
    if office := _office_signs(passage, place):
        return office, None
    if not _SIGNS.match(passage.items, place) or passage.introduces(place - 1):
        return None  # Birch said the pier was “shut.” —Karl Roth: the writer signs
    return passage.mention(passage.items.index("m", place)), None


# “…” —dora q. at the end of a paragraph: readers who review a thing sign in small letters
_HANDLE = re.compile(r" ?[—–]((?!(?:and|but|or|so|the|a|an) )[a-z][\w.]{2,20}(?: [a-z]\.?)?)$")
_SIGNS = re.compile(r"-{1,2}m[mnoC,.:()-]{0,14}$")


def _office_signs(passage: Passage, place: int) -> Mention | None:
    """Somebody without a name who signs: “…” – Senior engineer at a harbour works"""
    found = _OFFICE_SIGNS.match(passage.items, place)
    if not found:
        return None
    mention = passage.mention(found.end() - 1)
    words = mention.words
    while words.endswith("ing"):
        words = words.rpartition(" ")[0]  # Engineer working on ships
    # not: “…” – The ferry, nor a film of that name
    if not words[:1].isupper() or words.rpartition(" ")[2].lower() not in known_roles():
        return None
    return mention._replace(end=mention.start + len(words), kind="noun", words=words)


_OFFICE_SIGNS = re.compile(r"-{1,2}[mn](?=[mnovGC,:()-]{0,14}$)")


def signed_below(reader: Reader, stretch: Stretch) -> tuple[Mention, None] | None:
    """Whoever signs a quoted paragraph on the next line, with a dash before the name."""
    number = stretch.paragraph + 1
    if number == len(reader.paragraphs) or reader.paragraphs[number][:1] not in DASHES:
        return None
    passage = reader.passage(stretch.paragraph)
    place = passage.quotes[stretch.opening]
    below = signature_below(reader, passage, place, stretch.paragraph)
    if below is None or passage.introduces(place) or not NAME_LINE.match(below.items):
        return None
    return below.mention(next(iter(below.mentions))), None


def signature_below(reader: Reader, passage: Passage, place: int, number: int) -> Passage | None:
    """The short line under a quoted paragraph that may sign it: `— Ada Birch, farmer`."""
    if number + 1 >= len(reader.paragraphs) or passage.items[place + 1 :] not in ("", "."):
        return None
    below = reader.paragraphs[number + 1]
    if not 0 < len(below) <= _SIGNATURE or '"' in below or "“" in below:
        return None
    dash = below[0] in DASHES
    if not dash and len(passage.items) > 2:
        return None
    signature = reader.read(number + 1)
    return signature if dash or NAME_LINE.match(signature.items) else None


_SIGNATURE = 120
"""Code points; a longer line that begins with a dash is an item of a list."""
NAME_LINE = re.compile(r"-*m(?:[mno,.:()-]{0,9})$")
"""A name and what its owner is, without a verb: Ada Birch, farmer."""
