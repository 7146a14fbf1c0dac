"""The people and organisations that an article names, and which of them a shorter name stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from copydesk.lexicons import lexicon, lexicon_lines
from copydesk.lines.names import POSSESSIVES, is_agency
from copydesk.quotes.cases import inflected
from copydesk.quotes.tongues import function_words

Sighting = tuple[int, int, int]
"""One place where a person is named: paragraph, start, end."""
Name = tuple[list[str], str, set[str]]
"""The words of a name, and the sex and the roles that its titles tell."""


class Person:
    """Somebody whom the article names; grows while the article is read."""

    __slots__ = ("first", "name", "roles", "sex", "sightings", "sure", "words")

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.name = " ".join(words)
        self.first = words[0]
        self.sex = ""
        """`m`, `f`, or empty."""
        self.sightings: list[Sighting] = []
        self.roles: set[str] = set()
        """What titles say of the person: senator, mayor."""
        self.sure = False
        """True where a title, a known first name or a verb of saying shows a person, not a place."""


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
        titled = self._read(paragraphs)
        for line in people:
            for _, _, run in runs(line):
                words, sex, titles = self.name(run)
                # a whole line is a name; within a caption a run of capitals could be a place
                if 1 < len(words) <= _LONGEST and (run == line or words[0] in known_first_names()):
                    self._meet(words, sex, titles, None)
        if not _SURNAMES.isdisjoint(self.by_last):
            self._find_small_words(paragraphs)
        self._share_out_lone_names(titled, paragraphs)

    def _read(self, paragraphs: Sequence[str]) -> list[tuple[str, str, set[str], Sighting]]:
        """Meet everybody with a full name; give back titled lone names, their sex and roles, and where they stand."""
        titled: list[tuple[str, str, set[str], Sighting]] = []
        lone = self.lone
        met: dict[str, Person] = {}
        organisation = lexicon("organisation_words")
        openers = lexicon("sentence_openers")
        first_names = known_first_names()
        for number, text in enumerate(paragraphs):
            if _is_headline(text, self.language) and not _names_alone()(text):
                self._read_headline(text)
                continue
            left_end, left_run = 0, ""
            for start, end, run in runs(text):
                if " " not in run:
                    if run not in openers:
                        row = lone.get(run)
                        if row is None:
                            lone[run] = [(number, start, end)]
                        else:
                            row.append((number, start, end))
                    if run in organisation and (more := _OF.match(text, end)):
                        self.organisations.append((number, start, text[start : more.end()]))
                    left_end, left_run = end, run
                    continue
                person = met.get(run)
                if person:
                    person.sightings.append((number, start, end))
                    continue
                if any(map(run.__contains__, _OWNS)):
                    self._read_headline(run)  # Ada Birch’s Harbour Tales
                words, sex, titles = self.name(run)
                if not words:
                    continue
                if len(words) == 1 and run.partition(" ")[0] in MONTHS_TOO and _is_first_name(text, start):
                    words = run.split(" ")[:2]
                if words[-1] in organisation and (more := _OF.match(text, end)):
                    self.organisations.append((number, start, text[start : more.end()].removeprefix("The ")))
                elif len(words) == 1:
                    lone.setdefault(words[0], []).append((number, start, end))
                    if titles or sex:
                        titled.append((words[0], sex, titles, (number, start, end)))
                elif not organisation.isdisjoint(words) and not (
                    len(words) == 2 and _is_given(words[0]) and _is_presented(text, start, end)
                ):
                    self.organisations.append((number, start, run))
                elif (
                    len(words) <= _LONGEST
                    and not run.isupper()
                    and (self._may_be_person(words, titles) or _is_odd_name(words, text, start, end))
                    and (_is_given(words[0]) or not text.endswith(_ONE_OF_MANY, 0, start))
                    and not (text[end + 1 : end + 2].isdigit() and not _is_given(words[0]))  # Quill Model 3
                ):
                    if left_run in first_names and text[left_end:start] == " and ":
                        # Colm and Deirdre Birch are two Birches
                        sighting = number, left_end - len(left_run), left_end
                        self._meet([left_run, words[-1]], "", set(), sighting)
                    person = met[run] = self._meet(words, sex, titles, (number, start, end))
                    person.sure = person.sure or _is_presented(text, start, end)
        return titled

    def _read_headline(self, text: str) -> None:
        """Keep Ada Birch of Ada Birch Says She Will Run, or of a work of hers: which capitals are a name shows below."""
        letters = function_words(self.language)
        for first, word in pairwise(text.split()):
            if first in known_first_names() and first.lower() not in letters and first not in MONTHS_TOO:
                last = self.bare(word.rstrip(",.;:!?"))
                if self._may_be_person([first, last], set()) and last.lower() not in lexicon("not_names"):
                    self.headlined.setdefault(last, [first, last])

    def _share_out_lone_names(
        self, titled: list[tuple[str, str, set[str], Sighting]], paragraphs: Sequence[str]
    ) -> None:
        """Give Birch, Mrs. Birch and Ada to the person whose full name they shorten."""
        first_names = known_first_names()
        organisation = lexicon("organisation_words")
        common, places = lexicon("not_names"), lexicon("place_words")
        english = self.language == "en"
        if self.headlined:
            # Grace Period Ends, and below it a period of calm: that is nobody's last name
            small = frozenset([word.rstrip(",.;:!?") for text in paragraphs for word in text.split()])
            self.headlined = {
                last: words for last, words in self.headlined.items() if last.lower() not in small
            }
        meant: dict[Sighting, Person] = {}
        for word, sex, titles, sighting in titled:
            person = self.called(word, sex)
            if person is None and word not in organisation:
                person = self.introduce(self.headlined.get(word) or [word])
            if person:
                person.sex = person.sex or sex
                person.sure = True
                person.roles |= titles
                meant[sighting] = person
        for written, sightings in self.lone.items():
            word = self.bare(written)
            if word in self.by_last or word in self.by_first:
                person = self.called(word, "")
            elif word in self.headlined:
                person = self._meet(self.headlined[word], "", set(), None)
            elif word in first_names:
                person = self.introduce([word])
                person.sex = first_names[word]
                person.sure = True
            elif (
                english
                and word not in organisation
                and (
                    (len(sightings) > 1 and _speaks(paragraphs, written, sightings))
                    # Quill, 21, came second: but the DJ, 21, and the Baker, 52, have names
                    or (
                        not word.isupper()
                        and word.lower() not in known_roles()
                        and any(
                            _has_age(paragraphs[number], end) for number, _, end in sightings[:_LOOKED_AT]
                        )
                    )
                )
            ):
                person = self.introduce([word])
                person.sure = True
            else:
                continue
            if person:
                # places and firms are seldom called by their last word alone, and have no age: Birch, 21, came second
                person.sure = (
                    person.sure
                    or (word in self.by_last and word not in places and word.lower() not in common)
                    or any(_has_age(paragraphs[number], end) for number, _, end in sightings[:_LOOKED_AT])
                )
                # Mrs. Birch is Ada, where Birch alone is Karl
                named = [meant.get(at, person) for at in sightings]
                for one in dict.fromkeys(named):
                    one.sightings += [at for at, who in zip(sightings, named, strict=True) if who is one]
                    one.sightings.sort()

    def _find_small_words(self, paragraphs: Sequence[str]) -> None:
        """May, Will: where a small word with a capital is the last name of somebody."""
        surnames = _SURNAMES.intersection(self.by_last)
        self.letters = {**self.letters, **dict.fromkeys(surnames, "N")}
        for number, text in enumerate(paragraphs):
            for start, end, run in runs(text):
                word = self.bare(run)
                if word in surnames and not (
                    text[max(0, start - 9) : start - 1].rpartition(" ")[2].lower() in BEFORE_MONTHS
                    or text[end + 1 : end + 2].isdigit()
                ):
                    self.lone.setdefault(run, []).append((number, start, end))

    def _may_be_person(self, words: list[str], titles: set[str]) -> bool:
        """False for Beacon Lane, South Dakota, Free Press Day; but Della Street has a first name."""
        if titles or _is_given(words[0]):
            return words[-1] not in _NO_SURNAMES and not _is_region(" ".join(words))
        if words[-1] in lexicon("place_words"):
            return False
        name = " ".join(words)
        return not _is_region(name) and lexicon("not_names").isdisjoint(name.lower().split(" "))

    def is_seen_within(self, word: str) -> bool:
        """True for a capital inside a sentence, and an agency's: Ähnlich, Preguntado, Insomma have theirs at the head alone.

        German nouns have it everywhere, but behind articles.
        """
        if word.isupper() or word in lexicon("agencies"):
            return True
        for number, start, _ in self.lone.get(word, ())[:_LOOKED_AT]:
            before = self.paragraphs[number][max(0, start - _LONGEST_BEFORE) : start].rstrip()
            if before[-1:].isalpha() and self.letters.get(before.rpartition(" ")[2].lower()) != "D":
                return True
        return False

    def tells(self, word: str) -> bool:
        """True for a lone capital beside a verb that tells: schreibt Quill, Quill schreibt, so Quill."""
        for number, start, end in self.lone.get(word, ())[:_LOOKED_AT]:
            text = self.paragraphs[number]
            before = text[max(0, start - _LONGEST_VERB) : start].rstrip().rpartition(" ")[2]
            behind = text[end : end + _LONGEST_VERB].split(maxsplit=1)[:1]
            if before in ("so", "laut") or "V" in [
                self.letters.get(word.strip(",.:")) for word in (before, *behind)
            ]:
                return True
        return False

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
        if last and last.letter == "k" and words[0] not in self.forms and not _is_given(words[0]):
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

    def _meet(self, words: list[str], sex: str, titles: set[str], sighting: Sighting | None) -> Person:
        person = self.known_as(words)
        if person is None:
            person = self.introduce(words)
        elif len(words) > len(person.words):
            person.words, person.name, person.first = words, " ".join(words), words[0]
        first = words[1] if _is_initial(words[0]) and len(words) > 2 else words[0]
        known = known_first_names().get(first)
        person.sex = person.sex or sex or known or ""
        person.sure = person.sure or sighting is None or bool(titles) or _is_given(first)
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
        same = self.by_last.get(word) or (not _is_region(word) and self.by_first.get(word)) or ()
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
        if _is_region(name) or _is_region(" ".join(words)):
            return "l"
        if person:
            return "q"
        return "o" if name.isupper() else "x" if name[-1] == "s" else "u"


_LONGEST = 5
"""Words of a name; what is longer is a heading."""
_LONGEST_PHRASE = 12
"""Words of a German name with its trades before it and its house behind it."""
_LONGEST_HEADLINE = 150
"""Code points: two lines; what is longer and has this many capitals lists names."""
_SURNAMES = frozenset(
    (
        *("An", "April", "August", "Do", "From", "June", "Just", "March", "May", "Most", "On", "Said"),
        *("So", "Still", "Will"),
    )
)
"""Small words and months that are last names as well; without a first name in the article they are none."""
MONTHS_TOO = frozenset(("April", "August", "June", "May"))
"""First names that are months as well."""
BEFORE_MONTHS = frozenset(
    (
        *("and", "by", "early", "for", "from", "in", "last", "late", "mid", "next", "of", "on", "or"),
        *("since", "this", "through", "to", "until"),
    )
)
"""Words behind which April is a month, not a woman."""
_CAPITAL_PARTICLES = frozenset(
    ("Van", "Von", "De", "Da", "Di", "Du", "Del", "Della", "Al", "Bin", "Ter", "Ten")
)
_NO_SURNAMES = frozenset(("Avenue", "Boulevard", "County", "Highway", "Stadium"))
"""What a first name makes nobody of: Lee County; where Della Street is somebody."""
_NAMESAKES = 20
"""People of one surname that are told apart."""
_PASSING = 2.5
"""Times that a namesake may be named more often than the one introduced first, who then is one named in passing."""
_QUALIFIES = ("’s", "'s", "s’", "-born", "-based", "-speaking", "-led", "-backed", "-owned", "-era")
"""Endings of a word that stands before a name and is no part of it."""
_ONE_OF_MANY = (" a ", " an ")
"""What stands before a Halden Victorian, which is a house."""
_OWNS = ("’s ", "'s ")
"""What parts an owner from a work with a capital."""
_CAPITALS = "A-ZÀ-ÖØ-Þ" + "".join([c for c in map(chr, range(0x100, 0x180)) if c.isupper()]) + "А-ЯЁҐЄІЇ"
_PARTICLES = "de|da|di|du|del|dos|della|van|von|der|den|la|le|al|bin|ter|ten|zu|y"
_NICKNAME = rf"[“\"‘'][{_CAPITALS}][\w.-]*(?:[ ][{_CAPITALS}][\w-]*)?[”\"’']"
# Dr. Ada Birch · J.J. Quill · Rep. J.J. Quill · Ada “Ace” Birch · Ludwig van der Berg · Amal al-Quill · Birch’s
_WORD = rf"[{_CAPITALS}](?:\.[A-Z](?=\.))*[\w’'-]*"
_RUN = re.compile(
    # what may follow is told by its first letter, and nothing is gone back on
    rf"{_WORD}(?:\.?[ ](?=[{_CAPITALS}“\"‘'abdeltvyz])(?:{_NICKNAME}[ ])?(?:(?:(?:{_PARTICLES})[ ]){{1,3}}+)?"
    rf"(?!And )(?:[ae]l-)?{_WORD})*+(?:(?<=[ ][JS]r)\.)?"
)
_QUOTED = re.compile(rf"{_NICKNAME}[ ]")
# Ministry of Fisheries · Institute for Public Health
_OF = re.compile(r" (?:of|for)(?: the)?(?: [A-Z][\w’'-]*)+")


def runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Runs of capitalised words, cut where a sentence ends: `Dr. Ada Birch`, but `Birch` · `Dale`."""
    for found in _RUN.finditer(text):
        run = found[0]
        start, end = found.span()
        if ". " not in run:
            yield start, end, run
            continue
        # offsets, not ever shorter copies: a run of a hundred thousand initials is read in one go
        opened = 0
        stop = run.find(". ")
        while stop >= 0:
            word = run[max(opened, run.rfind(" ", opened, stop) + 1) : stop]
            # J. Birch · U.S. Birch · Dr. Birch: an initial, capitals of three letters at most, an abbreviation
            if (
                len(word) > 1
                and not (word.isupper() and len(word) < 4)
                and word.lower() not in lexicon("abbreviations")
            ):
                yield start + opened, start + stop, run[opened:stop]
                opened = stop + 2
            stop = run.find(". ", stop + 2)
        yield start + opened, end, run[opened:]


