"""Who supplied the picture: `The ferry. (AP Photo/Jane Smith)` -> caption, credit; copies merged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from copydesk.lexicons import Phrases, lexicon, lexicon_lines, phrases_by_stem
from copydesk.lines.names import (
    EAST_ASIAN,
    agency_length,
    has_name_shape,
    is_agency,
    is_given_name,
    is_person_name,
)
from copydesk.model import Caption

LONGEST_CREDIT = 130
"""Code points; `Handout/Lakeside School Board/Northern High School/AFP via Getty Images` has 75."""


def part_credit(text: str) -> tuple[str, str | None]:
    """Caption text without its credit, and the credit bare of brackets and opener; no text: `("", credit)`.

    >>> part_credit("The ferry at dusk. (AP Photo/Ida Brandt)")
    ('The ferry at dusk.', 'AP Photo/Ida Brandt')
    >>> part_credit("Die Fähre am Abend.Foto: Ida Brandt/dpa")
    ('Die Fähre am Abend.', 'Ida Brandt/dpa')
    >>> part_credit("Senator Tom Reyes (R-Ohio) speaks to Ida Brandt (left)")
    ('Senator Tom Reyes (R-Ohio) speaks to Ida Brandt (left)', None)

    Works on one caption of any length, in time linear in it. Never raises.
    """
    words = _without_chrome(" ".join(text.split()))
    credits: list[str] = []
    # A credit may come twice, `(AP Photo/Ida Brandt) AP Photo`; a third turn is for an opener before.
    for _ in range(3):
        start, end = _find_credit(words)
        if end == 0:
            break
        credits.insert(0, _bare_credit(words[start:end]))
        words = _tidy(words[:start] + words[end:])
        if not words:
            break
    return words, _join_credits(credits)


def is_credit(text: str) -> bool:
    """Whether the whole line is a picture credit.

    >>> is_credit("REUTERS/Ida Brandt"), is_credit("© dpa | Ida Brandt"), is_credit("Photo by Ida Brandt")
    (True, True, True)
    >>> is_credit("© 2026 Lakeside Herald"), is_credit("Photos"), is_credit("The photo shows AP")
    (False, False, False)
    """
    if not 2 <= len(text) <= LONGEST_CREDIT or not _may_hold_credit(text):
        return False
    return part_credit(text)[0] == "" and not is_copyright_line(text)


def has_credit(text: str) -> bool:
    """Whether the line ends or starts in a credit, or is one.

    >>> has_credit("The ferry at dusk. Ida Brandt/Reuters"), has_credit("The ferry at dusk, said Reuters.")
    (True, False)
    """
    return (
        _may_hold_credit(text)
        and _find_credit(_without_chrome(" ".join(text.split())))[1] > 0
        and not is_copyright_line(text)
    )


def shows_caption(text: str, lowered: str | None = None, stems: frozenset[str] | None = None) -> bool:
    """Whether its own words show that a line stands under a picture: it stops before a credit, or says who stands where in it.

    >>> shows_caption("Ivy is easy to grow ("), shows_caption("Ida Brandt (left) and Tom Reyes on the quay")
    (True, True)
    >>> shows_caption("Ida Brandt, left, on the quay"), shows_caption("The board (five of nine) voted on Tuesday.")
    (True, False)

    `lowered` is the same text in small letters, and `stems` the first STEM of them of each word that has as many, where the
    caller has these at hand.
    """
    if text.startswith(("FILE - ", "FILE – ", "FILE — ", "FILE PHOTO")):
        return True
    if not SHORTEST_PHRASE < len(text) <= LONGEST_CAPTION:
        return False
    if lowered is None:
        lowered = text.lower()
    if any(map(lowered.__contains__, _caption_phrases().in_line(stems))):
        return True
    if _places_somebody(text):
        return True
    if "（" in text:
        text = text.replace("（", "(").replace("）", ")")
    if "(" not in text:
        return False
    # `Ivy is easy to grow (`, and a blank line above `Image:`
    if text.endswith("("):
        return True
    words = (part.partition(")")[0] for part in text.split("(")[1:])
    return any(
        len(word) <= LONGEST_DIRECTION and word.lower() in lexicon("caption_brackets") for word in words
    )


def _places_somebody(text: str) -> bool:
    """Whether it says behind a name where its bearer stands: `Ida Brandt, left, on the quay`, not `she turned, left, to go`."""
    if ", " not in text:
        return False
    placed = re.search(PLACED, text)
    return bool(
        placed and text[: placed.start()].rpartition(" ")[2][:1].isupper() and text[placed.end() :].strip()
    )


PLACED = ", (?:left|right|cent(?:er|re)|above),"
"""Of the 28 lines of the corpora's dumps that have one of these, one is a paragraph, and none of news."""


