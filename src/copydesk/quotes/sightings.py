"""Where people are named in the paragraphs of an article, by name and by office, and what each name does there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from copydesk.quotes.cast import Cast
from copydesk.quotes.clauses import Part, clause_part
from copydesk.quotes.known_names import known_roles
from copydesk.quotes.marks import Stretch
from copydesk.quotes.offices import Offices
from copydesk.quotes.passages import Mention
from copydesk.quotes.people import Person, Sighting
from copydesk.quotes.tongues import function_words


class Sightings:
    """Who is named where in one article, looked into once.

    >>> lines = ["Mayor Ada Birch spoke. The mayor was late."]
    >>> cast = Cast(lines)
    >>> [(where, person.name) for where, person in Sightings(lines, (), cast, Offices(lines, cast)).in_paragraph(0)]
    [((0, 0, 15), 'Ada Birch'), ((0, 23, 32), 'Ada Birch')]
    """

    def __init__(
        self, paragraphs: Sequence[str], stretches: Sequence[Stretch], cast: Cast, offices: Offices
    ) -> None:
        self.paragraphs = paragraphs
        self.cast = cast
        self.offices = offices
        self.quoted: dict[int, list[tuple[int, int]]] = {}
        """Offsets of the marks around each quoted stretch, by paragraph."""
        for stretch in stretches:
            self.quoted.setdefault(stretch.paragraph, []).append((stretch.opening, stretch.closing))
        self._named: dict[int, list[tuple[Sighting, Person]]] | None = None
        self._rows: dict[int, list[tuple[Sighting, Person]]] = {}
        self._parts: dict[Sighting, Part] = {}
        self._by_name: dict[str, Person] = {}
        self._counted = 0

    def in_paragraph(self, number: int) -> Sequence[tuple[Sighting, Person]]:
        """Who is named in a paragraph, in reading order."""
        if self._named is None:
            self._named = {}
            for person in self.cast.people:
                for sighting in person.sightings:
                    self._named.setdefault(sighting[0], []).append((sighting, person))
            for row in self._named.values():
                row.sort(key=lambda entry: entry[0])
        if number not in self._rows:
            named = self._named.get(number, [])
            offices = self._offices(number, named) if self.cast.language == "en" else []
            self._rows[number] = sorted([*named, *offices], key=lambda entry: entry[0]) if offices else named
        return self._rows[number]

    def _offices(
        self, number: int, named: Sequence[tuple[Sighting, Person]]
    ) -> list[tuple[Sighting, Person]]:
        """Who is called by an office that nobody else here has: The mayor blamed the train."""
        text = self.paragraphs[number]
        found: list[tuple[Sighting, Person]] = []
        for article in _THE.finditer(text):
            start, end = article.start(), _office_end(text, article.end())
            head = text[start:end].rpartition(" ")[2]
            if not head or len(self.offices.holders(head)) != 1:
                continue
            name = self.offices.by_role(Mention(number, start, end, "noun", text[start:end]))
            person = self.person(name) if name else None
            upto = bisect_left(named, ((number, start),))
            # Quill came late … the mayor said: Quill may be one, though the story has not said so
            if person and not any(
                other is not person and self.part(at).letter == "S"
                for at, other in named[max(0, upto - SIGHTINGS) : upto]
            ):
                found.append(((number, start, end), person))
        return found

    def before(self, mention: Mention) -> Iterator[tuple[Sighting, Person]]:
        """The latest sightings before a mention, the nearest first."""
        left = SIGHTINGS
        for number in range(mention.paragraph, max(-1, mention.paragraph - _MEMORY - 1), -1):
            row = self.in_paragraph(number)
            upto = bisect_left(row, (mention[:2],))
            for place in range(upto - 1, max(-1, upto - left - 1), -1):
                yield row[place]
            left -= upto
            if left <= 0:
                break

    def sentences_between(self, sighting: Sighting, mention: Mention) -> int:
        """Sentences that end between a name and a pronoun, 4 for four and more."""
        text = self.paragraphs[sighting[0]]
        upto = mention.start if sighting[0] == mention.paragraph else len(text)
        at = sighting[2]
        if upto - at > LONG_WAY:
            return 4
        ends = 0
        row = self.quoted.get(sighting[0], [])
        for opening, closing in row[(first := bisect_left(row, (at, 0))) : first + _MARKS_BETWEEN]:
            # Birch wrote back: “No. Never.” She …: the stops inside the marks part no sentences of the story
            if opening >= upto:
                break
            ends += len(_SENTENCE_END.findall(text, at, opening))
            at = closing
        return min(4, ends + len(_SENTENCE_END.findall(text, at, max(at, upto))))

    def in_quote(self, sighting: Sighting) -> bool:
        """True for whoever is named inside the marks of a quote."""
        row = self.quoted.get(sighting[0], [])
        place = bisect_left(row, (sighting[1], 0)) - 1
        return place >= 0 and row[place][1] > sighting[1]

    def part(self, sighting: Sighting) -> Part:
        """`clause_part`, looked into once."""
        part = self._parts.get(sighting)
        if part is None:
            number, start, end = sighting
            text = self.paragraphs[number]
            form = self.cast.forms.get(text[start:end].rpartition(" ")[2])
            if form:
                part = Part("p" if form.letter == "g" else "o", False)
            else:
                part = clause_part(text, start, end, function_words(self.cast.language))
            self._parts[sighting] = part
        return part

    def person(self, name: str) -> Person | None:
        """The person of that full name."""
        if len(self.cast.people) != self._counted:
            self._counted = len(self.cast.people)
            self._by_name = {person.name: person for person in reversed(self.cast.people)}
        return self._by_name.get(name)


def _office_end(text: str, at: int) -> int:
    """Where the office behind an article ends: the Ohio governor; `at` itself where there is none.

    There is none either in the mayor of Halden, the mayor’s office: that is somebody or something else.
    """
    end = at
    for word in text[at : at + _OFFICE].split()[:_OFFICE_WORDS]:
        end += len(word)
        if word in known_roles():
            return end if _ENDS_OFFICE.match(text, end) else at
        end += 1
    return at


_THE = re.compile(r"\b[Tt]he ")
_OFFICE = 48
_OFFICE_WORDS = 3
"""Code points and words of an office: the Ohio governor, the campaign manager."""
_ENDS_OFFICE = re.compile(r"(?! of )[ ,.;:]|$")
SIGHTINGS = 24
"""Sightings looked at for one pronoun: more than any reader keeps in mind."""
_MEMORY = 4
"""Paragraphs that a reader looks back for whom a pronoun stands for."""
LONG_WAY = 1500
"""Code points: four sentences and more."""
_MARKS_BETWEEN = 8
"""Quotes between a name and a pronoun; more are a long way."""
_SENTENCE_END = re.compile(r"(?:[.!?]|…)(?:[\"»]|”|’)? ")
OWNERS = 4
"""Names between a name and a pronoun."""
