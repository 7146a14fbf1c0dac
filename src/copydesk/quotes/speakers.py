"""A mention -> whom it stands for: "Birch", "she", "the mayor" -> the fullest name in the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from copydesk.lexicons import lexicon, lexicon_lines
from copydesk.lines.names import POSSESSIVES
from copydesk.quotes.attributions import Attribution
from copydesk.quotes.cast import Cast, Person, Sighting, known_roles, runs, surname
from copydesk.quotes.clauses import Part, clause_part
from copydesk.quotes.marks import Stretch
from copydesk.quotes.passages import Mention
from copydesk.quotes.tongues import function_words, pronoun_sex
from copydesk.quotes.weights import load_weights


def name_speakers(
    paragraphs: Sequence[str], said: Sequence[Attribution], stretches: Sequence[Stretch], cast: Cast
) -> Iterator[str | None]:
    """The speaker of each quote in turn, from its mention."""
    named = [quote.mention.words for quote in said if quote.mention and quote.mention.kind == "name"]
    speakers = Speakers(paragraphs, stretches, cast, frozenset([words.rpartition(" ")[2] for words in named]))
    speakers.tellers = frozenset([quote.mention.words for quote in said if quote.mention and quote.cue])
    known: dict[Mention, str | None] = {}
    previous: tuple[str, int] | None = None
    unnamed: Mention | None = None
    for attribution in said:
        mention = attribution.mention
        if mention is None or (unnamed and speakers.goes_on_with(mention, unnamed)):
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
    """

    def __init__(
        self,
        paragraphs: Sequence[str],
        stretches: Sequence[Stretch] = (),
        cast: Cast | None = None,
        voices: frozenset[str] = frozenset(),
    ) -> None:
        self.paragraphs = paragraphs
        self.cast = cast or Cast(paragraphs)
        self.language = self.cast.language
        self.names: dict[str, str | None] = {}
        """What a name stands for, by the name as written."""
        self.sexes: dict[str, str] = {}
        self.voices = voices
        """Last words of the names that quotes are attributed to."""
        self.tellers: frozenset[str] = frozenset()
        """Mentions that have a verb that tells."""
        self.by_role: dict[str, list[Person]] | None = None
        self.described: dict[Person, frozenset[str]] = {}
        self.introduced: dict[str, list[tuple[int, int]]] = {}
        """Where somebody without a name is met, by the noun: an official."""
        self.small_words: frozenset[str] | None = None
        self.whole: list[str] = []
        """Japanese and Chinese names in the order of their first mention."""
        self.parts: dict[Sighting, Part] = {}
        """What a name does in its clause."""
        self.seen: dict[int, list[tuple[Sighting, Person]]] | None = None
        self.rows: dict[int, list[tuple[Sighting, Person]]] = {}
        """Who is named or called by an office, in reading order, by paragraph."""
        self.told: dict[int, list[Mention]] = {}
        self.stands: dict[tuple[int, int], Person | None] = {}
        """Whom a pronoun stands for, by paragraph and start."""
        self.depth = 0
        """Of pronouns that rest on one another."""
        self.by_name: dict[str, Person] = {}
        self.counted = 0
        self.quoted: dict[int, list[tuple[int, int]]] = {}
        for stretch in stretches:
            self.quoted.setdefault(stretch.paragraph, []).append((stretch.opening, stretch.closing))

    def speaker(self, mention: Mention, previous: tuple[str, int] | None) -> str | None:
        """The fullest name of whoever `mention` stands for, None where the article gives none.

        `previous` is the speaker of the quote before, and its paragraph.
        """
        if mention.kind == "name":
            written = mention.words
            if written not in self.names:
                self.names[written] = self._by_name(mention)
            return self.names[written]
        if mention.kind == "pronoun":
            return self._by_pronoun(mention, previous)
        if mention.words.rpartition(" ")[2].lower() in lexicon("sayings"):
            return self._by_owner(mention, previous)
        if self.language != "en":
            return self._by_trade(mention)
        return (
            self._by_role(mention)
            or self._by_age(mention, previous)
            or self._by_description(mention, previous)
        )

    def goes_on_with(self, mention: Mention, unnamed: Mention) -> bool:
        """True for the pronoun of whoever spoke before it without a name: The teacher said Birch was late. She said: “…”

        The story has met a teacher by then; the duchess is somebody it has named. False where a sentence
        between has somebody else for its subject.
        """
        head = unnamed.words.rpartition(" ")[2].lower()
        if (
            mention.words.lower() not in pronoun_sex(self.language)
            or mention.paragraph != unnamed.paragraph
            or (head not in known_roles() and head not in _ANYBODY)
            or not self._is_introduced(head, unnamed)
            or self._place(mention) == "i"
        ):
            return False
        row = self._named_in(mention.paragraph)
        first, behind = bisect_left(row, (unnamed[:2],)), bisect_left(row, (mention[:2],))
        return not any(
            self._part(at).letter in "Se" and not self._in_quote(at)
            for at, _ in row[first : min(behind, first + _SIGHTINGS)]
        )

    def _by_name(self, mention: Mention) -> str | None:
        written = mention.words
        parts = [run for _, _, run in runs(written)]
        if not parts:
            # Japanese and Chinese: 佐田 is short for 佐田明子, which stands before it
            longer = [n for n in self.whole if n.startswith(written)]
            self.whole.append(written)
            return longer[0] if longer else written
        organisation = lexicon("organisation_words")
        head = parts[-1]
        if " of " in written:
            words, _, titles = self.cast.name(parts[0])
            first = words[0].lower() if words else ""
            named = written[:4].lower() == "the " and first in lexicon("not_names") and not titles
            if named or not organisation.isdisjoint(written.partition(" of ")[0].split()):
                holder, _, roles = self.cast.name(head)  # Bank of Halden President Ada Birch
                person = self.cast.known_as(holder) if roles and len(holder) > 1 else None
                # the National Trust of Halden is no Ada Birch of Halden
                return person.name if person else _without_article(written)
            if words and (len(words) > 1 or words[0] in self.cast.by_last) and organisation.isdisjoint(words):
                head = parts[0]
        words, sex, titles = self.cast.name(head)
        if not words:
            # a bare title: the President, Pope
            return self._by_role(mention)
        if not organisation.isdisjoint(words) or (not organisation.isdisjoint(head.split()) and "’" in head):
            return _without_article(written)
        if len(words) == 1:
            word = words[0]
            person = self.cast.called(word, sex, (mention.paragraph, mention.start))
            if person is None and word.isupper():
                person = self.cast.called(word.capitalize(), sex)  # BIRCH: in a transcript
            if person:
                return person.name
            opens = mention.start == 0 or self.paragraphs[mention.paragraph][mention.start - 2] in '.!?”"'
            told = written in self.tellers
            if self.language != "en" and not titles and self._is_no_name(word, opens, told):
                return None
            if (
                opens
                and word.endswith("s")
                and not titles
                and (self._is_common(word) or len(self.cast.lone.get(word, ())) < 2)
            ):
                return None  # Critics, Neighbours: at the head of a sentence a capital proves nothing
            if word.isupper() and word.capitalize() in self.cast.lone:
                return word.capitalize()
            if word.isupper() and (full := self._spelled_out(word)):
                return full
            outlet = word.isupper() or word in organisation or word in lexicon("agencies")
            if not outlet and "," not in written:
                person = self.cast.introduce([word])
                person.sure = True
                person.sightings = self.cast.lone.get(word, [])
            return word
        person = self.cast.known_as(words)
        if person is None and written.isupper():
            person = self.cast.known_as([word.capitalize() for word in words])  # ADA BIRCH: in a transcript
        if person:
            return person.name
        return " ".join(words)

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

    def _is_no_name(self, word: str, opens: bool, told: bool) -> bool:
        """True for a capital that the head of a sentence explains, and in German for a noun: Lehrkräfte.

        `told` is true where a verb that tells is about it: schreibt Quill.
        """
        if opens and not self.cast.is_seen_within(word):
            return True
        return self.language == "de" and not (told or word.isupper() or self.cast.tells(word))

    def _is_common(self, word: str) -> bool:
        if self.small_words is None:
            self.small_words = frozenset(" ".join(self.paragraphs).split())
        return word.lower() in self.small_words

    def _by_pronoun(self, mention: Mention, previous: tuple[str, int] | None) -> str | None:
        person = self._antecedent(mention, previous)
        return person.name if person else None

    def _antecedent(self, mention: Mention, previous: tuple[str, int] | None) -> Person | None:
        sex = pronoun_sex(self.language).get(mention.words.lower())
        if sex is None:
            return None
        if (
            previous
            and (same := self._goes_on(mention, previous))
            and (not sex or self.sex(same) in (sex, ""))
        ):
            self.stands[mention[:2]] = same
            return same
        if not sex:
            return self._only_one(mention, previous)
        if self.language == "en" and self._is_unnamed(mention, sex):
            return None
        weights = load_weights()["pronoun"]
        best: Person | None = None
        best_score = 0.0
        for person, facts in self.antecedents(mention, previous, sex):
            score = sum([weights.get(fact, 0.0) for fact in facts])
            if sex and not self.sex(person):
                score -= _UNKNOWN_SEX[sex]
            if best is None or score > best_score:
                best, best_score = person, score
        self.stands[mention[:2]] = best
        return best

    def _only_one(self, mention: Mention, previous: tuple[str, int] | None) -> Person | None:
        """Whom a pronoun of either sex stands for, Finnish hän: nobody where two people are about."""
        around = self.antecedents(mention, previous)
        return around[0][0] if len(around) == 1 else None

    def _goes_on(self, mention: Mention, previous: tuple[str, int]) -> Person | None:
        """Whoever spoke last, where a pronoun goes on with that: “…,” he added."""
        if self._place(mention) != "q":
            return None
        verb = self.paragraphs[mention.paragraph][mention.end + 1 : mention.end + 12].partition(" ")[0]
        goes_on = mention.paragraph - previous[1] <= _GOES_ON.get(verb.rstrip(".,:"), -1)
        return self._person(previous[0]) if goes_on else None

    def _is_unnamed(self, mention: Mention, sex: str) -> bool:
        """True where the paragraph of a pronoun is about somebody without a name: A farmer said … “…,” he said."""
        number = mention.paragraph
        text = self.paragraphs[number]
        start = -1
        for found in _SOMEBODY.finditer(text, max(0, mention.start - _LONG_WAY), mention.start):
            somebody = _is_somebody(found[1]) and not _PREDICATE.match(text, found.start(1), mention.end + 1)
            if somebody and not self._in_quote((number, *found.span(1))):
                start = found.start(1)
        if start < 0:
            return False
        row = self._named_in(number)
        first, upto = bisect_left(row, ((number, start),)), bisect_left(row, (mention[:2],))
        return not any(
            person.sure and self.sex(person) in (sex, "") and not self._in_quote(at)
            for at, person in row[first : min(upto, first + _SIGHTINGS)]
        )

    def sex(self, person: Person) -> str:
        """`m` or `f`; where neither title nor first name tells, the pronouns behind the name do."""
        if person.sex or not person.sightings:
            return person.sex
        sex = self.sexes.get(person.name)
        if sex is None:
            men = women = 0
            for sighting in person.sightings[:_NAMINGS]:
                number, start, end = sighting
                text = self.paragraphs[number]
                if kin := _kin_sex(text, start, end):
                    men, women = kin == "m", kin == "f"
                    break
                found = _SEX_NEARBY.search(text, end, end + _SEX_REACH)
                if found:
                    word = found[0].lower()
                    man = word in ("he", "his", "himself")
                    # Birch backed her: that is somebody else
                    if word not in ("him", "her") and not self._is_anothers(
                        sighting, found.start(), "m" if man else "f"
                    ):
                        men, women = men + man, women + 1 - man
            sex = self.sexes[person.name] = "m" if men > women else "f" if women > men else ""
        return sex

    def _is_anothers(self, sighting: Sighting, pronoun: int, sex: str) -> bool:
        """True where somebody known to be of that sex stands between a name and a pronoun, who could own it."""
        row = self._named_in(sighting[0])
        first = bisect_left(row, (sighting,)) + 1
        return any(person.sex == sex and at[1] < pronoun for at, person in row[first : first + _OWNERS])

    def antecedents(
        self, mention: Mention, previous: tuple[str, int] | None, sex: str = ""
    ) -> list[tuple[Person, list[str]]]:
        """The people of that sex, if any is given, whom a pronoun could stand for, each with the facts that speak for it."""
        latest: dict[Person, tuple[Sighting, str]] = {}
        subject_back: dict[Person, int] = {}
        main: Person | None = None
        tellers: set[Person] = set()
        for sighting, person in self._seen_before(mention):
            if person in subject_back or self._in_quote(sighting):
                continue
            part, tells = self._part(sighting)
            person.sure = person.sure or tells
            latest.setdefault(person, (sighting, part))
            if part in "Sse":
                subject_back[person] = mention.paragraph - sighting[0]
                main = main or (person if part == "S" else None)
                if tells:
                    tellers.add(person)
        fitting = [person for person in latest if person.sure and (not sex or self.sex(person) in (sex, ""))]
        others = self._others(mention)
        fitting = [person for person in fitting if person not in others]
        if len(fitting) > 1:
            asker = self._asker(mention)
            fitting = [person for person in fitting if person is not asker]
        speaker = self._person(previous[0]) if previous else None
        unseen = speaker and speaker not in latest and (not sex or self.sex(speaker) in (sex, ""))
        if sex and len(fitting) + bool(unseen) < 2:
            alone = speaker if unseen else fitting[0] if fitting else None
            return [(alone, [])] if alone else []  # nobody else is about: no facts are asked for
        place = self._place(mention)
        told = self._told_before(mention)
        kept = self._kept(told, previous) if told else None
        quoted = self._quoted_beside(mention)
        found: list[tuple[Person, list[str]]] = []
        for person in fitting:
            sighting, part = latest[person]
            back = mention.paragraph - sighting[0]
            ends = self._sentences_between(sighting, mention)
            facts = [
                f"back {min(back, 2)} subject {part == 'S'}",
                f"{place} {part} {min(back, 2)} {min(ends, 3)}",
                f"part {part}",
                f"times {min(4, len(person.sightings))} {back > 1}",
                f"voice {person.words[-1] in self.voices} {person in subject_back}",
            ]
            if person in tellers:
                facts.append(f"tells {min(subject_back[person], 2)}")
            if person is next(iter(subject_back), None):
                facts.append(f"last subject {min(back, 2)}")
            if person is main:
                facts.append(f"last main {min(subject_back[person], 2)}")
            if person in quoted:
                facts.append("quoted")
            if told:
                since = f"since {sighting[:2] > told[:2]} {person is kept}"
                facts += f"{since} {place} {mention.paragraph - told.paragraph}", f"{since} {part}"
            found.append((person, facts))
        if previous:
            said = f"previous {min(3, mention.paragraph - previous[1])}"
            subject = next(iter(subject_back), None)
            passed = subject is not None and subject is not speaker and latest[subject][0][0] >= previous[1]
            if speaker and unseen:
                found.append((speaker, ["unseen"]))
            for person, facts in found:
                if person is speaker:
                    facts += said, f"{said} subject back {min(subject_back.get(person, 4), 2)}"
                    facts.append(f"{said} passed {passed} {place}")
        return found

    def _others(self, mention: Mention) -> set[Person]:
        """Who cannot be meant, named beside a pronoun as somebody else: he told Birch · Asked about Birch, he said …"""
        row = self._named_in(mention.paragraph)
        place = bisect_left(row, (mention.end, 0), key=lambda entry: entry[0][1:])
        text = self.paragraphs[mention.paragraph]
        clause = text[mention.end : mention.end + _CLAUSE]
        stop = _CLAUSE_END.search(clause)
        upto = mention.end + (stop.start() if stop else len(clause))
        others = {
            person
            for sighting, person in row[place : place + _OWNERS]
            if sighting[1] < upto and self._part(sighting).letter != "m"
        }
        relative = _RELATIVE.search(text, max(0, mention.start - _LONGEST_RELATIVE), mention.start)
        if place and relative and row[place - 1][0][2] == relative.start():
            others.add(row[place - 1][1])
        asked = _ASKED.search(text, max(0, mention.start - _LEAD), mention.start) if place else None
        if asked and not _STOP.search(text, asked.end(), mention.start):
            others.update(
                person
                for sighting, person in row[max(0, place - _OWNERS) : place]
                if sighting[1] >= asked.end() and not self._part(sighting).tells
            )
        return others

    def _asker(self, mention: Mention) -> Person | None:
        """Whoever asks something right before the quote beside a pronoun, and so is not the one who answers."""
        quotes = self.quoted.get(mention.paragraph, [])
        place = bisect_left(quotes, (mention.start, 0)) - 1
        if place < 0 or mention.start - quotes[place][1] > 2:
            return None
        number, upto = mention.paragraph, quotes[place][0]
        if self.paragraphs[number][quotes[place][1] - 2] == "?":
            return None
        # the quote opens its paragraph; what stands before others is not copied, for it may be the whole of a story
        if number and upto < _INDENT and not self.paragraphs[number][:upto].strip():
            number -= 1
            upto = len(self.paragraphs[number])
        text = self.paragraphs[number]
        row = self._named_in(number)
        last = bisect_left(row, ((number, upto),))
        for sighting, person in reversed(row[max(0, last - _OWNERS) : last]):
            if text.startswith(" asked ", sighting[2]) and not _STOP.search(text, sighting[2], upto - 1):
                return person
        return None

    def _quoted_beside(self, mention: Mention) -> set[Person]:
        """Who is named in the quote beside a pronoun: of themselves people say I."""
        row = self.quoted.get(mention.paragraph, [])
        place = bisect_left(row, (mention.start, 0))
        text = self.paragraphs[mention.paragraph]
        beside = []
        # two: a blank, and another where copy has doubled it
        if place and mention.start - row[place - 1][1] <= 2:
            beside.append(row[place - 1])
        if (
            place < len(row)
            and row[place][0] - mention.end < _QUOTE_NEAR
            and not _STOP.search(text, mention.end, row[place][0])
        ):
            beside.append(row[place])
        if not beside:
            return set()
        named = self._named_in(mention.paragraph)
        people: set[Person] = set()
        for bounds in beside:
            first, behind = (bisect_left(named, (at, 0), key=lambda entry: entry[0][1:]) for at in bounds)
            people.update([person for _, person in named[first:behind]])
        return people

    def _part(self, sighting: Sighting) -> Part:
        """`clause_part`, looked into once."""
        part = self.parts.get(sighting)
        if part is None:
            number, start, end = sighting
            text = self.paragraphs[number]
            form = self.cast.forms.get(text[start:end].rpartition(" ")[2])
            if form:
                part = Part("p" if form.letter == "g" else "o", False)
            else:
                part = clause_part(text, start, end, function_words(self.language))
            self.parts[sighting] = part
        return part

    def _place(self, mention: Mention) -> str:
        """A letter for where a pronoun stands: q behind a quote, h at the head of a sentence, i inside it."""
        before = self.paragraphs[mention.paragraph][max(0, mention.start - 3) : mention.start].rstrip()[-2:]
        if before[-1:] in _CLOSING:
            return "q"
        return "h" if before[-1:] in ("", ".") else "i"

    def _told_before(self, mention: Mention) -> Mention | None:
        """The he or she before a mention in what is told: Birch came late. He blamed the train. “…,” he said."""
        row = self.told_in(mention.paragraph)
        place = bisect_left(row, mention[:2])
        above = self.told_in(mention.paragraph - 1) if mention.paragraph > 0 else ()
        latest = (*row[max(0, place - _TOLD) : place][::-1], *above[: -_TOLD - 1 : -1])
        return next((told for told in latest if not self._is_within(told)), None)

    def _is_within(self, told: Mention) -> bool:
        """True for the he of a clause within: Birch said that he …, which is about whoever it is about."""
        text = self.paragraphs[told.paragraph][max(0, told.start - _LONGEST_JOINT) : told.start]
        return text.rstrip().rpartition(" ")[2] in _JOINTS

    def told_in(self, number: int) -> Sequence[Mention]:
        """Each he and she of a paragraph outside its quotes."""
        row = self.told.get(number)
        if row is None:
            text = self.paragraphs[number]
            row = self.told[number] = [
                Mention(number, found.start(), found.end(), "pronoun", found[0])
                for found in _HE.finditer(text)
                if not self._in_quote((number, *found.span()))
            ]
        return row

    def _kept(self, told: Mention, previous: tuple[str, int] | None) -> Person | None:
        """Whom an earlier pronoun stands for, which rests on the one before it in turn."""
        where = told[:2]
        if where not in self.stands:
            self.stands[where] = None  # an end to a long row of them
            self.depth += 1
            if self.depth < _ROW:
                self._antecedent(told, previous)
            self.depth -= 1
        return self.stands[where]

    def _person(self, name: str) -> Person | None:
        """The person of that full name."""
        if len(self.cast.people) != self.counted:
            self.counted = len(self.cast.people)
            self.by_name = {person.name: person for person in reversed(self.cast.people)}
        return self.by_name.get(name)

    def _seen_before(self, mention: Mention) -> Iterator[tuple[Sighting, Person]]:
        """The latest sightings before a mention, the nearest first."""
        left = _SIGHTINGS
        for number in range(mention.paragraph, max(-1, mention.paragraph - _MEMORY - 1), -1):
            row = self._named_in(number)
            upto = bisect_left(row, (mention[:2],))
            for place in range(upto - 1, max(-1, upto - left - 1), -1):
                yield row[place]
            left -= upto
            if left <= 0:
                break

    def _named_in(self, number: int) -> Sequence[tuple[Sighting, Person]]:
        """Who is named in a paragraph, in reading order."""
        if self.seen is None:
            self.seen = {}
            for person in self.cast.people:
                for sighting in person.sightings:
                    self.seen.setdefault(sighting[0], []).append((sighting, person))
            for row in self.seen.values():
                row.sort(key=lambda entry: entry[0])
        if number not in self.rows:
            named = self.seen.get(number, [])
            offices = self._offices(number, named) if self.language == "en" else []
            self.rows[number] = sorted([*named, *offices], key=lambda entry: entry[0]) if offices else named
        return self.rows[number]

    def _offices(
        self, number: int, named: Sequence[tuple[Sighting, Person]]
    ) -> list[tuple[Sighting, Person]]:
        """Who is called by an office that nobody else here has: The mayor blamed the train."""
        text = self.paragraphs[number]
        found: list[tuple[Sighting, Person]] = []
        for article in _THE.finditer(text):
            start, end = article.start(), _office_end(text, article.end())
            head = text[start:end].rpartition(" ")[2]
            if not head or len(self._holders(head)) != 1:
                continue
            name = self._by_role(Mention(number, start, end, "noun", text[start:end]))
            person = self._person(name) if name else None
            upto = bisect_left(named, ((number, start),))
            # Quill came late … the mayor said: Quill may be one, though the story has not said so
            if person and not any(
                other is not person and self._part(at).letter == "S"
                for at, other in named[max(0, upto - _SIGHTINGS) : upto]
            ):
                found.append(((number, start, end), person))
        return found

    def _sentences_between(self, sighting: Sighting, mention: Mention) -> int:
        text = self.paragraphs[sighting[0]]
        upto = mention.start if sighting[0] == mention.paragraph else len(text)
        at = sighting[2]
        if upto - at > _LONG_WAY:
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

    def _in_quote(self, sighting: Sighting) -> bool:
        row = self.quoted.get(sighting[0], [])
        place = bisect_left(row, (sighting[1], 0)) - 1
        return place >= 0 and row[place][1] > sighting[1]

    def _by_role(self, mention: Mention) -> str | None:
        """`the senator`, `the Vermont senator`, `the ministry`: the last one named before who is that."""
        article, *words = mention.words.split()
        if article.lower() not in ("the", "this", "that") or not words:
            return None
        head = words[-1].lower()
        where = (mention.paragraph, mention.start)
        found: list[tuple[int, Sighting, str]] = []
        for person in self._holders(head) if head in known_roles() else ():
            last = bisect_left(person.sightings, where, key=lambda sighting: sighting[:2]) - 1
            if last >= 0:
                around = self._described(person)
                fitting = sum(word.lower() in around for word in words[:-1])
                found.append((fitting, person.sightings[last], person.name))
        if found:
            best = max(found)
            # the Texas senator: with two senators about, one of them has to be from Texas
            return best[2] if best[0] == len(words) - 1 or len(found) == 1 else None
        modifiers = [word.lower() for word in words[:-1]]
        for number, start, name in reversed(self.cast.organisations[-_HOLDERS:]):
            own = name.lower().split()
            if (
                (number, start) < where
                and head in own
                and (not modifiers or not set(modifiers).isdisjoint(own))
            ):
                return name
        return None

    def _by_trade(self, mention: Mention) -> str | None:
        """`der Leseforscher`, `la alcaldesa`: the last one named before of whom the story says that word.

        Where the word is somebody’s last name, that one: der 48-jährige Roth.
        """
        article, *words = mention.words.split()
        if article.lower() not in _DEFINITE or not words:
            return None
        namesake = self.cast.called(words[-1], "")
        if namesake and namesake.sure:
            return namesake.name
        where = (mention.paragraph, mention.start)
        latest = {}
        for person in self._holders(words[-1].lower()):
            last = bisect_left(person.sightings, where, key=lambda sighting: sighting[:2]) - 1
            if last >= 0:
                latest[person.name] = person.sightings[last]
        return max(latest, key=latest.__getitem__, default=None)

    def _by_owner(self, mention: Mention, previous: tuple[str, int] | None) -> str | None:
        """`Birch’s reply`, `her first statement`: what somebody says has its speaker before it."""
        first, *words = mention.words.split()
        pronoun = {"his": "he", "her": "she"}.get(first.lower())
        if pronoun and self.language == "en":
            return self._by_pronoun(mention._replace(end=mention.start + len(first), words=pronoun), previous)
        for place, word in enumerate((first, *words)):
            if word[-2:] in POSSESSIVES:
                owner = " ".join((first, *words)[: place + 1])[:-2]
                if self.cast.standing(owner) == "p":
                    return self._by_name(
                        mention._replace(end=mention.start + len(owner), kind="name", words=owner)
                    )
                break
        return None

    def _holders(self, role: str) -> list[Person]:
        """Who is said to be that."""
        if self.by_role is None:
            self.by_role = {}
            for person in self.cast.people:
                if person.sure and person.sightings:
                    for known in person.roles | self._described(person):
                        self.by_role.setdefault(known, []).append(person)
        return self.by_role.get(role, [])[:_HOLDERS]

    def _by_description(self, mention: Mention, previous: tuple[str, int] | None) -> str | None:
        """`the candidate`, `the retired judge`: of those whom the story calls one, the likeliest.

        Where it calls nobody one, nobody: the pilot of a crash is not the one who was killed.
        """
        article, *words = mention.words.split()
        if article.lower() != "the" or not words:
            return None
        head = words[-1].lower()
        if (
            head not in known_roles()
            or head in _ANYBODY
            or head[-1] == "s"
            or any(word[0].isupper() and word not in _PARTIES for word in words)
            or self._is_introduced(head, mention)
        ):
            return None
        holders = self._holders(head) or self._holders(f"{head}s")
        if not holders:
            return None
        sex = "f" if head.endswith("woman") else "m" if head.endswith("man") else ""
        weights = load_weights()["pronoun"]
        scores = {
            person.name: sum([weights.get(fact, 0.0) for fact in facts])
            for person, facts in self.antecedents(mention, previous, sex)
            if person in holders
        }
        return max(scores, key=scores.__getitem__, default=None)

    def _by_age(self, mention: Mention, previous: tuple[str, int] | None) -> str | None:
        """`the 52-year-old`: whoever of those about has that age, else the likeliest of those whose age is not told."""
        found = _AGED.match(mention.words)
        if not found or self._is_introduced(found[1], mention):
            return None
        weights = load_weights()["pronoun"]
        scores: dict[str, tuple[bool, float]] = {}
        for person, facts in self.antecedents(mention, previous):
            age = self._age(person)
            if age in ("", found[2]):
                scores[person.name] = bool(age), sum([weights.get(fact, 0.0) for fact in facts])
        return max(scores, key=scores.__getitem__, default=None)

    def _age(self, person: Person) -> str:
        """The 52 of Ada Birch, 52, and of Ada Birch (52); empty where the story does not tell."""
        for number, _, end in person.sightings[:_NAMINGS]:
            if found := re.match(r",? \(?(\d\d)[,)]", self.paragraphs[number][end : end + _LONGEST_AGE]):
                return found[1]
        return ""

    def _is_introduced(self, head: str, mention: Mention) -> bool:
        """True for the official of whom the article has said: an official who asked not to be named."""
        places = self.introduced.get(head)
        if places is None:
            found = re.compile(
                rf"\b(?:an?|one|another) (?:[\w-]+ ){{0,5}}?{re.escape(head)}\b", re.IGNORECASE
            )
            places = self.introduced[head] = [
                (number, at.start())
                for number, text in enumerate(self.paragraphs)
                if head in text
                for at in found.finditer(text)
            ]
        return bisect_left(places, (mention.paragraph - _INTRODUCED,)) < bisect_left(places, mention[:2])

    def _described(self, person: Person) -> frozenset[str]:
        """`_words_about`, looked into once: each `the senator` asks it of all senators."""
        words = self.described.get(person)
        if words is None:
            words = self.described[person] = self._words_about(person)
        return words

    def _words_about(self, person: Person) -> frozenset[str]:
        """The words about a person's first naming: `Vermont Sen. Ada Birch, a farmer from Stowe`."""
        # a headline has the last name alone
        whole = len(surname(person.words)) + 2
        sighting = next((s for s in person.sightings[:_NAMINGS] if s[2] - s[1] > whole), person.sightings[0])
        text = self.paragraphs[sighting[0]]
        before = text[max(0, sighting[1] - 40) : sighting[1]].rpartition(". ")[2].rpartition(",")[2]
        titles = text[sighting[1] : sighting[2]]
        after = text[sighting[2] : sighting[2] + 80]
        apposition = after.split(".")[0] if after[:2] in (", ", " (") or after[:4] == " of " else ""
        letters = function_words(self.language)
        if any(letters.get(word) == "V" for word in apposition.split()):
            apposition = ""  # a ferry named for Ada Birch, the company said
        if self.language != "en":
            # no list tells what is an office here: it stands right beside the name
            before = " ".join(before.split()[-_BESIDE:])
            apposition = " ".join(apposition.split()[: _BESIDE + 1])
        about = f"{before} {titles} {apposition}".split()
        return frozenset([word.strip(".,()’'").lower() for word in about])


