"""Quotation marks -> the stretches that they enclose: “ ”, „ “, « », straight and single marks, 「 」."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from copydesk.lexicons import lexicon


class Stretch(NamedTuple):
    """Words between quotation marks in one paragraph; whether anybody said them is not asked yet."""

    paragraph: int
    """Index into the paragraphs."""
    opening: int
    """Code point offset of the opening mark."""
    start: int
    end: int
    """`paragraphs[paragraph][start:end]` gives the words, without outer blanks and a closing comma."""
    closing: int
    """Offset behind the closing mark; the paragraph's length where the marks are left open."""
    carries_on: bool
    """True where the marks stay open and the next paragraph opens them anew."""


def quoted_stretches(paragraphs: Sequence[str]) -> list[Stretch]:
    """Everything that stands between quotation marks, the outermost marks only, in reading order.

    >>> [s[2:4] for s in quoted_stretches(['"We are open," Ada Birch said.'])]
    [(1, 12)]
    >>> [s[2:4] for s in quoted_stretches(["‘It’s the workers’ choice,’ she said."])]
    [(1, 25)]
    >>> quoted_stretches(['The pipe is 12" wide.', "The dogs' home isn't."])
    []

    Takes paragraphs in any language; offsets are code points; never raises.
    """
    text = "\n".join(paragraphs)
    doubles = _positions(text, _DOUBLE_MARKS)
    singles = sum([text.count(hint) for hint in _SINGLE_HINTS if hint[-1] in text])
    if not doubles and not singles:
        return []
    inward = _guillemets_point_inward(text) if "»" in text else False
    found = _scan(paragraphs, doubles, inward)
    outer_doubles = sum([s.end - s.start > _LONGER_THAN_A_TERM for s in found])
    if singles > outer_doubles:
        # British copy has single marks outside and double marks within; in all other copy single marks stand
        # inside double ones, in headlines, and as apostrophes. The article's own habit decides.
        british = _scan(paragraphs, sorted(doubles + _positions(text, _SINGLE_MARKS)), inward)
        outer_singles = sum(
            [_is_single(paragraphs, s) and s.end - s.start > _LONGER_THAN_A_TERM for s in british]
        )
        if outer_singles > outer_doubles:
            found = british
    return [s for s in found if not _is_nickname(paragraphs[s.paragraph], s)]


def stop_of(text: str, stretch: Stretch) -> str:
    """The last code point that is quoted, behind a quotation within: the comma of “…a ‘mess,’” she said; often a letter."""
    last = stretch.closing - 2
    return text[last - (text[last] in _CLOSE_WITHIN and last > stretch.start) : last + 1][0]


_CLOSE_WITHIN = "'’\"”"


def _is_nickname(text: str, stretch: Stretch) -> bool:
    """True for a word or two within a name: Ada “Ace” Birch; but not: On “Ace” Birch sings, THE “ACE” SHOW."""
    opening, start, end, closing = stretch[1:5]
    if end - start > _NICKNAME or not (text[start].isupper() and text[closing + 1 : closing + 2].isupper()):
        return False
    inner = text[start:end]
    before = text[max(0, opening - 20) : opening - 1].rpartition(" ")[2]
    return (
        text[opening - 1 : opening] == " "
        and text[closing] == " "
        and inner.replace(" ", "").isalpha()
        and inner.istitle()
        and (before.isalpha() or (len(before) == 2 and before[1] == "."))
        and before.istitle()
        and before not in lexicon("sentence_openers")
        and text[closing + 2 : closing + 3].islower()
    )


_NICKNAME = 16
"""Code points: two words."""


DASHES = ("–", "—", "―", "-")
"""What opens speech without marks at the head of a paragraph."""
_DOUBLE_MARKS = '"“”„«»「」『』＂'
_SINGLE_MARKS = "‘’‚‹›'"
_SINGLE_HINTS = ("‘", "‚", "‹", " '", "\n'", "('")
_LONGER_THAN_A_TERM = 16
"""Code points; 'soft' and 'fake news' are headline habit, a longer stretch shows how speech is marked."""

