"""Who supplied the picture: `The ferry. (AP Photo/Jane Smith)` -> caption, credit."""

from __future__ import annotations

from copydesk.lexicons import lexicon_lines
from copydesk.lines.bare_credits import bare_credit, join_credits
from copydesk.lines.credit_finders import find_credit, sentence_end
from copydesk.lines.credit_openers import LONGEST_CREDIT, LONGEST_STOPPED, stopped
from copydesk.lines.credit_words import credit_phrases
from copydesk.lines.names import is_agency


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
    for _ in range(MOST_CREDITS):
        start, end = find_credit(words)
        if end == 0:
            break
        credits.insert(0, bare_credit(words[start:end]))
        words = _tidy(words[:start] + words[end:])
        if not words:
            break
    return words, join_credits(credits)


MOST_CREDITS = 3
"""A credit may come twice, `(AP Photo/Ida Brandt) AP Photo`; a third turn is for an opener before."""


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
        and find_credit(_without_chrome(" ".join(text.split())))[1] > 0
        and not is_copyright_line(text)
    )


def is_copyright_line(text: str) -> bool:
    """Whether a line is of the page's footer, and no credit: `© 2026 Lakeside Herald`, `All rights reserved`.

    >>> is_copyright_line("© 2026 Lakeside Herald"), is_copyright_line("© Ida Brandt")
    (True, False)
    """
    lowered = text.lower()
    if "rights reserved" in lowered or "alle rechte" in lowered:
        return True
    at = max(text.find("©"), lowered.find("copyright"))
    return at >= 0 and any(c.isdigit() for c in text[at : at + NEAR])


NEAR = 20
"""Code points from the sign to the year: `Copyright (c) 2026`."""


def _may_hold_credit(text: str) -> bool:
    """Cheap: whether any mark or word of a credit is near an end of the line. Most lines leave here."""
    last = text[-1:]
    if last in ")]）" or text[:1] == "(" or text.startswith(credit_phrases("shouted")):
        return True
    if last in '”"’»':
        # A quotation at the end closes a sentence too.
        last = text[-2:-1]
    if last in ".!?…,;":
        # A sentence; only a short line may be a credit with a full stop after it (`Foto: Polisen.`), or close with one.
        short = len(text) <= LONGEST_STOPPED and (":" in text or "©" in text)
        return short or (last == "." and stopped(text) is not None)
    if text.replace(" ", "").isalnum():
        # Words without any mark, as most lines of menus are.
        return _has_word_of_credit(text, text)
    end = text[-LONGEST_CREDIT:]
    return (
        "/" in end
        or ":" in end
        or "©" in end
        or ". " in end
        or "|" in end
        or "＝" in end
        or "：" in end
        or _has_word_of_credit(text, end)
        or sentence_end(text) > 0
    )


def _has_word_of_credit(text: str, end: str) -> bool:
    """Whether a word of a credit is near the end of a line, or all of it is a supplier's name."""
    return (
        " by " in end
        or "opyright" in end
        or "ourtesy" in end
        or "COURTESY" in end
        or text.endswith(credit_phrases("ends"))
        or is_agency(text, pictures=True)
    )


def _without_chrome(text: str) -> str:
    """The line without what the page sets around a caption: buttons, an open bracket, counts of pictures, its words once more."""
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
    # some pages print a credit for each width of screen, and a caption for those who do not see the picture
    half = text[: len(text) // 2]
    if half and (text == half + half or (len(half) >= SHORTEST_TWICE and text == f"{half} {half}")):
        text = half
    return text.lstrip("▲△ ") or text


SHORTEST_TWICE = 12
"""Code points of words that stand twice in a row: `New York New York` is a town."""


def _tidy(text: str) -> str:
    """Caption words after the credit is cut: no dash, bar or open bracket left hanging."""
    text = text.strip().rstrip("–—|/([-（").rstrip()
    return "" if not any(c.isalnum() for c in text) else text
