"""Where in a caption its credit stands: in brackets, behind an opener, the last sentence, a bar, a slash, or in front."""

from __future__ import annotations

from functools import lru_cache

from copydesk.lexicons import lexicon
from copydesk.lines.credit_openers import LONGEST_CREDIT, opened, opener_length, stopped
from copydesk.lines.credit_words import credit_phrases, east_asian
from copydesk.lines.names import EAST_ASIAN, agency_length, is_agency, is_given_name, is_person_name
from copydesk.lines.suppliers import (
    is_bare_credit,
    is_captioned,
    is_of_paper,
    is_shouted,
    names_supplier,
    reads_as_words,
)


# A line is read to see whether it has a credit, then whether it is one, and as a caption once more
@lru_cache(maxsize=256)
def find_credit(text: str) -> tuple[int, int]:
    """Start and end of the credit in a caption with single blanks, `(0, 0)` where there is none.

    >>> find_credit("The ferry at dusk. (AP)"), find_credit("The ferry at dusk.")
    ((19, 23), (0, 0))
    """
    for find in _FINDERS:
        if text and (span := find(text)) is not None:
            return span
    return (0, 0)


def _leading(text: str) -> tuple[int, int] | None:
    """A credit before the caption: `(AP Photo/Ida Brandt) The ferry …`, `Foto: Ida Brandt | Die Fähre …`."""
    if text[:1] == "(":
        end = text.find(")", 0, LONGEST_CREDIT) + 1
        content = text[1 : end - 1]
        if (
            end > 3
            and content.lower() not in lexicon("caption_brackets")
            and (opener_length(content) or names_supplier(content))
        ):
            return 0, end
    if text.startswith(credit_phrases("shouted")):
        return _shouted(text)
    if size := opener_length(text):
        for mark in (" | ", " – ", " — ", " - ", "; "):
            end = text.find(mark, size, LONGEST_CREDIT)
            # `Foto: dpa | Ida Brandt` is one credit; four words and more after the mark are the caption.
            if end > 0 and text.count(" ", end + len(mark)) >= 3 and not names_supplier(text[end:]):
                return 0, end + len(mark)
    return None


def _shouted(text: str) -> tuple[int, int] | None:
    """Capitals before a caption that is in none: `PHOTO BY IDA BRANDT The ferry leaves the quay.`."""
    words = text.split(" ")
    size = next((i for i, word in enumerate(words) if not word.isupper()), len(words))
    if 2 <= size <= _MOST_SHOUTED and len(words) - size >= 3:
        return 0, len(" ".join(words[:size])) + 1
    return None


_MOST_SHOUTED = 6
"""Words: `PHOTO BY` and a name of four."""


def _bracketed(text: str) -> tuple[int, int] | None:
    """`… at dusk. (AP Photo/Ida Brandt)`, `［…（山野太郎撮影）`."""
    if text[-1:] not in ")]）":
        return None
    start = max(text.rfind(mark) for mark in "([（")
    if start < 0:
        return None
    content = text[start + 1 : -1].strip()
    before = text[:start].rstrip()
    if opener_length(before):
        # `Foto: Ida Brandt (Keystone)`: the bracket is part of a longer credit.
        return None
    ends_sentence = not before or before[-1] in ".!?”\"'’»" or before[-1] >= EAST_ASIAN
    return (start, len(text)) if _is_bracket_credit(content, ends_sentence) else None


def _is_bracket_credit(content: str, ends_sentence: bool) -> bool:
    """Whether a bracket at a caption's end says who took or gave the picture; `ends_sentence` tells what stands before it."""
    if not 2 <= len(content) <= LONGEST_CREDIT or content.lower() in lexicon("caption_brackets"):
        return False
    if content[0] >= EAST_ASIAN:
        return (
            content.endswith(east_asian("took", "gave", "shown", "korean"))
            or content.startswith(east_asian("opens"))
            or names_supplier(content)
        )
    if opener_length(content) or content[0] == "©" or names_supplier(content):
        return True
    if ": " in content:
        # `(By: @idabrandt)`, `(Music: Ida Brandt)`
        return False
    if content.startswith(("Dok.", "Fot.")):
        return True
    if is_of_paper(content):
        return True
    # After the caption's last sentence a bracket of capitals is its source: `(Nine)`, `(District Court)`.
    return (
        ends_sentence
        and content[0].isupper()
        and content[-1] not in ".!?"
        and not any(c.isdigit() for c in content)
        and not reads_as_words(content)
    )


def _signed(text: str) -> tuple[int, int] | None:
    """Japanese papers sign with a double hyphen: `…（13日）＝ロイター`."""
    at = text.rfind("＝")
    if at < 0 or len(text) - at > LONGEST_SIGNED:
        return None
    agency = is_agency(text[at + 1 :].removesuffix("提供"), pictures=True)
    return (at, len(text)) if agency or text.endswith(east_asian("gave")) else None


LONGEST_SIGNED = 25
"""Code points from the hyphen on: an agency with its country, or an office and `提供`."""


def _after_sentence(text: str) -> tuple[int, int] | None:
    """A bare credit after the last sentence: `… at dusk. Ida Brandt/Reuters`; or the whole of the text."""
    start = sentence_end(text)
    tail = text[start:].strip()
    # `“우리가 짓는다” 선언`: the word behind a quotation says that it was said
    if (
        tail
        and tail[0] >= EAST_ASIAN
        and start
        and text[start - 1] in '”"»'
        and text[start - 2] not in ".。!?"
    ):
        return None
    if 0 < len(tail) <= LONGEST_CREDIT and is_bare_credit(tail, alone=start == 0):
        return start, len(text)
    return None


