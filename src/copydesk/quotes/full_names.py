"""The fullest name that an article gives for a name as written: Birch, Mrs. Birch, BIRCH -> Ada Birch."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.lexicons import lexicon
from copydesk.quotes.cast import Cast
from copydesk.quotes.name_runs import runs
from copydesk.quotes.offices import Offices
from copydesk.quotes.passages import Mention


class FullNames:
    """The full names of one article, each looked up once as written.

    >>> lines = ["Mayor Ada Birch opened the bridge.", "Birch said it was late."]
    >>> cast = Cast(lines)
    >>> FullNames(lines, cast, Offices(lines, cast), frozenset()).of(Mention(1, 0, 5, "name", "Birch"))
    'Ada Birch'
    """

    def __init__(
        self, paragraphs: Sequence[str], cast: Cast, offices: Offices, tellers: frozenset[str]
    ) -> None:
        self.paragraphs = paragraphs
        self.cast = cast
        self.offices = offices
        self.tellers = tellers
        """Mentions that have a verb that tells."""
        self._known: dict[str, str | None] = {}
        self._small_words: frozenset[str] | None = None
        self._uncapital: list[str] = []
        """Japanese and Chinese names in the order of their first mention."""

    def of(self, mention: Mention) -> str | None:
        """The full name for a name, as where it was written so first; None where a capital is nobody’s name."""
        written = mention.words
        if written not in self._known:
            self._known[written] = self.here(mention)
        return self._known[written]

    def here(self, mention: Mention) -> str | None:
        """The full name for a name by what the story has told until then."""
        written = mention.words
        parts = [run for _, _, run in runs(written)]
        if not parts:
            return self._without_capitals(written)
        head = parts[-1]
        if " of " in written:
            if self._is_house(written, parts[0]):
                return self._at_house(written, head)
            head = self._before_of(parts)
        words, sex, titles = self.cast.name(head)
        if not words:
            # a bare title: the President, Pope
            return self.offices.by_role(mention)
        organisation = lexicon("organisation_words")
        if not organisation.isdisjoint(words) or (not organisation.isdisjoint(head.split()) and "’" in head):
            return _without_article(written)
        if len(words) == 1:
            return self._lone(mention, words[0], sex, titles)
        person = self.cast.known_as(words)
        if person is None and written.isupper():
            person = self.cast.known_as([word.capitalize() for word in words])  # ADA BIRCH: in a transcript
        return person.name if person else " ".join(words)

    def _without_capitals(self, written: str) -> str:
        """Japanese and Chinese: 佐田 is short for 佐田明子, which stands before it."""
        longer = [name for name in self._uncapital if name.startswith(written)]
        self._uncapital.append(written)
        return longer[0] if longer else written

    def _is_house(self, written: str, first_run: str) -> bool:
        """True for the National Trust of Halden, Bank of Halden President Ada Birch; but not for Ada Birch of Halden."""
        words, _, titles = self.cast.name(first_run)
        first = words[0].lower() if words else ""
        named = written[:4].lower() == "the " and first in lexicon("not_names") and not titles
        return named or not lexicon("organisation_words").isdisjoint(written.partition(" of ")[0].split())

    def _at_house(self, written: str, head: str) -> str:
        """Ada Birch of Bank of Halden President Ada Birch; of the National Trust of Halden the house."""
        holder, _, roles = self.cast.name(head)
        person = self.cast.known_as(holder) if roles and len(holder) > 1 else None
        # the National Trust of Halden is no Ada Birch of Halden
        return person.name if person else _without_article(written)

    def _before_of(self, parts: list[str]) -> str:
        """The run that has the name: Ada Birch of Halden, but the Mayor of Halden, Ada Birch."""
        words = self.cast.name(parts[0])[0]
        known = bool(words) and (len(words) > 1 or words[0] in self.cast.by_last)
        return parts[0] if known and lexicon("organisation_words").isdisjoint(words) else parts[-1]

    def _lone(self, mention: Mention, word: str, sex: str, titles: set[str]) -> str | None:
        """Ada Birch of Birch and of BIRCH, else the word itself, which names somebody who is new or a house."""
        person = self.cast.called(word, sex, (mention.paragraph, mention.start))
        if person is None and word.isupper():
            person = self.cast.called(word.capitalize(), sex)  # BIRCH: in a transcript
        if person:
            return person.name
        if not titles and self._is_no_name(mention, word):
            return None
        if word.isupper() and word.capitalize() in self.cast.lone:
            return word.capitalize()
        if word.isupper() and (full := self._spelled_out(word)):
            return full
        outlet = word.isupper() or word in lexicon("organisation_words") or word in lexicon("agencies")
        if not outlet and "," not in mention.words:
            person = self.cast.introduce([word])
            person.sure = True
            person.sightings = self.cast.lone.get(word, [])
        return word

    def _is_no_name(self, mention: Mention, word: str) -> bool:
        """True for Critics, Neighbours, Insomma: at the head of a sentence a capital proves nothing; in German for Lehrkräfte."""
        opens = mention.start == 0 or self.paragraphs[mention.paragraph][mention.start - 2] in '.!?”"'
        if self.cast.language != "en" and self._is_no_name_abroad(mention, word, opens):
            return True
        return (
            opens and word.endswith("s") and (self._is_common(word) or len(self.cast.lone.get(word, ())) < 2)
        )

    def _is_no_name_abroad(self, mention: Mention, word: str, opens: bool) -> bool:
        """True for a capital that the head of a sentence explains, and in German for a noun: Lehrkräfte.

        But not where a verb that tells is about it: schreibt Quill.
        """
        if opens and not self.cast.is_seen_within(word):
            return True
        told = mention.words in self.tellers or word.isupper()
        return self.cast.language == "de" and not (told or self.cast.tells(word))

    def _is_common(self, word: str) -> bool:
        if self._small_words is None:
            self._small_words = frozenset(" ".join(self.paragraphs).split())
        return word.lower() in self._small_words

    def _spelled_out(self, letters: str) -> str:
        """Stowe Harbour Watch where the story says Stowe Harbour Watch (SHW); empty where letters fit no words before them."""
        for text in self.paragraphs:
            bracket = text.find(f" ({letters})")
            words = text[max(0, bracket - _LONGEST_SPELLED) : bracket].split() if bracket > 0 else []
            initials = ""
            for place in range(len(words) - 1, -1, -1):
                initials = words[place][0] + initials if words[place][0].isupper() else initials
                if initials == letters:
                    return " ".join(words[place:])
        return ""


_LONGEST_SPELLED = 80
"""Code points of the name of a house before its letters."""


def _without_article(written: str) -> str:
    return written[4:] if written.startswith("the ") else written
