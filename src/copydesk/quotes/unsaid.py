"""Words in marks that nobody said, whatever their length: terms, glosses, advice, pull quotes."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from copydesk.quotes.marks import Stretch
from copydesk.quotes.reader import Reader


def is_unsaid(reader: Reader, stretch: Stretch) -> bool:
    """True for what the words beside it, or the page, show to be nobody’s own words here."""
    text, opening = reader.paragraphs[stretch.paragraph], stretch.opening
    if _FOOTNOTE.match(text) or _is_code(text, opening) or _is_pulled(reader, stretch):
        return True
    if text.startswith(" means ", stretch.closing):
        return True  # “…” means that you are late: words that are spoken of
    if _SEE.search(text[max(0, opening - _LONGEST_SEE) : opening]):
        return True  # See: “How to Prune a Birch”
    return reader.language == "en" and (_is_gloss(text, opening) or _is_advice(reader, stretch))


# [1] Ada Birch, “Letters on the Harbour,” Halden Library
_FOOTNOTE = re.compile(r"\[\d{1,3}\] ")
_SEE = re.compile(r"(?:^|[.;(] )[Ss]ee(?: also)?:? $")
_LONGEST_SEE = 12
"""Code points of the words that send the reader to a title, and of the mark before them."""


def _is_code(text: str, opening: int) -> bool:
    """True right behind the bracket of a call: print("It is late")"""
    return text[opening - 1 : opening] == "(" and text[opening - 2 : opening - 1].isalnum() and opening > 1


def _is_gloss(text: str, opening: int) -> bool:
    """True for what a thing is called or means: it is known as the “mile of mud,” and Quirrel means “where boats rest”."""
    return bool(_gloss().search(text, max(0, opening - _LONGEST_GLOSS), opening))


@cache
def _gloss() -> re.Pattern[str]:
    """The words right before a name or a meaning that a writer gives; compiled when first needed.

    Not called and dubbed, which say as often what somebody thinks of another.
    """
    return re.compile(
        # with its article outside the marks: known as “the man who said no” is what people say of him
        r"(?:\bknown (?:\w+ )?as (?:an?|the)"
        r"|(?:\bstands? for|\btranslat(?:es|ed|ing) (?:\w+ )?(?:as|into|to)|\bnicknamed|[”\"’'] mean(?:s|ing))(?: an?| the)?) $"
    )


_LONGEST_GLOSS = 32
"""Code points: a verb, an adverb and an article."""


def _is_advice(reader: Reader, stretch: Stretch) -> bool:
    """True for what the reader is told to say: Ask, “Is it open?” or “Is it far?”"""
    text = reader.paragraphs[stretch.paragraph]
    opening = stretch.opening
    row = reader.rows[stretch.paragraph]
    place = bisect_left(row, opening, key=lambda other: other.opening)
    for before in row[max(0, place - _ADVICES) : place][::-1]:
        if text[before.closing : opening].strip(" ,").lower() != "or":
            break
        opening = before.opening
    if text[max(0, opening - _BID) : opening].rstrip(" ,:").rpartition(" ")[2].lower() not in _BIDS:
        return False
    return bool(_advice().search(text[max(0, opening - _LONGEST_ADVICE) : opening]))


_BIDS = frozenset(
    (
        *("say", "ask", "saying", "asking", "yourself", "them", "him", "her", "people", "example"),
        *("answer", "exclaim", "reply", "respond", "wonder"),
    )
)
"""Last words of what bids the reader say a thing, or makes one up."""
_BID = 12
"""Code points of the longest of them with its mark."""
_ADVICES = 3
"""Things that the reader may say as well as the first of them."""
_LONGEST_ADVICE = 80
"""Code points of a short clause with if or when, and of what the reader is told to do."""


@cache
def _advice() -> re.Pattern[str]:
    """What bids the reader say a thing: a verb that no subject stands before.

    Compiled when first needed: few stories bid anything.
    """
    return re.compile(
        r"(?:(?:^|[.!?:;][”\"]? )(?:(?:Then|Instead|Just|Simply|Please),? )?"
        r"|\b(?:[Ii]f|[Ww]hen) [^.,:;]{3,40}, (?:just |simply )?)"
        r"(?:[Ss]ay|[Aa]sk(?: yourself)?|[Tt]ell (?:them|him|her|people|yourself)|[Tt]ry (?:saying|asking)),?:? $"
        # Don’t say “…” · You may need to ask “…” · For example: “…”
        r"|(?:^|[.!?:;][”\"]? )(?:Don[’']t|Do not|Never) (?:say|ask),?:? $"
        r"|\b[Yy]ou (?:(?:do|need|have|to|can|may|might|could|should|would|must|not|never|don[’']t|always|just|simply) ){0,4}"
        r"(?:say|ask|answer|exclaim|reply|respond|wonder),?:? $"
        r"|(?:^|[.!?:;(] ?)(?:For e|An e|E)xample[:,]? $"
    )


def _is_pulled(reader: Reader, stretch: Stretch) -> bool:
    """True for a paragraph that is all quote and says again, with gaps perhaps, what a longer one close by says."""
    text = reader.paragraphs[stretch.paragraph]
    if stretch.opening or stretch.closing < len(text) or not _SHORTEST_PULLED < len(text) < _LONGEST_PULLED:
        return False
    parts = [part.strip(" .,") for part in re.split(_GAP, text[stretch.start : stretch.end])]
    first = max(0, stretch.paragraph - _PULLED_FROM)
    return any(
        len(other) > len(text) and all(part in other for part in parts)
        for other in reader.paragraphs[first : stretch.paragraph + _PULLED_FROM + 1]
    )


_GAP = r"\.{3}|…|\[[^\]]*\]"
"""Where an editor left words out, or put some in."""
_SHORTEST_PULLED = 30
"""Code points: five words; shorter ones are said again by whoever goes on with them."""
_LONGEST_PULLED = 400
"""Code points: three sentences, so that few are looked for in long paragraphs; a longer quote is a paragraph of its own."""
_PULLED_FROM = 8
"""Paragraphs: a pull quote stands beside its words; further off they are of a second story."""
