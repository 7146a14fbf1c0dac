"""A quote without a straight attribution: is it one at all, who could have said it, and who is likeliest."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.lexicons import lexicon, read_data
from copydesk.lines.names import POSSESSIVES
from copydesk.quotes.cast import Cast, known_roles
from copydesk.quotes.marks import Stretch
from copydesk.quotes.passages import VERB_LAST, Cue, Mention, Passage, read_passage
from copydesk.quotes.tongues import function_words, pronoun_sex

if TYPE_CHECKING:
    from copydesk.quotes.attributions import Attribution
    from copydesk.quotes.straight import Straight


class Reader:
    """Reads the paragraphs of one article as they are asked for, and weighs the readings of a quote."""

    def __init__(
        self,
        paragraphs: Sequence[str],
        stretches: Sequence[Stretch],
        cast: Cast,
        straight: Sequence[Straight | None] = (),
    ) -> None:
        self.paragraphs = paragraphs
        self.cast = cast
        self.language = cast.language
        self.tellers = frozenset([said[0].words.rpartition(" ")[2] for said in straight if said])
        """Last words of those who speak in attributions that leave no doubt."""
        self.standings: dict[str, tuple[str, list[str]]] = {}
        self.rows: dict[int, list[Stretch]] = {}
        for stretch in stretches:
            self.rows.setdefault(stretch.paragraph, []).append(stretch)
        self.read: dict[int, Passage] = {}
        self.tail: Passage | None = None
        """What was last read of a paragraph's end: it is asked for more than once."""
        self.kinds = None if cast.letters is function_words(self.language) else dict(cast.letters)
        """The small words of an article that has others than its language, and what was found out of the others."""

    def is_said(self, stretch: Stretch) -> bool:
        """False for scare quotes, titles, nicknames and slogans."""
        text = self.paragraphs[stretch.paragraph]
        if " " not in text[stretch.start : stretch.end] and text[stretch.closing - 2] not in _STOPS:
            return False  # a single word within a sentence is a term, whoever uses it
        if self._told_behind(stretch):
            return True
        if self._is_title_abroad(stretch) or _FOOTNOTE.match(text) or self._is_pulled(stretch):
            return False
        if (
            is_work(text, stretch)
            or _is_code(text, stretch.opening)
            or (self.language == "en" and _is_gloss(text, stretch.opening))
            or text.startswith(" means ", stretch.closing)
        ):
            return False  # “…” means that you are late: words that are spoken of
        if _SEE.search(text[max(0, stretch.opening - _LONGEST_SEE) : stretch.opening]):
            return False  # See: “How to Prune a Birch”
        if self.language == "en" and (self._is_advice(stretch) or is_named(text, stretch)):
            return False
        if self.language == "en" and _SHOUTS.search(
            text, max(0, stretch.opening - _LONGEST_SHOUT), stretch.opening
        ):
            return True
        blanks = text.count(" ", stretch.start, stretch.end)
        if (blanks >= _LONG and not _is_title(text[stretch.start : stretch.end])) or (
            blanks > 1 and stretch.carries_on and stretch.opening == 0
        ):
            return True
        return self._is_likely_said(stretch) or self._is_listed(stretch)

    def _is_listed(self, stretch: Stretch) -> bool:
        """True for one of several things that somebody calls another, beside one that is said: “a fraud,” “a liar and a cheat.”

        In small letters alone: “…,” she said on “Late Harbour.” “…” has a show between two quotes.
        """
        text = self.paragraphs[stretch.paragraph]
        if not text[stretch.start].islower() or " " not in text[stretch.start : stretch.end]:
            return False
        row = self.rows[stretch.paragraph]
        place = bisect_left(row, stretch.opening, key=lambda other: other.opening)
        for first, second in pairwise(row[max(0, place - 1) : place + 2]):
            beside = second if first is stretch else first
            if (
                _are_listed(text, first, second)
                and text[beside.start].islower()
                and self._is_likely_said(beside)
            ):
                return True
        return False

    def _is_likely_said(self, stretch: Stretch) -> bool:
        """True where the facts about a quote outweigh those against it."""
        text = self.paragraphs[stretch.paragraph]
        weights = load_weights()["quote"]
        # a page on which nobody plainly says anything tells how things are done, and marks terms
        opening, closing = stretch.opening, stretch.closing
        ends = (
            text[closing - 2] in ",.?!" or stretch.carries_on or text[opening - 2 : opening - 1] in (",", ":")
        )
        whole = text[stretch.start].isupper() and ends
        if whole and text[opening - 2 : opening - 1] in (",", ":") and self._is_led_in(stretch):
            return True
        least = 0 if self.tellers or whole else _NOBODY_TELLS
        return _weigh(weights, self.quote_facts(stretch)) >= least

    def _is_led_in(self, stretch: Stretch) -> bool:
        """True where somebody and a verb that tells stand right before it: the manager says, “Please sit down.”

        But not for Birch told of it in her memoir, “Hard Tides.”
        """
        passage = self.passage(stretch.paragraph)
        place = passage.quotes[stretch.opening]
        if _is_title(passage.text[stretch.start : stretch.end]):
            return False
        return bool(_OPENS.search(passage.items, max(0, place - _LONGEST_LEAD), place))

    def best(self, stretch: Stretch, last: Attribution | None) -> tuple[Mention | None, Cue | None]:
        """The likeliest speaker and the verb beside it; `last` is the quote before."""
        plain = (
            self.signed_behind(stretch)
            or self._signed_below(stretch)
            or self._told_behind(stretch)
            or self._led_in(stretch)
            or self._led_in_above(stretch)
        )
        if plain:
            return plain
        choices = self.candidates(
            stretch, last.mention if last else None, last.stretch.paragraph if last else 0
        )
        if not choices:
            return None, None
        weights = load_weights()["speaker"]
        scores = [_weigh(weights, choice.facts) for choice in choices]
        best = choices[scores.index(max(scores))]
        if self.language == "en" and _is_nobody(best):
            own = {
                score: choice
                for score, choice in zip(scores, choices, strict=True)
                if choice.passage and choice.passage.number == stretch.paragraph and not _is_nobody(choice)
            }
            if not own:
                return None, None
            best = own[max(own)]
        if best.passage is None:
            return last.mention if last else None, None
        passage = best.passage
        place = passage.quotes[stretch.opening] if passage.number == stretch.paragraph else len(passage.items)
        cue = passage.cues.get(_cue_beside(passage, best.place, place))
        return passage.mention(best.place), cue

    def passage(self, number: int) -> Passage:
        """The paragraph as a row of items, its quotes in it."""
        passage = self.read.get(number)
        if passage is None:
            if len(self.read) > _KEPT:
                self.read.clear()
            passage = self._read(number, self.paragraphs[number], self.rows.get(number, ()))
            self.read[number] = passage
        return passage

    def above(self, number: int) -> Passage | None:
        """The last sentences of the paragraph before."""
        if not number:
            return None
        if number - 1 in self.read:
            return self.read[number - 1]
        if self.tail and self.tail.number == number - 1:
            return self.tail
        text = self.paragraphs[number - 1]
        start = text.find(". ", len(text) - _TAIL) + 1 if len(text) > _TAIL else 0
        row = self.rows.get(number - 1, ())
        if start and row:
            start = min([start, *[s.opening for s in row if s.opening < start < s.closing]])
            row = [s for s in row if s.opening >= start]
        self.tail = self._read(number - 1, text, row, start)
        return self.tail

    def _read(self, number: int, text: str, row: Sequence[Stretch], start: int = 0) -> Passage:
        passage = read_passage(number, text, row, self.language, start, self.cast.letters, self.kinds)
        if self.language != "en":
            self._let_go(passage)
        return passage

    def _let_go(self, passage: Passage) -> None:
        """Take out what is named by no capital inside a sentence (Dennoch betont die Chefin), and what German cases rule out.

        What a verb that tells follows, and nobody else, stays: Anwohner sagten.
        """
        items = list(passage.items)
        for place, (start, end, kind) in passage.mentions.items():
            if items[place] == "o":
                if self.language == "de" and kind == "noun":
                    items[place] = "A"
            elif self.language == "pl" and kind == "name" and passage.text[start:end].endswith(_OBLIQUE):
                items[place] = "A"
            elif items[place] == "m" and (not place or items[place - 1] == "."):
                word = passage.text[start:end]
                tells = (
                    items[place + 1 : place + 2] == ["V"] and items[place + 2 : place + 3] not in _SUBJECTS
                )
                if " " not in word and not tells and self._is_no_name(word):
                    items[place] = "A"
        passage.items = "".join(items)

    def _is_no_name(self, word: str) -> bool:
        return self.cast.standing(word) in "ux" and not self.cast.is_seen_within(word)

    def quote_facts(self, stretch: Stretch) -> list[str]:
        """What tells a quotation from a scare quote, a title, a nickname, a slogan."""
        text = self.paragraphs[stretch.paragraph]
        passage = self.passage(stretch.paragraph)
        return _quote_facts(passage, passage.quotes[stretch.opening], text, stretch)

    def candidates(self, stretch: Stretch, heir: Mention | None, heir_paragraph: int) -> list[Candidate]:
        """Everybody who could have said a quote: named about it, or the last speaker (`heir`)."""
        number = stretch.paragraph
        passage = self.passage(number)
        place = passage.quotes[stretch.opening]
        before = None
        if passage.sentences[place] == 0 and not _is_introduced(passage, place):
            before = self.above(number)
        after = self._signature_below(passage, place, number)
        around = f"{passage.items[place - 1] if place else '^'}{passage.items[place : place + 3]}"
        found = self._named_before(passage, place, around)
        behind = self._named_behind(passage, place, around)
        found += behind
        if heir:
            alone = f"{place == next(iter(passage.quotes.values()))}{len(passage.items) == 1}"
            back = min(number - heir_paragraph, 3)
            facts = [f"I{back}", f"I{back}{around}", f"I{back}{alone}", f"I{back}{bool(behind)}{bool(found)}"]
            found.append(Candidate(None, 0, facts))
        if before:
            found += self._named_above(passage, place, before, around)
        if after and after.mentions:
            found.append(self._signs(after))
        return [choice for choice in found if not self._is_verb(choice)] if self.language == "de" else found

    def _is_verb(self, choice: Candidate) -> bool:
        """True for zeigt, könne: German words without a capital that no article makes somebody, as it does die beiden."""
        if choice.passage is None:
            return False
        start, end, kind = choice.passage.mentions[choice.place]
        words = choice.passage.text[start:end]
        return kind == "noun" and words.islower() and self.cast.letters.get(words.partition(" ")[0]) != "D"

    def _named_before(self, passage: Passage, place: int, around: str) -> list[Candidate]:
        items, mentions = passage.items, passage.mentions
        found: list[Candidate] = []
        people = 0
        other = False
        for i, away, cue, second, relative in _mentions_above(passage, place, "mnho"):
            letter = items[i]
            if letter == "o":
                if away:
                    continue
                letter += mentions[i][2][0]
            standing, noun = self._standing_of(passage, i)
            governed = letter[0] == "o"
            who = f"{standing}o" if governed else standing
            left, right, follows = items[i - 1] if i else "^", items[i + 1 : i + 3], items[i + 1]
            facts = [
                f"n{letter}{right}",
                f"p{letter}{left}{away}",
                f"v{items[max(0, i - 2) : i]}{letter}{away}",
                f"L{around}B{away}",
                f"f{passage.opens(i)}{letter}{follows}{away}",
                f"wB{who}{away}",
                f"wnB{who}{follows}",
                f"wpB{who}{left}",
                f"wrB{who}{people}",
                f"waB{who}{_short(items[i + 1 : place].replace('o', ''))}",
            ]
            if governed:
                facts.append(f"pB{passage.prepositions[i]} {right}")
            else:
                facts.append(f"wo{who}{away}{left if left == 'V' else cue}{other}{relative}{second}")
                other = cue
                people += people < 2 and standing in _PEOPLE
            found.append(Candidate(passage, i, facts + noun))
            if len(found) == _MOST_BEFORE:
                break
        return found

    def _named_behind(self, passage: Passage, place: int, around: str) -> list[Candidate]:
        items, mentions, sentences = passage.items, passage.mentions, passage.sentences
        own, home = items[place], sentences[place]
        found: list[Candidate] = []
        people = 0
        for i in range(place + 1, min(len(items), place + _REACH)):
            letter = items[i]
            if letter not in "mnho":
                continue
            away = sentences[i] - home
            if away > 1:
                break
            if letter == "o":
                if away:
                    continue
                letter += mentions[i][2][0]
            standing, noun = self._standing_of(passage, i)
            governed = letter[0] == "o"
            who = f"{standing}o" if governed else standing
            left, right, follows = items[i - 1], items[i + 1 : i + 3], items[i + 1 : i + 2]
            gap = items[place + 1 : i].replace("o", "")
            facts = [
                f"A{own}{gap if len(gap) < 7 else f'{gap[:3]}…{gap[-1]}'}{letter}{follows}",
                f"G{own}{gap[:3]}",
                f"V{items[i - 2 : i]}{letter}{follows}",
                f"N{letter}{right}{away}",
                f"P{letter}{left}{away}",
                f"L{around}A{away}",
                f"wA{who}{away}",
                f"wnA{who}{follows}",
                f"wpA{who}{left}",
                f"wrA{who}{people}",
                f"waA{who}{_short(gap)}",
            ]
            if governed:
                facts.append(f"pA{passage.prepositions[i]} {left}")
            found.append(Candidate(passage, i, facts + noun))
            if len(found) == _MOST_BEHIND:
                break
            people += people < 2 and standing in _PEOPLE and not governed
        return found

    def _named_above(self, home: Passage, place: int, passage: Passage, around: str) -> list[Candidate]:
        items = passage.items
        tail = items[-1:]
        opens = place == 0 and tail == ":"
        line = _NAME_LINE.match(items) is not None
        alone = len(home.items) == 1
        found: list[Candidate] = []
        people = 0
        other = False
        for i, away, cue, second, relative in _mentions_above(passage, len(items), "mnh"):
            letter = items[i]
            standing, noun = self._standing_of(passage, i)
            left, right, follows = items[i - 1] if i else "^", items[i + 1 : i + 3], items[i + 1 : i + 2]
            facts = [
                f"U{away}{min(len(found), 4)}",
                f"U{tail}{alone}{letter}{left}",
                f"U{letter}{right}{tail}",
                f"U{around}",
                f"Uf{passage.opens(i)}{letter}{follows}{away}{tail}",
            ]
            if line:
                facts.append(f"Uline{letter}")
            if opens:
                # Birch wrote: ¶ “…” reads like Birch wrote: “…”
                facts += (
                    "Ucolon",
                    f"n{letter}{right}",
                    f"wB{standing}{away}",
                    f"wnB{standing}{follows}",
                    f"wpB{standing}{left}",
                    f"wrB{standing}{people}",
                    f"waB{standing}{_short(items[i + 1 :].replace('o', ''))}",
                    f"wo{standing}{away}{left if left == 'V' else cue}{other}{relative}{second}",
                )
            else:
                facts += f"wU{standing}9", f"wrU{standing}{people}"
            found.append(Candidate(passage, i, facts + noun))
            other = cue
            people += people < 2 and standing in _PEOPLE
        return found

    def _signs(self, passage: Passage) -> Candidate:
        place = next(iter(passage.mentions))
        items = passage.items
        standing, noun = self._standing_of(passage, place)
        who = f"{standing}o" if items[place] == "o" else standing
        left, follows = items[place - 1] if place else "^", items[place + 1 : place + 2]
        line = _NAME_LINE.match(items) is not None
        facts = ["X", f"X{items[place]}{items[:place][-1:]}", f"X{line}"]
        facts += f"wX{who}9", f"wnX{who}{follows}", f"wpX{who}{left}", f"wrX{who}0"
        return Candidate(passage, place, facts + noun)

    def _standing_of(self, passage: Passage, place: int) -> tuple[str, list[str]]:
        """What the article knows of who is named there, and the fact of a noun: the spokesman, the film."""
        known = passage.standings.get(place)
        if known is None:
            start, end, kind = passage.mentions[place]
            words = passage.text[start:end]
            known = self.standings.get(words)
            if known is None:
                noun = [f"head {words.rpartition(' ')[2].lower()}"] if kind == "noun" else []
                known = self.standings[words] = self._standing(words, kind), noun
            passage.standings[place] = known
        return known

    def _standing(self, words: str, kind: str) -> str:
        """A letter: s speaks elsewhere, else as `Cast.standing`; h he or she, i other pronouns; r office, D many, n."""
        head = words.rpartition(" ")[2]
        if kind == "pronoun":
            return "h" if words.lower() in pronoun_sex(self.language) else "i"
        if kind == "noun":
            return "r" if head.lower() in known_roles() else "D" if head[-1] == "s" else "n"
        return "s" if head in self.tellers else self.cast.standing(words)

    def closed_by(self, stretch: Stretch) -> tuple[Mention, Cue | None] | None:
        """Whoever signs a quote, or an office that says it right behind the marks: “…,” the spokesman said."""
        signed = self.signed_behind(stretch)
        if signed or self.language != "en":
            return signed
        passage = self.passage(stretch.paragraph)
        says = _OFFICE_SAYS.match(passage.items, passage.quotes[stretch.opening])
        if not says or self._standing_of(passage, says.start(1))[0] != "r":
            return None
        return passage.mention(says.start(1)), passage.cues[says.end(1)]

    def signed_behind(self, stretch: Stretch) -> tuple[Mention, None] | None:
        """Whoever signs a quote that ends a paragraph, behind a dash: “…” — Ada Birch, farmer"""
        # three: the dash behind a blank or two; the whole of what follows would cost the square of a story in one paragraph
        if (
            self.paragraphs[stretch.paragraph][stretch.closing : stretch.closing + 3].lstrip()[:1]
            not in _DASHES
        ):
            return None
        if handle := _HANDLE.match(self.paragraphs[stretch.paragraph], stretch.closing):
            start, end = handle.span(1)
            return Mention(stretch.paragraph, start, end, "name", handle[1]), None
        passage = self.passage(stretch.paragraph)
        place = passage.quotes[stretch.opening] + 1
        if office := self._office_signs(passage, place):
            return office, None
        if not _SIGNS.match(passage.items, place) or _is_introduced(passage, place - 1):
            return None  # Birch said the pier was “shut.” —Karl Roth: the writer signs
        return passage.mention(passage.items.index("m", place)), None

    def _office_signs(self, passage: Passage, place: int) -> Mention | None:
        """Somebody without a name who signs: “…” – Senior engineer at a harbour works"""
        found = _OFFICE_SIGNS.match(passage.items, place)
        if not found:
            return None
        mention = passage.mention(found.end() - 1)
        words = mention.words
        while words.endswith("ing"):
            words = words.rpartition(" ")[0]  # Engineer working on ships
        # not: “…” – The ferry, nor a film of that name
        if not words[:1].isupper() or words.rpartition(" ")[2].lower() not in known_roles():
            return None
        return mention._replace(end=mention.start + len(words), kind="noun", words=words)

    def _signed_below(self, stretch: Stretch) -> tuple[Mention, None] | None:
        """Whoever signs a quoted paragraph on the next line, with a dash before the name."""
        number = stretch.paragraph + 1
        if number == len(self.paragraphs) or self.paragraphs[number][:1] not in _DASHES:
            return None
        passage = self.passage(stretch.paragraph)
        place = passage.quotes[stretch.opening]
        below = self._signature_below(passage, place, stretch.paragraph)
        if below is None or _is_introduced(passage, place) or not _NAME_LINE.match(below.items):
            return None
        return below.mention(next(iter(below.mentions))), None

    def _led_in(self, stretch: Stretch) -> tuple[Mention | None, Cue | None] | None:
        """Whoever the words right before a quote leave no doubt about: Karl Roth added: “…” · to Ada Birch, who replied: “…”"""
        passage = self.passage(stretch.paragraph)
        place = passage.quotes[stretch.opening]
        first = max(0, place - _LONGEST_LEAD)
        if aside := _SAYS_ASIDE.search(passage.items, first, place):
            return passage.mention(aside.start() + 2), passage.cues[aside.start() + 1]
        if by := _BY.search(passage.items, first, place):
            mention = passage.mention(by.start() + 1)
            passive = _PASSIVE.search(passage.text, max(0, mention.start - _LONGEST_PASSIVE), mention.start)
            if passive and self.cast.letters.get(passive[1]) == "V":
                return mention, passive.span(1)
        if turn := _TURN.search(passage.items, first, place):
            return passage.mention(turn.start(1)), None
        owned = _OWNED.search(passage.items, max(0, place - _LONGEST_CLAIM), place)
        if owned and self._is_owned(passage, owned.start(), stretch):
            return passage.mention(owned.start()), None
        found = _IS.search(passage.items, first, place)
        if found and self._is_saying(passage, found.start()):
            return passage.mention(found.start()), None
        found = _WITH.search(passage.items, first, place)
        if found and passage.prepositions[found.start()] == "with":
            return passage.mention(found.start()), passage.cues[found.start() + 1]
        found = _CARRIES_ON.search(passage.items, first, place)
        home = bisect_left(passage.sentences, passage.sentences[place])
        if found and _TELLING.isdisjoint(passage.items[home : found.start()]):
            return passage.mention(found.start(1)), passage.cues[found.start(2)]
        found = _WITHIN.search(passage.items, first, place)
        if found and self._is_subject_within(passage, found.start(), found.end(1) - found.start() == 2):
            return passage.mention(found.start()), passage.cues[found.start(1)]
        found = _LEAD.search(passage.items, first, place)
        if not found:
            if self.language == "en":
                return self._beside(passage, first, place) or self._told(passage, stretch)
            return self._led_in_abroad(passage, first, place)
        subject, cue = found.start(), passage.cues[found.end("cue") - 1]
        if found["clause"]:
            opener = passage.text[passage.mentions[subject][1] : cue[0]].strip()
            person = self._standing_of(passage, subject)[0] in _WHO
            if opener not in (("who", ", who") if person else (", which",)):
                return None
        elif passage.items[place] != "Q" and "V" in passage.items[place + 1 : place + _LONGEST_LEAD]:
            return None  # The paper reports: “…” at all mills, said Birch
        return passage.mention(subject), cue

    def _beside(self, passage: Passage, first: int, place: int) -> tuple[Mention, Cue] | None:
        """Whoever stands with the verb right beside a quote, on one side of it: a man yelled “…” · “…,” the senator says"""
        behind = _CLOSES.match(passage.items, place)
        noun = passage.mention(behind.start(1)) if behind and behind[1] else None
        # not “…?” Her critics said · “…,” drawing loud calls
        if noun and self.cast.letters.get(noun.words.partition(" ")[0]) != "D":
            behind = None
        before = _OPENS.search(passage.items, first, place)
        if before and not self._may_say(passage, before.start(1)):
            return None  # its allies answer “…” · what the pier offers is “…,” said of both by somebody above
        if before and not behind:
            return passage.mention(before.start(1)), passage.cues[before.start(2)]
        if not behind or not noun or _TELLS.search(passage.items, first, place):
            return None
        return noun, passage.cues[behind.end() - 1]

    def _may_say(self, passage: Passage, place: int) -> bool:
        """True for names, she and the doctors; not for the pier, nor for what Birch is: Ada Birch, author of “Tides,” puts it"""
        if passage.items[place] != "n":
            return True
        start, end, _ = passage.mentions[place]
        head = passage.text[start:end].rpartition(" ")[2].lower()
        known = not known_roles().isdisjoint((head, head.removesuffix("s")))
        return known and passage.items[max(0, place - 2) : place] != "m,"

    def _led_in_abroad(self, passage: Passage, first: int, place: int) -> tuple[Mention, Cue] | None:
        """Whoever stands right behind the verb in tongues that put it second: Im Rathaus sagte Roth der Zeitung: „…“"""
        items = passage.items
        found = _INVERTED.search(items, first, place)
        if not found:
            return None
        cue = found.start()
        subject = cue + 1
        before = items[cue - 1 : cue]
        alone = before not in ("m", "n", "h")
        known = items[subject] == "m" and (alone or self._standing_of(passage, subject)[0] in _NAMED)
        # Die Mutter fragte sie: „…“ · Roth fragte sie: „…“, but Der Zeitung sagte Karl Roth: „…“
        told = not known
        if before != "n":
            told = not alone and self._standing_of(passage, cue - 1)[0] in _NAMED
        if told or not (known or items[subject] == "h" or passage.opens(subject)):
            return None
        return passage.mention(subject), passage.cues[cue]

    def institution(self, mention: Mention) -> Mention | None:
        """The organisation that opens the sentence before one that names nobody: Die SPD lehnt ab. „…“, hieß es."""
        passage = self.passage(mention.paragraph)
        place = next((i for i, found in passage.mentions.items() if found[0] == mention.start), None)
        sentence = passage.sentences[place] - 1 if place is not None else -1
        if sentence < 0:
            above = self.above(mention.paragraph)
            if above is None or not above.sentences:
                return None
            passage, sentence = above, above.sentences[-1]
        first = bisect_left(passage.sentences, sentence)
        behind = bisect_right(passage.sentences, sentence)
        opener = next((i for i in range(first, behind) if passage.items[i] in "mnh"), None)
        if opener is None or self._standing_of(passage, opener)[0] != "o":
            return None
        return passage.mention(opener)

    def _is_owned(self, passage: Passage, place: int, stretch: Stretch) -> bool:
        """True for Ada Birch’s claim that, her remark that: what somebody says, and whose it is.

        But not for Birch’s claim that the bridge was late as “…”, which others call it.
        """
        start, end, _ = passage.mentions[place]
        owner, _, said = passage.text[start:end].rpartition(" ")
        if said not in lexicon("sayings") or not passage.text.startswith(" that ", end):
            return False
        if passage.text.endswith(" as ", end, stretch.opening):
            return False
        return owner.lower() in ("his", "her") or owner[-2:] in POSSESSIVES

    def _is_subject_within(self, passage: Passage, place: int, adjacent: bool) -> bool:
        """True for although a spokesman, as the officer; but not Roth and the mayor, who both are subjects.

        Others where the verb alone stands before the quote: as a man yelled: “…”; but not: as the French say
        """
        start = passage.mentions[place][0]
        before = passage.text[max(0, start - _OPENER) : start].rstrip().rpartition(" ")[2].lower()
        return before in _CLAUSE_OPENERS and (
            (adjacent and self._may_say(passage, place)) or self._standing_of(passage, place)[0] == "r"
        )

    def _is_saying(self, passage: Passage, place: int) -> bool:
        """True for the answer, his message, at the head of a clause."""
        start, end, _ = passage.mentions[place]
        return passage.text[start:end].rpartition(" ")[2] in lexicon("sayings") and passage.items[
            place - 1 : place
        ] in ("", ",", ".", "C", ":", ";")

    def _told(self, passage: Passage, stretch: Stretch) -> tuple[None, None] | None:
        """Nobody, where the words before a quote name whom it is said to alone: Doctors have been urged to “…”"""
        place = passage.quotes[stretch.opening]
        passive = _TOLD.search(passage.text, max(0, stretch.opening - _LONGEST_PASSIVE), stretch.opening)
        if not passive or self.cast.letters.get(passive[1]) != "V":
            return None
        if passive[1] == "asked" and passage.items[place] == "E" and passage.items[place - 1] == ",":
            return None, None  # Birch was asked, “Why so late?” The mayor said …
        around = passage.items[max(0, place - _REACH) : place + _LONGEST_LEAD]
        # The ministry says the council was told “…” · “…,” Birch said · “…” by Birch
        own = "V" in around or passage.items[place + 1 : place + 2] == "o"
        return None if own else (None, None)

    def _told_behind(self, stretch: Stretch) -> tuple[Mention, Cue] | None:
        """Whoever is named last before a quote that the verb follows, where the verb ends the sentence: Birch, “…” dedi."""
        if self.language not in VERB_LAST:
            return None
        passage = self.passage(stretch.paragraph)
        place = passage.quotes[stretch.opening]
        home = bisect_left(passage.sentences, passage.sentences[place])
        subject = passage.items.rfind("m", max(home, place - _REACH), place)
        if subject < 0 or passage.items[place + 1 : place + 2] != "V":
            return None
        return passage.mention(subject), passage.cues[place + 1]

    def _led_in_above(self, stretch: Stretch) -> tuple[Mention, Cue | None] | None:
        """Whoever tells something in the paragraph above one that is all quote: Birch accused the crew of theft. ¶ “…”

        Also whoever that paragraph does no more than present: Ada Birch, Director of the Elm Trust: ¶ “…”
        """
        text = self.paragraphs[stretch.paragraph]
        if stretch.opening or not stretch.paragraph:
            return None
        above = self.above(stretch.paragraph)
        if above is None or above.quotes or not above.items:
            return None
        if _PRESENTS.match(above.items):
            return above.mention(0), None
        if stretch.closing < len(text) - 1:
            return None
        last = bisect_left(above.sentences, above.sentences[-1])
        found = _LEADS_IN.match(above.items, last)
        if not found or self._standing_of(above, last)[0] not in _NAMED:
            return None
        return above.mention(last), above.cues[found.start(1)]

    def _signature_below(self, passage: Passage, place: int, number: int) -> Passage | None:
        """The short line under a quoted paragraph that may sign it: `— Ada Birch, farmer`."""
        if number + 1 >= len(self.paragraphs) or passage.items[place + 1 :] not in ("", "."):
            return None
        below = self.paragraphs[number + 1]
        if not 0 < len(below) <= _SIGNATURE or '"' in below or "“" in below:
            return None
        dash = below[0] in _DASHES
        if not dash and len(passage.items) > 2:
            return None
        signature = self._read(number + 1, below, ())
        return signature if dash or _NAME_LINE.match(signature.items) else None

    def _is_advice(self, stretch: Stretch) -> bool:
        """True for what the reader is told to say: Ask, “Is it open?” or “Is it far?”"""
        text = self.paragraphs[stretch.paragraph]
        opening = stretch.opening
        row = self.rows[stretch.paragraph]
        place = bisect_left(row, opening, key=lambda other: other.opening)
        for before in row[max(0, place - _ADVICES) : place][::-1]:
            if text[before.closing : opening].strip(" ,").lower() != "or":
                break
            opening = before.opening
        if text[max(0, opening - _BID) : opening].rstrip(" ,:").rpartition(" ")[2].lower() not in _BIDS:
            return False
        return bool(_advice().search(text[max(0, opening - _LONGEST_ADVICE) : opening]))

    def _is_pulled(self, stretch: Stretch) -> bool:
        """True for a paragraph that is all quote and says again, with gaps perhaps, what a longer one close by says."""
        text = self.paragraphs[stretch.paragraph]
        if (
            stretch.opening
            or stretch.closing < len(text)
            or not _SHORTEST_PULLED < len(text) < _LONGEST_PULLED
        ):
            return False
        parts = [part.strip(" .,") for part in re.split(_GAP, text[stretch.start : stretch.end])]
        first = max(0, stretch.paragraph - _PULLED_FROM)
        return any(
            len(other) > len(text) and all(part in other for part in parts)
            for other in self.paragraphs[first : stretch.paragraph + _PULLED_FROM + 1]
        )

    def _is_title_abroad(self, stretch: Stretch) -> bool:
        """Capital inside a sentence: the name of a song, a book, a club; German capitalises every noun."""
        if self.language in ("en", "de") or not self.paragraphs[stretch.paragraph][stretch.start].isupper():
            return False
        passage = self.passage(stretch.paragraph)
        place = passage.quotes[stretch.opening]
        return place > 0 and passage.items[place - 1] not in ":,.cQEq-VRF"


