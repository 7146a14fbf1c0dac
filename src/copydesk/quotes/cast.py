"""The people and organisations that an article names, and which of them a shorter name stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from copydesk.lexicons import lexicon, lexicon_lines
from copydesk.lines.names import POSSESSIVES
from copydesk.quotes.cases import inflected
from copydesk.quotes.casting import fill
from copydesk.quotes.known_names import is_given, is_initial, is_region, known_first_names
from copydesk.quotes.name_runs import runs
from copydesk.quotes.name_words import Name, name_words, surname
from copydesk.quotes.people import Person, Sighting
from copydesk.quotes.presented import LOOKED_AT
from copydesk.quotes.tongues import function_words


class Cast:
    """The people and organisations of an article, found in one pass over its paragraphs.

    >>> cast = Cast(["Mayor Ada Birch opened the bridge.", "Birch said it was late."])
    >>> [(person.name, len(person.sightings)) for person in cast.people]
    [('Ada Birch', 2)]
    >>> Cast(["The bridge is open."]).people
    []
    """

    def __init__(self, paragraphs: Sequence[str], people: Iterable[str] = (), language: str = "en") -> None:
        self.language = language
        self.paragraphs = paragraphs
        self.people: list[Person] = []
        self.by_last: dict[str, list[Person]] = {}
        self.by_first: dict[str, list[Person]] = {}
        self.organisations: list[tuple[int, int, str]] = []
        """Paragraph, start, name."""
        self.headlined: dict[str, list[str]] = {}
        """Last word of a name with a known first name in a headline or a work’s title: in full it may stand nowhere else."""
        self.lone: dict[str, list[Sighting]] = {}
        """Where each capitalised word stands alone."""
        self.names: dict[str, Name] = {}
        self.letters = function_words(language)
        """Letters of the small words, but for those that are somebody's last name here: Theresa May."""
        self.forms = inflected(paragraphs, language)
        """Names that are not in their plain form: Danish Birchs."""
        if self.forms:
            self.letters = {**self.letters, **{word: form.letter for word, form in self.forms.items()}}
        fill(self, people)

    def name(self, run: str) -> Name:
        """`name_words` of a run, looked into once an article."""
        known = self.names.get(run)
        if known is None:
            words, sex, roles = name_words(run, self.language)
            if self.forms:
                words = self._plain(words)
            known = self.names[run] = words, sex, roles
        if not known[0]:
            # King, Mr. King: a title that is somebody's last name here
            last = self.bare(run.rpartition(" ")[2])
            if last in self.by_last:
                before = run.rpartition(" ")[0]
                return [last], *(name_words(before, self.language)[1:] if before else ("", set()))
        return known

    def _plain(self, words: list[str]) -> list[str]:
        """Adam Roth of Polish Adama Rotha; but Urzędnik of Urzędnik Domu, who is not named after the house."""
        last = self.forms.get(words[-1]) if len(words) > 1 else None
        if last and last.letter == "k" and words[0] not in self.forms and not is_given(words[0]):
            return words[:1]
        return [self.bare(word) for word in words]

    def bare(self, word: str) -> str:
        """The name that a word is a form of: Birch of Birch’s, of Danish Birchs."""
        form = self.forms.get(word)
        if form:
            return form.plain
        return word[:-2] if word[-2:] in POSSESSIVES else word

    def introduce(self, words: list[str]) -> Person:
        """A person of that name, new in the cast."""
        person = Person(words)
        self.people.append(person)
        last = surname(words)
        self.by_last.setdefault(last, []).append(person)
        if last[:3] in ("al-", "el-"):
            # Quill, al-Quill and, at the head of a sentence, Al-Quill are Amal al-Quill
            for form in (last[3:], last[0].upper() + last[1:]):
                self.by_last.setdefault(form, []).append(person)
        for word in words[:-1]:
            if word.isupper() and len(word) > 1 and word.isalpha():
                continue  # the HB Way, a firm's
            # the first of two family names stands alone in Spanish: García of Ana García Mora
            self.by_first.setdefault(word, []).append(person)
        return person

    def meet(self, words: list[str], sex: str, titles: set[str], sighting: Sighting | None) -> Person:
        """The person of that full name, met again or new in the cast, with what these titles tell."""
        person = self.known_as(words)
        if person is None:
            person = self.introduce(words)
        elif len(words) > len(person.words):
            person.words, person.name, person.first = words, " ".join(words), words[0]
        first = words[1] if is_initial(words[0]) and len(words) > 2 else words[0]
        known = known_first_names().get(first)
        person.sex = person.sex or sex or known or ""
        person.sure = person.sure or sighting is None or bool(titles) or is_given(first)
        person.roles |= titles
        if sighting:
            person.sightings.append(sighting)
        return person

    def known_as(self, words: list[str]) -> Person | None:
        """The person whose full name the words are, lengthen or shorten: William J. Garrity is Bill."""
        if words[0] in _CAPITAL_PARTICLES:
            words = [words[0].lower(), *words[1:]]  # Van Dael at the head of a sentence is Hendrik van Dael
        for person in self.by_last.get(surname(words), ())[:_NAMESAKES]:
            own = person.words
            if own[0] in _CAPITAL_PARTICLES:
                own = [own[0].lower(), *own[1:]]
            if (_same_first(own[0], words[0]) and words[-1].rstrip(".") == own[-1].rstrip(".")) or (
                words == own[-len(words) :] or own == words[-len(own) :]
            ):
                return person
        return None

    def called(self, word: str, sex: str, where: tuple[int, int] | None = None) -> Person | None:
        """The person whom a lone name stands for: Birch, Ada; of several who have it the one introduced first.

        Whoever comes later by a name that is taken keeps being named in full. `where` is the paragraph
        and start of the lone name: a namesake whom the story has not met by then is not meant.
        """
        same = self.by_last.get(word) or (not is_region(word) and self.by_first.get(word)) or ()
        fitting = [p for p in same[:_NAMESAKES] if not (sex and p.sex and sex != p.sex)]
        if sex and len(fitting) > 1:
            fitting = [p for p in fitting if p.sex] or fitting  # Mrs. Birch is Ada, not Lo Birch
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        met = [p for p in fitting if where and _is_met(p, where)]
        if len(met) == 1:
            return met[0]
        most = max(fitting, key=lambda p: len(p.sightings))
        # Endorsed Birch, a family's other members: named in passing
        enough = len(most.sightings) / _PASSING
        return next((p for p in fitting if p.sure and len(p.sightings) >= enough), most)

    def standing(self, written: str) -> str:
        """What a name stands for, a letter: p person, q two capitals, o organisation, l place, x several, u unknown.

        >>> cast = Cast(["Mayor Ada Birch left Texas for the Museum of Salt."])
        >>> [cast.standing(name) for name in ("Birch", "Texas", "the Museum of Salt", "Democrats")]
        ['p', 'l', 'o', 'x']
        """
        if written in self.names or written in self.lone:
            run = written
        else:
            parts = [run for _, _, run in runs(written)]
            if not parts:
                return "u"
            run = parts[0] if " of " in written else parts[-1]
        if not lexicon("organisation_words").isdisjoint(written.split()):
            return "o"
        words, sex, roles = self.name(run)
        if not words:
            return "p" if sex or roles else "u"
        person = self.called(words[0], "") if len(words) == 1 else self.known_as(words)
        if (person and person.sure) or sex or roles or words[0] in known_first_names():
            return "p"
        name = person.name if person else " ".join(words)
        if is_region(name) or is_region(" ".join(words)):
            return "l"
        if person:
            return "q"
        return "o" if name.isupper() else "x" if name[-1] == "s" else "u"

    def is_seen_within(self, word: str) -> bool:
        """True for a capital inside a sentence, and an agency's: Ähnlich, Preguntado, Insomma have theirs at the head alone.

        German nouns have it everywhere, but behind articles.
        """
        if word.isupper() or word in lexicon("agencies"):
            return True
        for number, start, _ in self.lone.get(word, ())[:LOOKED_AT]:
            before = self.paragraphs[number][max(0, start - _LONGEST_BEFORE) : start].rstrip()
            if before[-1:].isalpha() and self.letters.get(before.rpartition(" ")[2].lower()) != "D":
                return True
        return False

    def tells(self, word: str) -> bool:
        """True for a lone capital beside a verb that tells: schreibt Quill, Quill schreibt, so Quill."""
        for number, start, end in self.lone.get(word, ())[:LOOKED_AT]:
            text = self.paragraphs[number]
            before = text[max(0, start - _LONGEST_VERB) : start].rstrip().rpartition(" ")[2]
            behind = text[end : end + _LONGEST_VERB].split(maxsplit=1)[:1]
            if before in ("so", "laut") or "V" in [
                self.letters.get(word.strip(",.:")) for word in (before, *behind)
            ]:
                return True
        return False


