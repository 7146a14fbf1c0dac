"""Names that are one though small words part them, and names in another case than the subject’s."""

from __future__ import annotations

import re

from copydesk.lexicons import lexicon
from copydesk.quotes.known_names import known_first_names, known_roles


def joined(words: list[str], starts: list[int], row: str, language: str) -> str:
    """The letters of a paragraph’s words with what joins the words of one name as part of it."""
    row = _NOUN_OF_TIME.sub("n", row)
    if "g" in row or "k" in row:
        row = _FORM.sub(_beside, row)
    if language == "de":
        from copydesk.quotes.german_nouns import as_one

        return as_one(words, starts, row)
    return _as_one(words, row) if "C" in row else row


_NOUN_OF_TIME = re.compile(r"(?<=D)T(?=#?[nN])")
"""a Friday statement, the night shift, a Feb. 3 notice"""


def _beside(form: re.Match[str]) -> str:
    """A name in another case, with the plain names before it, says whose a thing is or nothing that bears on who speaks."""
    if form[0][-1] == "g":
        return "D" * len(form[0])
    opener = form["opener"] or ""  # Polish: Urzędnik Białego Domu powiedział
    return opener + "A" * (len(form[0]) - len(opener))


_FORM = re.compile(r"(?P<opener>^N|(?<=[.:QE])N)?N*+[gk]")


def _as_one(words: list[str], shape: str) -> str:
    """Devon and Cornwall Police · Police and Crime Commissioner Ada Birch · actor and director Ada Birch: one name, not two."""
    roles = known_roles()
    joints = []
    for found in _TWO_NAMES.finditer(shape):
        joint, end = found.end() - 1, found.end(1)
        first, behind = words[joint - 1], [word.lower() for word in words[joint + 1 : end]]
        if words[joint] not in ("and", "&") or first in known_first_names():
            continue
        if shape[joint - 2] in "fI" and words[joint - 3] in lexicon("organisation_words"):
            # Ministry of Fisheries and Rural Affairs, Committee on Trade and Safety; but not:
            # Ministry of Fisheries and Ada Birch, and Harbour Trust
            if (
                behind
                and behind[-1] in lexicon("not_names")
                and lexicon("organisation_words").isdisjoint(words[joint + 1 : end])
                and words[joint + 1] not in known_first_names()
            ):
                joints.append(joint)
            continue
        office = not roles.isdisjoint(behind[:-1])
        if shape[joint - 2 : joint] == "NN" and not (office and first.lower() in roles):
            continue
        if first.lower() in roles:
            one = office
        elif shape[joint - 1] == "n":
            continue
        elif office:
            one = behind[0] not in roles and first.lower() in lexicon("not_names")
        else:
            one = len(behind) > 1 and words[end - 1] in lexicon("organisation_words")
        if one:
            joints.append(joint)
    if not joints:
        return shape
    letters = list(shape)
    for joint in joints:
        letters[joint] = "N"
    return "".join(letters)


# capitals, or small words that no determiner makes somebody else's: his wife and Ada Birch are two
_TWO_NAMES = re.compile(r"(?:N+|(?<![DnN])n*N*n+)C(?=([nNf]*N))")