def name_words(run: str, language: str = "en") -> Name:
    """A run of capitalised words -> the words of the name itself, the sex and the roles that its titles tell.

    >>> name_words("But Sen. Ada Birch")[0]
    ['Ada', 'Birch']
    >>> name_words("The President")[0]
    []
    """
    titles, openers, opening = _words_beside(language)
    first, _, last = run.partition(" ")
    if last and first.isupper() and len(first) > 1 and is_agency(first):
        return name_words(last, language)  # powiedział PAP Roth: said Roth to the agency
    if last.isalpha() and first not in titles and last not in titles:
        if first in opening:
            return [] if last in opening else [last], "", set()  # The Harbour
        if last not in openers and not first.endswith(_QUALIFIES) and language != "de":
            return [first, last], "", set()  # most runs are two words of a name
    words = (_QUOTED.sub("", run) if "“" in run or '"' in run or "‘" in run or " '" in run else run).split()
    sex = ""
    roles: set[str] = set()
    start = 0
    for place, word in enumerate(words):
        known = titles.get(word)
        if known is not None:
            if place > start and place == len(words) - 1 and all(map(_is_forename, words[start:place])):
                break  # Peter T. King, Amy Pope
            start = place + 1
            sex = sex or known[1]
            roles.update(known[0])
        elif (
            len(words) - place > 2
            and word.lower() in known_roles()
            and (place == start or not _is_given(words[start]))
        ):
            start = place + 1  # Novelist Ada Birch, Harbour Pilot Ada Birch
            roles.add(word.lower())
        elif (place == start and word in opening) or (place + 1 < len(words) and word.endswith(_QUALIFIES)):
            start = place + 1
    if start:
        words = words[start:]
    if len(words) > 1 and words[-1] in openers and not (words[-1] in _SURNAMES and _is_forename(words[-2])):
        del words[-1]  # Ada Birch Wednesday, but Theresa May
    if words and words[-1][-2:] in POSSESSIVES:
        words[-1] = words[-1][:-2]
    elif words and words[-1][-1] in "’'":
        words[-1] = words[-1][:-1]  # Sanders’ attacks
    while len(words) > 2 and words[-1] in _HONOURS:
        del words[-1]  # Ada Birch OBE
    if language == "de" and 1 < len(words) <= _LONGEST_PHRASE:
        from copydesk.quotes.german_nouns import bare_name

        words = bare_name(words)
    if len(words) > 2 and not roles:
        # State John Kerry, Fox News host …: what stands before a known first name is no part of the name
        is_first = known_first_names().__contains__ if language == "en" else _is_given
        if not is_first(words[0]) and not _is_initial(words[0]):  # J. Karl Roth
            for place in range(1, len(words) - 1):
                if is_first(words[place]) and words[place][0].isupper():
                    words = words[place:]
                    break
            else:
                if language == "de" and len(words) == 3:
                    words = words[1:]  # Wirtin Gesa Ohm: German trades have capitals, middle names are rare
    if words and words[-1][-1:] == "." and words[-1] not in _SUFFIXES and len(words[-1]) > 2:
        words[-1] = words[-1][:-1]
    return words, sex, roles


