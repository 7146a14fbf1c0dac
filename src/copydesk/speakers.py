"""A mention -> whom it stands for: "Birch", "she", "the mayor" -> the fullest name in the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from copydesk.attributions import Attribution
from copydesk.lexicons import lexicon, lexicon_lines
from copydesk.marks import Stretch
from copydesk.passages import Mention
from copydesk.readings import load_weights
from copydesk.tongues import function_words, pronoun_sex


class Sighting(NamedTuple):
    """One place where a person is named."""

    paragraph: int
    start: int
    end: int


class Person:
    """Somebody whom the article names; grows while the article is read."""

    __slots__ = ("first", "name", "roles", "sex", "sightings", "sure", "words")

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.name = " ".join(words)
        self.first = words[0]
        self.sex = ""
        self.sightings: list[Sighting] = []
        self.roles: set[str] = set()
        self.sure = False
        """True where a title, a known first name or a verb of saying shows a person, not a place."""


class Cast:
    """The people and organisations that an article names, found in one pass over its paragraphs.

    >>> cast = Cast(["Mayor Ada Birch opened the bridge.", "Birch said it was late."])
    >>> cast.speaker(Mention(1, 0, 5, "name", "Birch"), None)
    'Ada Birch'
    >>> cast.speaker(Mention(1, 0, 3, "pronoun", "she"), None)
    'Ada Birch'
    >>> cast.speaker(Mention(1, 0, 3, "noun", "a passer-by"), None) is None
    True
    """

    def __init__(
        self,
        paragraphs: Sequence[str],
        people: Sequence[str] = (),
        stretches: Sequence[Stretch] = (),
        language: str = "en",
    ) -> None:
        self.paragraphs = paragraphs
        self.language = language
        self.people: list[Person] = []
        self.by_last: dict[str, list[Person]] = {}
        self.by_first: dict[str, list[Person]] = {}
        self.organisations: list[tuple[int, int, str]] = []
        self.by_name: dict[str, list[Person]] = {}
        self.by_role: dict[str, list[Person]] | None = None
        self.small_words: frozenset[str] | None = None
        self.seen: dict[int, list[tuple[Sighting, Person]]] = {}
        self.quoted: dict[int, list[tuple[int, int]]] = {}
        for stretch in stretches:
            self.quoted.setdefault(stretch.paragraph, []).append((stretch.opening, stretch.closing))
        self.whole: list[str] = []
        self.lone: dict[str, list[Sighting]] = {}
        titled: list[tuple[str, str, set[str]]] = []
        organisation = lexicon("organisation_words")
        for number, text in enumerate(paragraphs):
            if _is_headline(text, language):
                continue
            for start, end, run in _runs(text):
                tail = run.rpartition(" ")[2]
                if tail in organisation and (more := _OF.match(text, end)):
                    self.organisations.append((number, start, text[start : more.end()].removeprefix("The ")))
                    continue
                if " " not in run:
                    word = run[:-2] if run[-2:] in ("’s", "'s") else run
                    self.lone.setdefault(word, []).append(Sighting(number, start, end))
                    continue
                words, sex, titles = _name_words(run, self.language)
                if not words:
                    continue
                if len(words) == 1:
                    self.lone.setdefault(words[0], []).append(Sighting(number, start, end))
                    if titles or sex:
                        titled.append((words[0], sex, titles))
                elif not organisation.isdisjoint(words):
                    self.organisations.append((number, start, run))
                elif len(words) <= 5 and not run.isupper():
                    self._meet(words, sex, titles, Sighting(number, start, end))
        for name in people:
            words, sex, titles = _name_words(name, self.language)
            if len(words) > 1:
                self._meet(words, sex, titles, None)
        self._add_lone_names(titled)

    def _add_lone_names(self, titled: list[tuple[str, str, set[str]]]) -> None:
        """Give Birch, Mrs. Birch and Ada to the person whose full name they shorten."""
        first_names = _first_names()
        organisation = lexicon("organisation_words")
        for word, sex, titles in titled:
            person = self._called(word, sex)
            if person is None and word not in organisation:
                person = self._introduce([word])
            if person:
                person.sex = person.sex or sex
                person.sure = True
                person.roles |= titles
        for word, sightings in self.lone.items():
            person = self._called(word, "")
            if person is None and word in first_names:
                person = self._introduce([word])
                person.sex = first_names[word].replace("u", "")
                person.sure = True
            if person:
                person.sightings += sightings
        for person in self.people:
            person.sightings.sort()
            for sighting in person.sightings:
                self.seen.setdefault(sighting.paragraph, []).append((sighting, person))
            self.by_name.setdefault(person.name, []).append(person)
        for row in self.seen.values():
            row.sort(key=lambda entry: entry[0])

    def _introduce(self, words: list[str]) -> Person:
        person = Person(words)
        self.people.append(person)
        self.by_last.setdefault(_surname(words), []).append(person)
        if len(words) > 1:
            self.by_first.setdefault(words[0], []).append(person)
        return person

    def _meet(self, words: list[str], sex: str, titles: set[str], sighting: Sighting | None) -> None:
        for person in self.by_last.get(_surname(words), [])[:_NAMESAKES]:
            if (_same_first(person.first, words[0]) and words[-1] == person.words[-1]) or (
                words == person.words[-len(words) :] or person.words == words[-len(person.words) :]
            ):
                if len(words) > len(person.words):
                    person.words, person.name, person.first = words, " ".join(words), words[0]
                break
        else:
            person = self._introduce(words)
        known = _first_names().get(words[0])
        person.sex = person.sex or sex or (known or "").replace("u", "")
        person.sure = person.sure or sighting is None or bool(titles) or known is not None
        person.roles |= titles
        if sighting:
            person.sightings.append(sighting)

    def _called(self, word: str, sex: str) -> Person | None:
        """The person whom a lone name stands for."""
        same = self.by_last.get(word) or self.by_first.get(word) or ()
        fitting = [p for p in same[:_NAMESAKES] if not (sex and p.sex and sex != p.sex)]
        if not fitting:
            return None
        return max(fitting, key=lambda p: len(p.sightings))

    def speaker(self, mention: Mention, previous: tuple[str, int] | None) -> str | None:
        """The fullest name of whoever `mention` stands for, None where the article gives none.

        `previous` is the speaker of the quote before, and its paragraph.
        """
        if mention.kind == "name":
            return self._by_name(mention)
        if mention.kind == "pronoun":
            return self._by_pronoun(mention, previous)
        return self._by_role(mention)

    def _by_name(self, mention: Mention) -> str | None:
        written = mention.words
        runs = [run for _, _, run in _runs(written)]
        if not runs:
            # Japanese and Chinese: 佐田 is short for 佐田明子, which stands before it
            longer = [n for n in self.whole if n.startswith(written)]
            self.whole.append(written)
            return longer[0] if longer else written
        organisation = lexicon("organisation_words")
        head = runs[-1]
        if " of " in written:
            words, _, _ = _name_words(runs[0], self.language)
            if words and (len(words) > 1 or words[0] in self.by_last) and organisation.isdisjoint(words):
                head = runs[0]
            elif not organisation.isdisjoint(runs[0].split()):
                return _without_article(written)
        words, sex, titles = _name_words(head, self.language)
        if not words:
            # a bare title: the President, Pope
            return self._by_role(mention)
        if not organisation.isdisjoint(words) or (not organisation.isdisjoint(head.split()) and "’" in head):
            return _without_article(written)
        if len(words) == 1:
            word = words[0]
            person = self._called(word, sex)
            if person:
                return person.name
            opens = mention.start == 0 or self.paragraphs[mention.paragraph][mention.start - 2] in '.!?”"'
            if (
                opens
                and word.endswith("s")
                and not titles
                and (self._is_common(word) or len(self.lone.get(word, ())) < 2)
            ):
                return None  # Critics, Neighbours: at the head of a sentence a capital proves nothing
            if not word.isupper() and word not in organisation and "," not in written:
                person = self._introduce([word])
                person.sure = True
                person.sightings = self.lone.get(word, [])
            return word
        for person in self.by_last.get(_surname(words), [])[:_NAMESAKES]:
            if _same_first(person.first, words[0]) and words[-1] == person.words[-1]:
                return person.name
        return " ".join(words)

    def _is_common(self, word: str) -> bool:
        if self.small_words is None:
            self.small_words = frozenset(" ".join(self.paragraphs).split())
        return word.lower() in self.small_words

    def _by_pronoun(self, mention: Mention, previous: tuple[str, int] | None) -> str | None:
        sex = pronoun_sex(self.language).get(mention.words.lower())
        if not sex:
            return None
        weights = load_weights()["pronoun"]
        best: Person | None = None
        best_score = 0.0
        for person, facts in self.antecedents(mention, previous):
            known = self.sex(person)
            if known not in (sex, ""):
                continue
            score = (
                sum([weights.get(fact, 0.0) for fact in facts])
                - (0 if known else 1)
                - (0 if person.sure else _DOUBT)
            )
            if best is None or score > best_score:
                best, best_score = person, score
        return best.name if best else None

    def sex(self, person: Person) -> str:
        """`m` or `f`; where neither title nor first name tells, the next pronoun behind the name does."""
        if not person.sex and person.sightings:
            for sighting in person.sightings[:2]:
                text = self.paragraphs[sighting.paragraph]
                found = _SEX_NEARBY.search(text, sighting.end, sighting.end + 120)
                if found:
                    return "m" if found[0].lower() in ("he", "his", "him", "himself") else "f"
        return person.sex

    def antecedents(
        self, mention: Mention, previous: tuple[str, int] | None
    ) -> list[tuple[Person, list[str]]]:
        """The people whom a pronoun could stand for, each with the facts that speak for it."""
        latest: dict[Person, tuple[Sighting, bool]] = {}
        subject_back: dict[Person, int] = {}
        tellers: set[Person] = set()
        for sighting, person in self._seen_before(mention):
            if person in subject_back or self._in_quote(sighting):
                continue
            subject, speaks, tells = self._clause_part(sighting)
            person.sure = person.sure or speaks
            latest.setdefault(person, (sighting, subject))
            if subject:
                subject_back[person] = mention.paragraph - sighting.paragraph
                if tells:
                    tellers.add(person)
        openers = (self._opener(mention.paragraph, mention), self._opener(mention.paragraph - 1, mention))
        text = self.paragraphs[mention.paragraph] if mention.paragraph >= 0 else ""
        aside = text[max(0, mention.start - 3) : mention.start].rstrip()[-1:] in tuple(',”"-–—')
        found: list[tuple[Person, list[str]]] = []
        for rank, (person, (sighting, subject)) in enumerate(latest.items()):
            back = mention.paragraph - sighting.paragraph
            ends = self._sentences_between(sighting, mention)
            facts = [
                f"back {min(back, 4)}",
                f"back {min(back, 1)} sentences {ends}",
                f"back {min(back, 2)} subject {subject}",
                f"subject back {min(subject_back.get(person, 4), 4)}",
                f"times {min(4, len(person.sightings))}",
                f"rank {min(rank, 4)}",
            ]
            if back == 0 and ends == 0:
                facts.append(f"same sentence {aside} {subject}")
            if person in tellers:
                facts.append(f"tells {min(subject_back[person], 2)}")
            facts += [f"opens paragraph {n}" for n, opener in enumerate(openers) if opener is person]
            found.append((person, facts))
        if previous:
            said = f"previous {min(3, mention.paragraph - previous[1])}"
            speaker = next((p for p in self.by_name.get(previous[0], ()) if p not in latest), None)
            if speaker:
                found.append((speaker, ["unseen", f"rank {min(len(found), 4)}"]))
            for person, facts in found:
                if person.name == previous[0]:
                    facts.append(said)
        return found

    def _seen_before(self, mention: Mention) -> Iterator[tuple[Sighting, Person]]:
        """The latest sightings before a mention, the nearest first."""
        left = _SIGHTINGS
        for number in range(mention.paragraph, max(-1, mention.paragraph - _MEMORY - 1), -1):
            row = self.seen.get(number, [])
            upto = bisect_left(row, mention[:2], key=lambda entry: entry[0][:2])
            for place in range(upto - 1, max(-1, upto - left - 1), -1):
                yield row[place]
            left -= upto
            if left <= 0:
                break

    def _sentences_between(self, sighting: Sighting, mention: Mention) -> int:
        text = self.paragraphs[sighting.paragraph]
        upto = mention.start if sighting.paragraph == mention.paragraph else len(text)
        if upto - sighting.end > _LONG_WAY:
            return 4
        return min(4, len(_SENTENCE_END.findall(text, sighting.end, upto)))

    def _opener(self, number: int, mention: Mention) -> Person | None:
        """Whom a paragraph names first, as the subject of its sentence."""
        for sighting, person in self.seen.get(number, [])[:4]:
            if not self._in_quote(sighting):
                if sighting[:2] < mention[:2] and self._clause_part(sighting)[0]:
                    return person
                break
        return None

    def _clause_part(self, sighting: Sighting) -> tuple[bool, bool, bool]:
        """Whether a name looks like a subject, is said to say something, has any reporting verb behind it."""
        text, start, end = self.paragraphs[sighting.paragraph], sighting.start, sighting.end
        letters = function_words(self.language)
        before = text[max(0, start - 14) : start].split()[-1:]
        after = text[end : end + 16].split(maxsplit=1)
        left = letters.get(before[0].lower(), "") if before else ""
        right = letters.get(after[0].rstrip(",.").lower(), "") if after and text[end : end + 1] == " " else ""
        speaks = (right == "V" and after[0].rstrip(",.") in _SAYS) or (left == "V" and before[0] in _SAYS)
        if left in ("I", "f") or text[end - 2 : end] in ("’s", "'s"):
            return False, speaks, False
        opens = not before or before[0][-1] in '.!?”"’:' or right in ("V", "v", "A", "R")
        verb = (
            bool(after)
            and text[end : end + 1] == " "
            and right == ""
            and after[0].islower()
            and after[0][-1] in "sd"
        )
        return opens or verb or speaks, speaks, right == "V" or speaks

    def _in_quote(self, sighting: Sighting) -> bool:
        row = self.quoted.get(sighting.paragraph, [])
        place = bisect_left(row, (sighting.start, 0)) - 1
        return place >= 0 and row[place][1] > sighting.start

    def _by_role(self, mention: Mention) -> str | None:
        """`the senator`, `the Vermont senator`, `the ministry`: the last one named before who is that."""
        article, *words = mention.words.split()
        if article.lower() not in ("the", "this", "that") or not words:
            return None
        head = words[-1].lower()
        where = (mention.paragraph, mention.start)
        if self.by_role is None:
            self.by_role = {}
            for person in self.people:
                if person.sure and person.sightings:
                    for role in person.roles | self._described(person):
                        self.by_role.setdefault(role, []).append(person)
        found: list[tuple[int, Sighting, str]] = []
        for person in self.by_role.get(head, [])[:_HOLDERS]:
            last = bisect_left(person.sightings, where, key=lambda sighting: sighting[:2]) - 1
            if last >= 0:
                around = self._described(person)
                fitting = sum(word.lower() in around for word in words[:-1])
                found.append((fitting, person.sightings[last], person.name))
        if found:
            best = max(found)
            # the Texas senator: with two senators about, one of them has to be from Texas
            return best[2] if best[0] == len(words) - 1 or len(found) == 1 else None
        for number, start, name in reversed(self.organisations[-_HOLDERS:]):
            if (number, start) < where and head in name.lower().split():
                return name
        return None

    def _described(self, person: Person) -> set[str]:
        """The words about a person's first naming: `Vermont Sen. Ada Birch, a farmer from Stowe`."""
        sighting = person.sightings[0]
        text = self.paragraphs[sighting.paragraph]
        before = text[max(0, sighting.start - 40) : sighting.start].rpartition(". ")[2].rpartition(",")[2]
        titles = text[sighting.start : sighting.end]
        after = text[sighting.end : sighting.end + 80]
        apposition = after.split(".")[0] if after[:2] in (", ", " (") or after[:4] == " of " else ""
        return {word.strip(".,()’'").lower() for word in f"{before} {titles} {apposition}".split()}