_CLOSERS = {
    '"': '"”',
    "＂": "＂",
    "“": '”"',
    "„": '“”"',
    "”": "”",
    "«": "»",
    "「": "」",
    "『": "』",
    "‘": "’'",
    "'": "'’",
    "‚": "‘’",
    "‹": "›",
}
_INWARD = {**_CLOSERS, "»": "«"}
del _INWARD["«"]
_SINGLE_OPENERS = "‘'‚‹"
_BRACKETS = "「『«„"
"""Marks that only ever open: text around them need not be looked at."""
_ELISION = re.compile(r"(?:\d\ds?|em|til|tis|twas|cause|n|round|bout)\b", re.IGNORECASE)
"""Words that begin with an apostrophe: ’90s, ’em, rock ’n’ roll."""
_FEET = r"\d['’′]? ?\d{0,2}$"


def _guillemets_point_inward(text: str) -> bool:
    """German books and Danish papers write »so«, French and Spanish « so »; the first one tells."""
    first = text.find("»")
    return first < (text.find("«") if "«" in text else len(text)) and text[first + 1 : first + 2].isalnum()


def _positions(text: str, marks: str) -> list[int]:
    """Where any of the marks stands: most texts have but two of them, and to look for one costs little."""
    positions: list[int] = []
    for mark in marks:
        at = text.find(mark)
        while at >= 0:
            positions.append(at)
            at = text.find(mark, at + 1)
    positions.sort()
    return positions


def _scan(paragraphs: Sequence[str], positions: list[int], inward: bool) -> list[Stretch]:
    """The stretches of all paragraphs, whose joined form has marks at these positions."""
    closers = _INWARD if inward else _CLOSERS
    stretches: list[Stretch] = []
    at = place = 0
    for number, paragraph in enumerate(paragraphs):
        end = at + len(paragraph)
        first = place
        while place < len(positions) and positions[place] < end:
            place += 1
        carried = bool(stretches) and stretches[-1].carries_on
        if carried and first < place and _only_closes(paragraph, positions[first] - at):
            closing = positions[first] - at
            stretches.append(_stretch(number, paragraph, -1, closing, closing + 1, False)._replace(opening=0))
            first += 1
            carried = False
        elif carried and not (first < place and _reopens(paragraph, positions[first] - at, closers)):
            _end(stretches, paragraphs)
            carried = False
        if first < place:
            row = [position - at for position in positions[first:place]]
            stretches += _pair(number, paragraph, row, closers, carried)
        at = end + 1
    if stretches and stretches[-1].carries_on:
        _end(stretches, paragraphs)
    return stretches


def _end(stretches: list[Stretch], paragraphs: Sequence[str]) -> None:
    """Nothing carries the last stretch on: it ends here; a lone single mark was an apostrophe."""
    last = stretches.pop()
    if not _is_single(paragraphs, last):
        stretches.append(last._replace(carries_on=False))


def _reopens(text: str, first: int, closers: dict[str, str]) -> bool:
    """French papers begin a carried-on paragraph with the closing mark, all others with the opening one."""
    return not text[:first].strip() and (text[first] in closers or text[first] == "»")


def _only_closes(text: str, first: int) -> bool:
    """True where the first mark of a paragraph closes what the paragraph before has left open: … in May.” — Ada Birch

    Curly marks alone: a straight one may open as well, and a single one is an apostrophe.
    """
    return text[first] == "”" and first > 0 and not text[first - 1].isspace()


