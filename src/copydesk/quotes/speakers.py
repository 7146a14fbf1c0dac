"""A mention -> whom it stands for: "Birch", "she", "the mayor" -> the fullest name in the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.lexicons import lexicon
from copydesk.lines.names import POSSESSIVES
from copydesk.quotes.attributions import Attribution
from copydesk.quotes.cast import Cast
from copydesk.quotes.descriptions import aged, described
from copydesk.quotes.full_names import FullNames
from copydesk.quotes.marks import Stretch
from copydesk.quotes.offices import Offices
from copydesk.quotes.passages import Mention
from copydesk.quotes.pronouns import Previous, Pronouns
from copydesk.quotes.sexes import Sexes
from copydesk.quotes.sightings import Sightings
from copydesk.quotes.unnamed import goes_on_with


def name_speakers(
    paragraphs: Sequence[str], said: Sequence[Attribution], stretches: Sequence[Stretch], cast: Cast
) -> Iterator[str | None]:
    """The speaker of each quote in turn, from its mention."""
    named = [quote.mention.words for quote in said if quote.mention and quote.mention.kind == "name"]
    voices = frozenset([words.rpartition(" ")[2] for words in named])
    tellers = frozenset([quote.mention.words for quote in said if quote.mention and quote.cue])
    speakers = Speakers(paragraphs, stretches, cast, voices, tellers)
    known: dict[Mention, str | None] = {}
    previous: Previous | None = None
    unnamed: Mention | None = None
    for attribution in said:
        mention = attribution.mention
        if mention is None or (
            unnamed and goes_on_with(mention, unnamed, speakers.sightings, speakers.offices)
        ):
            yield None
            continue
        if mention not in known:
            known[mention] = speakers.speaker(mention, previous)
        speaker = known[mention]
        yield speaker
        unnamed = mention if mention.kind == "noun" and not speaker else None
        if speaker:
            previous = speaker, attribution.stretch.paragraph


class Speakers:
    """Says whom the mentions of one article stand for.

    >>> speakers = Speakers(["Mayor Ada Birch opened the bridge.", "Birch said it was late."])
    >>> speakers.speaker(Mention(1, 0, 5, "name", "Birch"), None)
    'Ada Birch'
    >>> speakers.speaker(Mention(1, 0, 3, "pronoun", "she"), None)
    'Ada Birch'
    >>> speakers.speaker(Mention(1, 0, 3, "noun", "a passer-by"), None) is None
    True

    `voices` are the last words of the names that quotes are attributed to, `tellers` the mentions that have a verb that tells.
    """

    def __init__(
        self,
        paragraphs: Sequence[str],
        stretches: Sequence[Stretch] = (),
        cast: Cast | None = None,
        voices: frozenset[str] = frozenset(),
        tellers: frozenset[str] = frozenset(),
    ) -> None:
        self.cast = cast or Cast(paragraphs)
        self.offices = Offices(paragraphs, self.cast)
        self.sightings = Sightings(paragraphs, stretches, self.cast, self.offices)
        self.sexes = Sexes(self.sightings)
        self.names = FullNames(paragraphs, self.cast, self.offices, tellers)
        self.pronouns = Pronouns(self.sightings, self.sexes, voices)

    def speaker(self, mention: Mention, previous: Previous | None) -> str | None:
        """The fullest name of whoever `mention` stands for, None where the article gives none.

        `previous` is the speaker of the quote before, and its paragraph.
        """
        if mention.kind == "name":
            return self.names.of(mention)
        if mention.kind == "pronoun":
            return self._by_pronoun(mention, previous)
        if mention.words.rpartition(" ")[2].lower() in lexicon("sayings"):
            return self._by_owner(mention, previous)
        if self.cast.language != "en":
            return self.offices.by_trade(mention)
        return (
            self.offices.by_role(mention)
            or aged(mention, previous, self.offices, self.pronouns)
            or described(mention, previous, self.offices, self.pronouns)
        )

    def _by_pronoun(self, mention: Mention, previous: Previous | None) -> str | None:
        person = self.pronouns.antecedent(mention, previous)
        return person.name if person else None

    def _by_owner(self, mention: Mention, previous: Previous | None) -> str | None:
        """`Birch’s reply`, `her first statement`: what somebody says has its speaker before it."""
        first, *words = mention.words.split()
        pronoun = {"his": "he", "her": "she"}.get(first.lower())
        if pronoun and self.cast.language == "en":
            return self._by_pronoun(mention._replace(end=mention.start + len(first), words=pronoun), previous)
        for place, word in enumerate((first, *words)):
            if word[-2:] in POSSESSIVES:
                owner = " ".join((first, *words)[: place + 1])[:-2]
                if self.cast.standing(owner) == "p":
                    return self.names.here(
                        mention._replace(end=mention.start + len(owner), kind="name", words=owner)
                    )
                break
        return None