_CAPITAL_PARTICLES = frozenset(
    ("Van", "Von", "De", "Da", "Di", "Du", "Del", "Della", "Al", "Bin", "Ter", "Ten")
)
_NAMESAKES = 20
"""People of one surname that are told apart."""
_PASSING = 2.5
"""Times that a namesake may be named more often than the one introduced first, who then is one named in passing."""
_LONGEST_VERB = 20
"""Code points of a verb and a blank."""
_LONGEST_BEFORE = 12
"""Code points before a name: an article and the blanks beside it."""


def _same_first(one: str, other: str) -> bool:
    """True for Bill and William, J. and James, Hillary and Hilary."""
    if one == other or one[0] != other[0]:
        return one == other or frozenset((one, other)) in _nicknames()
    one, other = _DOUBLED.sub(r"\1", one), _DOUBLED.sub(r"\1", other)
    shorter, longer = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return longer.startswith(shorter) or frozenset((one, other)) in _nicknames()


_DOUBLED = re.compile(r"([a-z])\1")
"""Letters that one of two writers of a name leaves single: Phillip, Philip."""


@cache
def _nicknames() -> frozenset[frozenset[str]]:
    return frozenset([frozenset(line.split()) for line in lexicon_lines("nicknames")])


def _is_met(person: Person, where: tuple[int, int]) -> bool:
    """True where somebody is named in full before a place."""
    whole = len(person.words[-1]) + 2
    return any(at[:2] < where and at[2] - at[1] > whole for at in person.sightings[:LOOKED_AT])