@cache
def _caption_phrases() -> Phrases:
    return phrases_by_stem(lexicon_lines("caption_phrases"))


SHORTEST_PHRASE, LONGEST_CAPTION, LONGEST_DIRECTION = 15, 400, 25
"""Code points: labels are shorter, paragraphs with names in brackets longer; `representational image` has 22."""


def merge_captions(lines: Sequence[tuple[str, str]]) -> tuple[Caption, ...]:
    """Captions with their credits, the copies of each merged, in reading order.

    `lines` are `(kind, text)` pairs in reading order, kind `caption`, `credit`, or any other for text that parts one picture from
    the next. Copies are equal texts (case, marks and credit aside) and texts cut short; the fullest wording and credit win. A
    credit line goes to the caption before it, or, where that has one, to the caption after it, never past other text.

    >>> merge_captions([("caption", "The ferry at dusk."), ("caption", "The ferry at dusk. (AP)")])
    (Caption(text='The ferry at dusk.', credit='AP'),)
    >>> merge_captions([("caption", "The ferry."), ("credit", "Photo: Ida Brandt")])
    (Caption(text='The ferry.', credit='Ida Brandt'),)
    >>> merge_captions([("credit", "Photo: Ida Brandt"), ("body", "The board met."), ("caption", "The ferry.")])
    (Caption(text='The ferry.', credit=None),)
    """
    return _merge_copies(_with_credit_lines(lines))


def _with_credit_lines(lines: Sequence[tuple[str, str]]) -> list[Caption]:
    captions: list[Caption] = []
    waiting: str | None = None
    fresh = False
    for kind, text in lines:
        if kind not in ("caption", "credit"):
            waiting, fresh = None, False
            continue
        words, credit = part_credit(text)
        if kind == "credit" and words:
            words, credit = "", _bare_credit(text)
        if words:
            captions.append(Caption(words, credit or waiting))
            waiting, fresh = None, credit is None
        elif credit and fresh:
            captions[-1] = Caption(
                captions[-1].text, _join_credits([c for c in (captions[-1].credit, credit) if c])
            )
            waiting, fresh = None, False
        elif not (captions and credit and captions[-1].credit and credit in captions[-1].credit):
            waiting = credit
    return captions


_OPENING_WORDS = 4
"""Copies of a caption agree in their first words; four of them keep the candidates few."""

_MOST_CANDIDATES = 8
"""Captions with the same opening that one is compared with: a gallery may open all its captions alike."""


def _merge_copies(captions: Iterable[Caption]) -> tuple[Caption, ...]:
    merged: list[Caption] = []
    keys: list[str] = []
    by_key: dict[str, int] = {}
    by_opening: dict[str, list[int]] = {}
    for caption in captions:
        cut = caption.text.endswith(("…", "..."))
        words = _key_words(caption.text)
        key = " ".join(words)
        opening = " ".join(words[:_OPENING_WORDS])
        at = by_key.get(key)
        if at is None:
            near = by_opening.setdefault(opening, [])
            at = next(
                (i for i in near[-_MOST_CANDIDATES:] if _is_copy(key, cut, keys[i], merged[i].text)), None
            )
        # the text that stands for a picture right above its caption may have but its first words
        if at is None and keys and _opens(key, keys[-1]):
            at = len(keys) - 1
        if at is None:
            at = len(merged)
            merged.append(caption)
            keys.append(key)
            by_opening[opening].append(at)
        else:
            merged[at] = _fuller(merged[at], caption)
            keys[at] = max(keys[at], key, key=len)
        by_key[key] = at
    return tuple(merged)