_STOPS = frozenset(",.?!…")
"""Marks before a closing one that show that the writer ends a clause there, as with “Why?”."""
_LONG = 8
"""Blanks: of quoted stretches with nine words and more, one in a hundred is a title or a slogan."""
_NOBODY_TELLS = 3
"""On such pages 61 of 142 terms, titles and examples are under it, and 4 of 410 quotes, as read by hand."""
_KEPT = 4
"""Passages kept for the paragraphs that follow."""
_TAIL = 400
"""Code points: three sentences; whoever is named further up speaks no more."""
_SIGNATURE = 120
"""Code points; a longer line that begins with a dash is an item of a list."""
_DASHES = tuple("-–—―")
_NAME_LINE = re.compile(r"-*m(?:[mno,.:()-]{0,9})$")
"""A name and what its owner is, without a verb: Ada Birch, farmer."""
_LEAD = re.compile(r"(?:m|[mno](?P<clause>,?R))(?P<cue>V)(?(clause)[RA,:]*|[,:])$")
# A man yelled “…” · The aide on duty told her crew: “…” · Birch would say she was “…” · and Roth said that the “…”
_OPENS = re.compile(
    r"(?:^|[.,CcQEq;:-])([mnh])o{0,2}v{0,2}(V)(?:[mnho]{0,2}[,:]?R?|v{1,2}|R?[mnh]v{1,2}[mnho]?|Rn)$"
)
_TELLS = re.compile(r"V[mnho]{0,2}[,:]?R?$")
# “…,” the senator says · “…,” Birch says · “…,” said Birch
_CLOSES = re.compile(r"[cE](?:(?:[mh]|(n))o{0,2}V|V[mh])")
_OBLIQUE = ("owi", "ego", "emu")
"""Endings of Polish names that are no subject: groził Teheranowi."""
_SUBJECTS = (["m"], ["n"], ["h"])
_INVERTED = re.compile(r"V[mnh][onA]{0,4}:$")
# The bridge, said Ada Birch, was “…”
_SAYS_ASIDE = re.compile(r",Vm,?v{1,3}$")
# It was called by Ada Birch “…” · He was told by her that “…”
_BY = re.compile(r"vo[nR]?[,:]?$")
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were) (\w+) by (?:the )?$")
_TOLD = re.compile(r"\b(?:be|been|being|is|are|was|were) (\w+)(?: to| that)?,? $")
_LONGEST_PASSIVE = 32
"""Code points of a form of be, a verb and by or to."""
# A storm hits Halden - Ada Birch: “…”
_TURN = re.compile(r"-(m)(?:Cm)?:$")
# Birch’s claim that the bridge was “…” · Birch’s post that called it “…”
# with one verb: Birch’s claim that the bridge was late is “…” is what others say of it
_OWNED = re.compile(r"[no]RV?[mnohC]{0,4}v{0,3}[no]?$")
_LONGEST_CLAIM = 11
"""Items of a noun and the clause that tells what was said."""
# The answer is “…” · Birch’s message was: “…”
_IS = re.compile(r"nv[:,]?$")
# The bank fell, with Ada Birch predicting “…”
_WITH = re.compile(r"oGR?[mnoh]{0,2}v?[,:R]{0,2}$")
# … as the officer who stopped him said he was “…” · …, although a spokesman did suggest “…”
_WITHIN = re.compile(r"[no](?:R[vmnoh]{1,3})?v?(V)R?(?:hv{0,2})?[,:]?$")
# Birch grew loud, and Roth would shut her up, saying “…”; but not: Birch said she was late and Roth was early, adding “…”
_CARRIES_ON = re.compile(r"C([mh])v[vnoh]{0,4},(G)[,:]?$")
_TELLING = frozenset("VF")
_CLAUSE_OPENERS = frozenset(("although", "as", "but", "though", "whereas", "while"))
_OPENER = 10
"""Code points of the longest of them and the blanks beside it."""
_LONGEST_LEAD = 8
"""Items of a clause that holds no more than its verb."""
_LEADS_IN = re.compile(r"[mh](V)")
_PRESENTS = re.compile(r"m,[mnoC,()-]*:$")
_SEE = re.compile(r"(?:^|[.;(] )[Ss]ee(?: also)?:? $")
_LONGEST_SEE = 12
"""Code points of the words that send the reader to a title, and of the mark before them."""
# “…” —dora q. at the end of a paragraph: readers who review a thing sign in small letters
_HANDLE = re.compile(r" ?[—–]((?!(?:and|but|or|so|the|a|an) )[a-z][\w.]{2,20}(?: [a-z]\.?)?)$")
_IN_WORK = re.compile(r"(?:^|[.?!:;] )In $")
# chants of “Open the Gate!” · a headline that said, “Gale Closes the Quay”
_SHOUTS = re.compile(r"\b(?:(?:chants?|cries|shouts)(?: of)?|chanted|chanting|said|stating)[,:]? $")
_LONGEST_SHOUT = 12
"""Code points of the longest of them with a mark and a blank."""
_LONGEST_BEFORE = 16
"""Code points before a title: a preposition, an article or a verb."""
_LONGEST_ROLE = 24
"""Code points of a trade behind a title."""
_LONGEST_WORK = 24
"""Code points before a title: the kind of work, or the head of a sentence."""
_GAP = r"\.{3}|…|\[[^\]]*\]"
"""Where an editor left words out, or put some in."""
_SHORTEST_PULLED = 30
"""Code points: five words; shorter ones are said again by whoever goes on with them."""
_LONGEST_PULLED = 400
"""Code points: three sentences, so that few are looked for in long paragraphs; a longer quote is a paragraph of its own."""
_PULLED_FROM = 8
"""Paragraphs: a pull quote stands beside its words; further off they are of a second story."""
# [1] Ada Birch, “Letters on the Harbour,” Halden Library
_FOOTNOTE = re.compile(r"\[\d{1,3}\] ")
_BIDS = frozenset(
    (
        *("say", "ask", "saying", "asking", "yourself", "them", "him", "her", "people", "example"),
        *("answer", "exclaim", "reply", "respond", "wonder"),
    )
)
"""Last words of what bids the reader say a thing, or makes one up."""
_BID = 12
"""Code points of the longest of them with its mark."""
_ADVICES = 3
"""Things that the reader may say as well as the first of them."""
_LONGEST_ADVICE = 80
"""Code points of a short clause with if or when, and of what the reader is told to do."""
_OFFICE_SAYS = re.compile(r"[cE](n)V(?:[.,o]|$)")
_SIGNS = re.compile(r"-{1,2}m[mnoC,.:()-]{0,14}$")
_OFFICE_SIGNS = re.compile(r"-{1,2}[mn](?=[mnovGC,:()-]{0,14}$)")


