"""What a name does in its sentence: whether it is the subject, of the main clause or of one within, and whether it tells."""

from __future__ import annotations

import re
from typing import NamedTuple

from copydesk.lexicons import lexicon
from copydesk.lines.names import POSSESSIVES
from copydesk.quotes.known_names import known_roles
from copydesk.quotes.words import NO_ADVERBS


class Part(NamedTuple):
    """What a name does in its clause."""

    letter: str
    """S subject of the main clause, s of a clause within it, e heads the sentence without a verb that shows;
    g behind a preposition, m before a noun (Birch aide Karl Roth), p owner (Birch’s), o anything else."""
    tells: bool
    """True beside a verb of saying: Birch said."""


def clause_part(text: str, start: int, end: int, letters: dict[str, str]) -> Part:
    """The part of the name `text[start:end]`; `letters` are the small words of its language.

    >>> from copydesk.quotes.tongues import function_words
    >>> text = "When Birch left, Karl Roth said that Quill had asked him."
    >>> [clause_part(text, text.find(n), text.find(n) + len(n), function_words("en"))
    ...  for n in ("Birch", "Karl Roth", "Quill")]
    [Part(letter='s', tells=False), Part(letter='S', tells=True), Part(letter='s', tells=False)]
    >>> clause_part("It was given to Birch.", 16, 21, function_words("en"))
    Part(letter='g', tells=False)

    Looks at the 160 code points before a name and the 120 behind it; never raises.
    """
    opener = text[start:end].partition(" ")
    while opener[2] and letters.get(opener[0].lower(), "n") in "RCIT":
        start += len(opener[0]) + 1  # When Birch, On Monday Birch: a capital that is no part of the name
        opener = text[start:end].partition(" ")
    head = text[max(0, start - _HEAD) : start]
    cut = max(_stop(head), max([head.rfind(mark) for mark in _ENDS]))
    opens = cut >= 0 or start <= _HEAD
    words = _parted(head[cut + 2 :] if cut >= 0 else head)
    if text[end - 2 : end] in POSSESSIVES or text[end - 1 : end + 1] in _PLURAL_OWNS:
        if text[end + 1 : end + 12].partition(" ")[0] in _BEHIND_IS:
            return Part("S", False)  # Birch’s been told
        return Part("p" if words else "e", False)
    kinds = [letters.get(word.lower(), "") for word in words]
    left, last = (kinds[-1], words[-1].lower()) if words else ("", "")
    if last == "," and letters.get(text[end + 2 : end + _VERB].partition(" ")[0]) == "V":
        at = end + 1  # her aide, Karl Roth, said; but not: Karl Roth, aide to Birch, said
    else:
        at = _behind_apposition(text, end)
    verb, right = _word_behind(text, at, letters)
    if verb.endswith("ly") and not right and verb not in NO_ADVERBS:
        verb, right = _word_behind(text, at + 1 + len(verb), letters)  # Birch flatly refused
    elif verb[-1:] == "s" and not right and _word_behind(text, at + 1 + len(verb), letters)[1] in _FINITE:
        return Part("m", False)  # Birch supporters said
    # “…,” said Birch · ‘…,’ said Birch · “… …” said Birch, but not: Karl Roth asked Birch
    inverted = left == "V" and last in _SAYS and (len(words) == 1 or words[-2][-1] in ",'…")
    tells = right == "V" or inverted
    if last == "there's" or (last in ("is", "was", "are") and words[-2:-1] in (["there"], ["There"])):
        return Part("S", tells)  # Then there’s Birch.
    governed = _is_governed(words, kinds)
    if right == "V" or (not governed and _may_be_verb(verb, right)):
        first = words[0].lower() if words else ""
        if right == "V" and last == ",":
            within = False  # The bridge was late, Birch said.
        elif left == "R" or last in _SUBORDINATE:
            within = True
        elif first in _SUBORDINATE or (
            last == "," and (kinds[0] in ("I", "T", "G") or first.endswith("ing"))
        ):
            within = last != ","  # When it rained, Birch left · In the hall where he had spoken, Birch left
        else:
            within = last != "but" and not _VERBS.isdisjoint(kinds)
        return Part("s" if within else "S", tells)
    if tells:
        return Part("S", True)
    relative = _WHO.match(text, end, end + _APPOSITION + _APPOSITION)
    if relative and letters.get(relative[1]) == "V":
        return Part("s", True)  # backed by Karl Roth, who said
    if governed:
        return Part("g", False)
    if verb.islower() and not right:
        return Part("m", False)
    if opens and _VERBS.isdisjoint(kinds) and not _is_object(words, kinds):
        return Part("S" if last in ("", ",") else "e", False)
    return Part("o", False)