def _is_copy(key: str, cut: bool, other: str, other_text: str) -> bool:
    """One begins the other, and is marked as cut or has two thirds of it (`The mayor` may open another)."""
    short, long = sorted((key, other), key=len)
    if not long.startswith(short):
        return False
    short_is_cut = cut if short == key else other_text.endswith(("…", "..."))
    return short_is_cut or 3 * len(short) >= 2 * len(long)


def _opens(one: str, other: str) -> bool:
    """Whether one of two captions is the first words of the other, four at least, or ten signs of Chinese in it."""
    short, long = sorted((one, other), key=len)
    if short and short[0] >= EAST_ASIAN:
        # `昨天，` before it tells the day
        return short in long and len(short) >= SHORTEST_OPENING // 2
    return long.startswith(f"{short} ") and short.count(" ") >= 3 and len(short) >= SHORTEST_OPENING


SHORTEST_OPENING = 20
"""Code points; `The mayor of Orsby` may open the captions of two pictures."""


def _fuller(one: Caption, other: Caption) -> Caption:
    def rank(caption: Caption) -> tuple[bool, int]:
        return (not caption.text.endswith(("…", "...")), len(caption.text))

    best = other if rank(other) > rank(one) else one
    # The copy with the credit is the one that the page's editor wrote out; its words win over an equal copy.
    if one.credit is None and other.credit and rank(other)[0]:
        best = other if 3 * len(other.text) >= 2 * len(one.text) else best
    return Caption(best.text, max(one.credit or "", other.credit or "", key=len) or None)


def _key_words(text: str) -> list[str]:
    return _KEY_WORD.findall(text.casefold())


_KEY_WORD = re.compile(r"[^\W_]+")


# A line is read to see whether it has a credit, then whether it is one, and as a caption once more
@lru_cache(maxsize=256)
def _find_credit(text: str) -> tuple[int, int]:
    """Start and end of the credit in a caption with single blanks, `(0, 0)` where there is none."""
    for find in _FINDERS:
        if text and (span := find(text)) is not None:
            return span
    return (0, 0)


def _bracketed(text: str) -> tuple[int, int] | None:
    """`… at dusk. (AP Photo/Ida Brandt)`, `［…（山野太郎撮影）`."""
    if text[-1:] not in ")]）":
        return None
    start = max(text.rfind(mark) for mark in "([（")
    if start < 0:
        return None
    content = text[start + 1 : -1].strip()
    before = text[:start].rstrip()
    if _opener_length(before):
        # `Foto: Ida Brandt (Keystone)`: the bracket is part of a longer credit.
        return None
    ends_sentence = not before or before[-1] in ".!?”\"'’»" or before[-1] >= EAST_ASIAN
    return (start, len(text)) if _is_bracket_credit(content, ends_sentence) else None


def _is_bracket_credit(content: str, ends_sentence: bool) -> bool:
    if not 2 <= len(content) <= LONGEST_CREDIT or content.lower() in lexicon("caption_brackets"):
        return False
    if content[0] >= EAST_ASIAN:
        return (
            content.endswith(_east_asian("took", "gave", "shown", "korean"))
            or content.startswith(_east_asian("opens"))
            or _names_supplier(content)
        )
    if _opener_length(content) or content[0] == "©" or _names_supplier(content):
        return True
    if ": " in content:
        # `(By: @idabrandt)`, `(Music: Ida Brandt)`
        return False
    if content.startswith(("Dok.", "Fot.")):
        return True
    if _is_of_paper(content):
        return True
    # After the caption's last sentence a bracket of capitals is its source: `(Nine)`, `(District Court)`.
    return (
        ends_sentence
        and content[0].isupper()
        and content[-1] not in ".!?"
        and not any(c.isdigit() for c in content)
        and not _reads_as_words(content)
    )


