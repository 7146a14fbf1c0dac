"""Everybody who could have said a quote, and the facts that count for or against each."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.quotes.marks import Stretch
from copydesk.quotes.passages import Mention, Passage
from copydesk.quotes.reader import PEOPLE, REACH, Reader
from copydesk.quotes.signatures import NAME_LINE, signature_below


class Candidate:
    """One reading of a quote's attribution, and the facts that count for or against it."""

    __slots__ = ("facts", "passage", "place")

    def __init__(self, passage: Passage | None, place: int, facts: list[str]) -> None:
        self.passage = passage
        """Where the speaker is named; None for the speaker of the quote before."""
        self.place = place
        """Item of the speaker."""
        self.facts = facts
        """What was seen, behind letters that tell where.

        L the row of items about the quote; n, p, v, f the row before it about a name, and A, G, V, N, P the row behind it;
        w who that is and where, p which preposition governs it; I the speaker of the quote before, U the paragraph above,
        X a line below.
        """


def candidates(
    reader: Reader, stretch: Stretch, heir: Mention | None, heir_paragraph: int
) -> list[Candidate]:
    """Everybody who could have said a quote: named about it, or the last speaker (`heir`)."""
    number = stretch.paragraph
    passage = reader.passage(number)
    place = passage.quotes[stretch.opening]
    before = None
    if passage.sentences[place] == 0 and not passage.introduces(place):
        before = reader.above(number)
    after = signature_below(reader, passage, place, number)
    around = f"{passage.items[place - 1] if place else '^'}{passage.items[place : place + 3]}"
    found = _named_before(reader, passage, place, around)
    behind = _named_behind(reader, passage, place, around)
    found += behind
    if heir:
        alone = f"{place == next(iter(passage.quotes.values()))}{len(passage.items) == 1}"
        back = min(number - heir_paragraph, 3)
        facts = [f"I{back}", f"I{back}{around}", f"I{back}{alone}", f"I{back}{bool(behind)}{bool(found)}"]
        found.append(Candidate(None, 0, facts))
    if before:
        found += _named_above(reader, passage, place, before, around)
    if after and after.mentions:
        found.append(_signs(reader, after))
    return [choice for choice in found if not _is_verb(reader, choice)] if reader.language == "de" else found


def _is_verb(reader: Reader, choice: Candidate) -> bool:
    """True for zeigt, könne: German words without a capital that no article makes somebody, as it does die beiden."""
    if choice.passage is None:
        return False
    start, end, kind = choice.passage.mentions[choice.place]
    words = choice.passage.text[start:end]
    return kind == "noun" and words.islower() and reader.cast.letters.get(words.partition(" ")[0]) != "D"


def _named_before(reader: Reader, passage: Passage, place: int, around: str) -> list[Candidate]:
    """Those in its paragraph before the item `place` of the quote, the nearest first; `around` is the row about that."""
    items, mentions = passage.items, passage.mentions
    found: list[Candidate] = []
    people = 0
    other = False
    for i, away, cue, second, relative in _mentions_above(passage, place, "mnho"):
        letter = items[i]
        if letter == "o":
            if away:
                continue
            letter += mentions[i][2][0]
        standing, noun = reader.standing_of(passage, i)
        governed = letter[0] == "o"
        who = f"{standing}o" if governed else standing
        left, right, follows = items[i - 1] if i else "^", items[i + 1 : i + 3], items[i + 1]
        facts = [
            f"n{letter}{right}",
            f"p{letter}{left}{away}",
            f"v{items[max(0, i - 2) : i]}{letter}{away}",
            f"L{around}B{away}",
            f"f{passage.opens(i)}{letter}{follows}{away}",
            f"wB{who}{away}",
            f"wnB{who}{follows}",
            f"wpB{who}{left}",
            f"wrB{who}{people}",
            f"waB{who}{_short(items[i + 1 : place].replace('o', ''))}",
        ]
        if governed:
            facts.append(f"pB{passage.prepositions[i]} {right}")
        else:
            facts.append(f"wo{who}{away}{left if left == 'V' else cue}{other}{relative}{second}")
            other = cue
            people += people < 2 and standing in PEOPLE
        found.append(Candidate(passage, i, facts + noun))
        if len(found) == _MOST_BEFORE:
            break
    return found


def _mentions_above(passage: Passage, end: int, kinds: str) -> Iterator[tuple[int, int, bool, bool, bool]]:
    """Mentions before an item, the nearest first: index, sentences off, whether a cue, a second cue and a relative clause stand
    between; at most two sentences off.
    """
    items, sentences = passage.items, passage.sentences
    if not items:
        return
    home = sentences[min(end, len(sentences) - 1)]
    cue = second = relative = False
    for i in range(end - 1, max(-1, end - REACH), -1):
        letter = items[i]
        if letter in kinds:
            away = home - sentences[i]
            if away > 2:
                return
            yield i, away, cue, second, relative
        elif letter in "VGF":
            cue, second = True, second or (cue and letter == "V")
        elif letter == "R":
            relative = cue


