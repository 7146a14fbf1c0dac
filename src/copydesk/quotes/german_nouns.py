"""German copy, where every noun has a capital: which of them are names, and which are what somebody is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from copydesk.lexicons import lexicon
from copydesk.lines.names import is_given_name
from copydesk.quotes.known_names import known_first_names
from copydesk.quotes.tongues import function_words


def noun_phrase(words: Sequence[str], shape: str, first: int, last: int) -> tuple[int, int, bool]:
    """The first and last word of whoever or whatever a noun phrase is about, and whether that is a name.

    `shape` has the letters of the words.

    >>> noun_phrase(["der", "Präsident", "wahrscheinlich"], "DNn", 0, 2)
    (0, 1, False)
    >>> noun_phrase(["die", "Autorin", "Ada", "Birch"], "DNNN", 0, 3)
    (0, 3, True)
    >>> noun_phrase(["Ada", "Birch", "von", "der", "Halden-Bank"], "NNfDN", 0, 4)
    (0, 1, True)
    """
    end = shape.rfind("N", first, last + 1)
    if end < 0:
        return first, max(first, shape.rfind("#", first, last + 1)), False  # der 48-Jährige
    of = shape.find("f", first, end)
    if of > first and shape[first] == "D" and _names_somebody(words[of + 1 : end + 1]):
        return of + 1, end, True  # eine Aussage von Sprecherin Ada Birch
    if of > first and not _goes_on(words, shape, first, of):
        end = of - 1
    start = end
    while start > first and shape[start - 1] == "N":
        start -= 1
    if shape[first] == "N" and start > first and start == end and of < 0 and not is_trade(words[end]):
        return first, shape.find("n", first) - 1, True  # dass Roth junge Leute erreicht
    # an article in the phrase or glued to its preposition, or an adjective behind one: im Statement, in weiter Ferne
    articled = shape[first] == "D" or (
        first > 0
        and shape[first - 1] == "I"
        and (words[first - 1].lower() in _WITH_ARTICLE or shape[start - 1] == "n")
    )
    if articled and _is_common(words[start : end + 1]):
        return first, end, False
    whole = of > first or (shape[first] == "D" and shape.find("N", first) == start)
    return (first if whole else start), end, True  # der für Halden zuständige Minister Karl Roth begins late


def begins_genitive(words: Sequence[str], first: int, last: int, governed: bool) -> bool:
    """True for what a noun phrase right behind another may add to that: der Coach der Franzosen, Birch des Instituts.

    `governed` tells that the phrase before has a preposition: sagte im Rathaus der Sprecher is no genitive.
    """
    article = words[first]
    if article == "der":
        return not (governed and is_trade(words[last]) and not words[last].endswith("in"))
    return article in _GENITIVES


def is_oblique(word: str) -> bool:
    """True for an article or possessive that is no subject's: empfahl seiner Partei, sagte den Reportern."""
    return word.lower() in _OBLIQUE


def points(word: str) -> bool:
    """True for das, die and the like, which alone are no noun: Ob das so ist, …"""
    return word.lower() in _POINTS


def is_trade(word: str) -> bool:
    """Whether a word is what somebody is by trade or office, compounds of such words too.

    >>> is_trade("Feuerwehrsprecherin"), is_trade("Ex-Profi"), is_trade("Roth")
    (True, True, False)
    """
    bare = word.lower()
    return bare.endswith(_endings()) and word not in known_first_names()


def as_one(words: Sequence[str], starts: Sequence[int], shape: str) -> str:
    """Letters that hold a name with two trades together: Autorin und Wirtin Ada Birch · Sozial- und Schuldirektor Karl Roth."""
    letters = list(shape)
    for place in range(1, len(shape) - 1):
        if shape[place] == "-" and shape[place - 1] == "N" and shape[place + 1] in ",C":
            # a hyphen right behind its word stands for the rest of it, a dash does not
            if starts[place] == starts[place - 1] + len(words[place - 1]):
                letters[place : place + 2] = "NN"
        elif shape[place] == "C" and words[place] == "und" and _joins_trades(words, shape, place):
            letters[place] = "N"
    return "".join(letters)