def _opened(text: str) -> tuple[int, int] | None:
    """`… at dusk. Photo: Ida Brandt`, `World CupCredit: PA`, `… — Picture by Ida Brandt`, `© dpa | …`."""
    for start, after in _openings(text):
        rest = text[after:].strip()
        if not rest or len(rest) > LONGEST_CREDIT or _reads_as_words(rest):
            continue
        if (
            rest[0].isascii()
            and not rest[0].isupper()
            and rest[0] not in "@©'\"“"
            and not _names_supplier(rest)
            and not (" " not in rest and ("." in rest[:-1] or "-" in rest))
        ):
            continue
        if start and text[start - 1] == "(" and ")" not in rest:
            start -= 1
        return start, len(text)
    return None


def _stopped(text: str) -> tuple[int, int] | None:
    """A credit behind the last sentence that ends in a full stop itself: `… at dusk. Photos via Ida Brandt.`."""
    if text[-1:] != ".":
        return None
    end = text[-_LONGEST_STOPPED:]
    for by in (": ", " by ", " via "):
        if by not in end:
            continue
        at = text.rfind(by)
        start = _opener_before(text, at, lexicon("credit_openers"))
        if start is None or not text[start].isupper() or (start and text[:start].rstrip()[-1:] not in ".!?)"):
            continue
        who = text[at + len(by) : -1]
        # `Source: The board met and said no.`
        if all(
            word[0].isupper() or word in lexicon("credit_words") for word in who.replace("/", " ").split()
        ):
            return start, len(text)
    return None


_LONGEST_STOPPED = 60
"""Code points; the longest that reading has found has 45. What a longer line says behind a colon is a sentence."""


def _openings(text: str) -> Iterable[tuple[int, int]]:
    """Places where a credit opener stands, the last first: its start and the end of its words."""
    openers = lexicon("credit_openers")
    at = len(text)
    floor = max(0, len(text) - LONGEST_CREDIT - 30)
    found: list[tuple[int, int]] = []
    while (at := max(text.rfind(":", floor, at), text.rfind("：", floor, at))) > 0:
        start = _opener_before(text, at, openers)
        if start is not None:
            found.append((start, at + 1))
    # hardly any line has any of these, which is quicker to see than where
    for sign in ("©", "(c) ", "Copyright ", "Fot. ", "fot. "):
        if sign in text and (at := text.rfind(sign, floor)) >= 0:
            found.append((at, at + len(sign)))
    for by in (" by ", " von ", " par ", " por ", " di ", " courtesy of ", " Courtesy of ", " via "):
        if by not in text or (at := text.rfind(by, floor)) <= 0:
            continue
        start = _opener_before(text, at, openers)
        # `… at dusk | photo by Ida Brandt`
        if start is not None and (text[start].isupper() or text[:start].endswith("| ")):
            found.append((start, at + len(by)))
    for by in ("Courtesy of ", "Courtesy ", "COURTESY OF "):
        if by in text and ((at := text.rfind(by, floor)) == 0 or (at > 1 and text[at - 2] in ".!?")):
            found.append((at, at + len(by)))
            break
    # The first of several openers in a row starts the credit: `Foto: Bild: Ida Brandt`.
    return sorted(found)