_AGED = re.compile(r"[Tt]he (?:now |then[- ])?((\d\d)-year-old)\b")
_LONGEST_AGE = 8
"""Code points of an age with the marks beside it."""
_LONGEST_SPELLED = 80
"""Code points of the name of a house before its letters."""
_DEFINITE = frozenset(
    ("der", "die", "das", "le", "la", "l'", "l’", "el", "il", "lo", "o", "a", "de", "het", "den")
)
"""Articles of those who have been told of; ein Leseforscher is another."""
_BESIDE = 2
"""Words: an office and what it is of."""
_ANYBODY = frozenset(
    (
        *("man", "woman", "official", "source", "spokesman", "spokeswoman", "spokesperson", "reporter"),
        *("moderator", "interviewer", "editorial"),
    )
)
"""Whom a story need not name before it says the man, the official."""
_PARTIES = frozenset(("Republican", "Democratic", "Democrat", "GOP", "Conservative", "Labour", "Liberal"))
"""Capitals that any description may have; the Texas senator is from Texas or it is not him."""
_INTRODUCED = 8
"""Paragraphs that a reader looks back for an official without a name."""
_INDENT = 8
"""Blanks that may open a paragraph."""
_HOLDERS = 100
"""Holders of one office, or organisations, looked at for one mention."""
_UNKNOWN_SEX = {"m": 0.4, "f": 1.2}
"""What speaks against somebody whose sex is unknown: of those who speak in the news seven in ten are men, -log 0.7, -log 0.3."""
_GOES_ON = {"added": 1, "adds": 1, "continued": 2, "continues": 2, "went": 2, "goes": 2}
"""Paragraphs back to what he added to; of 50 in train, labelled by reading, all go on with the last speaker."""
_CLOSING = tuple('"”»')
# he · He · she · She, read the same way as those that tell a sex
_HE = re.compile(r"[HhSs](?<!\w.)(?:(?<=[Hh])|(?<=[Ss])h)e\b")
_THE = re.compile(r"\b[Tt]he ")
_OFFICE = 48
_OFFICE_WORDS = 3
"""Code points and words of an office: the Ohio governor, the campaign manager."""
_ENDS_OFFICE = re.compile(r"(?! of )[ ,.;:]|$")
_TOLD = 4
"""Pronouns of a paragraph looked back at."""
_JOINTS = frozenset(
    (
        *("after", "although", "because", "before", "how", "if", "since", "that", "though", "unless"),
        *("until", "what", "when", "where", "whether", "which", "while", "who", "why"),
    )
)
_LONGEST_JOINT = 12
_ROW = 12
"""Pronouns that rest on one another; a row that is longer begins anew."""
# A young farmer from Stowe said · according to a farmer from Stowe; but not: A former judge, she said
_SOMEBODY = re.compile(
    r"(?:^|[.!?][\"”’]?[ ]|according to |[,?!][\"”’] sa(?:id|ys) )(?:And |But )?"
    r"((?:[Aa]n?|[Oo]ne|[Aa]nother)[ ](?:[a-zA-Z0-9][\w’'-]*,?[ ]){1,5})"
)
_PREDICATE = re.compile(r"[^.,]*,[ ]s?he[ ]")
_OWNERS = 4
"""Names between a name and a pronoun."""
_SEX_REACH = 200
"""Code points behind a name: the sentence that follows."""
_NAMINGS = 20
"""Of one person, looked at for the sex and for what the story says of somebody."""
_SIGHTINGS = 24
"""Sightings looked at for one pronoun: more than any reader keeps in mind."""
_MARKS_BETWEEN = 8
"""Quotes between a name and a pronoun; more are a long way."""
_LONG_WAY = 1500
"""Code points: four sentences and more."""
_MEMORY = 4
"""Paragraphs that a reader looks back for whom a pronoun stands for."""