def bare_name(words: list[str]) -> list[str]:
    """A name without what stands before and behind it: Wirtin Ohm · Ada Birch von der Halden-Bank · Von Ohm; none of Das Haus.

    >>> bare_name(["Wirtin", "Gesa", "Ohm"]), bare_name(["Ada", "Birch", "von", "der", "Halden-Bank"])
    (['Gesa', 'Ohm'], ['Ada', 'Birch'])
    >>> bare_name(["Präsidentin", "von", "der", "Leyen"]), bare_name(["Sprecher", "der", "Feuerwehr"])
    (['von', 'der', 'Leyen'], [])
    """
    start = 0
    letters = function_words("de")
    if letters.get(words[0].lower()) in _SMALL and words[1] not in _OF:
        if letters[words[0].lower()] == "D" and len(words) == 2 and _is_common(words[1:]):
            return []  # Das Haus; but Die SPD
        start = 1  # Von Ohm; but Von der Leyen
    while start < len(words) - 1 and is_trade(words[start]):
        start += 1
    lone = words[start] not in _OF and not is_given_name(words[start])
    if lone and len(words) > start + 1 and words[start + 1] in _OF:
        behind = words[start + 2 :]
        if len(behind) < 2 or not (words[start + 1] in ("von", "vom") or _names_somebody(behind)):
            return []  # Fans von Lego, Geiselhaft der Gruppe Callan
        return bare_name(behind)  # Angaben von Karl Roth, Tochter der Autorin Ada Birch
    if start and words[start] in _OF:
        if words[start] in ("der", "des"):
            return []
        if words[start + 1] not in _OF:
            return words[start + 2 :]  # Gemeindepräsident von Halden Karl Roth
    for place in range(start + 2, len(words)):
        before = words[place - 1]
        if words[place] in _OF and before not in _OF and before not in known_first_names():
            return words[start:place]
    return words[start:]


def _joins_trades(words: Sequence[str], shape: str, joint: int) -> bool:
    """True for Autorin und Wirtin Ada Birch; but not for Ada und Karl Roth, who are two."""
    behind = joint + 1
    return (
        shape[joint - 1] == "N" == shape[behind]
        and shape[behind + 1 : behind + 2] == "N"
        and is_trade(words[joint - 1])
        and is_trade(words[behind])
    )


def _goes_on(words: Sequence[str], shape: str, first: int, of: int) -> bool:
    """True for Ursula von der Halden, whose name goes on behind a first name; Karl Roth von der Bank is named by then."""
    return shape[first] != "D" and words[of - 1] in known_first_names()


def _names_somebody(run: Sequence[str]) -> bool:
    """True for a name with its first name or trade: Ada Birch, Sprecher Roth; but not Halden."""
    return len(run) > 1 and (run[-2] in known_first_names() or is_trade(run[0]))


def _is_common(run: Sequence[str]) -> bool:
    """True for one noun, or one with where it is of: der Leseforscher, der Haldener Leseforscher; but die SPD, der BioHalden."""
    word = run[-1]
    if "und" in run:
        run = run[run.index("und") + 1 :]  # der Sozial- und Schuldirektor
    if len(run) == 1:
        inner = word.rpartition("-")[2][1:]
        return inner.islower() and word not in known_first_names()
    return len(run) == 2 and run[0].endswith("er") and not is_trade(run[0]) and is_trade(word)


@cache
def _endings() -> tuple[str, ...]:
    men = lexicon("trade_endings")
    women = {f"{man[:-1] if man[-1] == 'e' else man}in" for man in men}
    changed = {woman.replace("anwaltin", "anwältin").replace("arztin", "ärztin") for woman in women}
    # der Vorsitzende, ein Vorsitzender, die Vorsitzende
    adjectives = {man[:-1] for man in men if man.endswith(("nder", "mter", "gter", "neter"))}
    return (*men, *changed, *adjectives)


# zur Halden-Bank holds an article as an der Halden-Bank does
_WITH_ARTICLE = frozenset(("am", "ans", "aufs", "beim", "fürs", "im", "ins", "vom", "zum", "zur"))
# der is another matter: a listener’s and a subject’s article too
_GENITIVES = frozenset(("des", "eines", "dieses", "seines", "ihres"))
_POINTS = frozenset(("das", "dies", "dieses", "der", "die", "den", "dem"))
# without einer and ihrer, which stand alone as often: Einer sagte
_OBLIQUE = frozenset(
    (
        *("dem", "den", "des", "einem", "einen", "eines", "diesem", "diesen", "seinem", "seinen", "seiner"),
        "ihrem",
        "ihren",
    )
)
_OF = frozenset(("von", "vom", "der", "des"))
_SMALL = ("D", "f", "I")
"""Letters of articles and prepositions."""
