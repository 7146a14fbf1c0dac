"""A paragraph and its quoted stretches -> a row of items: who is named, what reports, where sentences end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from copydesk.lexicons import lexicon
from copydesk.lines.names import POSSESSIVES
from copydesk.quotes.cast import BEFORE_MONTHS, MONTHS_TOO, SAYS, known_first_names, known_roles, known_titles
from copydesk.quotes.marks import Stretch, stop_of
from copydesk.quotes.tongues import function_words


class Mention(NamedTuple):
    """Somebody or something named in running text that could be a speaker."""

    paragraph: int
    start: int
    end: int
    kind: str
    """`name`, `noun` or `pronoun`."""
    words: str


Cue = tuple[int, int]
"""Offsets of a verb that tells, in the paragraph of its speaker."""
Guess = tuple[Mention | None, Cue | None]
"""Whoever may have said a quote, and by which verb."""


class Passage:
    """A paragraph as a row of items, a letter each: what stands between two is a slice."""

    __slots__ = (
        "_openers",
        "cues",
        "items",
        "mentions",
        "number",
        "prepositions",
        "quotes",
        "sentences",
        "standings",
        "text",
    )

    def __init__(self, number: int, text: str) -> None:
        self.items = ""
        """m name, n noun phrase, h pronoun, o mention behind a preposition; V cue, G cue in -ing,
        F according to, v other verb, C and, R who; c Q E q quote that ends in a comma, a stop, ? or !,
        none; other marks."""
        self.number = number
        """Index of the paragraph."""
        self.text = text
        self.mentions: dict[int, tuple[int, int, str]] = {}
        """Start, end and kind of what is named, by the number of its item."""
        self.prepositions: dict[int, str] = {}
        """What governs a mention: asked by Birch, a message to Birch; by the number of its item."""
        self.cues: dict[int, Cue] = {}
        """Offsets of cues by the number of their item."""
        self.quotes: dict[int, int] = {}
        """Item number of each quoted stretch, by the offset of its opening mark."""
        self.sentences: list[int] = []
        """Sentence number of each item."""
        self.standings: dict[int, tuple[str, list[str]]] = {}
        """What is known of a mention, filled by whoever asks."""
        self._openers: dict[int, int] | None = None

    def opens(self, place: int) -> bool:
        """True where no name or noun stands before the item in its sentence: mostly it is the subject."""
        if self._openers is None:
            self._openers = {
                self.sentences[i]: i for i in range(len(self.items) - 1, -1, -1) if self.items[i] in "mnh"
            }
        return place <= self._openers.get(self.sentences[place], place)

    def introduces(self, place: int) -> bool:
        """True where the words before a quote name somebody and hold a verb that tells: Birch said it was “…”."""
        lead = self.items[:place]
        return ("m" in lead or "h" in lead or "n" in lead) and ("V" in lead or "G" in lead or "F" in lead)

    def mention(self, place: int) -> Mention:
        """Who is named by the item at `place`."""
        start, end, kind = self.mentions[place]
        return Mention(self.number, start, end, kind, self.text[start:end])


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
    letters = letters or function_words(language)
    if kinds is None:
        kinds = _kinds(language) if letters is function_words(language) else dict(letters)
    words, starts, shape = _words(text, stretches, letters, kinds, language, start)
    return _items(number, text, words, starts, shape, language)


# LONDON (Reuters) — , RENO, Nev. (AP) -- : the place is nobody who speaks
_DATELINE = r"(?=[A-Z]{3})[A-Z][A-Z .'’-]{1,30}(?:, [A-Z][\w. ]{1,20})?(?: ?\([^)]{1,30}\))? ?(?:--|[-–—]) "


def _words(
    text: str,
    stretches: Sequence[Stretch],
    letters: dict[str, str],
    kinds: dict[str, str],
    language: str,
    at: int,
) -> tuple[list[str], list[int], str]:
    """Words, their offsets, and a letter for what each of them does; a quoted stretch counts as one word."""
    known = letters.get
    kind_of = kinds.get
    words: list[str] = []
    starts: list[int] = []
    shape: list[str] = []
    if at == 0 and text[:3].isupper() and (dateline := re.match(_DATELINE, text)):
        at = dateline.end()
    foreign = language != "en"
    verb_behind = _MARK_BEHIND if language in ("de", "pl") else _QUOTE_BEHIND
    verb_follows = foreign and language not in VERB_LAST
    last = "."
    for stretch in (*stretches, None):
        first_word = len(words)
        _split(text, at, stretch.opening if stretch else len(text), words, starts)
        if language == "fr":
            _part_clitics(words, starts, first_word)
        doubtful = False
        for place in range(first_word, len(words)):
            word = words[place]
            kind = kind_of(word) or _look(word, kinds, letters)
            if kind == "other":
                # He’s, they’re: the verb that hangs on is let go
                straight = word.replace("’", "'")
                base = straight.partition("'")[0]
                if base != word and known(base.lower()) == "h":
                    words[place], kind = base, "h"
                elif straight.lower() in letters:
                    kind = letters[straight.lower()]  # isn’t, she’d, That’s
                elif word[2:3] == "-" and word[3:4].isupper() and word[0].islower():
                    kind = "N"  # al-Quill
                else:
                    kind = _looks_like(word, letters)
            if kind == "small":
                kind = "n"
                if verb_follows and place < first_word + 2 and verb_behind.search("".join(shape[-2:])):
                    kind = "V"  # „…“, verspricht er: the verb follows the quote, and no list has them all
            elif kind == "ly":
                kind = "A" if last != "D" else "n"
            elif kind == "ed":
                kind = "v" if last != "D" else "n"
            elif kind == "Capital":
                kind = known(word.lower(), "N")
                if kind == "V" and word.isupper():
                    pass  # WHAT BIRCH SAID:
                elif word == "As" and (
                    _reports(words, place + 1) or _reports_next(words, place, stretch, letters)
                ):
                    kind = "A"
                elif kind in "hRA" and len(word) > 1 and word.isupper() and not text.isupper():
                    kind = "N"  # an IT specialist, the WHO said
                elif kind in "vT" and last == "E" and _is_forename(words, place, letters):
                    kind = "N"  # “…?” Will Quill asked
                elif kind in "VGTAvI" and last not in ".:QE":
                    # Will, May, Price, In: a capital inside a sentence is a name's
                    kind = "T" if kind == "T" and not _is_first_name(words, place) else "N"
            elif kind == "mark":
                shape.append("")
                continue
            elif kind == "I" and word in _OPENS_NAME and _reports(words, place + 1):
                kind = "F" if word == "per" else "A"
            elif (
                kind == "I" and word == "as" and last == "," and _reports_next(words, place, stretch, letters)
            ):
                kind = "A"
            elif kind == "R" and word == "that" and last in "If":
                kind = "D"  # the coroner for that case
            elif (
                word == "it"
                and last == "v"
                and words[place - 1] in _PUTS
                and words[place + 1 : place + 2] in _MARKS
            ):
                shape[-1], kind = "V", "A"  # As Birch put it: “…”
            elif kind not in ".VGA":
                pass
            elif kind == ".":
                # what a quote follows ends a sentence, not an abbreviation: … at Pier Q. “…”
                if (
                    word == "."
                    and last in "N#nTAD"
                    and first_word < place
                    and not (stretch and place == len(words) - 1)
                    and _is_shortened(words, place)
                ):
                    if words[place - 1].rpartition("-")[2] in lexicon("us_states"):
                        last = shape[-1] = "A"  # Aspen, Colo., and D-Colo. are where, not who
                    shape.append("")
                    continue
            elif (
                kind == "V"
                and last == "n"
                and word[-1] == "s"
                and words[place + 1 : place + 2] in _OF_OR_LIKE
            ):
                kind = "n"  # the explanatory notes of the bill, good questions like “…”
            elif kind == "V" and not foreign and place and words[place - 1] in _PASSIVE:
                kind = "v"  # Birch was asked
            elif last == "D" and word in SAYS and words[place - 1].lower() in SPEAK_ALONE:
                pass  # Another said …
            elif last in "Dg" or (last == "N" and words[place - 1][-2:] in POSSESSIVES):
                kind = "n"  # the report, Smith’s claims, the first
            if (
                foreign
                and place == first_word + 1
                and words[first_word] == "-"
                and starts[first_word] == at > 0
            ):
                kind = "A"  # „Müll“-Fauxpas: the rest of a compound
            if doubtful and kind not in "NV" and shape[-1]:
                # Shortly, Reprising, See: at the head of a sentence a capital proves nothing
                shape[-1] = "v" if words[place - 1].endswith("ng") else "A"
            doubtful = (
                kind == "N" and last in ".:QE" and (word[-2:] in ("ly", "ng") or word in lexicon("bids"))
            )
            shape.append(kind)
            last = kind
        if stretch:
            words.append("")
            starts.append(stretch.opening)
            last = quote_item(text, stretch)
            at = stretch.closing
            if text[at : at + 1] == ",":
                # “…”, said Birch reads like “…,” said Birch
                last, at = "E" if last == "E" else "c", at + 1
            shape.append(last)
    if "" in shape:
        starts = [start for start, kind in zip(starts, shape, strict=True) if kind]
        words = [word for word, kind in zip(words, shape, strict=True) if kind]
    row = _NOUN_OF_TIME.sub("n", "".join(shape))
    if "g" in row or "k" in row:
        row = _FORM.sub(_beside, row)
    if language == "de":
        from copydesk.quotes.german_nouns import as_one

        return words, starts, as_one(words, starts, row)
    return words, starts, _as_one(words, row) if "C" in row else row


def _beside(form: re.Match[str]) -> str:
    """A name in another case, with the plain names before it, says whose a thing is or nothing that bears on who speaks."""
    if form[0][-1] == "g":
        return "D" * len(form[0])
    opener = form["opener"] or ""  # Polish: Urzędnik Białego Domu powiedział
    return opener + "A" * (len(form[0]) - len(opener))


_FORM = re.compile(r"(?P<opener>^N|(?<=[.:QE])N)?N*+[gk]")


def _as_one(words: list[str], shape: str) -> str:
    """Devon and Cornwall Police · Police and Crime Commissioner Ada Birch · actor and director Ada Birch: one name, not two."""
    roles = known_roles()
    joints = []
    for found in _TWO_NAMES.finditer(shape):
        joint, end = found.end() - 1, found.end(1)
        first, behind = words[joint - 1], [word.lower() for word in words[joint + 1 : end]]
        if words[joint] not in ("and", "&") or first in known_first_names():
            continue
        if shape[joint - 2] in "fI" and words[joint - 3] in lexicon("organisation_words"):
            # Ministry of Fisheries and Rural Affairs, Committee on Trade and Safety; but not:
            # Ministry of Fisheries and Ada Birch, and Harbour Trust
            if (
                behind
                and behind[-1] in lexicon("not_names")
                and lexicon("organisation_words").isdisjoint(words[joint + 1 : end])
                and words[joint + 1] not in known_first_names()
            ):
                joints.append(joint)
            continue
        office = not roles.isdisjoint(behind[:-1])
        if shape[joint - 2 : joint] == "NN" and not (office and first.lower() in roles):
            continue
        if first.lower() in roles:
            one = office
        elif shape[joint - 1] == "n":
            continue
        elif office:
            one = behind[0] not in roles and first.lower() in lexicon("not_names")
        else:
            one = len(behind) > 1 and words[end - 1] in lexicon("organisation_words")
        if one:
            joints.append(joint)
    if not joints:
        return shape
    letters = list(shape)
    for joint in joints:
        letters[joint] = "N"
    return "".join(letters)


# capitals, or small words that no determiner makes somebody else's: his wife and Ada Birch are two
_TWO_NAMES = re.compile(r"(?:N+|(?<![DnN])n*N*n+)C(?=([nNf]*N))")


@cache
def _kinds(language: str) -> dict[str, str]:
    """The letters of the small words of a language, and what was found out of the others."""
    return dict(function_words(language))


def _look(word: str, kinds: dict[str, str], letters: dict[str, str]) -> str:
    """What a word looks like that is in no list, kept for when it comes again; other where it has more than letters."""
    kind = _looks_like(word, letters) if word.isalpha() else "other"
    if len(kinds) < _REMEMBERED:
        kinds[word] = kind
    return kind


def _looks_like(word: str, letters: dict[str, str]) -> str:
    """Capital for a small word with a capital, small, ly, ed; mark for what means nothing."""
    first = word[0]
    if first.islower():
        end = word[-2:]
        return end if end == "ed" or (end == "ly" and word not in NO_ADVERBS) else "small"
    if first.isalpha():
        return "Capital" if word.lower() in letters else "N"
    return "#" if first.isdigit() else "N" if first == "@" else "mark"


def _is_shortened(words: list[str], place: int) -> bool:
    """True for the stop of J. Birch, Sen. Birch, R-Ky., No. 2; but not of No. She left."""
    word = words[place - 1]
    if word in ("No", "no"):
        return any(behind[0].isdigit() for behind in words[place + 1 : place + 2])
    return (
        (word.isupper() and (len(word) == 1 or word[1] == "."))
        or word.lower() in lexicon("abbreviations")
        or (word[1:2] == "-" and word[2:] in lexicon("us_states"))
    )


def _reports(words: list[str], place: int) -> bool:
    """True for the name behind As Birch noted, per Birch; but not As Mayor, Birch · 90 miles per hour · As Birch spoke."""
    per = words[place - 1] == "per"
    while place < len(words) and words[place].lower() in known_roles():
        place += 1  # As Mayor Birch noted
    if place >= len(words) or not words[place][0].isupper():
        return False
    return per or not _REPORTS.isdisjoint(words[place : place + _AS_FAR])


def _reports_next(words: list[str], place: int, stretch: Stretch | None, letters: dict[str, str]) -> bool:
    """True for As the mayor’s daughter once warned, “…”: a verb that tells and a comma lead from the clause to the quote."""
    clause = words[place + 1 : place + _AS_FAR]
    return (
        stretch is not None
        and place + len(clause) + 1 == len(words)
        and clause[-1:] == [","]
        and clause.index(",") == len(clause) - 1 > 1
        and (letters.get(clause[-2]) == "V" or not _REPORTS.isdisjoint(clause))
        and not any(word == "." and len(clause[i - 1]) > 1 for i, word in enumerate(clause))
    )


def _is_forename(words: list[str], place: int, letters: dict[str, str]) -> bool:
    """True for Will of Will Quill; but not of Will he come, Will The Pier Open."""
    behind = words[place + 1] if place + 1 < len(words) else ""
    return words[place] in known_first_names() and behind[:1].isupper() and behind.lower() not in letters


def _is_first_name(words: list[str], place: int) -> bool:
    """True for April of nurse April Quill, but not of in April Mr. Quill."""
    behind = words[place + 1] if place + 1 < len(words) else ""
    return (
        words[place] in MONTHS_TOO
        and behind[:1].isupper()
        and behind not in known_titles()
        and words[place - 1].islower()
        and words[place - 1] not in BEFORE_MONTHS
    )


def _split(text: str, at: int, upto: int, words: list[str], starts: list[int]) -> None:
    """Append the words and marks between two offsets; few words need more than a look at their last mark."""
    for chunk in text[at:upto].split(" "):
        if chunk.isalpha():
            words.append(chunk)
            starts.append(at)
        elif chunk:
            bare = chunk[:-1]
            if bare.isalpha() and chunk[-1] in ".,":
                words += (bare, chunk[-1])
                starts += (at, at + len(bare))
            else:
                for found in _TOKEN.finditer(chunk):
                    words.append(found[0])
                    starts.append(at + found.start())
        at += len(chunk) + 1


_REMEMBERED = 30_000
"""Words of a language, so that a batch grows no further."""
_NOUN_OF_TIME = re.compile(r"(?<=D)T(?=#?[nN])")
"""a Friday statement, the night shift, a Feb. 3 notice"""

# A word with what holds it together (O'Brien, al-Amin, 3.5, @name), or one mark of punctuation
_TOKEN = re.compile(r"@?[^\W_]\w*(?:(?:[-'’.&/@]|\.-)\w+)*['’]?|--|[^\w\s]")


def _part_clitics(words: list[str], starts: list[int], first: int) -> None:
    """French: dit-il, a-t-elle hold a verb and its subject; l’Union begins with its article."""
    place = first
    while place < len(words):
        word = words[place]
        if "-" in word and (clitic := _CLITIC.search(word)):
            words[place : place + 1] = [word[: clitic.start()].lower(), clitic[1]]
            starts.insert(place + 1, starts[place] + clitic.start(1))
            place += 1
        elif word[1:2] in ("'", "’") and word[0] in "lLdDqQ" and len(word) > 2:
            words[place] = word[2:]
            starts[place] += 2
        place += 1


def quote_item(text: str, stretch: Stretch) -> str:
    """The letter of a quoted stretch, by the mark that it ends with."""
    return _ENDINGS.get(stop_of(text, stretch), "q")


_ENDINGS = {".": "Q", "…": "Q", "?": "E", "!": "E", ",": "c"}
_OPENS_NAME = frozenset(("as", "per"))
_REPORTS = frozenset(
    (
        *(
            "argued",
            "argues",
            "described",
            "describes",
            "explained",
            "explains",
            "noted",
            "notes",
            "observed",
            "observes",
            "pointed",
            "points",
            "put",
            "puts",
            "recalled",
            "recalls",
        ),
        *("reported", "reports", "said", "says", "told", "tells", "warned", "warns", "writes", "wrote"),
    )
)
"""Verbs that tell in a clause with as, where others set a time: As Birch spoke, …"""
_AS_FAR = 20
"""Words: a name, an office and what it is of."""
SPEAK_ALONE = frozenset(("another", "both", "few", "many", "most", "one", "several", "some", "three", "two"))
"""Determiners that a verb may follow: Another said: “…”"""
_OF_OR_LIKE = (["of"], ["like"])
_PUTS = ("put", "puts")
_MARKS = ([","], [":"])
"""What stands between As Birch put it and the quote; She put it on ice tells nothing."""
_PASSIVE = frozenset(("was", "were", "been", "being", "be"))
NO_ADVERBS = frozenset(
    ("ally", "assembly", "bully", "daily", "family", "monthly", "rally", "reply", "supply", "weekly")
)


VERB_LAST = ("tr",)
"""Languages in which the verb ends the sentence: what follows a quote is a noun as often, Turkish “…” suçları, “…” dedi."""
_QUOTE_BEHIND = re.compile(r"[cQEq],?-?$")
# German and Polish put a comma or dash between a quote and its verb: das Netz „…“ aufbauen
_MARK_BEHIND = re.compile(r"[cE]$|[cQEq],?-$|[QEq],$")
_CLITIC = re.compile(r"-(?:t-)?(ils?|elles?|on|je)$")
# FI according to | governed by a preposition: from the campaign | infinitive | noun phrase | other items | what is no item
_ITEM = re.compile(
    r"FI?|[If]+D*[nN#]*(?:NfD?N+|[nN#])|[If]+D+|I[Vv]"
    r"|[Dn#]*N+(?:fD?N+)+(?:[n#]+N+|n+(?=V))?(?:,N+(?=[,RV]))?|[DN]*n+fn+(?:Cn+)?N+|D+[nN#]+|[nN#]*N[nN#]*|n+|D+"
    r"|[hVGvCR.,;:()QEcq-]|."
)
_NOUNS = ("m", "n", "o")
_NO_ITEM = frozenset("ATIf#")
"""Adverbs, times and small words that govern nothing."""


_ROLE_NAME = re.compile(r"(?<=N)[n#]+N+$")


def _items(number: int, text: str, words: list[str], starts: list[int], shape: str, language: str) -> Passage:
    passage = Passage(number, text)
    mentions, cues, sentences = passage.mentions, passage.cues, passage.sentences
    items: list[str] = []
    roles = known_roles()
    sentence = 0
    place, behind = -1, 0
    german = language == "de"
    if german:
        from copydesk.quotes.german_nouns import begins_genitive, is_oblique, noun_phrase, points
    before = ""
    for found in _ITEM.findall(shape):
        first, behind = behind, behind + len(found)
        letter = found[0]
        if (
            german
            and letter == "D"
            and before in _NOUNS
            and begins_genitive(words, first, behind - 1, before == "o")
        ):
            continue
        before = ""
        if found in _NO_ITEM or (german and found == "D" and points(words[first])):
            continue
        place += 1
        sentences.append(sentence)
        if letter in "nNDI#f":
            last = behind - 1
            end = shape[last]
            if letter in "If":
                if end in "Vv":
                    items.append("v")
                    continue
                while shape[first] in "If":
                    first += 1
                passage.prepositions[place] = words[first - 1].lower()
                letter = "o"
            named = end == "N"
            if german:
                oblique = letter != "o" and is_oblique(words[first])
                first, last, named = noun_phrase(words, shape, first, last)
                if oblique:
                    passage.prepositions[place] = words[first].lower()
                    letter = "o"
            elif letter != "o":
                opens = letter == "D" or not items or items[-1] == "."
                first, last, named = _phrase(words, shape, first, behind, opens, language)
            elif (
                named
                and items[-1:] == ["m"]
                and (holder := _of_house(passage, place, words, shape, first, behind))
            ):
                # University of Halden at Stowe professor Ada Birch
                place -= 1
                first, letter = holder, "m"
                del items[-1], sentences[-1], passage.prepositions[place + 1]
            elif named and (name := _behind_office(words, shape, first, behind, roles)):
                # Ambassador to the Isles Ada Birch, with Ambassador to …: the office is part of who that is
                place -= 1
                first, letter = name, "o" if items[-1] == "o" else "m"
                del items[-1], sentences[-1], passage.prepositions[place + 1]
            if letter != "o":
                letter = "m" if named else "n"
            end_of_name = starts[last] + len(words[last])
            if words[last] in ("Jr", "Sr") and last > first and text[end_of_name : end_of_name + 1] == ".":
                end_of_name += 1  # the dot is the name’s
            mentions[place] = starts[first], end_of_name, "name" if named else "noun"
        elif letter in ",CvR:;()-":
            pass
        elif letter == ".":
            sentence += 1
        elif letter in "VGF":
            cues[place] = starts[first], starts[behind - 1] + len(words[behind - 1])
        elif letter == "h":
            mentions[place] = starts[first], starts[first] + len(words[first]), "pronoun"
        else:
            passage.quotes[starts[first]] = place
            if letter == "Q" or (letter == "E" and not _SAYS_NEXT.match(shape, first + 1)):
                sentence += 1
        items.append(letter)
        before = letter
    passage.items = "".join(items)
    if _ASIDE.search(passage.items):
        _fold(passage)
    return passage


def _phrase(
    words: list[str], shape: str, first: int, behind: int, opens: bool, language: str
) -> tuple[int, int, bool]:
    """The first and last word of whoever or whatever a phrase without a preposition is about, and whether that is a name.

    `opens` is true where a determiner or the head of the sentence shows that it is the subject.
    """
    last = behind - 1
    name = shape.find("N", first, behind)
    if language == "pl" and name >= 0:
        last, end = _without_articles(words, shape, first, last)
        return first, last, end == "N"
    if shape[last] == "N":
        role = _ROLE_NAME.search(shape, first, behind) if "f" in shape[first:behind] else None
        return role.start() if role else first, last, True  # Bank of Halden analyst Ada Birch
    # Birch blasted: behind a name small words are the verb, unless one follows (Birch fans sang)
    # or they tell who that is (Birch fan, Software engineer)
    if (
        0 <= name < last
        and shape[first] != "D"
        and known_roles().isdisjoint(words[shape.rfind("N", first, last) : behind])
        and shape[behind : behind + 1] not in ("V", "v", "G", "R")
        and not any(word[-2:] in POSSESSIVES for word in words[first:last])
    ):
        return first, shape.rfind("N", first, last), True
    # The herder summons his dogs: a verb that no list has
    if language == "en" and opens and shape[last - 1 : behind] == "nn":
        if shape[behind : behind + 1] in _OBJECTS:
            last -= _agree(words[last - 1], words[last])
        elif words[behind : behind + 1] in _PARTICLES:
            last -= 1  # Birch’s crew hit back
    return first, last, False


def _without_articles(words: list[str], shape: str, first: int, last: int) -> tuple[int, str]:
    """The last word of a Polish phrase, which no article parts, and N where it is a name.

    Karl Roth groził Haldenowi is about the first name; prezydent USA, decyzja Haldenu and Haldeński przywódca about offices
    and things.
    """
    capital = shape.rfind("N", first, last + 1)
    small = shape.find("n", first, last + 1)
    if first < small and shape[first] == "N":
        nation = capital == first and words[first].endswith(_OF_NATIONS)
        return (last, "n") if nation else (small - 1, "N")
    word = words[capital]
    office = small == first and shape[capital - 1] == "n" and (word.isupper() or word.endswith("u"))
    return capital, "n" if office else "N"


_PARTICLES = (["back"], ["out"], ["up"], ["down"], ["off"])
"""What follows a verb, and hardly ever a subject."""
_OBJECTS = ("D", "R", "q", "Q", "E", "c")
"""What follows a verb: his dogs, that he is late, “…”"""
_OF_NATIONS = ("ski", "cki", "ska", "cka", "skie", "ckie")


def _of_house(passage: Passage, place: int, words: list[str], shape: str, first: int, behind: int) -> int:
    """The first word of an office and its holder behind a house and where that is, 0 for none.

    Of a house alone: not in Karl Roth at Halden mayor Ada Birch’s.
    """
    office = _ROLE_NAME.search(shape, first, behind)
    if not office or passage.prepositions[place] not in _WHERE:
        return 0
    start, end, _ = passage.mentions[place - 1]
    name = shape.index("N", office.start())
    house = not lexicon("organisation_words").isdisjoint(passage.text[start:end].split())
    return office.start() if house and words[name - 1] in known_roles() else 0


_WHERE = ("at", "in")


def _behind_office(words: list[str], shape: str, first: int, behind: int, roles: frozenset[str]) -> int:
    """The first word of the name behind an office and what it is to: Minister for the Isles Ada Birch; 0 for none.

    Not the word right behind the preposition, nor one behind a title: the minister for Ada Birch, an aide
    to President Ada Birch.
    """
    office = first - 1
    while office >= 0 and shape[office] in "If":
        office -= 1
    if office < 0 or shape[office] not in "Nn" or words[office].lower() not in roles:
        return 0
    start = shape.index("N", first, behind) + 1
    for place in range(start, behind - 1):
        if shape[place] == "N" and words[place] in known_first_names():
            return 0 if words[place - 1].lower() in roles or words[place - 1] in known_titles() else place
    return 0


def _agree(noun: str, verb: str) -> bool:
    """True for herder summons, herders summon: one of the two ends in s; but not for herders songs."""
    many = noun in _MANY or (noun[-1] == "s" and noun[-2:] not in ("ss", "us", "is"))
    return many != (verb[-1] == "s" and verb[-2:] != "ss")


_MANY = frozenset(("children", "men", "people", "women"))
"""Plurals without s."""


# Birch, a farmer from Stowe, said · the mayor, Ada Birch, said · Birch, who farms, said · Birch (D-Ohio) said
# but not: … when he returns to Stowe, Birch said, where what no list has is a verb
_ASIDE = re.compile(
    r"(?<=[mn])(?<!Chn)(?:o{1,2}(?:C[mno])?,m(?:,R[^,.;:QEqc()]{1,14}(?=,))?(?:,|(?=[.;]|$))|,(?:R[^,.;:QEqc()]{1,14}|[mno]{1,6}(?:[,C][mno]{1,6}){0,2})(?:,(?![mnoC])|(?=[.;]|$))"
    r"|,,(?![mnoC])"  # Birch, 49, said
    # … the president of Stowe Watch, a group that has sued for the records, said
    r"|,[mnoR][^.;:QEqcVGF]{1,28}?,(?=V)"
    # Birch, chair of the Stowe Council said: the comma behind is left out
    r"|(?P<open>,[mn]o{0,2})(?=V)"
    r"|\([^()QEqc.]{0,8}\))"
)


def _is_office(passage: Passage, place: int) -> bool:
    """True for a capitalised office: Palestinian Ambassador to …, Ada Birch, said"""
    start, end, _ = passage.mentions[place]
    return passage.text[start:end].rpartition(" ")[2].lower() in known_roles()


def _is_office_of(passage: Passage, place: int) -> bool:
    """True for Chair of the Stowe Council, chair; but not Mayor Ada Birch, the chair, who speak for themselves."""
    start, end, kind = passage.mentions[place]
    words = passage.text[start:end].split(maxsplit=2)
    return words[0].lower() in known_roles() and (kind == "noun" or words[1:2] == ["of"])


def _fold(passage: Passage) -> None:
    """Take what stands beside a name or noun out of the row; a name beside a noun stays in its place."""
    items, mentions = list(passage.items), passage.mentions
    kept = [True] * len(items)
    for aside in _ASIDE.finditer(passage.items):
        start, end = aside.span()
        name = passage.items.find(",m", start, end) + 1
        office = items[start - 1] == "n" or _is_office(passage, start - 1)
        if items[start] == "o" and not office:
            continue  # Birch of Halden, Roth and others
        if aside["open"] and not _is_office_of(passage, start + 1):
            continue  # They backed Roth, Mayor Birch said
        kept[start:end] = [False] * (end - start)
        if office and name and items[name + 1 : name + 2] != ["m"]:
            items[start - 1] = "m"
            mentions[start - 1] = mentions[name]
    place = {old: new for new, old in enumerate([i for i, keep in enumerate(kept) if keep])}
    passage.items = "".join([item for item, keep in zip(items, kept, strict=True) if keep])
    passage.sentences = [passage.sentences[old] for old in place]
    passage.mentions = {place[old]: found for old, found in mentions.items() if old in place}
    passage.prepositions = {place[old]: word for old, word in passage.prepositions.items() if old in place}
    passage.cues = {place[old]: cue for old, cue in passage.cues.items() if old in place}
    passage.quotes = {opening: place[old] for opening, old in passage.quotes.items()}


# “…?” the clerk asked · “…?” Birch, the clerk of the town, asked
_SAYS_NEXT = re.compile(r"(?:h|D?[nN#]+(?:,[^.:;?QEqcVGv]{1,16},)?)A?[VG]|[VG]")
