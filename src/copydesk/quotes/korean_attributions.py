"""Who says a quote in Korean copy, where the particle that reports is glued to the closing mark: “…”고 말했다."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from copydesk.quotes.attributions import Attribution
from copydesk.quotes.korean_people import Naming, Roster, namings, vocabularies
from copydesk.quotes.marks import Stretch
from copydesk.quotes.passages import Mention
from copydesk.quotes.told_sentences import Sentence, told_sentences


def attribute_korean(
    paragraphs: Sequence[str], stretches: Sequence[Stretch], people: Sequence[str] = ()
) -> list[tuple[Attribution, str | None]]:
    """The stretches that somebody said, each with its attribution and the speaker's full name.

    >>> from copydesk.quotes.marks import quoted_stretches
    >>> lines = ['봉채린 시장은 "다리는 봄에 열린다"며 "오래 기다리셨다"고 말했다.']
    >>> found = attribute_korean(lines, quoted_stretches(lines))
    >>> [(quote.mention.words, quote.cue, speaker) for quote, speaker in found]
    [('봉채린 시장', '말했다', '봉채린'), ('봉채린 시장', '말했다', '봉채린')]

    `people` are lines that name people elsewhere: captions, bylines.
    Terms, titles and what stands on a sign are left out.
    """
    listener = _Listener(Roster([*paragraphs, *people]))
    rows: dict[int, list[Stretch]] = {}
    for stretch in stretches:
        rows.setdefault(stretch.paragraph, []).append(stretch)
    for number, text in enumerate(paragraphs):
        row = rows.get(number, [])
        masked = _masked(text, row)
        for sentence in told_sentences(text, masked, number, row, _sentences(masked)):
            listener.hear(sentence)
    return listener.found


class _Voice(NamedTuple):
    """Whoever the text is about, and may speak without being named again."""

    mention: Mention | None
    speaker: str | None
    paragraph: int


class _Listener:
    """Reads sentence by sentence and keeps in mind who was named last."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.found: list[tuple[Attribution, str | None]] = []
        self.voice = _Voice(None, None, -_REACH)
        self.alone = False
        """True where the last sentence was a quote and nothing else."""

    def hear(self, sentence: Sentence) -> None:
        """Add the quotes of a sentence, and keep in mind whom it is about."""
        words = sentence.masked[sentence.start : sentence.end]
        named = list(namings(words, sentence.paragraph, sentence.start))
        if not sentence.stretches:
            self._hear_unquoted(words, named)
            return
        place = 0
        for stretch, report in zip(sentence.stretches, _reports(sentence), strict=True):
            while place < len(named) and named[place].mention.start < stretch.opening:
                if named[place].is_topic:
                    self.voice = self._voice(named[place])
                place += 1
            if report or self._carries_on(stretch):
                self.voice = self._teller(sentence, stretch, report, named, place) or self.voice
                self._add(stretch, report or _Report(None, False))
        heard = bool(self.found) and self.found[-1][0].stretch is sentence.stretches[-1]
        self.alone = heard and not words.strip(f"{_BLACK}. ")

    def _teller(
        self, sentence: Sentence, stretch: Stretch, report: _Report | None, named: list[Naming], place: int
    ) -> _Voice | None:
        """Who is shown to speak without being a topic that is known: `named[:place]` stand before the stretch."""
        before = named[place - 1] if place else None
        if before and not before.is_topic and _speaks(sentence.masked[before.mention.end : stretch.opening]):
            return self._voice(before)
        topic = _topic_beside(sentence, stretch, before.mention.end if before else 0)
        if topic:
            return _Voice(topic, None, topic.paragraph)
        if named and not before and report and _speaks_behind(sentence, stretch, named[0], report):
            return self._voice(named[0])
        return None

    def _hear_unquoted(self, words: str, named: list[Naming]) -> None:
        people = [naming for naming in named if naming.mention.kind != "noun" or naming.office]
        topics = [naming for naming in people if naming.is_topic]
        if topics or people:
            self.voice = self._voice(topics[-1] if topics else people[0])
        if self.alone and people and re.search("(?:렇게|이같이) |(?:말|설명|얘기|이야기)이?다[.]", words):
            # “…” 강 씨의 말이다 · “…” 강 씨는 이렇게 말했다
            quote, _ = self.found.pop()
            mention, speaker, _ = self.voice
            self.found.append((quote._replace(mention=mention, cue=_cue(words)), speaker))
        if words.strip():
            self.alone = False

    def _voice(self, naming: Naming) -> _Voice:
        mention = naming.mention
        if mention.kind != "pronoun":
            return _Voice(mention, self.roster.speaker(naming), mention.paragraph)
        known = mention.paragraph - self.voice.paragraph <= _REACH
        return _Voice(mention, self.voice.speaker if known else None, mention.paragraph)

    def _carries_on(self, stretch: Stretch) -> bool:
        last = self.found[-1][0].stretch if self.found else None
        return bool(last and last.carries_on and last.paragraph == stretch.paragraph - 1)

    def _add(self, stretch: Stretch, report: _Report) -> None:
        if self._carries_on(stretch):
            quote, speaker = self.found[-1]
            self.found.append((quote._replace(stretch=stretch, joins=True), speaker))
            return
        mention, speaker, paragraph = self.voice
        if report.is_anybodys or stretch.paragraph - paragraph >= _REACH:
            mention = speaker = None
        else:
            self.voice = _Voice(mention, speaker, stretch.paragraph)
        self.found.append((Attribution(stretch, mention, report.cue, False), speaker))