@cache
def _words_beside(
    language: str,
) -> tuple[dict[str, tuple[list[str], str]], frozenset[str], frozenset[str]]:
    """Titles, words that open sentences, and these with the small words of a language."""
    return known_titles(), lexicon("sentence_openers"), _opening_words(language)


@cache
def _opening_words(language: str) -> frozenset[str]:
    """The, Outside, According: a capital at the head of a sentence; Dutch names begin with small words too."""
    kinds = function_words(language) if language != "nl" else {}
    # It’s, Don’t: no name has such a word, with either apostrophe
    joined = [word for word in kinds if "'" in word]
    small = [word for word, kind in kinds.items() if kind in "IACRF"] + joined
    small += [word.replace("'", "’") for word in joined]
    forms = {form for word in small for form in (word, word.capitalize(), word.upper())}
    return lexicon("sentence_openers") | forms.difference(known_first_names())


def surname(words: list[str]) -> str:
    """The last name of a full name: Birch of Ada Birch Jr."""
    return words[-2] if words[-1] in _SUFFIXES and len(words) > 1 else words[-1]


_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_HONOURS = frozenset(
    (
        *("BEM", "CBE", "CMG", "DBE", "FRS", "GBE", "JP", "KBE", "KC", "KCB", "KCMG", "MBE", "MEP", "MLA"),
        *("MP", "MSP", "OBE", "PhD", "QC", "TD"),
    )
)
"""What people carry behind their names, and seldom are called by."""


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