def _opener_before(text: str, end: int, openers: frozenset[str]) -> int | None:
    """Start of the opener that ends at `end`, of one word or two (`Image credit`), maybe glued to text."""
    start: int | None = None
    while True:
        stop = end
        while stop > 0 and text[stop - 1] == " ":
            stop -= 1
        begin = stop
        while begin > 0 and text[begin - 1].isalpha() and stop - begin < 16:
            begin -= 1
        word = text[begin:stop]
        if word in _HANDED and start is None and begin:
            # `Photo provided by Ida Brandt`
            end = begin
            continue
        if word.lower() not in openers:
            if word[1:].islower():
                return start
            # `World CupCredit`: the caption ran into its opener.
            capital = max((i for i, c in enumerate(word) if c.isupper()), default=0)
            if start is not None or not capital or word[capital:].lower() not in openers:
                return start
            return begin + capital
        if start is None and not (
            word[0].isupper()
            or not word[0].isascii()
            or begin == 0
            or text[begin - 1] in "(["
            or text[:begin].endswith("| ")
        ):
            # `Image credit:`, but not `the credit:`
            opener = text[:begin].rstrip().rpartition(" ")[2]
            if not (opener[:1].isupper() and opener.lower() in openers):
                return None
        if start is not None and begin and not word[0].isupper():
            return start
        start, end = begin, begin


_HANDED = frozenset(("provided", "submitted", "supplied", "taken"))
"""What stands between an opener and `by`."""


def _signed(text: str) -> tuple[int, int] | None:
    """Japanese papers sign with a double hyphen: `…（13日）＝ロイター`."""
    at = text.rfind("＝")
    if (
        at < 0
        or len(text) - at > 25
        or (
            not is_agency(text[at + 1 :].removesuffix("提供"), pictures=True)
            and not text.endswith(_east_asian("gave"))
        )
    ):
        return None
    return at, len(text)


def _after_sentence(text: str) -> tuple[int, int] | None:
    """A bare credit after the last sentence: `… at dusk. Ida Brandt/Reuters`; or the whole of the text."""
    start = _sentence_end(text)
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
    if 0 < len(tail) <= LONGEST_CREDIT and _is_bare_credit(tail, alone=start == 0):
        return start, len(text)
    return None


def _after_bar(text: str) -> tuple[int, int] | None:
    """A paper in capitals or a supplier after a bar: `The ferry at dusk. | LAKESIDE HERALD - IDA BRANDT`."""
    at = text.rfind(" | ")
    tail = text[at + 3 :]
    # no number of a register: `… | ISSN 2499-0485`
    shouted = (
        tail.isupper() and " " in tail and not any(map(str.isdigit, tail)) and len(tail) <= LONGEST_CREDIT
    )
    if at > 0 and (_is_captioned(text) or (shouted and not text[:at].isupper())):
        return at, len(text)
    return None


def _is_captioned(text: str) -> bool:
    """Whether a bar parts a caption from a supplier: `The ferry at dusk | Ida Brandt/AFP`, not `Getty Images | Ida Brandt`."""
    caption, _, credit = text.rpartition(" | ")
    return caption.count(" ") >= 3 and not _names_supplier(caption) and _names_supplier(credit)


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
    if text.endswith(_UNMISTAKABLE):
        start = len(text) - max(len(name) for name in _UNMISTAKABLE if text.endswith(name))
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


_UNMISTAKABLE = (
    "Getty Images",
    "GETTY IMAGES",
    "AP Photo",
    "Shutterstock",
    "picture alliance",
    "PA Wire",
    "PA Images",
)
"""Suppliers that no sentence ends in; `told Reuters` does."""


def _leading(text: str) -> tuple[int, int] | None:
    """A credit before the caption: `(AP Photo/Ida Brandt) The ferry …`, `Foto: Ida Brandt | Die Fähre …`."""
    if text[:1] == "(":
        end = text.find(")", 0, LONGEST_CREDIT) + 1
        content = text[1 : end - 1]
        if (
            end > 3
            and content.lower() not in lexicon("caption_brackets")
            and (_opener_length(content) or _names_supplier(content))
        ):
            return 0, end
    if text.startswith(_SHOUTED):
        return _shouted(text)
    if size := _opener_length(text):
        for mark in (" | ", " – ", " — ", " - ", "; "):
            end = text.find(mark, size, LONGEST_CREDIT)
            # `Foto: dpa | Ida Brandt` is one credit; four words and more after the mark are the caption.
            if end > 0 and text.count(" ", end + len(mark)) >= 3 and not _names_supplier(text[end:]):
                return 0, end + len(mark)
    return None


