"""Whoever the words before a quote leave no doubt about: Karl Roth added: “…” · to Ada Birch, who replied: “…”."""

from __future__ import annotations

import re
from bisect import bisect_left

from copydesk.lexicons import lexicon
from copydesk.lines.names import POSSESSIVES
from copydesk.quotes.known_names import known_roles
from copydesk.quotes.lead_ins_abroad import led_in_abroad
from copydesk.quotes.marks import Stretch
from copydesk.quotes.passages import Cue, Guess, Mention, Passage
from copydesk.quotes.reader import NAMED, REACH, Reader


def led_in(reader: Reader, stretch: Stretch) -> Guess | None:
    """Whoever the words right before a quote name as its speaker, nobody where they name whom it was said to alone.

    None where they leave a doubt.
    """
    passage = reader.passage(stretch.paragraph)
    place = passage.quotes[stretch.opening]
    first = max(0, place - LONGEST_LEAD)
    return (
        _said_aside(passage, first, place)
        or _by_passive(passage, first, place, reader.cast.letters)
        or _takes_turn(passage, first, place)
        or _claims(passage, place, stretch)
        or _is_answer(passage, first, place)
        or _tells_with(passage, first, place)
        or _carries_on(passage, first, place)
        or _tells_within(reader, passage, first, place)
        or _opens_quote(reader, passage, first, place, stretch)
    )


LONGEST_LEAD = 8
"""Items of a clause that holds no more than its verb."""


def _said_aside(passage: Passage, first: int, place: int) -> Guess | None:
    """The bridge, said Ada Birch, was “…”"""
    found = _SAYS_ASIDE.search(passage.items, first, place)
    return (passage.mention(found.start() + 2), passage.cues[found.start() + 1]) if found else None


_SAYS_ASIDE = re.compile(r",Vm,?v{1,3}$")


def _by_passive(passage: Passage, first: int, place: int, letters: dict[str, str]) -> Guess | None:
    """It was called by Ada Birch “…” · He was told by her that “…”"""
    found = _BY.search(passage.items, first, place)
    if not found:
        return None
    mention = passage.mention(found.start() + 1)
    passive = _PASSIVE.search(passage.text, max(0, mention.start - _LONGEST_PASSIVE), mention.start)
    return (mention, passive.span(1)) if passive and letters.get(passive[1]) == "V" else None


_BY = re.compile(r"vo[nR]?[,:]?$")
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were) (\w+) by (?:the )?$")
_LONGEST_PASSIVE = 32
"""Code points of a form of be, a verb and by or to."""


def _takes_turn(passage: Passage, first: int, place: int) -> Guess | None:
    """A storm hits Halden - Ada Birch: “…”"""
    found = _TURN.search(passage.items, first, place)
    return (passage.mention(found.start(1)), None) if found else None


_TURN = re.compile(r"-(m)(?:Cm)?:$")


def _claims(passage: Passage, place: int, stretch: Stretch) -> Guess | None:
    """Birch’s claim that the bridge was “…”, her remark that it “…”: what somebody says, and whose it is.

    But not for Birch’s claim that the bridge was late as “…”, which others call it.
    """
    found = _OWNED.search(passage.items, max(0, place - _LONGEST_CLAIM), place)
    if not found:
        return None
    start, end, _ = passage.mentions[found.start()]
    owner, _, said = passage.text[start:end].rpartition(" ")
    if said not in lexicon("sayings") or not passage.text.startswith(" that ", end):
        return None
    if passage.text.endswith(" as ", end, stretch.opening):
        return None
    owned = owner.lower() in ("his", "her") or owner[-2:] in POSSESSIVES
    return (passage.mention(found.start()), None) if owned else None


# Birch’s claim that the bridge was “…” · Birch’s post that called it “…”
# with one verb: Birch’s claim that the bridge was late is “…” is what others say of it
_OWNED = re.compile(r"[no]RV?[mnohC]{0,4}v{0,3}[no]?$")
_LONGEST_CLAIM = 11
"""Items of a noun and the clause that tells what was said."""


