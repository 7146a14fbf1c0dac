"""Whom a pronoun stands for: everybody it could be, the facts that speak for each, and the likeliest of them."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.quotes.bystanders import quoted_beside, without_bystanders
from copydesk.quotes.passages import Mention
from copydesk.quotes.people import Person, Sighting
from copydesk.quotes.sexes import Sexes
from copydesk.quotes.sightings import Sightings
from copydesk.quotes.told_pronouns import ToldPronouns, place_of
from copydesk.quotes.tongues import pronoun_sex
from copydesk.quotes.unnamed import is_unnamed
from copydesk.quotes.weights import load_weights, weigh

Previous = tuple[str, int]
"""The speaker of the quote before, and its paragraph."""


class Pronouns:
    """The pronouns of one article; one rests on the one before it, and each is looked into once for that."""

    def __init__(self, sightings: Sightings, sexes: Sexes, voices: frozenset[str]) -> None:
        self.sightings = sightings
        self.sexes = sexes
        self.told = ToldPronouns(sightings)
        self.voices = voices
        """Last words of the names that quotes are attributed to."""
        self._stands: dict[tuple[int, int], Person | None] = {}
        """Whom a pronoun stands for, by paragraph and start."""
        self._depth = 0
        """Of pronouns that rest on one another."""

    def antecedent(self, mention: Mention, previous: Previous | None) -> Person | None:
        """Whom a pronoun stands for, None where nobody tells or somebody without a name does."""
        language = self.sightings.cast.language
        sex = pronoun_sex(language).get(mention.words.lower())
        if sex is None:
            return None
        if previous and (same := self._goes_on(mention, previous)) and self.sexes.fits(same, sex):
            self._stands[mention[:2]] = same
            return same
        if not sex:
            return self._only_one(mention, previous)
        if language == "en" and is_unnamed(mention, sex, self.sightings, self.sexes):
            return None
        best = self._stands[mention[:2]] = self._likeliest(mention, previous, sex)
        return best

    def antecedents(
        self, mention: Mention, previous: Previous | None, sex: str = ""
    ) -> list[tuple[Person, list[str]]]:
        """The people of that sex, if any is given, whom a pronoun could stand for, each with the facts that speak for it."""
        seen = self._seen(mention)
        fitting = [person for person in seen.latest if person.sure and self.sexes.fits(person, sex)]
        fitting = without_bystanders(fitting, mention, self.sightings)
        speaker = self.sightings.person(previous[0]) if previous else None
        unseen = speaker is not None and speaker not in seen.latest and self.sexes.fits(speaker, sex)
        if sex and len(fitting) + unseen < 2:
            alone = speaker if unseen else fitting[0] if fitting else None
            return [(alone, [])] if alone else []  # nobody else is about: no facts are asked for
        pronoun = self._about(mention, previous)
        found = [(person, self._facts(person, pronoun, seen)) for person in fitting]
        if speaker and unseen:
            found.append((speaker, ["unseen"]))
        for person, facts in found:
            if previous and person is speaker:
                facts += _facts_of_previous(person, previous, pronoun, seen)
        return found

    def _goes_on(self, mention: Mention, previous: Previous) -> Person | None:
        """Whoever spoke last, where a pronoun goes on with that: “…,” he added."""
        text = self.sightings.paragraphs[mention.paragraph]
        if place_of(text, mention) != "q":
            return None
        verb = text[mention.end + 1 : mention.end + _LONGEST_VERB].partition(" ")[0]
        goes_on = mention.paragraph - previous[1] <= _GOES_ON.get(verb.rstrip(".,:"), -1)
        return self.sightings.person(previous[0]) if goes_on else None

    def _only_one(self, mention: Mention, previous: Previous | None) -> Person | None:
        """Whom a pronoun of either sex stands for, Finnish hän: nobody where two people are about."""
        around = self.antecedents(mention, previous)
        return around[0][0] if len(around) == 1 else None

    def _likeliest(self, mention: Mention, previous: Previous | None, sex: str) -> Person | None:
        """The one whose facts weigh most."""
        weights = load_weights()["pronoun"]
        best: Person | None = None
        best_score = 0.0
        for person, facts in self.antecedents(mention, previous, sex):
            score = weigh(weights, facts)
            if not self.sexes.of(person):
                score -= _UNKNOWN_SEX[sex]
            if best is None or score > best_score:
                best, best_score = person, score
        return best

    def _seen(self, mention: Mention) -> _Seen:
        """Who is named before a pronoun outside quotes, the nearest first."""
        latest: dict[Person, tuple[Sighting, str]] = {}
        subject_back: dict[Person, int] = {}
        main: Person | None = None
        tellers: set[Person] = set()
        for sighting, person in self.sightings.before(mention):
            if person in subject_back or self.sightings.in_quote(sighting):
                continue
            part, tells = self.sightings.part(sighting)
            person.sure = person.sure or tells
            latest.setdefault(person, (sighting, part))
            if part in "Sse":
                subject_back[person] = mention.paragraph - sighting[0]
                main = main or (person if part == "S" else None)
                if tells:
                    tellers.add(person)
        return _Seen(latest, subject_back, next(iter(subject_back), None), main, tellers)

    def _about(self, mention: Mention, previous: Previous | None) -> _Pronoun:
        """What stands about a pronoun."""
        told = self.told.before(mention)
        return _Pronoun(
            mention,
            place_of(self.sightings.paragraphs[mention.paragraph], mention),
            told,
            self._kept(told, previous) if told else None,
            quoted_beside(mention, self.sightings),
        )

    def _kept(self, told: Mention, previous: Previous | None) -> Person | None:
        """Whom an earlier pronoun stands for, which rests on the one before it in turn."""
        where = told[:2]
        if where not in self._stands:
            self._stands[where] = None  # an end to a long row of them
            self._depth += 1
            if self._depth < _ROW:
                self.antecedent(told, previous)
            self._depth -= 1
        return self._stands[where]

    def _facts(self, person: Person, pronoun: _Pronoun, seen: _Seen) -> list[str]:
        """What speaks for somebody, by what the story says of whom since and where the pronoun stands."""
        mention, place, told, kept, quoted = pronoun
        sighting, part = seen.latest[person]
        back = mention.paragraph - sighting[0]
        ends = self.sightings.sentences_between(sighting, mention)
        facts = [
            f"back {min(back, 2)} subject {part == 'S'}",
            f"{place} {part} {min(back, 2)} {min(ends, 3)}",
            f"part {part}",
            f"times {min(4, len(person.sightings))} {back > 1}",
            f"voice {person.words[-1] in self.voices} {person in seen.subject_back}",
        ]
        if person in seen.tellers:
            facts.append(f"tells {min(seen.subject_back[person], 2)}")
        if person is seen.subject:
            facts.append(f"last subject {min(back, 2)}")
        if person is seen.main:
            facts.append(f"last main {min(seen.subject_back[person], 2)}")
        if person in quoted:
            facts.append("quoted")
        if told:
            since = f"since {sighting[:2] > told[:2]} {person is kept}"
            facts += f"{since} {place} {mention.paragraph - told.paragraph}", f"{since} {part}"
        return facts


class _Seen(NamedTuple):
    """Who is named before a pronoun, the nearest first."""

    latest: dict[Person, tuple[Sighting, str]]
    """Where each is named last, and the part of the name in its clause."""
    subject_back: dict[Person, int]
    """Paragraphs back to where each is the subject of a clause."""
    subject: Person | None
    """The subject of the latest clause."""
    main: Person | None
    """The subject of the latest main clause."""
    tellers: set[Person]
    """Whose clause has a verb that tells."""


class _Pronoun(NamedTuple):
    """A pronoun and what stands about it."""

    mention: Mention
    place: str
    """As `place_of` says."""
    told: Mention | None
    """The he or she before it in what is told."""
    kept: Person | None
    """Whom that stands for."""
    quoted: set[Person]
    """Who is named in the quote beside it."""


def _facts_of_previous(person: Person, previous: Previous, pronoun: _Pronoun, seen: _Seen) -> list[str]:
    """What speaks for the speaker of the quote before, whom others may have passed as subjects since."""
    said = f"previous {min(3, pronoun.mention.paragraph - previous[1])}"
    subject = seen.subject
    passed = subject is not None and subject is not person and seen.latest[subject][0][0] >= previous[1]
    back = min(seen.subject_back.get(person, 4), 2)
    return [said, f"{said} subject back {back}", f"{said} passed {passed} {pronoun.place}"]


_GOES_ON = {"added": 1, "adds": 1, "continued": 2, "continues": 2, "went": 2, "goes": 2}
"""Paragraphs back to what he added to; of 50 in train, labelled by reading, all go on with the last speaker."""
_LONGEST_VERB = 12
"""Code points behind a pronoun: the longest of these verbs, a mark and the blanks."""
_UNKNOWN_SEX = {"m": 0.4, "f": 1.2}
"""What speaks against somebody whose sex is unknown: of those who speak in the news seven in ten are men, -log 0.7, -log 0.3."""
_ROW = 12
"""Pronouns that rest on one another; a row that is longer begins anew."""