def _shouted(text: str) -> tuple[int, int] | None:
    """Capitals before a caption that is in none: `PHOTO BY IDA BRANDT The ferry leaves the quay.`."""
    words = text.split(" ")
    size = next((i for i, word in enumerate(words) if not word.isupper()), len(words))
    if 2 <= size <= _MOST_SHOUTED and len(words) - size >= 3:
        return 0, len(" ".join(words[:size])) + 1
    return None


_SHOUTED = ("PHOTO BY ", "PHOTOS BY ", "SUBMITTED PHOTO ", "COURTESY PHOTO ")
_MOST_SHOUTED = 6
"""Words: `PHOTO BY` and a name of four."""

_FINDERS = (
    _leading,
    _bracketed,
    _stopped,
    _opened,
    _signed,
    _after_sentence,
    _after_bar,
    _after_slash,
    _from_supplier,
)
"""Where credits stand, the surest sign first."""


def _opener_length(text: str) -> int:
    """Length of the opener that a text starts with, 0 for none: `Photo:`, `Image credit:`, `Picture by`."""
    openers = lexicon("credit_openers")
    words = text[:40].replace(":", " : ", 1).replace("：", " : ", 1).split()
    if not words or words[0].lower() not in openers:
        return 0
    if words[0].islower() and len(words) > 1 and has_name_shape(text.split()[1:]):
        # `(foto Ida Brandt)`
        return len(words[0])
    for at, word in enumerate(words[1:4], 1):
        if word == ":":
            return text.find(":") + 1 or text.find("：") + 1
        if (
            word in ("by", "BY", "von", "par", "por", "di", "de", "av", "courtesy", "via")
            and at + 1 < len(words)
            and words[at + 1][0].isupper()
        ):
            return text.find(f" {word} ") + len(word) + 2
        if word.lower() not in openers and word not in _HANDED:
            return 0
    return 0


def _is_bare_credit(tail: str, alone: bool) -> bool:
    """Whether words without bracket or opener are a credit: a supplier, or a person after a sentence."""
    if is_agency(tail, pictures=True):
        return True
    if tail[-1] in ".!?:" or _reads_as_words(tail):
        return False
    if ": " in tail or tail.partition(".")[0].isdigit():
        # `School/Team: Callan MIS` is a fact of a list, `3. The Ferry via Getty Images` an item
        return False
    if "/" in tail or "|" in tail or " via " in tail:
        if alone and _is_captioned(tail):
            return False
        # `Ida Brandt/Reuters`, and of any paper `IDA BRANDT / LAKESIDE HERALD`, but not `GET IT ALL FOR $2/MONTH`
        return (
            _names_supplier(tail)
            or (not alone and tail.isupper() and " " in tail and not any(map(str.isdigit, tail)))
            # alone on a line, two writers sign so, too
            or (not alone and _is_of_paper(tail))
        )
    if tail[0] >= EAST_ASIAN:
        return not alone and (
            (len(tail) <= 4 and tail.isalpha())
            or (len(tail) <= 12 and tail.endswith(_east_asian("korean")))
            or (len(tail) <= 20 and tail.endswith(_east_asian("took", "gave")))
            or _is_handed_on(tail)
        )
    who, dash, paper = tail.partition(" - ")
    if dash and not alone and is_person_name(who) and paper[0].isupper():
        return True
    words = tail.split()
    if agency_length(words, 0, pictures=True):
        # `AP Photo`, `Getty Images Europe`; alone on a line `AP News` is a menu.
        return (not alone and len(words) <= 3 and not any(w[0].islower() for w in words[1:])) or any(
            w in ("Photo", "Images") for w in words[:2]
        )
    return not alone and (is_person_name(tail) or words[0] in _SUPPLIED)