def _pair(
    number: int, text: str, positions: list[int], closers: dict[str, str], carried: bool
) -> list[Stretch]:
    stretches: list[Stretch] = []
    balanced = text.count("“") == text.count("”")
    opening, closing_marks, depth = -1, "", 0
    straight_within = curly_within = False
    last_curly = text.rfind("”")
    size = len(text)
    for place, at in enumerate(positions):
        mark = text[at]
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < size else " "
        if opening < 0:
            if carried and place == 0 and mark == "»" and at == 0:
                opening, closing_marks, depth = at, "»", 1
            elif mark in closers and _opens(text, at, mark, before, after):
                opening, closing_marks, depth = at, closers[mark], 1
        elif mark == '"' and opening == at - 1 and after.isalnum() and text[opening] == '"':
            opening = at  # ""We are late," she said: typed twice
        elif mark in closing_marks:
            if mark == '"' and closing_marks[0] == "”":
                # straight marks inside curly ones are a quotation within, unless one only closes
                within, straight_within = straight_within, False
                if within:
                    continue
                if before.isspace() and not after.isspace():
                    straight_within = True
                    continue
            if mark == "”" and curly_within:
                curly_within = False
                continue
            if mark in "\"'" and before.isspace() and not after.isspace() and after.isalnum():
                if mark == '"' and _nests(text, positions, place):
                    depth += 1
                    continue
                opening = at  # an opening mark: the one before it was never closed
                continue
            if mark in "’'" and not _closes_single(text, at, before, after, positions, place):
                continue
            if (
                mark == '"'
                and before.isdigit()
                and re.search(_FEET, text[max(0, at - 5) : at])
                and "'" in text[at - 4 : at]
            ):
                continue
            depth -= 1
            if depth == 0:
                stretches.append(_stretch(number, text, opening, at, at + 1, False))
                opening = -1
        elif mark == "“" and text[opening] == '"':
            curly_within = at < last_curly  # "…not about “Equal Justice” any more…"
        elif mark == text[opening]:
            if mark == "“" and not after.isalnum() and (not before.isspace() or at == size - 1):
                stretches.append(_stretch(number, text, opening, at, at + 1, False))  # curled the wrong way
                opening = -1
            elif mark != "“" or balanced:
                depth += 1
            else:
                opening = at
    if opening >= 0:
        stretches.append(_stretch(number, text, opening, size, size, True))
    return [s for s in stretches if s.end > s.start]


def _nests(text: str, positions: list[int], place: int) -> bool:
    """True where two marks close behind an opening one inside straight marks: "They say "open the gate" all day," she said."""
    closing = positions[place + 1 : place + 3]
    return len(closing) == 2 and all(
        text[at] == '"' and text[at - 1] > " " and not text[at + 1 : at + 2].isalnum() for at in closing
    )


def _opens(text: str, at: int, mark: str, before: str, after: str) -> bool:
    if mark in _BRACKETS or mark == "»":
        return True
    if after.isspace() and mark != "“":
        return False
    if mark == "“":
        return not (after.isspace() and not before.isspace())
    if mark == "”":
        # Swedish and Finnish copy opens with the closing mark; where the blank is lost a stop is before it: late.”It
        return (before.isspace() and after.isalnum()) or (before == "." and after.isupper())
    if mark in '"＂':
        return not before.isdigit() and (not before.isalnum() or after.isalnum())
    if before.isalnum() or before == "’" or not (after.isalnum() or after in '“"[(.…¿¡'):
        return False
    return not _ELISION.match(text, at + 1)


def _closes_single(text: str, at: int, before: str, after: str, positions: list[int], place: int) -> bool:
    """Tells a closing mark from an apostrophe."""
    if after.isalnum() or before.isspace():
        return False
    if not before.isalnum() or not after.isspace():
        return True
    # the workers’ choice: a plural's apostrophe, unless no other mark is left that could close
    if before != "s":
        return True
    for later in positions[place + 1 : place + 8]:
        mark = text[later]
        if mark == "‘":
            return True
        following = text[later + 1] if later + 1 < len(text) else " "
        if mark in "’'" and not following.isalnum() and not text[later - 1].isspace():
            return False
    return True


def _stretch(number: int, text: str, opening: int, end: int, closing: int, carries_on: bool) -> Stretch:
    start = opening + 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",，、"):
        end -= 1
    return Stretch(number, opening, start, end, closing, carries_on)


def _is_single(paragraphs: Sequence[str], stretch: Stretch) -> bool:
    return paragraphs[stretch.paragraph][stretch.opening] in _SINGLE_OPENERS