@cache
def _advice() -> re.Pattern[str]:
    """What bids the reader say a thing: a verb that no subject stands before.

    Compiled when first needed: few stories bid anything.
    """
    return re.compile(
        r"(?:(?:^|[.!?:;][”\"]? )(?:(?:Then|Instead|Just|Simply|Please),? )?"
        r"|\b(?:[Ii]f|[Ww]hen) [^.,:;]{3,40}, (?:just |simply )?)"
        r"(?:[Ss]ay|[Aa]sk(?: yourself)?|[Tt]ell (?:them|him|her|people|yourself)|[Tt]ry (?:saying|asking)),?:? $"
        # Don’t say “…” · You may need to ask “…” · For example: “…”
        r"|(?:^|[.!?:;][”\"]? )(?:Don[’']t|Do not|Never) (?:say|ask),?:? $"
        r"|\b[Yy]ou (?:(?:do|need|have|to|can|may|might|could|should|would|must|not|never|don[’']t|always|just|simply) ){0,4}"
        r"(?:say|ask|answer|exclaim|reply|respond|wonder),?:? $"
        r"|(?:^|[.!?:;(] ?)(?:For e|An e|E)xample[:,]? $"
    )


@cache
def load_weights() -> dict[str, dict[str, float]]:
    """Weights of the facts about quotes, speakers and pronouns, read once."""
    import json

    weights: dict[str, dict[str, float]] = json.loads(read_data("speaker_weights.json"))
    return weights