def _is_handed_on(text: str) -> bool:
    """Whether Chinese words say who gave a picture and who ran it, or that it is an agency's old one: `港务局供图 新华网发`."""
    who, _, outlet = text.rpartition(" ")
    if outlet in _east_asian("old"):
        return is_agency(who, pictures=True)
    return len(text) <= LONGEST_HANDED and who.endswith(_east_asian("took")) and outlet.isalpha()


@cache
def _east_asian(*kinds: str) -> tuple[str, ...]:
    """The words of some kinds in the list of credits in Chinese, Japanese and Korean."""
    rows = (line.split() for line in lexicon_lines("cjk_credit_words"))
    return tuple(word for kind, *words in rows if kind in kinds for word in words)


LONGEST_HANDED = 24
"""Code points; an office with its city, and an outlet, have 18."""


def _is_of_paper(text: str) -> bool:
    """Whether a person and a paper of any name stand around a slash: `Ida Brandt/Callan Herald`, but not two people."""
    who, slash, paper = map(str.strip, text.partition("/"))
    return bool(slash) and is_person_name(who) and paper[:1].isupper() and not is_person_name(paper)


_SUPPLIED = frozenset(
    (
        "Supplied",
        "Handout",
        "Courtesy",
        "Archiv",
        "Archives",
        "Archivio",
        "Archivo",
        "Arquivo",
        "Archief",
        "Arkiv",
    )
)
"""What the credit of a picture opens with that nobody took for the paper."""


def _names_supplier(text: str) -> bool:
    """Whether a short text names an agency or supplier between its marks."""
    words = text.replace("/", " / ").replace("|", " | ").replace(",", " , ").split()
    return any(
        w[0] not in "/|," and agency_length(words, i, pictures=True) for i, w in enumerate(words)
    ) or any(mark in text.lower() for mark in ("courtesy", "handout", " via ", "press office", "screengrab"))


def _reads_as_words(text: str) -> bool:
    """Whether text runs as a sentence: two or more lower-case words that no credit has."""
    told = False
    for word in map(_bare_word, text.split()):
        if not word:
            continue
        if (
            word[0].islower()
            and len(word) > 2
            and word.isalpha()
            and word not in lexicon("credit_words")
            and not is_agency(word, pictures=True)
        ):
            if told:
                return True
            told = True
    return False


def _bare_word(word: str) -> str:
    return word.strip('"“”»«,;.')


def _sentence_end(text: str) -> int:
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
            or _names_supplier(following[:20])
        ):
            continue
        if text[at] == ".":
            before = text[max(0, at - 30) : at].replace("-", " ").replace("/", " ")
            word = before.rpartition(" ")[2].lstrip("(“\"'")
            # `Gov. Ida Brandt`, `Japan-U.S. Pact`, `AP Photo/J. Ida Brandt`: a short capitalised word before the stop is an
            # abbreviation, and so is `vs.`; `3. Ida Brandt` is an item's number.
            if (
                not word
                or (word[0].isupper() and (len(word) <= 4 or "." in word))
                or word in _SHORTENED
                or (word.isdigit() and word == text[:at])
            ):
                continue
        return at + 1
    return 0


_SHORTENED = frozenset(("vs", "feat", "ft"))
"""Abbreviations in small letters before a name."""


def _bare_credit(text: str) -> str:
    """The credit without brackets, openers and dashes around it."""
    credit = text
    while True:
        bare = credit.strip(" –—|-·,;").lstrip("/ ")
        if bare[:1] in ("(", "[", "（") and bare[-1:] in (")", "]", "）") and bare.count(bare[0]) == 1:
            bare = bare[1:-1]
        elif bare.endswith((")", "）")) and "(" not in bare and "（" not in bare:
            bare = bare[:-1]
        elif bare.startswith("(") and ")" not in bare:
            bare = bare[1:]
        for sign in (
            "©",
            "＝",
            "Copyright ",
            "Courtesy of ",
            "COURTESY OF ",
            "by ",
            "By ",
            "Fot. ",
            "fot. ",
            *_east_asian("opens"),
        ):
            bare = bare.removeprefix(sign)
        # `Ida Brandt/dpa +++ dpa-Bildfunk +++`
        bare = bare[_opener_length(bare) :].partition(" +++")[0].strip()
        if bare == credit:
            return bare
        credit = bare


