"""Speech behind a dash, without quotation marks: what is `– Vi vet ikke mer, sier Birch.` in Norwegian papers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from copydesk.lexicons import lexicon
from copydesk.quotes.attributions import Attribution
from copydesk.quotes.cast import Cast
from copydesk.quotes.items import read_passage
from copydesk.quotes.marks import DASHES, Stretch
from copydesk.quotes.passages import Cue, Mention
from copydesk.quotes.tongues import MARKS_BEFORE_CUE, function_words, pronoun_sex


def with_dash_speech(
    paragraphs: Sequence[str], said: Sequence[Attribution], stretches: Sequence[Stretch], cast: Cast
) -> tuple[list[Attribution], list[Stretch]]:
    """What was said in marks and behind dashes, and all stretches, in reading order; marks within such speech are part of it."""
    speech = dash_speech(paragraphs, cast)
    numbers = {spoken.stretch.paragraph for spoken in speech}
    kept: list[Attribution] = []
    beheaded = False
    for quote in said:
        if quote.stretch.paragraph in numbers:
            beheaded = True
        else:
            kept.append(quote._replace(joins=quote.joins and not beheaded))
            beheaded = False
    marked = [stretch for stretch in stretches if stretch.paragraph not in numbers]
    return (
        sorted([*kept, *speech], key=lambda quote: quote.stretch[:2]),
        sorted([*marked, *(spoken.stretch for spoken in speech)]),
    )


def dash_speech(paragraphs: Sequence[str], cast: Cast) -> list[Attribution]:
    """What stands behind the dashes that open paragraphs, each stretch with its speaker.

    >>> lines = ["– Vi vet ikke mer, sier Ada Birch."]
    >>> [said] = dash_speech(lines, Cast(lines, language="no"))
    >>> said.mention.words, said.cue, said.stretch[2:4]
    ('Ada Birch', 'sier', (2, 17))
    >>> lines = ["– Melk, egg og brød", "– Vi vet ikke mer."]
    >>> dash_speech(lines, Cast(lines, language="no"))
    []

    Offsets are code points. Empty in languages without such speech, English among them.
    """
    language = cast.language
    if language not in MARKS_BEFORE_CUE:
        return []
    found: list[Attribution] = []
    mention: Mention | None = None
    cue: str | None = None
    goes_on = False
    for number, text in enumerate(paragraphs):
        start = _opening(text, language)
        if not start:
            announced = _announced(number, text, cast)
            goes_on = announced is not None
            mention, cue = announced or (mention, None)
        elif row := _attributed(number, text, start, language, mention):
            found += row
            mention, cue, goes_on = row[0].mention, None, True
        elif not (goes_on and text.endswith(_SENTENCE_ENDS)):
            goes_on = False  # a list, a heading, or speech of nobody knows whom
        elif not (text.endswith("?") and _opening("".join(paragraphs[number + 1 : number + 2]), language)):
            # a question above another dash is the interviewer's, whom no page names
            found.append(Attribution(_stretch(number, text, 0, start, len(text)), mention, cue, False))
            cue = None
    return found


_SENTENCE_ENDS = (".", "?", "!", "…", "”", "»", '"')


def _opening(text: str, language: str) -> int:
    """Where the words behind a dash at the head of a paragraph begin; 0 where there are none: – om kvelden, -5 grader."""
    if text[:1] not in DASHES:
        return 0
    at = 2 if text[1:2].isspace() else 1
    # – ¿Por qué? · – «Vår bro» er åpen
    begins = text[at : at + 1].isupper() or text[at : at + 1] in tuple('¿¡«“”„"(…')
    hyphen = text[0] == "-" and (at == 1 or language not in _HYPHENATED)
    return at if begins and not hyphen else 0


_HYPHENATED = frozenset(("no", "da", "sv", "fi", "pl", "ru", "uk"))
"""Languages whose papers type a hyphen for the dash; in others it opens lists."""


def _announced(number: int, text: str, cast: Cast) -> tuple[Mention, str] | None:
    """Who a paragraph says will speak below it, and by which verb: Ada Birch minnes: · …, sier hun:"""
    if not text.endswith(":"):
        return None
    at = text.rfind(". ", max(0, len(text) - _NEAR)) + 2
    if at == 1:
        at = 0
    passage = read_passage(number, text[at : at + _NEAR], (), cast.language)
    found = re.search(r"(?<=V)[mh]|[mh](?=o{0,2}V)", passage.items)
    if not found:
        return None
    mention = passage.mention(found.start())
    words = mention.words
    if mention.kind == "pronoun":
        known = words.lower() in pronoun_sex(cast.language)
    else:
        # Reglene sier: at the head of a sentence a capital proves nothing, and below it may be a list
        known = " " in words or words in cast.by_last or words in cast.by_first
    if not known:
        return None
    place = found.start() - 1
    start, end = passage.cues[place if place in passage.cues else passage.items.index("V", place + 1)]
    return _moved(mention, at), text[at + start : at + end]


class _Told(NamedTuple):
    """An attribution amid speech."""

    start: int
    """Where the mark before it stands."""
    cue: Cue
    mention: Mention | None
    behind: int
    """Where speech goes on behind it; the length of the paragraph where it does not."""


def _attributed(number: int, text: str, start: int, language: str, last: Mention | None) -> list[Attribution]:
    """The stretches between the attributions of a paragraph, none where it has none; `last` is who spoke before."""
    found: list[Attribution] = []
    opening = 0
    while told := _next_told(number, text, start, language):
        # – Nie wiemy – dodał. With no subject the verb tells that whoever spoke goes on
        mention, cue = told.mention or last, text[slice(*told.cue)]
        found += _part(found, _stretch(number, text, opening, start, told.start), mention, cue)
        opening = start = told.behind
    if found:
        found += _part(found, _stretch(number, text, opening, start, len(text)), None, None)
    return found


def _part(
    found: list[Attribution], stretch: Stretch, mention: Mention | None, cue: str | None
) -> list[Attribution]:
    """A stretch that goes on with those found in its paragraph, if any: whoever is named first said it all."""
    if stretch.start == stretch.end:
        return []
    if found:
        return [found[0]._replace(stretch=stretch, joins=True)]
    return [Attribution(stretch, mention, cue, False)]


def _stretch(number: int, text: str, opening: int, start: int, end: int) -> Stretch:
    closing = end
    while end > start and text[end - 1] in " ,":
        end -= 1
    return Stretch(number, opening, start, end, closing, False)


def _next_told(number: int, text: str, start: int, language: str) -> _Told | None:
    """The first attribution behind `start`."""
    letters, marks = function_words(language), MARKS_BEFORE_CUE[language]
    for found in re.compile(_BEFORE_CUE[marks]).finditer(text, start):
        at = found.end()
        word = text[at : at + _WORD].partition(" ")[0].partition("-")[0].rstrip(".,:")
        if letters.get(word) not in ("V", "v") and language != "fi":
            continue
        told = _read_told(number, text[at : at + _NEAR], at, language)
        # ", sa vi" may be what was said; a dash and a verb alone are not
        if told and (told[0] or found[0].strip(" ,")):
            mention, cue = told
            behind = _behind(text, mention.end if mention else cue[1], mention, language)
            return _Told(found.start(), cue, mention, behind)
    return None


_BEFORE_CUE = {
    ",": r"(?:,|(?<=[?!…])|(?<=\.\.)) (?=[^\W\d_])",
    "–": r",?(?: ?[–—―] ?| - )(?=[^\W\d_])",
    ",–": r"(?:,?(?: ?[–—―] ?| - )|(?:,|(?<=[?!…])) )(?=[^\W\d_])",
}
"""What stands before an attribution, by the marks of the language: …, sier Birch · …! sier Birch · … – mówi Birch"""
_WORD = 30
"""Code points of a verb: no cue is longer."""
_NEAR = 160
"""Code points of an attribution: a verb, whom it was told to, and a name with its title."""


def _read_told(number: int, text: str, at: int, language: str) -> tuple[Mention | None, Cue] | None:
    """Who tells and by which verb in an attribution that begins at the offset `at` of its paragraph."""
    passage = read_passage(number, text, (), language)
    found = re.match(_SUBJECT_FIRST if language == "fi" else _TOLD, passage.items)
    if not found:
        return None
    start, end = passage.cues[found.start("cue")]
    cue = start + at, end + at
    subject = found.start("subject") if found["subject"] else found.start("who")
    if (aged := re.match(_AGED, text[end:])) and not text[end + aged.end() + 1 :][:1].isupper():
        mention = Mention(number, end + 1, end + aged.end(), "noun", aged[1])
    elif subject < 0:
        return None, cue
    else:
        mention = passage.mention(subject)
    if "," in text[end : mention.start] and mention.words[0].islower():
        # sier en av dem, venn av Karl Roth: what stands behind the comma but is no name tells of another
        return _read_told(number, text[: text.index(",", end)], at, language)
    if mention.kind == "pronoun" and mention.words.lower() not in pronoun_sex(language):
        return None  # …, tror jeg, is what was said
    return _moved(mention, at), cue


# sier Birch · ha detto Birch · mówi w piątek Birch · a-t-il dit
_TOLD = r"v?(?P<subject>h(?=V))?(?P<cue>V)o{0,2}(?P<who>[mnh])?"
# Birch sanoo is as common in Finnish as sanoo Birch
_SUBJECT_FIRST = r"(?P<subject>[mnh])?(?P<cue>V)(?P<who>[mnh])?"
_AGED = r" (\d{1,3}-[^\W\d_]+)"
"""sier 36-åringen; but not säger 36-åriga Ada Birch, who has a name"""


def _moved(mention: Mention, at: int) -> Mention:
    """A mention of a passage from the offset `at` on, without the paper that it was told to: mówi „Kurierowi” Birch."""
    start = max(mention.words.rfind(mark) for mark in _CLOSING) + 1
    words = mention.words[start:].lstrip()
    # OL-håpet is nobody's name
    kind = "noun" if words.rpartition(" ")[2].partition("-")[2][:1].islower() else mention.kind
    end = mention.end + at
    return Mention(mention.paragraph, end - len(words), end, kind, words)


_CLOSING = ("”", "»", '"')


def _behind(text: str, at: int, mention: Mention | None, language: str) -> int:
    """Where speech goes on behind the attribution whose subject ends at `at`; the paragraph's length where it does not."""
    marks = MARKS_BEFORE_CUE[language]
    for found in re.compile(_BEHIND[marks]).finditer(text, at):
        if found["dash"]:
            return found.end()
        word = text[max(at, found.start() - _WORD) : found.start()].rpartition(" ")[2]
        if found[0][0] == "." and (
            len(word) == 1 or word.isdigit() or word.lower() in lexicon("abbreviations")
        ):
            continue  # säger Karl K. Rot, den 3. mai
        return (
            found.end() if marks == "," and not _narrates(text, found.end(), mention, language) else len(text)
        )
    return len(text)


_STOP_DASH = r"[.?!…:](?P<dash> ?[–—―] ?| - )"
_BEHIND = {
    ",": rf"{_STOP_DASH}|[.?!…:](?: |$)",
    "–": r"(?P<dash>[.?!,;:]?(?: [–—―]|[–—―](?=[ .,;:])| -(?= ))[.,;:]? ?)|[.?!…](?: |$)",
}
_BEHIND[",–"] = _BEHIND["–"]


def _narrates(text: str, at: int, mention: Mention | None, language: str) -> bool:
    """True where the sentence behind an attribution is about the speaker: …, sier Birch. Hun leder laget."""
    sentence = text[at : at + _NEAR].partition(". ")[0]
    about = mention is not None and mention.kind == "name" and mention.words.rpartition(" ")[2] in sentence
    return about or sentence.partition(" ")[0].lower() in pronoun_sex(language)