def sentence_end(text: str) -> int:
    """Index just after the last mark that ends a sentence and is followed by a capital; 0 for none."""
    end = text[-LONGEST_CREDIT:-1]
    marks = [mark for mark in '.!?)”"»。' if mark in end]
    at = len(text) - 1
    first = len(text) - len(end) - 1
    while marks and (at := max([text.rfind(mark, first, at) for mark in marks])) > 0:
        following = text[at + 1 :].lstrip(" –—|-")
        if not following or not (
            following[0].isupper()
            or following[0] in "@©"
            or not following[0].isascii()
            or names_supplier(following[:20])
        ):
            continue
        if text[at] != "." or not _is_shortened(text, at):
            return at + 1
    return 0


def _is_shortened(text: str, stop: int) -> bool:
    """Whether a full stop is that of an abbreviation or of an item's number (`3. Ida Brandt`).

    A short capitalised word before it is one, and so is `vs.`: `Gov. Ida Brandt`, `Japan-U.S. Pact`, `AP Photo/J. Ida Brandt`.
    """
    before = text[max(0, stop - LONGEST_WORD) : stop].replace("-", " ").replace("/", " ")
    word = before.rpartition(" ")[2].lstrip("(“\"'")
    return (
        not word
        or (word[0].isupper() and (len(word) <= LONGEST_SHORTENED or "." in word))
        or word in _SHORTENED
        or (word.isdigit() and word == text[:stop])
    )


LONGEST_WORD, LONGEST_SHORTENED = 30, 4
"""Code points before a stop that are read, and letters of an abbreviation with a capital: `Capt.`."""
_SHORTENED = frozenset(("vs", "feat", "ft"))
"""Abbreviations in small letters before a name."""


def _after_bar(text: str) -> tuple[int, int] | None:
    """A paper in capitals or a supplier after a bar: `The ferry at dusk. | LAKESIDE HERALD - IDA BRANDT`."""
    at = text.rfind(" | ")
    tail = text[at + 3 :]
    # no number of a register: `… | ISSN 2499-0485`
    shouted = is_shouted(tail) and len(tail) <= LONGEST_CREDIT
    if at > 0 and (is_captioned(text) or (shouted and not text[:at].isupper())):
        return at, len(text)
    return None


def _after_slash(text: str) -> tuple[int, int] | None:
    """A name after a free-standing slash: `The ferry at dusk / Ida Brandt`."""
    at = text.rfind(" / ")
    tail = text[at + 3 :]
    if at <= 0 or not (is_person_name(tail) or is_agency(tail, pictures=True) or _is_short_name(tail, at)):
        return None
    before = text[:at].split()
    # `… at dusk HANDOUT / AFP`: a supplier before the slash belongs to it.
    if agency_length(before, len(before) - 1, pictures=True):
        at = len(" ".join(before[:-1]))
    # `… in Port Callan, D.C. Ida Brandt / Getty Images`: a stop of which nothing tells whether a sentence ends with it
    elif len(before) > 3 and before[-3][-1] in ".)" and is_given_name(before[-2]):
        at = len(" ".join(before[:-2]))
    return at, len(text)


def _is_short_name(tail: str, at: int) -> bool:
    """Whether an agency that no list has signs behind a long caption: `… / AMP`, `… / AMP/Archives`."""
    name = tail.partition("/")[0]
    return (
        at >= SHORTEST_CAPTION
        and 2 <= len(name) <= 5
        and name.isalpha()
        and name.isupper()
        and " " not in tail
    )


SHORTEST_CAPTION = 30
"""Code points before an unknown agency: `News / UK` is a menu's."""


def _from_supplier(text: str) -> tuple[int, int] | None:
    """A credit that nothing parts from the caption: `… dusk AP Photo/Ida Brandt`, `… dusk Getty Images`."""
    suppliers = credit_phrases("ends")
    if text.endswith(suppliers):
        start = len(text) - max(len(name) for name in suppliers if text.endswith(name))
        return _with_name(text, start), len(text)
    slash = text.find("/", max(0, len(text) - LONGEST_CREDIT))
    before = text[:slash].split() if slash > 0 else []
    for size in (2, 1):
        supplier = " ".join(before[-size:])
        if supplier[:2].isupper() and is_agency(supplier, pictures=True):
            return len(" ".join(before[:-size])), len(text)
    # `… at dusk Ida Brandt/Reuters`: back to the given name.
    if len(before) > 3 and is_given_name(before[-2]) and is_agency(text.rpartition("/")[2], pictures=True):
        return len(" ".join(before[:-2])), len(text)
    return None


def _with_name(text: str, start: int) -> int:
    """Where the credit starts of which the supplier does at `start`: `… at dusk Ida Brandt via Getty Images`."""
    before = text[:start].split()
    if len(before) > 3 and before[-1] == "via" and is_given_name(before[-3]):
        return len(" ".join(before[:-3]))
    return start


_FINDERS = (
    _leading,
    _bracketed,
    stopped,
    opened,
    _signed,
    _after_sentence,
    _after_bar,
    _after_slash,
    _from_supplier,
)
"""Where credits stand, the surest sign first."""