def _join_credits(credits: Sequence[str]) -> str | None:
    """One credit of several; one that another already holds is left out."""
    kept: list[str] = []
    for credit in credits:
        if any(_holds(other, credit) for other in kept):
            continue
        kept = [other for other in kept if not _holds(credit, other)]
        if credit:
            kept.append(credit)
    return "; ".join(kept) or None


def _holds(one: str, other: str) -> bool:
    """Whether a credit has all that another says: `Ida Brandt/Getty Images` has `IDA BRANDT VIA`."""
    return other in one or set(_key_words(one)) >= {word for word in _key_words(other) if word != "via"}


def _tidy(text: str) -> str:
    """Caption words after the credit is cut: no dash, bar or open bracket left hanging."""
    text = text.strip().rstrip("–—|/([-（").rstrip()
    return "" if not any(c.isalnum() for c in text) else text


def _without_chrome(text: str) -> str:
    buttons = lexicon_lines("caption_chrome")
    if text.startswith(buttons) or text.endswith(buttons):
        for words in buttons:
            if text.startswith(words) and len(text) > len(words):
                text = text[len(words) :].lstrip()
            elif text.endswith(words) and len(text) > len(words):
                text = text[: -len(words)].rstrip()
    if text.endswith("("):
        text = text[:-1].rstrip()
    # `[2/7]The ferry at dusk.`
    if text.startswith("[") and text[1:2].isdigit():
        count, _, rest = text.partition("]")
        text = rest.lstrip() if rest and count[1:].replace("/", "").isdigit() else text
    # some pages print a credit for each width of screen
    half = text[: len(text) // 2]
    if half and text == half + half:
        text = half
    return text.lstrip("▲△ ") or text


def _may_hold_credit(text: str) -> bool:
    """Cheap: whether any mark or word of a credit is near an end of the line. Most lines leave here."""
    last = text[-1:]
    if last in ")]）" or text[:1] == "(" or text.startswith(_SHOUTED):
        return True
    if last in '”"’»':
        # A quotation at the end closes a sentence too.
        last = text[-2:-1]
    if last in ".!?…,;":
        # A sentence; only a short line may be a credit with a full stop after it (`Foto: Polisen.`), or close with one.
        return (len(text) <= 60 and (":" in text or "©" in text)) or (
            last == "." and _stopped(text) is not None
        )
    if text.replace(" ", "").isalnum():
        # Words without any mark, as most lines of menus are.
        return (
            " by " in text
            or "opyright" in text
            or "ourtesy" in text
            or "COURTESY" in text
            or text.endswith(_UNMISTAKABLE)
            or is_agency(text, pictures=True)
        )
    end = text[-LONGEST_CREDIT:]
    return (
        "/" in end
        or ":" in end
        or "©" in end
        or ". " in end
        or " by " in end
        or "|" in end
        or "＝" in end
        or "：" in end
        or "opyright" in end
        or "ourtesy" in end
        or "COURTESY" in end
        or is_agency(text, pictures=True)
        or text.endswith(_UNMISTAKABLE)
        or _sentence_end(text) > 0
    )


def is_copyright_line(text: str) -> bool:
    """`© 2026 Lakeside Herald`, `All rights reserved`: the page's footer, no credit."""
    lowered = text.lower()
    if "rights reserved" in lowered or "alle rechte" in lowered:
        return True
    at = max(text.find("©"), lowered.find("copyright"))
    return at >= 0 and any(c.isdigit() for c in text[at : at + 20])
