"""How a name is spelled that a line prints in capitals, or without any."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.lexicons import lexicon


def spelled(name: str, texts: Sequence[str]) -> str:
    """A name in capitals, or without any, as the page writes it elsewhere; else with capitals where names have them.

    >>> spelled("IDA McBRANDT", ()), spelled("IDA DE LA CRUZ", ()), spelled("ida brandt-o'neill", ())
    ('IDA McBRANDT', 'Ida de la Cruz', "Ida Brandt-O'Neill")
    """
    if " " not in name or not (name.isupper() or name.islower()):
        return name
    same = re.compile(re.escape(name), re.IGNORECASE)
    for text in texts:
        for found in same.findall(text):
            if not (found.isupper() or found.islower()):
                return str(found)
    first, *others = name.split()
    return " ".join([_capitalised(first), *[_capitalised(word, inside=True) for word in others]])


def _capitalised(word: str, inside: bool = False) -> str:
    lowered = word.lower()
    if inside and lowered in lexicon("name_particles"):
        return lowered
    # `JD`, `TJ`: letters, no word
    if len(word) == 2 and VOWELS.isdisjoint(lowered):
        return word.upper()
    return "Mc" + word[2:].title() if lowered.startswith("mc") and len(word) > 4 else word.title()


VOWELS = frozenset("aeiouyäöüáéíóúàèåæø")
