"""What a paragraph is read as: a row of items, with who is named there and which verbs tell."""

from __future__ import annotations

from typing import NamedTuple


class Mention(NamedTuple):
    """Somebody or something named in running text that could be a speaker."""

    paragraph: int
    start: int
    end: int
    kind: str
    """`name`, `noun` or `pronoun`."""
    words: str


Cue = tuple[int, int]
"""Offsets of a verb that tells, in the paragraph of its speaker."""
Guess = tuple[Mention | None, Cue | None]
"""Whoever may have said a quote, and by which verb."""


class Passage:
    """A paragraph as a row of items, a letter each: what stands between two is a slice."""

    __slots__ = (
        "_openers",
        "cues",
        "items",
        "mentions",
        "number",
        "prepositions",
        "quotes",
        "sentences",
        "standings",
        "text",
    )

    def __init__(self, number: int, text: str) -> None:
        self.items = ""
        """m name, n noun phrase, h pronoun, o mention behind a preposition; V cue, G cue in -ing,
        F according to, v other verb, C and, R who; c Q E q quote that ends in a comma, a stop, ? or !,
        none; other marks."""
        self.number = number
        """Index of the paragraph."""
        self.text = text
        self.mentions: dict[int, tuple[int, int, str]] = {}
        """Start, end and kind of what is named, by the number of its item."""
        self.prepositions: dict[int, str] = {}
        """What governs a mention: asked by Birch, a message to Birch; by the number of its item."""
        self.cues: dict[int, Cue] = {}
        """Offsets of cues by the number of their item."""
        self.quotes: dict[int, int] = {}
        """Item number of each quoted stretch, by the offset of its opening mark."""
        self.sentences: list[int] = []
        """Sentence number of each item."""
        self.standings: dict[int, tuple[str, list[str]]] = {}
        """What is known of a mention, filled by whoever asks."""
        self._openers: dict[int, int] | None = None

    def opens(self, place: int) -> bool:
        """True where no name or noun stands before the item in its sentence: mostly it is the subject."""
        if self._openers is None:
            self._openers = {
                self.sentences[i]: i for i in range(len(self.items) - 1, -1, -1) if self.items[i] in "mnh"
            }
        return place <= self._openers.get(self.sentences[place], place)

    def introduces(self, place: int) -> bool:
        """True where the words before a quote name somebody and hold a verb that tells: Birch said it was “…”."""
        lead = self.items[:place]
        return ("m" in lead or "h" in lead or "n" in lead) and ("V" in lead or "G" in lead or "F" in lead)

    def mention(self, place: int) -> Mention:
        """Who is named by the item at `place`."""
        start, end, kind = self.mentions[place]
        return Mention(self.number, start, end, kind, self.text[start:end])