def _named_behind(reader: Reader, passage: Passage, place: int, around: str) -> list[Candidate]:
    """Those behind the quote, in its sentence and the next."""
    items, mentions, sentences = passage.items, passage.mentions, passage.sentences
    own, home = items[place], sentences[place]
    found: list[Candidate] = []
    people = 0
    for i in range(place + 1, min(len(items), place + REACH)):
        letter = items[i]
        if letter not in "mnho":
            continue
        away = sentences[i] - home
        if away > 1:
            break
        if letter == "o":
            if away:
                continue
            letter += mentions[i][2][0]
        standing, noun = reader.standing_of(passage, i)
        governed = letter[0] == "o"
        who = f"{standing}o" if governed else standing
        left, right, follows = items[i - 1], items[i + 1 : i + 3], items[i + 1 : i + 2]
        gap = items[place + 1 : i].replace("o", "")
        facts = [
            f"A{own}{gap if len(gap) < 7 else f'{gap[:3]}…{gap[-1]}'}{letter}{follows}",
            f"G{own}{gap[:3]}",
            f"V{items[i - 2 : i]}{letter}{follows}",
            f"N{letter}{right}{away}",
            f"P{letter}{left}{away}",
            f"L{around}A{away}",
            f"wA{who}{away}",
            f"wnA{who}{follows}",
            f"wpA{who}{left}",
            f"wrA{who}{people}",
            f"waA{who}{_short(gap)}",
        ]
        if governed:
            facts.append(f"pA{passage.prepositions[i]} {left}")
        found.append(Candidate(passage, i, facts + noun))
        if len(found) == _MOST_BEHIND:
            break
        people += people < 2 and standing in PEOPLE and not governed
    return found


_MOST_BEFORE = 12
_MOST_BEHIND = 6
"""Names and nouns looked at on either side; in a long sentence the subject stands far before its quote."""


def _named_above(reader: Reader, home: Passage, place: int, passage: Passage, around: str) -> list[Candidate]:
    """Those in the last sentences of the paragraph above (`passage`), where the quote opens its own (`home`)."""
    items = passage.items
    tail = items[-1:]
    opens = place == 0 and tail == ":"
    line = NAME_LINE.match(items) is not None
    alone = len(home.items) == 1
    found: list[Candidate] = []
    people = 0
    other = False
    for i, away, cue, second, relative in _mentions_above(passage, len(items), "mnh"):
        letter = items[i]
        standing, noun = reader.standing_of(passage, i)
        left, right, follows = items[i - 1] if i else "^", items[i + 1 : i + 3], items[i + 1 : i + 2]
        facts = [
            f"U{away}{min(len(found), 4)}",
            f"U{tail}{alone}{letter}{left}",
            f"U{letter}{right}{tail}",
            f"U{around}",
            f"Uf{passage.opens(i)}{letter}{follows}{away}{tail}",
        ]
        if line:
            facts.append(f"Uline{letter}")
        if opens:
            # Birch wrote: ¶ “…” reads like Birch wrote: “…”
            facts += (
                "Ucolon",
                f"n{letter}{right}",
                f"wB{standing}{away}",
                f"wnB{standing}{follows}",
                f"wpB{standing}{left}",
                f"wrB{standing}{people}",
                f"waB{standing}{_short(items[i + 1 :].replace('o', ''))}",
                f"wo{standing}{away}{left if left == 'V' else cue}{other}{relative}{second}",
            )
        else:
            facts += f"wU{standing}9", f"wrU{standing}{people}"
        found.append(Candidate(passage, i, facts + noun))
        other = cue
        people += people < 2 and standing in PEOPLE
    return found


def _signs(reader: Reader, passage: Passage) -> Candidate:
    """Whoever is named first in a line below that may sign the quote."""
    place = next(iter(passage.mentions))
    items = passage.items
    standing, noun = reader.standing_of(passage, place)
    who = f"{standing}o" if items[place] == "o" else standing
    left, follows = items[place - 1] if place else "^", items[place + 1 : place + 2]
    line = NAME_LINE.match(items) is not None
    facts = ["X", f"X{items[place]}{items[:place][-1:]}", f"X{line}"]
    facts += f"wX{who}9", f"wnX{who}{follows}", f"wpX{who}{left}", f"wrX{who}0"
    return Candidate(passage, place, facts + noun)


def _short(gap: str) -> str:
    """The items between a name and a quote; of a long row its ends."""
    return gap if len(gap) < 5 else f"{gap[:2]}…{gap[-2:]}"
