"""A quoted stretch and the words around it -> who said it (mention) and by which verb (cue)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from copydesk.lexicons import lexicon, lexicon_lines, read_data
from copydesk.marks import Stretch


class Mention(NamedTuple):
    """Somebody or something named in running text that could be a speaker."""

    paragraph: int
    start: int
    end: int
    kind: str
    """`name`, `noun` or `pronoun`."""
    words: str


class Passage(NamedTuple):
    """A paragraph as a row of items, a letter each: what stands between two is a slice."""

    items: str
    """m name, n noun phrase, h pronoun, o mention behind a preposition; V cue, G cue in -ing, F according to,
    v other verb, C and, R who; c Q E q quote that ends in a comma, a stop, ? or !, none; other marks."""
    mentions: dict[int, Mention]
    """By the number of their item."""
    cues: dict[int, tuple[int, int]]
    """Offsets of cues by the number of their item."""
    quotes: list[int]
    """Item number of each quoted stretch."""
    sentences: list[int]
    """Sentence number of each item."""
    places: dict[int, int]
    """Item number of the mention that starts at an offset."""


def read_passage(number: int, text: str, stretches: Sequence[Stretch], language: str = "en") -> Passage:
    """The paragraph `text`, its quoted `stretches` taken as one item each."""
    words, starts, shape = _words(text, stretches, language)
    return _items(number, text, words, starts, shape)


# A word with what holds it together (O'Brien, al-Amin, 3.5, @name), or one mark of punctuation.
_TOKEN = re.compile(r"[^\W_](?:[^\W]|[-'’.&/@](?=[^\W_]))*['’]?|@\w+|--|[^\w\s]")
# LONDON (Reuters) — , RENO, Nev. (AP) -- : the place is nobody who speaks
_DATELINE = re.compile(
    r"(?=[A-Z]{3})[A-Z][A-Z .'’-]{1,30}(?:, [A-Z][\w. ]{1,20})?(?: ?\([^)]{1,30}\))? ?"
    r"(?:--|[-–—]) "
)


@cache
def function_words(language: str) -> dict[str, str]:
    """Letter of each function word and cue of a language: I preposition, v verb, V cue, …"""
    letters = {
        "he": "h", "she": "h", "subject": "h", "determiner": "D", "of": "f", "preposition": "I",
        "auxiliary": "v", "verb": "v", "conjunction": "C", "relative": "R", "adverb": "A",
        "time": "T", "object": "A",
    }  # fmt: skip
    classes = {}
    if language == "en":
        classes = {word: "G" if word.endswith("ing") else "V" for word in lexicon("cue_verbs")}
    else:
        for line in lexicon_lines("cue_verbs_by_language"):
            tongue, *cues = line.split()
            if tongue == language:
                classes = dict.fromkeys(cues, "V")
    for line in lexicon_lines("function_words"):
        tongue, kind, *members = line.split()
        if tongue == language:
            classes.update(dict.fromkeys(members, letters[kind]))
    if language == "en":
        classes["according"] = "F"
    classes.update(_PUNCTUATION)
    return classes


@cache
def pronoun_sex(language: str) -> dict[str, str]:
    """The pronouns that stand for one man (m) or one woman (f)."""
    sexes = {"he": "m", "she": "f"}
    rows = [line.split() for line in lexicon_lines("function_words")]
    return {
        word: sexes[kind]
        for tongue, kind, *members in rows
        if tongue == language and kind in sexes
        for word in members
    }


def language_of(paragraphs: Sequence[str]) -> str:
    """The language whose small words part these sentences; English where it is none of ours."""
    text = " ".join(paragraphs[:12])[:1200]
    if text.count(" the ") > 2:
        return "en"
    from copydesk.languages import guess_language

    language = guess_language(text) or "en"
    kin = {"da": "sv", "no": "sv", "nb": "sv", "uk": "ru", "gl": "es", "ca": "es"}
    language = kin.get(language, language)
    return language if language in _LANGUAGES else "en"


_LANGUAGES = frozenset(["en", "de", "fr", "es", "pt", "it", "nl", "sv", "ru", "ja", "zh"])


def _words(text: str, stretches: Sequence[Stretch], language: str) -> tuple[list[str], list[int], str]:
    classes = function_words(language)
    words: list[str] = []
    starts: list[int] = []
    shape: list[str] = []
    dateline = _DATELINE.match(text)
    at = dateline.end() if dateline else 0
    doubtful = False
    known = classes.get
    abbreviations, states = lexicon("abbreviations"), lexicon("us_states")
    french = language == "fr"
    foreign = language != "en"
    for stretch in (*stretches, None):
        upto = stretch.opening if stretch else len(text)
        last = shape[-1] if shape else "."
        for found in _TOKEN.finditer(text, at, upto):
            word = found[0]
            kind = known(word)
            last_two = "".join(shape[-2:]) if foreign else ""
            if french and "-" in word and (clitic := _CLITIC.search(word)):
                # dit-il, a-t-elle expliqué: the verb and its subject in one word
                verb = word[: clitic.start()]
                words += [verb, clitic[1]]
                starts += [found.start(), found.start() + clitic.start(1)]
                shape += [known(verb.lower(), "v"), "h"]
                last = "h"
                continue
            if french and kind is None and word[1:2] in ("'", "’") and word[0] in "lLdDqQ":
                word = word[2:] or word
                kind = known(word)
                if not kind:
                    kind = "N" if word[0].isupper() else "n"
            if kind is None:
                first = word[0]
                if first.islower():
                    if word.endswith("ly"):
                        kind = "A" if last != "D" else "n"
                    elif word.endswith("ed"):
                        kind = "v" if last != "D" else "n"
                    else:
                        # „…“, verspricht er: abroad the verb follows the quote, and no list has them all
                        kind = "V" if foreign and _QUOTE_BEHIND.search(last_two) else "n"
                elif first.isalpha():
                    kind = known(word.lower(), "N")
                    if kind in "VGTAvI" and last not in ".:QE":
                        # Will, May, Price, In: a capital inside a sentence is a name's
                        kind = "T" if kind == "T" else "N"
                elif first.isdigit():
                    kind = "#"
                elif first == "@":
                    kind = "N"
                else:
                    continue
            elif kind == ".":
                if word == "." and last in "N#nTA" and words:
                    previous = words[-1]
                    if previous.lower() in abbreviations or (len(previous) == 1 and previous.isupper()):
                        if previous in states:
                            shape[-1] = "A"  # Aspen, Colo., is where, not who
                        continue
            elif kind in "VGA" and (last == "D" or (last == "N" and words[-1][-2:] in ("'s", "’s"))):
                kind = "n"  # the report, Smith’s claims, the first
            if doubtful and kind not in "NV":
                # Shortly, Reprising: at the head of a sentence a capital proves nothing
                shape[-1] = "A" if words[-1].endswith("ly") else "v"
            doubtful = kind == "N" and last in ".:QE" and word.endswith(("ly", "ing"))
            words.append(word)
            starts.append(found.start())
            shape.append(kind)
            last = kind
        if stretch:
            words.append("")
            starts.append(stretch.opening)
            ending = text[stretch.closing - 2 : stretch.closing - 1]
            if ending in ".…":
                kind = "Q"
            elif ending in "?!":
                kind = "E"
            else:
                kind = "c" if ending == "," else "q"
            shape.append(kind)
            at = stretch.closing
            doubtful = False
    return words, starts, "".join(shape)


_QUOTE_BEHIND = re.compile(r"[cQEq],?-?$")
_CLITIC = re.compile(r"-(?:t-)?(ils?|elles?|on|je)$")
_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", ".": ".", "?": ".", "!": ".", "…": ".", "-": "-", "–": "-", "—": "-",
    "(": "(", ")": ")", "[": "(", "]": ")", "--": "-",
}  # fmt: skip

_ITEM = re.compile(
    r"""
    (?P<according>FI)
  | (?P<object>[If]+D*[nN#]*(?:[nN#]|NfD?N+)|[If]+D+)   # from the campaign: governed by a preposition
  | (?P<infinitive>I[Vv])
  | (?P<phrase>[Dn#]*N+(?:fD?N+)+(?:,N+(?=[,RV]))?|[DN]*n+fn+N+|D+[nN#]+|[nN#]*N[nN#]*|n+|D+)
  | (?P<one>[hVGvCR.,;:()QEcq-])
  """,
    re.VERBOSE,
)


def _items(number: int, text: str, words: list[str], starts: list[int], shape: str) -> Passage:
    items: list[str] = []
    mentions: dict[int, Mention] = {}
    cues: dict[int, tuple[int, int]] = {}
    quotes: list[int] = []
    sentences: list[int] = []
    sentence = 0
    size = len(shape)

    def mention(first: int, last: int, kind: str) -> Mention:
        end = starts[last] + len(words[last])
        return Mention(number, starts[first], end, kind, text[starts[first] : end])

    for found in _ITEM.finditer(shape):
        first, behind = found.span()
        group = found.lastgroup
        if group == "one":
            letter = found[0]
            if letter == "h":
                mentions[len(items)] = mention(first, first, "pronoun")
            elif letter in "VG":
                cues[len(items)] = (starts[first], starts[first] + len(words[first]))
            elif letter in "cQEq":
                quotes.append(len(items))
            items.append(letter)
            sentences.append(sentence)
            if letter == "." or letter == "Q" or (letter == "E" and not _SAYS_NEXT.match(shape, behind)):
                sentence += 1
            continue
        if group == "according":
            cues[len(items)] = (starts[first], starts[first + 1] + len(words[first + 1]))
            items.append("F")
            sentences.append(sentence)
            continue
        if group == "infinitive":
            items.append("v")
            sentences.append(sentence)
            continue
        letter = "o" if group == "object" else ""
        if letter:
            while shape[first] in "If":
                first += 1
        last = behind - 1
        # Birch blasted: behind a name small words are the verb, unless one follows (Birch fans sang)
        if shape[last] in "n#" and "N" in shape[first:behind] and shape[first] != "D" and not letter:
            follows = shape[behind] if behind < size else "."
            possessive = any(word[-2:] in ("’s", "'s") for word in words[first:last])
            if follows not in "VvGR" and not possessive:
                while shape[last] in "n#":
                    last -= 1
        kind = "name" if shape[last] == "N" else "noun"
        mentions[len(items)] = mention(first, last, kind)
        items.append(letter or ("m" if kind == "name" else "n"))
        sentences.append(sentence)
    places = {mention.start: place for place, mention in mentions.items()}
    return Passage("".join(items), mentions, cues, quotes, sentences, places)


_SAYS_NEXT = re.compile(r"(?:h|D?[nN#]+)A?[VG]|[VG]")


class Attribution(NamedTuple):
    """A stretch that somebody said, and who that was."""

    stretch: Stretch
    mention: Mention | None
    cue: str | None
    joins: bool
    """True where the stretch goes on with the quote before it: “…,” she said, “…”."""


def attribute(
    paragraphs: Sequence[str], stretches: Sequence[Stretch], language: str = "en"
) -> list[Attribution]:
    """The stretches that somebody said, each with the likeliest speaker; the others are left out."""
    weights = load_weights()
    said = weights["quote"]
    spoke = weights["speaker"]
    rows: dict[int, list[Stretch]] = {}
    for stretch in stretches:
        rows.setdefault(stretch.paragraph, []).append(stretch)
    found: list[Attribution] = []
    last: Attribution | None = None
    passages: dict[int, Passage] = {}
    for number, row in rows.items():
        text = paragraphs[number]
        passage = passages[number] = read_passage(number, text, row, language)
        carried = last is not None and last.stretch.carries_on and last.stretch.paragraph == number - 1
        earlier = -1
        for stretch, place in zip(row, passage.quotes, strict=True):
            if last and carried and stretch is row[0]:
                last = Attribution(stretch, last.mention, last.cue, True)
                found.append(last)
                earlier = place
                continue
            words = text[stretch.start : stretch.end]
            sentence = words.count(" ") > 1
            goes_on = sentence or passage.items[place] in "QE"
            if (
                last
                and earlier >= 0
                and last.mention
                and goes_on
                and _goes_on(passage, earlier, place, last.mention)
            ):
                last = Attribution(stretch, last.mention, last.cue, True)
                found.append(last)
                earlier = place
                continue
            plain = plain_attribution(passage, place) if sentence else None
            if plain is None and language == "fr":
                plain = _said_within(number, text, stretch)
            if plain is None:
                if language != "en" and _is_title_abroad(passage, place, words, language):
                    continue
                facts = quote_facts(passage, place, words, text, stretch)
                if sum([said.get(fact, 0.0) for fact in facts]) < 0:
                    continue
                before = None
                if number and passage.sentences[place] == 0:
                    before = passages.get(number - 1)
                    if before is None:
                        before = passages[number - 1] = read_passage(
                            number - 1, paragraphs[number - 1], (), language
                        )
                heir = last.mention if last else None
                back = number - last.stretch.paragraph if last and heir else 0
                after = signature_below(paragraphs, passage, place, number, language)
                choices = candidates(passage, place, before, after, heir, back)
                if choices:
                    best = max(choices, key=lambda c: sum([spoke.get(fact, 0.0) for fact in c.facts]))
                    plain = best.mention, best.cue
            mention, cue = None, None
            if plain is not None:
                mention = named_beside(passage, plain[0])
                if plain[1]:
                    cue = paragraphs[plain[0].paragraph][plain[1][0] : plain[1][1]]
            last = Attribution(stretch, mention, cue, False)
            found.append(last)
            earlier = place
        if len(passages) > _KEPT:
            passages = {number: passage}
    return found


def _is_title_abroad(passage: Passage, place: int, words: str, language: str) -> bool:
    """Capital inside a sentence: the name of a song, a book, a club; German capitalises every noun."""
    return (
        language != "de"
        and words[0].isupper()
        and place > 0
        and passage.items[place - 1] not in ":,.cQEq-VRF"
    )


_KEPT = 4
"""Passages kept for the paragraph that follows; only the last one is ever asked for."""


def plain_attribution(passage: Passage, place: int) -> tuple[Mention, tuple[int, int] | None] | None:
    """The shapes that leave no doubt, as most have: “…,” she said · “…,” said Birch · She said, “…”."""
    items = passage.items
    after = _PLAIN_AFTER.match(items, place)
    if after:
        subject, cue = (
            (after.start(1), after.start(1) + 1) if after[1] else (after.start(2), after.start(2) - 1)
        )
        return passage.mentions[subject], passage.cues[cue]
    before = _PLAIN_BEFORE.search(items, max(0, place - 4), place)
    if before and not _OWN_ATTRIBUTION.match(items, place + 1):
        return passage.mentions[before.start(1)], passage.cues[before.start(1) + 1]
    return None


def _said_within(number: int, text: str, stretch: Stretch) -> tuple[Mention, tuple[int, int] | None] | None:
    """« On venait de loin, raconte Odile Carmin. »: French copy leaves the attribution inside the marks."""
    start = stretch.start
    inner = read_passage(number, text[start : stretch.end], (), "fr")
    found = _WITHIN.search(inner.items)
    if not found:
        return None
    at = found.start() + 1
    subject = next(i for i in range(at, found.end()) if i in inner.mentions)
    cue = next(i for i in range(at, found.end()) if i in inner.cues)
    name, verb = inner.mentions[subject], inner.cues[cue]
    moved = name._replace(start=name.start + start, end=name.end + start)
    return moved, (verb[0] + start, verb[1] + start)


_WITHIN = re.compile(r",(?:v?V[mn]|v?Vh|vhV)(?=[,.])")
_PLAIN_AFTER = re.compile(r"(?:[cE]|[qE],-?)(?:([hmn])V|V([hmn]))(?![hmn])")
_PLAIN_BEFORE = re.compile(r"(?:^|[.])([hm])V[,:R]?$")
_OWN_ATTRIBUTION = re.compile(r",?[hmn][VG]|,?V[hmn]")


def _goes_on(passage: Passage, earlier: int, later: int, mention: Mention | None) -> bool:
    """True where nothing but the attribution to `mention` stands between two stretches of a paragraph."""
    items = passage.items
    gap = items[earlier + 1 : later]
    return (
        mention is not None
        and 2 <= len(gap) < _REACH
        and gap[-1] in ".,"
        and (not earlier or items[earlier - 1] in ".QE")
        and gap.count(".") < 2
        and gap.count("V") + gap.count("G") + gap.count("F") == 1
        and _QUOTE_ITEM.search(gap) is None
        and any(passage.mentions.get(i) is mention for i in range(earlier + 1, later))
        and not _OWN_ATTRIBUTION.match(items, later + 1)
    )


_QUOTE_ITEM = re.compile("[cqEQ]")


def signature_below(
    paragraphs: Sequence[str], passage: Passage, place: int, number: int, language: str = "en"
) -> Passage | None:
    """The short line under a quoted paragraph that may sign it: `— Ada Birch, farmer`."""
    if number + 1 >= len(paragraphs) or passage.items[place + 1 :] not in ("", "."):
        return None
    below = paragraphs[number + 1]
    if not 0 < len(below) <= _SIGNATURE or '"' in below or "“" in below:
        return None
    signature = read_passage(number + 1, below, (), language)
    if below[0] in "-–—―" or (len(passage.items) < 3 and _NAME_LINE.match(signature.items)):
        return signature
    return None


_SIGNATURE = 120
"""Code points; a longer line that begins with a dash is an item of a list."""
_NAME_LINE = re.compile(r"-*m(?:[mno,.:()-]{0,9})$")
"""A name and what its owner is, without a verb: Ada Birch, farmer."""


def named_beside(passage: Passage, mention: Mention) -> Mention:
    """The name that stands beside a noun phrase: his lawyer, Ada Birch, said; Ada Birch, a lawyer, said."""
    if mention.kind != "noun":
        return mention
    items, mentions = passage.items, passage.mentions
    place = passage.places.get(mention.start, -1)
    if place < 0 or mentions[place] is not mention:
        return mention
    beside = place + 1
    while items[beside : beside + 1] == "o":
        beside += 1
    if (
        place >= 0
        and items[beside : beside + 2] == ",m"
        and items[beside + 2 : beside + 3] not in ("m", "n", "C")
    ):
        return mentions[beside + 1]
    if (
        place > 1
        and items[place - 2 : place] == "m,"
        and items[place + 1 : place + 2] in (",", ".", "R", "")
        and mention.words[:2].lower() in ("a ", "an", "th", "hi", "he")
    ):
        return mentions[place - 2]
    return mention


@cache
def load_weights() -> dict[str, dict[str, float]]:
    """Weights of the facts about quotes, speakers and pronouns, read once."""
    import json

    weights: dict[str, dict[str, float]] = json.loads(read_data("speaker_weights.json"))
    return weights


def quote_facts(passage: Passage, place: int, words: str, text: str, stretch: Stretch) -> list[str]:
    """What tells a quotation from a scare quote, a title, a nickname, a slogan."""
    items = passage.items
    row = words.split(maxsplit=12)
    length = len(row)
    capitals = sum(not word[0].islower() for word in row if word not in _SMALL_IN_TITLES)
    shape = "T" if capitals == sum(word not in _SMALL_IN_TITLES for word in row) else "t"
    case = "U" if words[:1].isupper() else "u"
    size = length if length < 6 else 6 if length < 9 else 9
    ends = items[place]
    left = items[max(0, place - 2) : place] or "^"
    right = items[place + 1 : place + 3]
    word_before = text[max(0, stretch.opening - 24) : stretch.opening].split()[-1:] or ["^"]
    word_after = text[stretch.closing : stretch.closing + 24].split()[:1] or ["$"]
    lead = text[max(0, stretch.opening - 40) : stretch.opening].lower().replace(",", " ").split()[-4:]
    work = not lexicon("works").isdisjoint(lead)
    # the “dial a ride” bus: a place for an adjective
    holds = word_before[0].lower() in _ARTICLES or word_before[0][-2:] in ("’s", "'s")
    cue_near = any(i in passage.cues for i in range(max(0, place - 4), place + 4))
    return [
        f"length {size}",
        f"length {size} {shape}{case}{ends}",
        f"left {left} {size > 2}",
        f"left {left[-1]} {shape} {size}",
        f"right {right}",
        f"right {ends}{right} {size > 2}",
        f"before {word_before[0].lower()}",
        f"after {word_after[0].lower()}",
        f"work {work} {shape}",
        f"slot {holds} {right[:1]} {size}",
        f"cue {cue_near} {size} {shape}",
        f"cue {left}{right[:1]} {cue_near}",
    ]


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


class Candidate(NamedTuple):
    """One reading of a quote's attribution, and the facts that count for or against it."""

    mention: Mention
    cue: tuple[int, int] | None
    """Offsets of the cue in the mention's paragraph."""
    facts: list[str]


def candidates(
    passage: Passage,
    place: int,
    before: Passage | None,
    after: Passage | None,
    inherited: Mention | None,
    inherited_from: int,
) -> list[Candidate]:
    """Everybody who could have said the quote at item `place`: named about it, or the last speaker."""
    items, mentions, sentences = passage.items, passage.mentions, passage.sentences
    own = items[place]
    home = sentences[place]
    last = len(items)
    around = f"{items[place - 1] if place else '^'}{own}{items[place + 1 : place + 3]}"
    heir = inherited.words[-5:] if inherited else ""
    found: list[Candidate] = []
    nearer = 0
    for i in range(place - 1, max(-1, place - _REACH), -1):
        if i not in mentions:
            continue
        away = home - sentences[i]
        if away > 2:
            break
        letter = items[i]
        if letter == "o" and away:
            continue
        mention = mentions[i]
        kind = letter if letter != "o" else "o" + mention.kind[0]
        gap = items[i + 1 : place].replace("o", "")
        facts = [
            f"B{kind}{gap}{own}" if len(gap) < 9 else f"B{kind}{gap[:2]}…{gap[-3:]}{own}",
            f"n{kind}{items[i + 1 : i + 3]}",
            f"p{kind}{items[i - 1] if i else '^'}{away}",
            f"L{around}B{away}",
            f"k{min(nearer, 5)}B{away}{letter}",
            f"g{gap[-3:]}{own}",
        ]
        if heir and mention.words.endswith(heir):
            facts.append(f"heir{away}")
        cue = _cue_before(passage, i, place)
        if cue >= 0:
            facts.append(f"w{cue - i if cue - i < 4 else 4}{letter}B{own}")
        found.append(Candidate(mention, passage.cues.get(cue), facts))
        nearer += 1
    nearer = 0
    for i in range(place + 1, min(last, place + _REACH)):
        if i not in mentions:
            continue
        away = sentences[i] - home
        if away > 1:
            break
        letter = items[i]
        if letter == "o" and away:
            continue
        mention = mentions[i]
        kind = letter if letter != "o" else "o" + mention.kind[0]
        gap = items[place + 1 : i].replace("o", "")
        follows = items[i + 1 : i + 2]
        facts = [
            f"A{own}{gap}{kind}{follows}" if len(gap) < 7 else f"A{own}{gap[:3]}…{gap[-1]}{kind}{follows}",
            f"N{kind}{items[i + 1 : i + 3]}{away}",
            f"P{kind}{items[i - 1]}{away}",
            f"L{around}A{away}",
            f"k{min(nearer, 5)}A{away}{letter}",
            f"G{own}{gap[:3]}",
        ]
        if heir and mention.words.endswith(heir):
            facts.append(f"Heir{away}")
        cue = _cue_after(passage, i, place)
        if cue >= 0:
            facts.append(f"W{max(-3, min(3, cue - i))}{letter}A{own}")
        found.append(Candidate(mention, passage.cues.get(cue), facts))
        nearer += 1
    if inherited:
        paragraphs_back = min(inherited_from, 3)
        facts = [
            f"I{paragraphs_back}",
            f"I{paragraphs_back}{around}",
            f"I{paragraphs_back}{place == passage.quotes[0]}{len(items) == 1}",
            f"I{paragraphs_back}{nearer > 0}{bool(found)}",
        ]
        found.append(Candidate(inherited, None, facts))
    if before is not None and home == 0:
        found += _from_paragraph_before(passage, place, before, around, heir)
    if after is not None:
        for i, mention in after.mentions.items():
            facts = [
                "X",
                f"X{after.items[i]}{after.items[:i][-1:]}",
                f"X{bool(_NAME_LINE.match(after.items))}",
            ]
            found.append(Candidate(mention, None, facts))
            break
    return found


def _from_paragraph_before(
    passage: Passage, place: int, before: Passage, around: str, heir: str
) -> list[Candidate]:
    found: list[Candidate] = []
    items = before.items
    end = before.sentences[-1] if before.sentences else 0
    own = passage.items[place]
    tail = items[-1:]
    opens = place == 0 and tail == ":"
    line = _NAME_LINE.match(items) is not None
    for i in range(len(items) - 1, max(-1, len(items) - _REACH), -1):
        letter = items[i]
        if i not in before.mentions or letter == "o":
            continue
        away = end - before.sentences[i]
        if away > 2:
            break
        gap = items[i + 1 :].replace("o", "")
        facts = [
            f"U{away}{min(len(found), 4)}",
            f"U{tail}{len(passage.items) == 1}{letter}{items[i - 1] if i else '^'}",
            f"U{letter}{items[i + 1 : i + 3]}{tail}",
            f"U{around}",
        ]
        if line:
            facts.append(f"Uline{letter}")
        if opens:
            # Birch wrote: ¶ “…” reads like Birch wrote: “…”
            facts += [
                "Ucolon",
                f"B{letter}{gap}{own}" if len(gap) < 9 else f"B{letter}{gap[:2]}…{gap[-3:]}{own}",
                f"n{letter}{items[i + 1 : i + 3]}",
            ]
        if heir and before.mentions[i].words.endswith(heir):
            facts.append(f"Uheir{away}{tail}")
        cue = _cue_before(before, i, len(items))
        found.append(Candidate(before.mentions[i], before.cues.get(cue), facts))
    return found


_REACH = 40
"""Items looked at on each side of a quote; a speaker further off than that is not the writer's meaning."""


def _cue_before(passage: Passage, subject: int, place: int) -> int:
    """The cue nearest to the quote behind the mention `subject`."""
    for i in range(place - 1, subject, -1):
        if i in passage.cues:
            return i
    if subject and (subject - 1) in passage.cues:
        return subject - 1
    return -1


def _cue_after(passage: Passage, subject: int, place: int) -> int:
    for i in range(subject - 1, place, -1):
        if i in passage.cues:
            return i
    for i in range(subject + 1, min(subject + 12, len(passage.items))):
        if i in passage.cues:
            return i
        if passage.items[i] == ".":
            break
    return -1