@cache
def known_first_names() -> dict[str, str]:
    """First name -> `m`, `f`, or empty where it is either’s."""
    names: dict[str, str] = {}
    for line in lexicon_lines("first_names"):
        sex, *members = line.split()
        names.update(dict.fromkeys(members, sex.replace("u", "")))
    return names


@cache
def known_titles() -> dict[str, tuple[list[str], str]]:
    """Title as written before a name -> (roles, sex)."""
    titles = {}
    for line in lexicon_lines("titles"):
        title, roles, *sex = line.split()
        known = [] if roles == "-" else roles.split(","), sex[0] if sex else ""
        capital = title[0].upper() + title[1:]
        for form in (title, capital, title.title(), title.upper()):
            titles[form] = titles[form + "."] = known
    return titles


@cache
def known_roles() -> frozenset[str]:
    """What people are called by their office or trade: senator, mayor, editor, spokesman."""
    roles = [role for roles, _ in known_titles().values() for role in roles]
    return lexicon("job_titles").union(lexicon("trades"), roles)


def _speaks(paragraphs: Sequence[str], word: str, sightings: Sequence[Sighting]) -> bool:
    """True for a lone name that reports something at one of its first sightings: Quill said."""
    if word.isupper() or word[-1] == "s" or (_JOINED.search(word) and word[:2] not in _CAPITAL_INSIDE):
        return False
    for number, start, end in sightings[:_LOOKED_AT]:
        text = paragraphs[number]
        if text[end : end + 6] == ", who " or text[end : end + 5] == " who ":
            return not _is_region(word)  # Quillon, who won; but not Ada Birch of Halden, who won
        if text[end : end + 1] == " " and text[end + 1 : end + 12].partition(" ")[0] in SAYS:
            # the Fed said · Texas said
            return text[max(0, start - 4) : start].lower() != "the " and not _is_region(word)
    return False