_REACH = 2
"""Paragraphs: 그는 looks back as many; who is not named at all was named in this one or in the one before."""
_BLACK = "□"


def _masked(text: str, row: Sequence[Stretch]) -> str:
    """The paragraph with all that stands in marks blackened; a quote that is a sentence ends in a full stop."""
    parts = []
    at = 0
    for stretch in row:
        ends = text[stretch.end - 1] in ".?!…" and text[stretch.closing : stretch.closing + 1].strip() == ""
        black = _BLACK * (stretch.closing - stretch.opening - 1) + ("." if ends else _BLACK)
        parts += [text[at : stretch.opening], black]
        at = stretch.closing
    return "".join(parts) + text[at:]


def _sentences(masked: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in re.finditer(r"[.?!](?=\s)", masked):
        yield start, found.end()
        start = found.end()
    if start < len(masked):
        yield start, len(masked)


class _Report(NamedTuple):
    """How a stretch is told to be speech: by which verb, if any."""

    cue: str | None
    is_anybodys: bool
    """True where the words are in the air: “…”는 지적이 나왔다, “…”는 질문에."""


_GLUED = re.compile(
    r"\s?(?:(?P<says>(?:이?라|하|다|냐|자)?고(?:도|까지|는|만)?|(?:이?라|다)?(?:며|면서)도?|이?라)"
    r"|(?P<to>으?로)|(?:이?라|다)?는|이?란)(?=[\s,.]|$)\s?"
)
"""The particles behind a closing mark that make speech of what stands before it: 고, 라며, 는 with what is said,
으로 with a verb."""
_FAR = 160
"""Code points behind a quote in which its verb stands: two quotes with what is between them, blackened."""


def _reports(sentence: Sentence) -> list[_Report | None]:
    """How each stretch of a sentence is told to be speech; in a row, “…”, “…”라고, the last one tells for all."""
    reports: list[_Report | None] = []
    later: Stretch | None = None
    then: _Report | None = None
    for stretch in reversed(sentence.stretches):
        report = _report(sentence, stretch)
        if report is None and later and then and _is_clause(sentence.text[stretch.start : stretch.end]):
            gap = sentence.masked[stretch.closing : later.opening]
            report = then if gap.strip() in ("", ",") else None
        reports.append(report)
        later, then = stretch, report
    return reports[::-1]


def _report(sentence: Sentence, stretch: Stretch) -> _Report | None:
    """How a sentence tells that a stretch is speech, None for terms, titles, signs and what is in single marks."""
    text, masked = sentence.text, sentence.masked
    if text[stretch.opening] not in _SPEECH_MARKS:
        return None
    words = text[stretch.start : stretch.end]
    if not _is_clause(words):
        return None
    glued = _GLUED.match(masked, stretch.closing, sentence.end)
    if not glued:
        stands_alone = stretch.opening - sentence.start < 2 and masked[stretch.closing - 1] == "."
        return _Report(None, False) if stands_alone else None
    rest = masked[glued.end() : min(sentence.end, stretch.closing + _FAR)]
    if glued["says"]:
        return None if _inscribed().match(rest) else _Report(_cue(rest, glued["says"]), False)
    if glued["to"]:
        cue = _cues().match(rest)
        return _Report(cue[0], False) if cue else None
    thing = _things().match(rest)
    if not thing or rest[thing.end() :].startswith("의"):  # “…”라는 뜻의 낱말
        return None
    rest = rest[thing.end() :]
    return _Report(_cue(rest), re.match("[이가은는도](?![다었지며고])|에(?!서)", rest) is not None)


def _is_clause(words: str) -> bool:
    """False for one word in marks, unless it is a predicate: “환영한다”고, but not: “유감”이라고."""
    return " " in words or re.search(r"[다요죠까네라자지나냐군오][.…]*$|[?!]$", words) is not None


_SPEECH_MARKS = '"“”„＂'
"""Single marks and corner brackets set off terms, thoughts, laws and works; speech stands in double ones."""


def _cue(rest: str, particle: str = "") -> str | None:
    """The verb that reports, in what is left of a sentence: 말했다; right behind its particle any deed: 했다, 예보했다."""
    if "고" in particle and (found := re.match("[가-힣]{0,5}(?:했|한)(?:다(?=고)|[다지으습][가-힣]*)", rest)):
        return found[0]
    found = _cues().search(rest)
    if found:
        return found[0]
    plain = re.search(f"{_BLACK}(?:이?라|하|다)?고도? ((?:했|한)다)", rest)
    return plain[1] if plain else None


@cache
def _cues() -> re.Pattern[str]:
    vocabulary = vocabularies()
    deeds, verbs = "|".join(sorted(vocabulary["deed"])), "|".join(sorted(vocabulary["cue"]))
    return re.compile(
        rf"(?<![가-힣])(?:(?:{deeds})(?:했|한|하|해)|(?:{verbs}))(?:[가-힣]*?다(?=고)|[가-힣]*)"
    )


@cache
def _things() -> re.Pattern[str]:
    """What is said, with its particle: 게, 글이, but not: 게임이, 글귀가."""
    words = sorted(vocabularies()["thing"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(words)})(?=[\s이가은는도을를의에로으과와만]|$)")


@cache
def _inscribed() -> re.Pattern[str]:
    return re.compile("|".join(sorted(vocabularies()["inscribed"])))


_OCCASION = 60
"""Code points from a subject to its words: 봉 시장이 이날 시청에서 기자들과 만나 “…”."""
_NEAR = 30
"""Code points from a quote to a speaker behind it: “…”라고 현장에 나온 봉 시장은 말했다."""
_NEW_CLAUSE = re.compile(r"(?:자|데|대해|관해|뒤|후|듯|때|지만|[한된인는던할])(?=[\s,]|$)")
"""Ends of a clause of its own: 봉 시장이 사과한 데 대해 “…” is what another says."""


def _topic_beside(sentence: Sentence, stretch: Stretch, known: int) -> Mention | None:
    """Whatever stands as the topic right before the marks, be it in no list: 기상청은 “…” · 지도부는 11일 “…”."""
    base = max(sentence.start, stretch.opening - _NEAR)
    found = _TOPIC_BESIDE.search(sentence.masked[base : stretch.opening])
    if not found or base + found.end(1) <= known:
        return None
    return Mention(sentence.paragraph, base + found.start(1), base + found.end(1), "noun", found[1])


_TOPIC_BESIDE = re.compile(
    r"(?<!\S)([가-힣A-Za-z·]*[^\W하있되없같라다면서에로지])[은는](?: 이날| \d\d?일)* ?$"
)
"""A noun and its particle; what ends in 에는, 하는, 면서는 is a place, a verb, a clause."""


def _speaks(gap: str) -> bool:
    """True where nothing but time, place and occasion stands between a subject and the quote."""
    clauses = re.sub("['‘][^'’]*['’]", "", gap[1:])  # '이기는 변화' is a term
    return len(gap) <= _OCCASION and not _NEW_CLAUSE.search(clauses)


def _speaks_behind(sentence: Sentence, stretch: Stretch, naming: Naming, report: _Report) -> bool:
    """True for “…”고 봉 시장은 말했다 · “…”는 게 봉 시장의 말이다, but not: “…”고 묻자 봉 시장은 웃었다."""
    gap = sentence.masked[stretch.closing : naming.mention.start]
    tells = naming.particle == "의" or (report.cue is not None and report.cue not in gap)
    return tells and len(gap) <= _NEAR and _BLACK not in gap