def _weigh(weights: dict[str, float], facts: list[str]) -> float:
    """The sum of the weights that facts have; most have none."""
    return sum(filter(None, map(weights.get, facts)))


def _quote_facts(passage: Passage, place: int, text: str, stretch: Stretch) -> list[str]:
    """What tells a quotation from a scare quote, a title, a nickname, a slogan."""
    items, cues = passage.items, passage.cues
    row = text[stretch.start : stretch.end].split(maxsplit=12)
    length = len(row)
    shape = "T" if _is_title(text[stretch.start : stretch.end]) else "t"
    case = "U" if row[0][0].isupper() else "u"
    size = length if length < 6 else 6 if length < 9 else 9
    ends = items[place]
    left = items[max(0, place - 2) : place] or "^"
    right = items[place + 1 : place + 3]
    lead = text[max(0, stretch.opening - 40) : stretch.opening].lower().replace(",", " ").split()[-4:]
    before = lead[-1] if lead else "^"
    after = (text[stretch.closing : stretch.closing + 24].split(maxsplit=1) or "$")[0].lower()
    work = not lexicon("works").isdisjoint(lead)
    # the “dial a ride” bus: a place for an adjective
    holds = before in _ARTICLES or before[-2:] in ("’s", "'s")
    near = any(i in cues for i in range(max(0, place - 4), place + 4))
    home = passage.sentences[place]
    first = max(place - _SENTENCE, bisect_left(passage.sentences, home))
    sentence = items[first : min(place + _SENTENCE, bisect_right(passage.sentences, home))]
    who = "m" if "m" in sentence or "h" in sentence else "n" if "n" in sentence or "o" in sentence else "-"
    about = f"about {who} {'V' in sentence or 'F' in sentence or 'G' in sentence}"
    return [
        f"length {size} {shape}{case}{ends}",
        f"left {left} {size > 2}",
        f"left {left[-1]} {shape} {size}",
        f"cue {near} {size} {shape}",
        f"right {ends}{right} {size > 2}",
        f"before {before}",
        f"after {after}",
        f"work {work} {shape}",
        f"slot {holds} {right[:1]} {size}",
        f"cue {left}{right[:1]} {near}",
        f"{about} {size} {shape}",
        f"{about} {left[-1]}{right[:1]}",
    ]