def _is_met(person: Person, where: tuple[int, int]) -> bool:
    """True where somebody is named in full before a place."""
    whole = len(person.words[-1]) + 2
    return any(at[:2] < where and at[2] - at[1] > whole for at in person.sightings[:_LOOKED_AT])


_LOOKED_AT = 6
_LONGEST_VERB = 20
"""Code points of a verb and a blank."""
_LONGEST_BEFORE = 12
"""Code points before a name: an article and the blanks beside it."""
_JOINED = re.compile(r"[a-z][A-Z]")
"""HarbourNet: a firm."""
_CAPITAL_INSIDE = ("Mc", "Ma", "De", "Di", "Du", "La", "Le", "Va")
"""McBirch, DeBirch, LaBirch."""
SAYS = frozenset(("said", "says", "told", "added", "adds", "wrote", "asked", "replied", "explained"))
"""Verbs that tell and are no nouns: behind a capital they show somebody, behind another they have their subject."""


def _is_region(name: str) -> bool:
    return name in lexicon("regions") or name.lower() in lexicon("dateline_places")


def _is_given(word: str) -> bool:
    # Al, Bo, Li, Tu open names of places and firms as often
    return word in known_first_names() or (word.lower() in lexicon("given_names") and len(word) > 2)


def _is_first_name(text: str, start: int) -> bool:
    """True for nurse April Quill, but not for in April Quill; at the head of a sentence nothing tells."""
    before = text[max(0, start - 12) : start - 1].rpartition(" ")[2]
    return before.isalpha() and before.islower() and before not in BEFORE_MONTHS


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[1] == "." and word[0].isupper()


