"""Credits that an opener tells: `Photo: Ida Brandt`, `Picture by …`, `© …`; where the opener begins and ends."""

from __future__ import annotations

from collections.abc import Iterable

from copydesk.lexicons import lexicon
from copydesk.lines.credit_words import credit_phrases
from copydesk.lines.names import has_name_shape
from copydesk.lines.suppliers import names_supplier, reads_as_words


def opened(text: str) -> tuple[int, int] | None:
    """Start and end of a credit behind an opener; None where there is none.

    `… at dusk. Photo: Ida Brandt`, `World CupCredit: PA`, `… — Picture by Ida Brandt`, `© dpa | …`

    >>> opened("The ferry at dusk. Photo: Ida Brandt"), opened("The ferry at dusk: a photo")
    ((19, 36), None)
    """
    for start, after in _openings(text):
        rest = text[after:].strip()
        if not rest or len(rest) > LONGEST_CREDIT or _opens_small(rest):
            continue
        # a society's name in marks may have small words
        if reads_as_words(rest) and not (rest[0] in QUOTES and rest[-1] in QUOTES):
            continue
        if start and text[start - 1] == "(" and ")" not in rest:
            start -= 1
        return start, len(text)
    return None


def _opens_small(who: str) -> bool:
    """Whether what follows an opener begins like no name; `halden.example`, `ida-brandt` and `dpa` are names."""
    return (
        who[0].isascii()
        and not who[0].isupper()
        and who[0] not in "@©'\"“"
        and not names_supplier(who)
        and not (" " not in who and ("." in who[:-1] or "-" in who))
    )


QUOTES = frozenset("'‘’“”\"«»")

LONGEST_CREDIT = 130
"""Code points; `Handout/Lakeside School Board/Northern High School/AFP via Getty Images` has 75."""


def _openings(text: str) -> Iterable[tuple[int, int]]:
    """Places where a credit opener stands, the last first: its start and the end of its words."""
    openers = lexicon("credit_openers")
    at = len(text)
    floor = max(0, len(text) - LONGEST_CREDIT - LONGEST_OPENER)
    found: list[tuple[int, int]] = []
    while (at := max(text.rfind(":", floor, at), text.rfind("：", floor, at))) > 0:
        start = _opener_before(text, at, openers)
        if start is not None:
            found.append((start, at + 1))
    # hardly any line has any of these, which is quicker to see than where
    for sign in credit_phrases("sign"):
        if sign in text and (at := text.rfind(sign, floor)) >= 0:
            found.append((at, at + len(sign)))
    for by in credit_phrases("by"):
        if by not in text or (at := text.rfind(by, floor)) <= 0:
            continue
        start = _opener_before(text, at, openers)
        # `… at dusk | photo by Ida Brandt`
        if start is not None and (text[start].isupper() or text[:start].endswith("| ")):
            found.append((start, at + len(by)))
    for by in credit_phrases("gave"):
        if by in text and ((at := text.rfind(by, floor)) == 0 or (at > 1 and text[at - 2] in ".!?")):
            found.append((at, at + len(by)))
            break
    # The first of several openers in a row starts the credit: `Foto: Bild: Ida Brandt`.
    return sorted(found)


LONGEST_OPENER = 30
"""Code points: `Photographs courtesy of` has 23."""


def _opener_before(text: str, end: int, openers: frozenset[str]) -> int | None:
    """Start of the opener that ends at `end`, of one word or two (`Image credit`), maybe glued to text."""
    start: int | None = None
    while True:
        begin, word = _word_before(text, end)
        if start is None and begin and word in credit_phrases("handed"):
            # `Photo provided by Ida Brandt`
            end = begin
            continue
        if word.lower() not in openers:
            return _glued_opener(word, begin, openers) if start is None else start
        if start is None and not _begins_apart(text, begin):
            # `Image credit:`, but not `the credit:`
            opener = text[:begin].rstrip().rpartition(" ")[2]
            if not (opener[:1].isupper() and opener.lower() in openers):
                return None
        if start is not None and begin and not word[0].isupper():
            return start
        start = end = begin


def _word_before(text: str, end: int) -> tuple[int, str]:
    """The word before a place and its blanks, and where it begins; of a longer one its last letters."""
    while end > 0 and text[end - 1] == " ":
        end -= 1
    begin = end
    while begin > 0 and text[begin - 1].isalpha() and end - begin < LONGEST_WORD:
        begin -= 1
    return begin, text[begin:end]


LONGEST_WORD = 16
"""Letters of an opener with what may have run into it: `HaldenPhotograph`."""


def _glued_opener(word: str, begin: int, openers: frozenset[str]) -> int | None:
    """Where the opener begins that a caption ran into: `World CupCredit`."""
    if word[1:].islower():
        return None
    capital = max((at for at, letter in enumerate(word) if letter.isupper()), default=0)
    return begin + capital if capital and word[capital:].lower() in openers else None


def _begins_apart(text: str, at: int) -> bool:
    """Whether a word begins as what is apart from the words before it does: with a capital, in a bracket, behind a bar."""
    return (
        text[at].isupper()
        or not text[at].isascii()
        or at == 0
        or text[at - 1] in "(["
        or text[:at].endswith("| ")
    )


def stopped(text: str) -> tuple[int, int] | None:
    """A credit behind the last sentence that ends in a full stop itself: `… at dusk. Photos via Ida Brandt.`."""
    if text[-1:] != ".":
        return None
    end = text[-LONGEST_STOPPED:]
    for by in (": ", " by ", " via "):
        if by not in end:
            continue
        at = text.rfind(by)
        start = _opener_before(text, at, lexicon("credit_openers"))
        if start is None or not text[start].isupper() or (start and text[:start].rstrip()[-1:] not in ".!?)"):
            continue
        who = text[at + len(by) : -1]
        words = who.replace("/", " ").split()
        # `Source: The board met and said no.`
        if all(word[0].isupper() or word in lexicon("credit_words") for word in words):
            return start, len(text)
    return None


LONGEST_STOPPED = 60
"""Code points; the longest that reading has found has 45. What a longer line says behind a colon is a sentence."""


def opener_length(text: str) -> int:
    """Length of the opener that a text starts with, 0 for none: `Photo:`, `Image credit:`, `Picture by`."""
    openers = lexicon("credit_openers")
    # the opener, and the start of the name behind it
    words = text[:40].replace(":", " : ", 1).replace("：", " : ", 1).split()
    if not words or words[0].lower() not in openers:
        return 0
    if words[0].islower() and len(words) > 1 and has_name_shape(text.split()[1:]):
        # `(foto Ida Brandt)`
        return len(words[0])
    for at, word in enumerate(words[1:4], 1):
        if word == ":":
            return text.find(":") + 1 or text.find("：") + 1
        if word in credit_phrases("name") and at + 1 < len(words) and words[at + 1][0].isupper():
            return text.find(f" {word} ") + len(word) + 2
        if word == "por" and words[at + 1 : at + 2] and words[at + 1] in ("la", "el", "las", "los"):
            # `Cedida por la Guardia Civil`
            article = f" por {words[at + 1]} "
            name = text.find(article) + len(article)
            opens_name = text[name : name + 1].isupper() or text[name : name + 1] in QUOTES
            return name if article in text and opens_name else 0
        if word.lower() not in openers and word not in credit_phrases("handed"):
            return 0
    return 0