def _is_answer(passage: Passage, first: int, place: int) -> Guess | None:
    """The answer is “…” · Birch’s message was: “…”, at the head of a clause"""
    found = _IS.search(passage.items, first, place)
    if not found:
        return None
    at = found.start()
    mention = passage.mention(at)
    if mention.words.rpartition(" ")[2] not in lexicon("sayings"):
        return None
    return (mention, None) if passage.items[at - 1 : at] in ("", ",", ".", "C", ":", ";") else None


_IS = re.compile(r"nv[:,]?$")


def _tells_with(passage: Passage, first: int, place: int) -> Guess | None:
    """The bank fell, with Ada Birch predicting “…”"""
    found = _WITH.search(passage.items, first, place)
    if not found or passage.prepositions[found.start()] != "with":
        return None
    return passage.mention(found.start()), passage.cues[found.start() + 1]


_WITH = re.compile(r"oGR?[mnoh]{0,2}v?[,:R]{0,2}$")


def _carries_on(passage: Passage, first: int, place: int) -> Guess | None:
    """Birch grew loud, and Roth would shut her up, saying “…”

    But not: Birch said she was late and Roth was early, adding “…”
    """
    found = _CARRIES_ON.search(passage.items, first, place)
    if not found:
        return None
    home = bisect_left(passage.sentences, passage.sentences[place])
    if not _TELLING.isdisjoint(passage.items[home : found.start()]):
        return None
    return passage.mention(found.start(1)), passage.cues[found.start(2)]


_CARRIES_ON = re.compile(r"C([mh])v[vnoh]{0,4},(G)[,:]?$")
_TELLING = frozenset("VF")


def _tells_within(reader: Reader, passage: Passage, first: int, place: int) -> Guess | None:
    """… as the officer who stopped him said he was “…” · …, although a spokesman did suggest “…”

    But not Roth and the mayor, who both are subjects. Who holds no office tells where the verb alone stands before the
    quote: as a man yelled: “…”; but not: as the French say
    """
    found = _WITHIN.search(passage.items, first, place)
    if not found:
        return None
    subject, cue = found.start(), found.start(1)
    start = passage.mentions[subject][0]
    before = passage.text[max(0, start - _OPENER) : start].rstrip().rpartition(" ")[2].lower()
    if before not in _CLAUSE_OPENERS:
        return None
    adjacent = cue == subject + 1
    if not (adjacent and _may_say(passage, subject)) and reader.standing_of(passage, subject)[0] != "r":
        return None
    return passage.mention(subject), passage.cues[cue]


_WITHIN = re.compile(r"[no](?:R[vmnoh]{1,3})?v?(V)R?(?:hv{0,2})?[,:]?$")
_CLAUSE_OPENERS = frozenset(("although", "as", "but", "though", "whereas", "while"))
_OPENER = 10
"""Code points of the longest of them and the blanks beside it."""


def _opens_quote(reader: Reader, passage: Passage, first: int, place: int, stretch: Stretch) -> Guess | None:
    """Karl Roth added: “…” · to Ada Birch, who replied: “…”; else whatever the language has besides."""
    found = _LEAD.search(passage.items, first, place)
    if not found:
        if reader.language != "en":
            return led_in_abroad(reader, passage, first, place)
        return _beside(reader, passage, first, place) or _told(reader, passage, stretch)
    subject, cue = found.start(), passage.cues[found.end("cue") - 1]
    if found["clause"]:
        opener = passage.text[passage.mentions[subject][1] : cue[0]].strip()
        person = reader.standing_of(passage, subject)[0] in _WHO
        if opener not in (("who", ", who") if person else (", which",)):
            return None
    elif passage.items[place] != "Q" and "V" in passage.items[place + 1 : place + LONGEST_LEAD]:
        return None  # The paper reports: “…” at all mills, said Birch
    return passage.mention(subject), cue


_LEAD = re.compile(r"(?:m|[mno](?P<clause>,?R))(?P<cue>V)(?(clause)[RA,:]*|[,:])$")
_WHO = NAMED | frozenset("irux")
"""Standings of what who may follow; and which all others."""