_SENTENCE = 100
"""Items on either side of a quote, more than any sentence has; a page without stops is one sentence."""


def _are_listed(text: str, first: Stretch, second: Stretch) -> bool:
    """True where a comma or and alone stands between two, no stop before it; “a fool” or “a liar” leaves a choice."""
    between = text[first.closing : second.opening].strip(" ,")
    return between in ("", "and", "and a") and text[first.closing - 2] not in ".!?"


def is_work(text: str, stretch: Stretch) -> bool:
    """True for the title of a work: in her book “A Quay in Winter,” · In “A Quay in Winter,” Ada Birch tells of …"""
    before = text[max(0, stretch.opening - _LONGEST_WORK) : stretch.opening]
    if before[-1:] != " " or " " not in text[stretch.start : stretch.end]:
        return False
    if _IN_WORK.search(before):
        known = "," in (text[stretch.closing - 2], text[stretch.closing : stretch.closing + 1])
    else:
        known = before.split(" ")[-2].lower() in lexicon("works")
    return known and _is_title(text[stretch.start : stretch.end])


def is_named(text: str, stretch: Stretch) -> bool:
    """True for what has a name and is spoken of: told “Quay and Sea,” · roles in “Late Harvest” · the “Late Harvest” actress"""
    quoted = text[stretch.start : stretch.end]
    before = (
        text[max(0, stretch.opening - _LONGEST_BEFORE) : stretch.opening]
        .rstrip(" ")
        .rpartition(" ")[2]
        .lower()
    )
    if " " not in quoted:
        return before in _GOVERN or before in _ARTICLES
    if not _is_title(quoted) or _SHOUTS.search(
        text, max(0, stretch.opening - _LONGEST_SHOUT), stretch.opening
    ):
        return False
    behind = text[stretch.closing : stretch.closing + _LONGEST_ROLE].partition(" ")[2].partition(" ")[0]
    return (
        before in _GOVERN
        or before in ("told", "tells")
        # not “Get Out!” mayor Ada Birch said
        or (text[stretch.closing - 2] not in _STOPS and behind.strip(",.") in known_roles())
        or (quoted.isupper() and stretch.opening == 0 and stretch.closing == len(text))
    )


