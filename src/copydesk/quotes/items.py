"""A paragraph and its quoted stretches -> a row of items: who is named, what reports, where sentences end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import ModuleType

from copydesk.quotes.asides import fold
from copydesk.quotes.marks import Stretch
from copydesk.quotes.passages import Passage
from copydesk.quotes.phrases import behind_office, of_house, phrase
from copydesk.quotes.words import read_words


def read_passage(
    number: int,
    text: str,
    stretches: Sequence[Stretch],
    language: str = "en",
    start: int = 0,
    letters: dict[str, str] | None = None,
    kinds: dict[str, str] | None = None,
) -> Passage:
    """The paragraph `text` from the offset `start` on, its quoted `stretches` taken as one item each.

    `letters` are the small words of the article, where they are others than those of its language; `kinds` a copy
    of them that keeps what is found out of the other words.
    """
    words, starts, shape = read_words(text, stretches, language, letters, kinds, start)
    passage = Passage(number, text)
    _Items(passage, words, starts, shape, language).fill()
    fold(passage)
    return passage


class _Items:
    """The words of a paragraph while they become the items of a passage."""

    def __init__(
        self, passage: Passage, words: list[str], starts: list[int], shape: str, language: str
    ) -> None:
        self.passage = passage
        self.words = words
        self.starts = starts
        self.shape = shape
        """A letter for each word."""
        self.language = language
        self.items: list[str] = []
        self.german: ModuleType | None = None
        if language == "de":
            from copydesk.quotes import german_nouns

            self.german = german_nouns

    def fill(self) -> None:
        """Find the items of the passage."""
        passage, items, words, starts, german = self.passage, self.items, self.words, self.starts, self.german
        cues, sentences = passage.cues, passage.sentences
        keep_noun = self._noun
        sentence = 0
        behind = 0
        before = ""
        for found in _ITEM.findall(self.shape):
            first, behind = behind, behind + len(found)
            if found in _NO_ITEM:
                before = ""
                continue
            letter = found[0]
            if german and letter == "D":
                if before in _NOUNS and german.begins_genitive(words, first, behind - 1, before == "o"):
                    continue
                if found == "D" and german.points(words[first]):
                    before = ""
                    continue
            sentences.append(sentence)
            if letter in "nNDI#f":
                letter = keep_noun(first, behind)
            elif letter in ",CvR:;()-":
                pass
            elif letter == ".":
                sentence += 1
            elif letter in "VGF":
                cues[len(items)] = starts[first], starts[behind - 1] + len(words[behind - 1])
            elif letter == "h":
                passage.mentions[len(items)] = starts[first], starts[first] + len(words[first]), "pronoun"
            else:
                passage.quotes[starts[first]] = len(items)
                if letter == "Q" or (letter == "E" and not _SAYS_NEXT.match(self.shape, first + 1)):
                    sentence += 1
            items.append(letter)
            before = letter
        passage.items = "".join(items)

    def _noun(self, first: int, behind: int) -> str:
        """Keep who or what a noun phrase is about; m, n or o, v for an infinitive behind its preposition."""
        words, shape, passage, items = self.words, self.shape, self.passage, self.items
        place, last = len(items), behind - 1
        letter = ""
        if shape[first] in "If":
            if shape[last] in "Vv":
                return "v"
            while shape[first] in "If":
                first += 1
            passage.prepositions[place] = words[first - 1].lower()
            letter = "o"
        named = shape[last] == "N"
        if self.german:
            oblique = letter != "o" and self.german.is_oblique(words[first])
            first, last, named = self.german.noun_phrase(words, shape, first, last)
            if oblique:
                passage.prepositions[place] = words[first].lower()
                letter = "o"
        elif not letter:
            opens = shape[first] == "D" or not items or items[-1] == "."
            first, last, named = phrase(words, shape, first, behind, opens, self.language)
        elif named and (holder := self._holder(place, first, behind)):
            # the name takes the place of the item before it, which is part of who that is
            place -= 1
            first, letter = holder
            del items[-1], passage.sentences[-1], passage.prepositions[place + 1]
        end = self.starts[last] + len(words[last])
        if last > first and words[last] in _JUNIOR and passage.text[end : end + 1] == ".":
            end += 1  # the dot is the name’s
        passage.mentions[place] = self.starts[first], end, "name" if named else "noun"
        return letter or ("m" if named else "n")

    def _holder(self, place: int, first: int, behind: int) -> tuple[int, str] | None:
        """The first word and the letter of a name whose office or house stands before its preposition.

        University of Halden at Stowe professor Ada Birch · Ambassador to the Isles Ada Birch, with Ambassador to …
        """
        words, shape, before = self.words, self.shape, self.items[-1:]
        if before == ["m"] and (holder := of_house(self.passage, place, words, shape, first, behind)):
            return holder, "m"
        if name := behind_office(words, shape, first, behind):
            return name, "o" if before == ["o"] else "m"
        return None


# FI according to | governed by a preposition: from the campaign | infinitive | noun phrase | other items | what is no item
_ITEM = re.compile(
    r"FI?|[If]+D*[nN#]*(?:NfD?N+|[nN#])|[If]+D+|I[Vv]"
    r"|[Dn#]*N+(?:fD?N+)+(?:[n#]+N+|n+(?=V))?(?:,N+(?=[,RV]))?|[DN]*n+fn+(?:Cn+)?N+|D+[nN#]+|[nN#]*N[nN#]*|n+|D+"
    r"|[hVGvCR.,;:()QEcq-]|."
)
_JUNIOR = ("Jr", "Sr")
_NOUNS = ("m", "n", "o")
"""Letters of mentions: who or what stands before a genitive."""
_NO_ITEM = frozenset("ATIf#")
"""Adverbs, times and small words that govern nothing."""
# “…?” the clerk asked · “…?” Birch, the clerk of the town, asked
_SAYS_NEXT = re.compile(r"(?:h|D?[nN#]+(?:,[^.:;?QEqcVGv]{1,16},)?)A?[VG]|[VG]")
