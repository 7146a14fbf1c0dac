"""Names that are not in their plain form: Danish Birchs, Polish Bircha, Turkish Birch’ün."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from copydesk.lines.names import is_given_name
from copydesk.quotes.tongues import function_words, words_of


class Form(NamedTuple):
    """A name in a case other than the plain one: whoever speaks is not named so."""

    plain: str
    """The name itself."""
    letter: str
    """g says whose something is, and stands before it as an article would; k any other case."""


CASES = ("g", "k")


def inflected(paragraphs: Sequence[str], language: str) -> dict[str, Form]:
    """The words with a capital that are other words of the article with an ending of the language.

    >>> inflected(["Stine Feld åbner i morgen.", "Stines mand er kok, og Jens er med."], "da")
    {'Stines': Form(plain='Stine', letter='g')}
    >>> inflected(["Birch owns the pier, and Birchs"], "en")
    {}

    A word that is nowhere in its plain form is taken for a name as it stands, and so is a known first name: Jens
    is not whose Jen is. Never raises.
    """
    endings = _endings(language)
    if not endings:
        return {}
    small = function_words(language)
    runs = [
        [word for word in run.split(" ") if word[0].isupper()]
        for text in paragraphs
        for run in re.findall(_RUN, text)
    ]
    plain = {word for run in runs for word in run if len(word) >= _SHORTEST and word.lower() not in small}
    possible = {word: form for word in plain if (form := _form(word, endings, plain.__contains__))}
    forms = {word: form for word, form in possible.items() if not is_given_name(word)}
    forms.update({word: form for word in plain if (form := _apostrophised(word, endings))})
    # Adama Rotha: beside a name in another case a first name is in that case too
    beside = {first for run in runs for first, last in pairwise(run) if first in possible and last in forms}
    return {**_first_names(runs, endings), **{word: possible[word] for word in beside}, **forms}


_RUN = r"\b[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)*"
_SHORTEST = 3
"""Letters of a name: with two, every other word would be one with an ending."""


class _Ending(NamedTuple):
    """What stands at the end of a name in another case, and what stands there in the plain one."""

    plain: str
    ending: str
    letter: str


@cache
def _endings(language: str) -> list[_Ending]:
    """The endings of a language, the longest first: Rothowi is Roth, not Rothow."""
    endings = [
        _Ending(*entry.rpartition(">")[::2], letter)
        for kind, letter in zip(("owner", "case"), CASES, strict=True)
        for entry in words_of(language, kind)
    ]
    return sorted(endings, key=lambda ending: -len(ending.ending))


def _form(word: str, endings: Sequence[_Ending], is_plain: Callable[[str], bool]) -> Form | None:
    """A word as a plain name with an ending."""
    for plain, ending, letter in endings:
        if word.endswith(ending) and is_plain(name := word.removesuffix(ending) + plain):
            return Form(name, letter)
    return None


def _apostrophised(word: str, endings: Sequence[_Ending]) -> Form | None:
    """Birch’ün: the mark shows where the name ends, so it need not stand anywhere without one."""
    name, _, behind = word.replace("’", "'").partition("'")
    return next((Form(name, letter) for _, ending, letter in endings if behind == ending), None)


def _first_names(runs: Sequence[list[str]], endings: Sequence[_Ending]) -> dict[str, Form]:
    """Polish Anną Birk, where Anna stands nowhere; where no ending changes a name, as in Turkish, first names stay plain."""
    if not any(plain for plain, _, _ in endings):
        return {}
    first = {run[0] for run in runs if len(run) > 1}
    return {
        word: form
        for word in first
        if not is_given_name(word) and (form := _form(word, endings, is_given_name))
    }