_HEAD = 160
"""Code points before a name: a sentence of middling length."""
_VERB = 24
"""Code points of a verb."""
_ENDS = (".” ", '." ', "? ", "?” ", '?" ', "! ", "!” ", '!" ', ": ")
_PLURAL_OWNS = ("’ ", "' ")
_BEHIND_IS = frozenset(
    (
        *("a", "already", "always", "an", "been", "going", "got", "gotten", "had", "never", "not", "now"),
        *("still", "the"),
    )
)
"""Words behind ’s that make it is or has."""
_VERBS = frozenset("VGv")
_FINITE = ("V", "v")
_SUBORDINATE = frozenset(
    (
        *("when", "as", "after", "before", "because", "if", "while", "since", "although", "though"),
        *("until", "unless", "that", "where", "whether"),
    )
)
"""English alone: in other languages such words have a letter of their own."""
_SAYS = frozenset(("said", "says", "added", "adds", "wrote", "writes", "asked", "replied", "explained"))
"""Cues that only people and spokesmen take, so that a name behind them is no place."""


def _stop(text: str) -> int:
    """The offset of the last full stop that ends a sentence, -1 where there is none: Mr. and J. are in the midst of one."""
    at = text.rfind(". ")
    while at >= 0:
        word = text[:at].rpartition(" ")[2]
        if word.lower() not in lexicon("abbreviations") and not (len(word) == 1 and word.isupper()):
            break
        at = text.rfind(". ", 0, at)
    return at


def _parted(text: str) -> list[str]:
    """The words of a text, its commas, dashes and brackets as commas between them, without quotation marks."""
    # mark by mark: most texts have one or two of them, and a table of all is looked up for each letter
    for mark in ",—–()":
        text = text.replace(mark, " , ")
    for mark in '“”"':
        text = text.replace(mark, " ")
    return text.replace("’", "'").split()


def _word_behind(text: str, at: int, letters: dict[str, str]) -> tuple[str, str]:
    """The word behind a blank, and its letter."""
    word = text[at + 1 : at + _VERB].partition(" ")[0].rstrip(".,?!") if text[at : at + 1] == " " else ""
    return word, letters.get(word.lower().replace("’", "'"), "")


def _is_governed(words: list[str], kinds: list[str]) -> bool:
    """True behind a preposition, what stands beside the name between them: with former senator Ada Birch."""
    joined = False
    for back, (word, kind) in enumerate(
        zip(words[: -_GOVERNS - 1 : -1], kinds[: -_GOVERNS - 1 : -1], strict=True)
    ):
        if kind == "f" and _is_office_of(words, len(words) - 1 - back):
            return False  # Secretary of state Ada Birch
        if kind in ("I", "f"):
            return word.lower() not in _SUBORDINATE
        if word == "and":
            joined = True  # with Karl Roth and Ada Birch
        elif kind not in ("", "D") or word == "," or (word[0].isupper() and not joined):
            return False
    return False


def _is_office_of(words: list[str], place: int) -> bool:
    """True for the of of secretary of state, chair of education; but not of an aide of senator Ada Birch."""
    behind = words[place + 1 :]
    roles = known_roles()
    return (
        words[place] == "of"
        and place > 0
        and words[place - 1].lower() in roles
        and bool(behind)
        and all(word.isalpha() and word.islower() and word not in roles for word in behind)
    )


def _is_object(words: list[str], kinds: list[str]) -> bool:
    """True behind a verb that no list has: Birch attacked Karl Roth and Quill."""
    joined = False
    for word, kind in zip(words[: -_GOVERNS - 1 : -1], kinds[: -_GOVERNS - 1 : -1], strict=True):
        if word == "and":
            joined = True
        elif kind not in ("", "D") or word == "," or (word[0].isupper() and not joined):
            return False
        elif not kind and word.endswith(("ed", "ing")):
            return True
    return False


_GOVERNS = 5
"""Words from a preposition or a verb to the name that it governs."""


def _may_be_verb(word: str, kind: str) -> bool:
    """True for what may be the verb of the name before it: has, also, pledged, plays; but not aide, him."""
    if kind:
        return kind == "v" or (kind == "A" and word not in ("him", "them"))
    return word.islower() and (word.endswith("ed") or (word[-1] == "s" and not word.endswith("ss")))


def _behind_apposition(text: str, end: int) -> int:
    """The offset behind what stands beside a name: Ada Birch, a farmer, said · Ada Birch (D-Ohio) said"""
    closing = -1
    if text[end : end + 2] == " (" and (bracket := text.find(")", end + 2, end + _APPOSITION)) > 0:
        if text[bracket + 1 : bracket + 3] != ", ":
            return bracket + 1
        end = bracket + 1  # Ada Birch (D), a farmer, said
    if text[end : end + 2] == ", ":
        closing = text.find(", ", end + 2, end + _APPOSITION)
    elif text[end : end + 4] == " of " and text[end + 4 : end + 5].isupper():
        closing = text.find(", ", end + 4, end + _APPOSITION)  # Ada Birch of Stowe, said
    return end if closing < 0 or ". " in text[end:closing] else closing + 1


# Ada Birch of Stowe, head of the board, who said
_WHO = re.compile(r"(?: of [^,.]{2,40})?(?:, [^,.]{2,90})?,? who (\w+)")
_APPOSITION = 120
"""Code points: an office and what it is of."""
