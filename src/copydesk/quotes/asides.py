"""What stands beside a name or noun in a row of items, taken out: Birch, a farmer from Stowe, said."""

from __future__ import annotations

import re

from copydesk.quotes.known_names import known_roles
from copydesk.quotes.passages import Passage


def fold(passage: Passage) -> None:
    """Take what stands beside a name or noun out of the row; a name beside a noun stays in its place."""
    if not _ASIDE.search(passage.items):
        return
    items, mentions = list(passage.items), passage.mentions
    kept = [True] * len(items)
    for aside in _ASIDE.finditer(passage.items):
        start, end = aside.span()
        name = passage.items.find(",m", start, end) + 1
        office = items[start - 1] == "n" or _is_office(passage, start - 1)
        if items[start] == "o" and not office:
            continue  # Birch of Halden, Roth and others
        if aside["open"] and not _is_office_of(passage, start + 1):
            continue  # They backed Roth, Mayor Birch said
        kept[start:end] = [False] * (end - start)
        if office and name and items[name + 1 : name + 2] != ["m"]:
            items[start - 1] = "m"
            mentions[start - 1] = mentions[name]
    place = {old: new for new, old in enumerate([i for i, keep in enumerate(kept) if keep])}
    passage.items = "".join([item for item, keep in zip(items, kept, strict=True) if keep])
    passage.sentences = [passage.sentences[old] for old in place]
    passage.mentions = {place[old]: found for old, found in mentions.items() if old in place}
    passage.prepositions = {place[old]: word for old, word in passage.prepositions.items() if old in place}
    passage.cues = {place[old]: cue for old, cue in passage.cues.items() if old in place}
    passage.quotes = {opening: place[old] for opening, old in passage.quotes.items()}


# Birch, a farmer from Stowe, said · the mayor, Ada Birch, said · Birch, who farms, said · Birch (D-Ohio) said
# but not: … when he returns to Stowe, Birch said, where what no list has is a verb
_ASIDE = re.compile(
    r"(?<=[mn])(?<!Chn)(?:o{1,2}(?:C[mno])?,m(?:,R[^,.;:QEqc()]{1,14}(?=,))?(?:,|(?=[.;]|$))|,(?:R[^,.;:QEqc()]{1,14}|[mno]{1,6}(?:[,C][mno]{1,6}){0,2})(?:,(?![mnoC])|(?=[.;]|$))"
    r"|,,(?![mnoC])"  # Birch, 49, said
    # … the president of Stowe Watch, a group that has sued for the records, said
    r"|,[mnoR][^.;:QEqcVGF]{1,28}?,(?=V)"
    # Birch, chair of the Stowe Council said: the comma behind is left out
    r"|(?P<open>,[mn]o{0,2})(?=V)"
    r"|\([^()QEqc.]{0,8}\))"
)


def _is_office(passage: Passage, place: int) -> bool:
    """True for a capitalised office: Palestinian Ambassador to …, Ada Birch, said"""
    start, end, _ = passage.mentions[place]
    return passage.text[start:end].rpartition(" ")[2].lower() in known_roles()


def _is_office_of(passage: Passage, place: int) -> bool:
    """True for Chair of the Stowe Council, chair; but not Mayor Ada Birch, the chair, who speak for themselves."""
    start, end, kind = passage.mentions[place]
    words = passage.text[start:end].split(maxsplit=2)
    return words[0].lower() in known_roles() and (kind == "noun" or words[1:2] == ["of"])