_GOVERN = frozenset(("at", "by", "for", "from", "in", "of", "on", "to", "with"))
"""Prepositions: what they govern is a thing where it has the capitals of a title, or is a single word."""


def _is_code(text: str, opening: int) -> bool:
    """True right behind the bracket of a call: print("It is late")"""
    return text[opening - 1 : opening] == "(" and text[opening - 2 : opening - 1].isalnum() and opening > 1


def _is_gloss(text: str, opening: int) -> bool:
    """True for what a thing is called or means: it is known as the “mile of mud,” and Quirrel means “where boats rest”."""
    return bool(_gloss().search(text, max(0, opening - _LONGEST_GLOSS), opening))


@cache
def _gloss() -> re.Pattern[str]:
    """The words right before a name or a meaning that a writer gives; compiled when first needed.

    Not called and dubbed, which say as often what somebody thinks of another.
    """
    return re.compile(
        # with its article outside the marks: known as “the man who said no” is what people say of him
        r"(?:\bknown (?:\w+ )?as (?:an?|the)"
        r"|(?:\bstands? for|\btranslat(?:es|ed|ing) (?:\w+ )?(?:as|into|to)|\bnicknamed|[”\"’'] mean(?:s|ing))(?: an?| the)?) $"
    )


_LONGEST_GLOSS = 32
"""Code points: a verb, an adverb and an article."""


