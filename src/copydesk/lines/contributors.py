"""Who helped with a story: `… contributed to this report.`, `Reporting by …; Editing by …`."""

from __future__ import annotations

from functools import cache

from copydesk.lexicons import phrases_by_kind
from copydesk.lines.byline_parts import read_parts
from copydesk.lines.names import opens_east_asian, unique_names


def read_contributors(text: str) -> tuple[str, ...]:
    """The people of a contributor line, in order; organisations and desks are left out.

    >>> read_contributors("Lakeside Herald’s Ida Brandt and Tom Reyes contributed to this report.")
    ('Ida Brandt', 'Tom Reyes')
    >>> read_contributors("Reporting by Ida Brandt in Oslo; Editing by Tom Reyes")
    ('Ida Brandt', 'Tom Reyes')
    >>> read_contributors("He contributed to this growth.")
    ()
    """
    if opens_east_asian(text):
        return _east_asian_contributors(text)
    if not is_contributor_line(text):
        return ()
    _, parts = read_parts(_without_cues(text).strip(" .()—–-"))
    return unique_names(part.text for part in parts if part.kind == "name")


def _east_asian_contributors(text: str) -> tuple[str, ...]:
    # loaded where a page has such a line
    from copydesk.lines.cjk_bylines import read_labels, reporters

    if made := read_labels(text):
        return made.editors
    return reporters(text) if is_contributor_line(text) else ()


def _without_cues(text: str) -> str:
    """The line with a bar in place of each phrase that says who did what: ` | Ida Brandt in Oslo;  |  Tom Reyes`."""
    # `İ` is the one letter whose small form is longer; places in `text` and `lowered` must agree.
    text = text.replace("İ", "I")
    for cue in phrases_by_kind("contributor_phrases")["cue"]:
        lowered = text.lower()
        while (at := lowered.find(cue)) >= 0:
            text = f"{text[:at]} | {text[at + len(cue) :]}"
            lowered = f"{lowered[:at]} | {lowered[at + len(cue) :]}"
    return text


def is_contributor_line(text: str, lowered: str | None = None) -> bool:
    """Whether the line says who helped: `… contributed to this report`, `Reporting by …`.

    >>> is_contributor_line("With files from Ida Brandt")
    True
    >>> is_contributor_line("Rain contributed to the delay.")
    False

    `lowered` is the same text in small letters, where the caller has it at hand.
    """
    if not SHORTEST_LINE <= len(text) <= LONGEST_LINE:
        return False
    if "/" in text and len(text) <= LONGEST_INITIALS and _are_initials(text):
        return True
    line = (text.lower() if lowered is None else lowered).lstrip(" (—–-*_•[【")
    # nearly all lines begin otherwise and have no such word, which is quicker to see than each of the phrases
    return (
        (line[:START] in _starts() and line.startswith(phrases_by_kind("contributor_phrases")["opens"]))
        or ("contribu" in line and any(map(line.__contains__, phrases_by_kind("contributor_phrases")["has"])))
        or (("献" in text or "獻" in text) and _says_who_helped(text))
    )


def _says_who_helped(text: str) -> bool:
    """Whether a Chinese line says so; each phrase has one of the two letters."""
    from copydesk.lines.cjk_bylines import says_who_helped

    return says_who_helped(text)


SHORTEST_LINE, LONGEST_LINE = 8, 600
"""Code points; `/ritzau/` has 8, and a newsroom's list of a dozen helpers with their cities some 400."""


@cache
def _starts() -> frozenset[str]:
    return frozenset([opener[:START] for opener in phrases_by_kind("contributor_phrases")["opens"]])


START = 4
"""Letters in which each opener of such a line is told from nearly all other lines: the shortest, `责编`, has two."""

LONGEST_INITIALS = 24
"""Code points of the initials of some editors; addresses of pages and lists of sections are longer."""


def _are_initials(text: str) -> bool:
    """Whether an agency's editors signed: `/ritzau/`, `cvd/rl/mpo`."""
    parts = text.strip().split("/")
    if text[0] == "/":
        return len(parts) == 3 and not parts[0] and not parts[2] and parts[1].isalpha() and parts[1].islower()
    return len(parts) > 2 and all(2 <= len(part) <= 4 and part.isalpha() and part.islower() for part in parts)