_UNKNOWN_SEX = 1.0
"""Taken off where neither name nor title tells the sex: another person may fit for certain."""
_NAMESAKES = 20
"""People of one surname that are told apart."""
_HOLDERS = 100
"""Holders of one office, or organisations, looked at for one mention."""
_DOUBT = 2.0
"""Taken off for two capitalised words that nothing shows to be a person; places look the same."""
_SIGHTINGS = 60
"""Sightings looked at for one pronoun: more than any reader keeps in mind."""
_LONG_WAY = 1500
"""Code points: four sentences and more."""
_MEMORY = 6
"""Paragraphs that a reader looks back for whom a pronoun stands for."""
_CAPITALS = "A-ZÀ-ÖØ-Þ" + "".join(c for c in map(chr, range(0x100, 0x180)) if c.isupper()) + "А-ЯЁҐЄІЇ"
_PARTICLES = "de|da|di|du|del|dos|della|van|von|der|den|la|le|al|bin|ter|ten|zu|y"
_RUN = re.compile(rf"[{_CAPITALS}][\w’'-]*(?:\.?[ ](?:(?:{_PARTICLES})[ ]){{0,3}}[{_CAPITALS}][\w’'-]*)*")


_OF = re.compile(rf" (?:of|for)(?: the)?(?: [{_CAPITALS}][\w’'-]*)+")