def _is_title(quoted: str) -> bool:
    """True for words that have capitals but for the small ones."""
    row = quoted[:_TITLE].split(maxsplit=12)[:12]
    for word in row:
        if word[0].islower() and word not in _SMALL_IN_TITLES:
            return False
    return len(row) < 3 or not quoted.isupper()  # “HISTORY WILL JUDGE US,” shouted, is no title


_TITLE = 200
"""Code points: twelve words and more."""
_ARTICLES = frozenset(
    ("a", "an", "the", "this", "that", "his", "her", "their", "its", "our", "my", "your", "so-called")
)
_SMALL_IN_TITLES = frozenset(
    (
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
    )
)


def _is_introduced(passage: Passage, place: int) -> bool:
    """True where words before the quote name somebody and hold a verb that tells: Birch said it was “…”."""
    lead = passage.items[:place]
    return ("m" in lead or "h" in lead or "n" in lead) and ("V" in lead or "G" in lead or "F" in lead)


def _is_nobody(choice: Candidate) -> bool:
    """True for building of building to a close, available of the papers now available: words without an article that no list has.

    Police and opponents have other endings, and offices are known.
    """
    if choice.passage is None:
        return False
    text = choice.passage.text
    start, end, kind = choice.passage.mentions[choice.place]
    if kind == "pronoun":
        return text.startswith(" by ", end)  # I prefaced it by saying “…”
    word = text[start:end]
    if word in _ARTICLES:
        return True  # the “…” that he railed against
    return (
        kind == "noun"
        and word.islower()
        and word.endswith(_NO_NOUN)
        and word not in known_roles()
        and " " not in word
    )