_CLAUSE = 40
"""Code points behind a pronoun: its verb, a preposition and a name with its title."""
_CLAUSE_END = re.compile(r"[,;:()“\"„«–—]|(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])\. | - ")
_ASKED = re.compile(
    r"\b(?:Asked|When asked|Speaking|Talking|Commenting) (?:about|of|on|whether|if|why|how|what)\b"
)
_LEAD = 300
"""Code points: a long clause that leads a sentence in."""
_RELATIVE = re.compile(r",? whom? $")
_LONGEST_RELATIVE = 7
_QUOTE_NEAR = 120
"""Code points from a pronoun to the quote that its verb brings."""
_STOP = re.compile(r"[.!?](?:[\"»”’)]*)(?: |$)|[“\"„«]")
"""Where a sentence ends, or its quote begins."""
_SENTENCE_END = re.compile(r"(?:[.!?]|…)(?:[\"»]|”|’)? ")
# Begins with its few letters, and looks back for the word's beginning only then
_SEX_NEARBY = re.compile(r"[HhSs](?<!\w.)(?:(?<=[Hh])(?:e|is|im|er)|(?<=h)(?:im|er)self|(?<=[Ss])he)\b")


def _kin_sex(text: str, start: int, end: int) -> str:
    """`m` or `f` where the words beside a name tell: his wife, Ada, left · Ada Birch, a mother of two."""
    sexes, before_name, behind_name = _kin()
    before = before_name.search(text, max(0, start - _LONGEST_KIN), start)
    # His wife, Birch said, was late: that is no name of hers
    if before and (not before[2] or text[end : end + 1] in (",", ".", ")")):
        return sexes[before[1].lower()]
    behind = behind_name.match(text, end)
    return sexes[behind[1]] if behind else ""


@cache
def _kin() -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    """The sex that each word for kin tells, and where such a word stands before and behind a name."""
    sexes = {word: sex for sex, *words in map(str.split, lexicon_lines("kin_words")) for word in words}
    words = "|".join(sexes)
    return (
        sexes,
        re.compile(rf"\b({words})(,?) $", re.IGNORECASE),
        re.compile(rf", (?:an? |the )?(?:[\w-]+ ){{0,2}}?({words}) (?:of|from|who)\b"),
    )


_LONGEST_KIN = 16
"""Code points before a name: a word for kin, a comma and a blank."""


def _is_somebody(words: str) -> bool:
    """True for A young farmer from; but not for A few miles from: one word is somebody, before any preposition."""
    letters = function_words("en")
    for word in words.lower().split()[1:]:
        bare = word.rstrip(",")
        if bare in known_roles() or bare in _ANYBODY:
            return True
        if bare != word or letters.get(bare) in _GOVERNING:
            break
    return False


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


_GOVERNING = frozenset("IfR")
"""Letters of prepositions, of, who and which."""


def _without_article(written: str) -> str:
    return written[4:] if written.startswith("the ") else written
