"""A credit by itself: without brackets and openers around it, several as one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.lines.credit_openers import opener_length
from copydesk.lines.credit_words import credit_phrases, east_asian


def bare_credit(text: str) -> str:
    """The credit without brackets, openers and dashes around it.

    >>> bare_credit("(Photo: © Ida Brandt)"), bare_credit("Courtesy of Ida Brandt")
    ('Ida Brandt', 'Ida Brandt')
    """
    credit = text
    # each turn may bring to light what the next takes off: `(Foto: © Ida Brandt)`
    while True:
        bare = _unbracketed(credit.strip(" –—|-·,;").lstrip("/ "))
        for opening in (*credit_phrases("bare"), *east_asian("opens")):
            bare = bare.removeprefix(opening)
        # `Ida Brandt/dpa +++ dpa-Bildfunk +++`
        bare = bare[opener_length(bare) :].partition(" +++")[0].strip()
        if bare == credit:
            return bare
        credit = bare


def _unbracketed(credit: str) -> str:
    """The credit without the brackets around it, or the one that lost its other half."""
    if credit[:1] in ("(", "[", "（") and credit[-1:] in (")", "]", "）") and credit.count(credit[0]) == 1:
        return credit[1:-1]
    if credit.endswith((")", "）")) and "(" not in credit and "（" not in credit:
        return credit[:-1]
    return credit[1:] if credit.startswith("(") and ")" not in credit else credit


def join_credits(credits: Sequence[str]) -> str | None:
    """One credit of several; one that another already holds is left out, None where none is left.

    >>> join_credits(["AP Photo", "AP Photo/Ida Brandt", "Stowe Port"])
    'AP Photo/Ida Brandt; Stowe Port'
    """
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
    return other in one or set(key_words(one)) >= {word for word in key_words(other) if word != "via"}


def key_words(text: str) -> list[str]:
    """The words of a caption or a credit, case and marks aside."""
    return _KEY_WORD.findall(text.casefold())


_KEY_WORD = re.compile(r"[^\W_]+")