def _is_forename(word: str) -> bool:
    """True for Ada and A., but not for Virginia, which has governors and senators."""
    return (_is_given(word) and not _is_region(word)) or (len(word.rstrip(".")) == 1 and word.isupper())


def _is_presented(text: str, start: int, end: int) -> bool:
    """True where the words beside a name say who that is: guard Ada Birch · Ada Birch, 55, · Ada Birch, a farmer, · who"""
    roles = known_roles()
    # 24: one word before a name, longer ones are no offices; 90: an age or an office up to its comma
    if text[max(0, start - 24) : start].rpartition(" ")[0].rpartition(" ")[2].lower() in roles:
        return True
    if text[end : end + 2] != ", ":
        return text[end : end + 5] == " who "
    words = text[end + 2 : end + 90].partition(".")[0].partition(",")[0].split()
    return bool(words) and (
        words[0].isdigit() or words[0] == "who" or not roles.isdisjoint([word.lower() for word in words])
    )


def _has_age(text: str, end: int) -> bool:
    """True for the name in Birch, 21, and (Birch, 21)."""
    return (
        text[end : end + 2] == ", "
        and text[end + 2 : end + 4].isdigit()
        and text[end + 4 : end + 5] in (",", ")")
    )


def _is_odd_name(words: list[str], text: str, start: int, end: int) -> bool:
    """True for Les Birch, a farmer: what a story says of somebody outweighs a first name that is a common word.

    At the head of a sentence alone: not for Ada Birch of New Moss, a farmer.
    """
    common = lexicon("not_names")
    return (
        len(words) == 2
        and (start == 0 or text[start - 2] in ".!?”")
        and words[0].lower() in common
        and words[1].lower() not in common
        and words[1] not in lexicon("place_words")
        and not _is_region(words[1])
        and text[end : end + 2] == ", "
        and _is_presented(text, start, end)
    )


@cache
def _names_alone() -> Callable[[str], re.Match[str] | None]:
    """Tells a line of names, which is no headline: `Ada Birch & Karl Roth` heads a part of a list of couples.

    Compiled when first needed: few stories have such lines, and it takes 2 ms.
    """
    return re.compile(rf"{_WORD} {_WORD}(?: (?:&|and) {_WORD} {_WORD})+").fullmatch


def _is_headline(text: str, language: str) -> bool:
    """Title Case Lines would make a name of every pair of words."""
    if len(text) > _LONGEST_HEADLINE:
        return False
    words = text.split(maxsplit=30)
    if not 2 < len(words) < 30 or sum([word[0].isupper() for word in words]) < 0.6 * len(words):
        return False
    # a headline leaves only its joints in small letters; Ada Birch met Karl Roth has a verb
    letters = function_words(language)
    return all(letters.get(word, "n") in "IDCf" for word in words if word[0].islower())