_ARTICLES = frozenset(("the", "The", "a", "A", "an", "An"))
_NO_NOUN = ("ing", "able", "ful", "ous")
_PEOPLE = frozenset("sph")
_NAMED = _PEOPLE | {"q"}
_WHO = _NAMED | frozenset("irux")
"""Standings of what who may follow; and which all others."""


class Candidate:
    """One reading of a quote's attribution, and the facts that count for or against it."""

    __slots__ = ("facts", "passage", "place")

    def __init__(self, passage: Passage | None, place: int, facts: list[str]) -> None:
        self.passage = passage
        """Where the speaker is named; None for the speaker of the quote before."""
        self.place = place
        """Item of the speaker."""
        self.facts = facts


def _short(gap: str) -> str:
    return gap if len(gap) < 5 else f"{gap[:2]}…{gap[-2:]}"


_MOST_BEFORE = 12
_MOST_BEHIND = 6
"""Names and nouns looked at on either side; in a long sentence the subject stands far before its quote."""
_REACH = 40
"""Items looked at on each side of a quote; a speaker further off than that is not the writer's meaning."""


def _mentions_above(passage: Passage, end: int, kinds: str) -> Iterator[tuple[int, int, bool, bool, bool]]:
    """Mentions before an item, the nearest first: index, sentences off, whether a cue, a second cue and a relative clause stand
    between; at most two sentences off.
    """
    items, sentences = passage.items, passage.sentences
    if not items:
        return
    home = sentences[min(end, len(sentences) - 1)]
    cue = second = relative = False
    for i in range(end - 1, max(-1, end - _REACH), -1):
        letter = items[i]
        if letter in kinds:
            away = home - sentences[i]
            if away > 2:
                return
            yield i, away, cue, second, relative
        elif letter in "VGF":
            cue, second = True, second or (cue and letter == "V")
        elif letter == "R":
            relative = cue


def _cue_beside(passage: Passage, subject: int, place: int) -> int:
    """The verb that tells, between a quote and whoever said it, else beside the name; -1 where there is none.

    `place` is the item of the quote, or behind the last item where the quote stands in the next paragraph.
    """
    cues = passage.cues
    between = range(subject - 1, place, -1) if place < subject else range(place - 1, subject, -1)
    verbs = [i for i in between if i in cues]
    own = subject + 1 if place > subject else -1
    for i in verbs:
        # said he had read · said that bulletins show: a verb with an auxiliary or a subject of its own is of what was said
        if passage.items[i - 1] != "v" and (i == own or own not in cues or passage.items[i - 1] not in "mn"):
            return i
    if verbs:
        return verbs[0]
    if place > subject:
        return subject - 1 if subject - 1 in cues else -1
    for i in range(subject + 1, min(subject + 12, len(passage.items))):
        if i in cues:
            return i
        if passage.items[i] == ".":
            break
    return -1
