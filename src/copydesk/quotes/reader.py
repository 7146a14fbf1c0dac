"""The paragraphs of one article as rows of items, read as they are asked for, and what is known of whom they name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from copydesk.quotes.cast import Cast
from copydesk.quotes.items import read_passage
from copydesk.quotes.known_names import known_roles
from copydesk.quotes.marks import Stretch
from copydesk.quotes.passages import Passage
from copydesk.quotes.tongues import function_words, pronoun_sex

if TYPE_CHECKING:
    from copydesk.quotes.straight import Straight


class Reader:
    """What all who weigh a quote look at: the paragraphs, their stretches in marks, the cast, and passages once read.

    >>> reader = Reader(["Mayor Ada Birch spoke."], (), Cast(["Mayor Ada Birch spoke."]))
    >>> reader.passage(0).items, reader.standing_of(reader.passage(0), 0)
    ('mv.', ('p', []))
    """

    def __init__(
        self,
        paragraphs: Sequence[str],
        stretches: Sequence[Stretch],
        cast: Cast,
        straight: Sequence[Straight | None] = (),
    ) -> None:
        self.paragraphs = paragraphs
        self.cast = cast
        self.language = cast.language
        self.tellers = frozenset([said[0].words.rpartition(" ")[2] for said in straight if said])
        """Last words of those who speak in attributions that leave no doubt."""
        self.rows: dict[int, list[Stretch]] = {}
        """The stretches of each paragraph, in reading order."""
        for stretch in stretches:
            self.rows.setdefault(stretch.paragraph, []).append(stretch)
        self._read: dict[int, Passage] = {}
        self._tail: Passage | None = None
        """What was last read of a paragraph's end: it is asked for more than once."""
        self._standings: dict[str, tuple[str, list[str]]] = {}
        self._kinds = None if cast.letters is function_words(self.language) else dict(cast.letters)
        """The small words of an article that has others than its language, and what was found out of the others."""

    def passage(self, number: int) -> Passage:
        """The paragraph as a row of items, its quotes in it."""
        passage = self._read.get(number)
        if passage is None:
            if len(self._read) > _KEPT:
                self._read.clear()
            passage = self.read(number, self.rows.get(number, ()))
            self._read[number] = passage
        return passage

    def above(self, number: int) -> Passage | None:
        """The last sentences of the paragraph before."""
        if not number:
            return None
        if number - 1 in self._read:
            return self._read[number - 1]
        if self._tail and self._tail.number == number - 1:
            return self._tail
        text = self.paragraphs[number - 1]
        start = text.find(". ", len(text) - _TAIL) + 1 if len(text) > _TAIL else 0
        row = self.rows.get(number - 1, ())
        if start and row:
            start = min([start, *[s.opening for s in row if s.opening < start < s.closing]])
            row = [s for s in row if s.opening >= start]
        self._tail = self.read(number - 1, row, start)
        return self._tail

    def read(self, number: int, row: Sequence[Stretch] = (), start: int = 0) -> Passage:
        """A paragraph from the offset `start` on, with its quotes `row`; it is not kept."""
        cast = self.cast
        passage = read_passage(
            number, self.paragraphs[number], row, self.language, start, cast.letters, self._kinds
        )
        if self.language != "en":
            _let_go(passage, cast)
        return passage

    def standing_of(self, passage: Passage, place: int) -> tuple[str, list[str]]:
        """What the article knows of who is named there, and the fact of a noun: the spokesman, the film.

        The first is a letter: s speaks elsewhere, else as `Cast.standing`; h he or she, i other pronouns; r office, D many,
        n other nouns.
        """
        known = passage.standings.get(place)
        if known is None:
            start, end, kind = passage.mentions[place]
            words = passage.text[start:end]
            known = self._standings.get(words)
            if known is None:
                noun = [f"head {words.rpartition(' ')[2].lower()}"] if kind == "noun" else []
                known = self._standings[words] = self._standing(words, kind), noun
            passage.standings[place] = known
        return known

    def _standing(self, words: str, kind: str) -> str:
        head = words.rpartition(" ")[2]
        if kind == "pronoun":
            return "h" if words.lower() in pronoun_sex(self.language) else "i"
        if kind == "noun":
            return "r" if head.lower() in known_roles() else "D" if head[-1] == "s" else "n"
        return "s" if head in self.tellers else self.cast.standing(words)


_KEPT = 4
"""Passages kept for the paragraphs that follow."""
_TAIL = 400
"""Code points: three sentences; whoever is named further up speaks no more."""
REACH = 40
"""Items looked at on each side of a quote; a speaker further off than that is not the writer's meaning."""
PEOPLE = frozenset("sph")
"""Standings of those whom the article shows to be people."""
NAMED = PEOPLE | {"q"}
"""And of two words with capitals, which may be somebody’s name."""


def _let_go(passage: Passage, cast: Cast) -> None:
    """Take out what is named by no capital inside a sentence (Dennoch betont die Chefin), and what German cases rule out.

    What a verb that tells follows, and nobody else, stays: Anwohner sagten.
    """
    items = list(passage.items)
    for place, (start, end, kind) in passage.mentions.items():
        if items[place] == "o":
            if cast.language == "de" and kind == "noun":
                items[place] = "A"
        elif cast.language == "pl" and kind == "name" and passage.text[start:end].endswith(_OBLIQUE):
            items[place] = "A"
        elif items[place] == "m" and (not place or items[place - 1] == "."):
            word = passage.text[start:end]
            tells = items[place + 1 : place + 2] == ["V"] and items[place + 2 : place + 3] not in _SUBJECTS
            if " " not in word and not tells and _is_no_name(word, cast):
                items[place] = "A"
    passage.items = "".join(items)


_OBLIQUE = ("owi", "ego", "emu")
"""Endings of Polish names that are no subject: groził Teheranowi."""
_SUBJECTS = (["m"], ["n"], ["h"])


def _is_no_name(word: str, cast: Cast) -> bool:
    return cast.standing(word) in "ux" and not cast.is_seen_within(word)