def _runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Runs of capitalised words, cut where a sentence ends: `Dr. Ada Birch`, but `Birch` · `Dale`."""
    for found in _RUN.finditer(text):
        run = found[0]
        start, end = found.span()
        while ". " in run:
            head, _, tail = run.partition(". ")
            word = head.rpartition(" ")[2]
            if len(word) == 1 or word.isupper() or word.lower() in lexicon("abbreviations"):
                break
            yield start, start + len(head), head
            start += len(head) + 2
            run = tail
        yield start, end, run


_SENTENCE_END = re.compile(r"[.!?…][\"”’»]? ")
_SEX_NEARBY = re.compile(r"\b(?:[Hh]e|[Hh]is|[Hh]im|himself|[Ss]he|[Hh]er|herself)\b")
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})


def _surname(words: list[str]) -> str:
    return words[-2] if words[-1] in _SUFFIXES and len(words) > 1 else words[-1]


def _same_first(one: str, other: str) -> bool:
    if one == other or one[0] != other[0]:
        return one == other or frozenset((one, other)) in _nicknames()
    shorter, longer = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return longer.startswith(shorter) or frozenset((one, other)) in _nicknames()


@cache
def _nicknames() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(line.split()) for line in lexicon_lines("nicknames"))


@cache
def _first_names() -> dict[str, str]:
    return dict(line.split() for line in lexicon_lines("first_names"))


@cache
def _titles() -> dict[str, tuple[str, str]]:
    """Title -> (roles, sex)."""
    titles = {}
    for line in lexicon_lines("titles"):
        title, roles, *sex = line.split()
        titles[title] = (roles.replace("-", ""), sex[0] if sex else "")
    return titles


_POSSESSIVE = frozenset(("’s", "'s", "s’", "s'"))


def _name_words(run: str, language: str = "en") -> tuple[list[str], str, set[str]]:
    """A run of capitalised words -> the words of the name itself, the sex and the roles that its titles tell.

    >>> _name_words("But Sen. Ada Birch")[0]
    ['Ada', 'Birch']
    """
    words = run.split()
    sex = ""
    roles: set[str] = set()
    titles, openers = _titles(), lexicon("sentence_openers")
    start = 0
    for place, word in enumerate(words):
        known = titles.get(word.rstrip(".").lower())
        if known is not None:
            start = place + 1
            sex = sex or known[1]
            roles.update(known[0].split(","))
            continue
        qualifies = word[-2:] in _POSSESSIVE or word.endswith(("-born", "-based"))
        if (qualifies and place + 1 < len(words)) or (place == start and word in openers):
            start = place + 1
    words = words[start:]
    if len(words) > 1 and words[-1] in openers:
        del words[-1]  # Ada Birch Wednesday
    if words and words[-1][-2:] in ("’s", "'s"):
        words[-1] = words[-1][:-2]
    if len(words) > 2:
        # State John Kerry, Fox News host …: what stands before a known first name is no part of the name
        first_names = _first_names()
        if words[0] not in first_names:
            for place in range(1, len(words) - 1):
                if words[place] in first_names:
                    words = words[place:]
                    break
            else:
                if language == "de" and len(words) == 3:
                    words = words[1:]  # Wirtin Gesa Ohm: German trades have capitals, middle names are rare
    if words and words[-1][-1:] == "." and words[-1] not in _SUFFIXES and len(words[-1]) > 2:
        words[-1] = words[-1][:-1]
    return words, sex, roles


def _is_headline(text: str, language: str) -> bool:
    """Title Case Lines would make a name of every pair of words."""
    if len(text) > 60 and text[-1] in '.”"’!?…:':
        return False
    words = text.split(maxsplit=30)
    if not 2 < len(words) < 30 or sum(word[0].isupper() for word in words) < 0.6 * len(words):
        return False
    # a headline leaves only its joints in small letters; Ada Birch met Karl Roth has a verb
    letters = function_words(language)
    return all(letters.get(word, "n") in "IDCf" for word in words if word[0].islower())


_SAYS = frozenset(
    ("said", "says", "told", "tells", "added", "adds", "wrote", "writes", "asked", "replied", "explained")
)
"""Cues that only people and spokesmen take, so that a name beside them is no place."""


def _without_article(written: str) -> str:
    return written[4:] if written.startswith("the ") else written


def name_speakers(
    paragraphs: Sequence[str],
    said: Sequence[Attribution],
    stretches: Sequence[Stretch],
    people: Sequence[str] = (),
    language: str = "en",
) -> Iterator[str | None]:
    """The speaker of each quote in turn, from its mention."""
    cast = Cast(paragraphs, people, stretches, language)
    known: dict[Mention, str | None] = {}
    previous: tuple[str, int] | None = None
    for attribution in said:
        mention = attribution.mention
        if mention is None:
            yield None
            continue
        if mention not in known:
            known[mention] = cast.speaker(mention, previous)
        speaker = known[mention]
        yield speaker
        if speaker:
            previous = speaker, attribution.stretch.paragraph