def _beside(reader: Reader, passage: Passage, first: int, place: int) -> tuple[Mention, Cue] | None:
    """Whoever stands with the verb right beside a quote, on one side of it: a man yelled “…” · “…,” the senator says"""
    behind = _CLOSES.match(passage.items, place)
    noun = passage.mention(behind.start(1)) if behind and behind[1] else None
    # not “…?” Her critics said · “…,” drawing loud calls
    if noun and reader.cast.letters.get(noun.words.partition(" ")[0]) != "D":
        behind = None
    before = OPENS.search(passage.items, first, place)
    if before and not _may_say(passage, before.start(1)):
        return None  # its allies answer “…” · what the pier offers is “…,” said of both by somebody above
    if before and not behind:
        return passage.mention(before.start(1)), passage.cues[before.start(2)]
    if not behind or not noun or _TELLS.search(passage.items, first, place):
        return None
    return noun, passage.cues[behind.end() - 1]


# A man yelled “…” · The aide on duty told her crew: “…” · Birch would say she was “…” · and Roth said that the “…”
OPENS = re.compile(
    r"(?:^|[.,CcQEq;:-])([mnh])o{0,2}v{0,2}(V)(?:[mnho]{0,2}[,:]?R?|v{1,2}|R?[mnh]v{1,2}[mnho]?|Rn)$"
)
_TELLS = re.compile(r"V[mnho]{0,2}[,:]?R?$")
# “…,” the senator says · “…,” Birch says · “…,” said Birch
_CLOSES = re.compile(r"[cE](?:(?:[mh]|(n))o{0,2}V|V[mh])")


def _may_say(passage: Passage, place: int) -> bool:
    """True for names, she and the doctors; not for the pier, nor for what Birch is: Ada Birch, author of “Tides,” puts it"""
    if passage.items[place] != "n":
        return True
    start, end, _ = passage.mentions[place]
    head = passage.text[start:end].rpartition(" ")[2].lower()
    known = not known_roles().isdisjoint((head, head.removesuffix("s")))
    return known and passage.items[max(0, place - 2) : place] != "m,"


def _told(reader: Reader, passage: Passage, stretch: Stretch) -> tuple[None, None] | None:
    """Nobody, where the words before a quote name whom it is said to alone: Doctors have been urged to “…”"""
    place = passage.quotes[stretch.opening]
    passive = _TOLD.search(passage.text, max(0, stretch.opening - _LONGEST_PASSIVE), stretch.opening)
    if not passive or reader.cast.letters.get(passive[1]) != "V":
        return None
    if passive[1] == "asked" and passage.items[place] == "E" and passage.items[place - 1] == ",":
        return None, None  # Birch was asked, “Why so late?” The mayor said …
    around = passage.items[max(0, place - REACH) : place + LONGEST_LEAD]
    # The ministry says the council was told “…” · “…,” Birch said · “…” by Birch
    own = "V" in around or passage.items[place + 1 : place + 2] == "o"
    return None if own else (None, None)


_TOLD = re.compile(r"\b(?:be|been|being|is|are|was|were) (\w+)(?: to| that)?,? $")


def led_in_above(reader: Reader, stretch: Stretch) -> Guess | None:
    """Whoever tells something in the paragraph above one that is all quote: Birch accused the crew of theft. ¶ “…”

    Also whoever that paragraph does no more than present: Ada Birch, Director of the Elm Trust: ¶ “…”
    """
    text = reader.paragraphs[stretch.paragraph]
    if stretch.opening or not stretch.paragraph:
        return None
    above = reader.above(stretch.paragraph)
    if above is None or above.quotes or not above.items:
        return None
    if _PRESENTS.match(above.items):
        return above.mention(0), None
    if stretch.closing < len(text) - 1:
        return None
    last = bisect_left(above.sentences, above.sentences[-1])
    found = _LEADS_IN.match(above.items, last)
    if not found or reader.standing_of(above, last)[0] not in NAMED:
        return None
    return above.mention(last), above.cues[found.start(1)]


# He accused the crew of theft. ¶ “…”
_LEADS_IN = re.compile(r"[mh](V)")
# Ada Birch, Director of the Elm Trust: ¶ “…”
_PRESENTS = re.compile(r"m,[mnoC,()-]*:$")
