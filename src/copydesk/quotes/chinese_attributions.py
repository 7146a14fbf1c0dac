"""Who says a quote in Chinese copy: X说：“…”, “…”X表示, X回忆，…，“…”, and “…” on its own behind what X said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from copydesk.quotes.attributions import Attribution
from copydesk.quotes.chinese_people import BLACK, BRACKET, Naming, Roster, cues, either
from copydesk.quotes.marks import Stretch
from copydesk.quotes.passages import Mention
from copydesk.quotes.told_sentences import Sentence, told_sentences


def attribute_chinese(
    paragraphs: Sequence[str], stretches: Sequence[Stretch]
) -> list[tuple[Attribution, str | None]]:
    """The stretches that somebody said, each with its attribution and the speaker's full name.

    >>> from copydesk.quotes.marks import quoted_stretches
    >>> lines = ["市长李明表示，桥明年通车，“这座桥等了十年”。", "他说：“谢谢大家。”"]
    >>> found = attribute_chinese(lines, quoted_stretches(lines))
    >>> [(quote.mention.words, quote.cue, speaker) for quote, speaker in found]
    [('李明', '表示', '李明'), ('他', '说', '李明')]

    Terms, titles and what stands on a sign are left out.
    """
    rows: dict[int, list[Stretch]] = {}
    for stretch in stretches:
        rows.setdefault(stretch.paragraph, []).append(stretch)
    masked = [_masked(text, rows.get(number, [])) for number, text in enumerate(paragraphs)]
    listener = _Listener(Roster(masked))
    for number, text in enumerate(paragraphs):
        listener.open_paragraph()
        row = rows.get(number, [])
        spans = _sentences(text, masked[number], row)
        for sentence in told_sentences(text, masked[number], number, row, spans):
            listener.hear(sentence)
    return listener.found


class _Voice(NamedTuple):
    """Whoever a sentence is about, and may speak without being named again."""

    mention: Mention | None
    speaker: str | None
    cue: str | None
    """The verb by which somebody is shown to speak; None for who is but the subject."""


_NOBODY = _Voice(None, None, None)


class _Listener:
    """Reads sentence by sentence and keeps in mind who speaks, and who was named."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.found: list[tuple[Attribution, str | None]] = []
        self.teller = _NOBODY
        """Who was last shown to speak in this paragraph; without a cue, whom it has turned to since."""
        self.lead_in = _NOBODY
        """Who is to speak in the next paragraph: 他说："""
        self.people: list[str] = []
        """The latest subjects that have a name; 他 and 她 stand for one of them."""
        self.pronouns: dict[str, str] = {}
        """The pronoun that stood for somebody."""

    def open_paragraph(self) -> None:
        """Forget who spoke, but for a colon at the end of the paragraph before."""
        self.teller, self.lead_in = self.lead_in, _NOBODY

    def hear(self, sentence: Sentence) -> None:
        """Add the quotes of a sentence, and keep in mind who speaks in it."""
        for row in _in_a_row(sentence):
            voice = self._heard(sentence, row)
            for stretch in row if voice else []:
                words = sentence.text[stretch.start : stretch.end]
                if len(row) == 1 or len(words) >= _TERM or _is_clause(words):
                    self._add(stretch, voice or _NOBODY)
        if sentence.end == len(sentence.text) and sentence.text.rstrip().endswith(_COLONS):
            cue = _lead_cue(sentence.masked[sentence.start :].rstrip())
            self.lead_in = self._led_in(sentence, sentence.end, cue) if cue else _NOBODY
        voice = self._subject(sentence, sentence.start, sentence.end)
        if voice.cue or (voice.mention and voice.speaker and voice.speaker != self.teller.speaker):
            self.teller = voice

    def _heard(self, sentence: Sentence, row: list[Stretch]) -> _Voice | None:
        """Who speaks in a row of quotes, None where they are terms."""
        first, last = row[0], row[-1]
        words = sentence.text[first.start : first.end]
        whole = any(sentence.text[stretch.end - 1] in _STOPS for stretch in row)
        start = max(sentence.start, first.opening - _REACH)
        lead = sentence.masked[start : first.opening].rstrip()
        rest = sentence.masked[last.closing : last.closing + _FAR].lstrip()
        closed = rest[:1] in _CLOSERS or (whole and rest[0] not in _GOES_ON)
        if _naming().search(lead):
            return None
        within = self._subject(sentence, start, first.opening)
        cue = _lead_cue(lead)
        parted = not lead or lead[-1] in "，,：:︰﹕"
        clause = _is_clause(words)
        if cue is not None:
            # 李明表示，“彩虹桥”将通车: the sentence goes on through a term
            said = (closed or whole) and len(words) > _SHORT and (parted or clause or len(words) >= _TERM)
            return self._led_in(sentence, first.opening, cue) if said or lead.endswith(_COLONS) else None
        behind = self._behind(sentence, last, not lead.strip("，,"))
        if behind:
            return behind
        if whole and (closed or parted):
            goes_on = self._goes_on(sentence, last) if not lead else None
            told = within if within.mention else self.teller
            return goes_on or told
        if not closed:
            return None
        if parted and (clause or (within.cue and len(words) >= _TERM)):
            # 李明笑了，“我等了十年”
            subject = within.cue or (within.mention and within.mention.kind != "noun")
            told = within if subject else self.teller if self.teller.cue else _NOBODY
            return told if told.mention or (not lead and rest.startswith("。")) else None
        if within.cue and clause:
            return within
        return _NOBODY if _outcome().search(lead) and len(words) >= _TERM else None

    def _led_in(self, sentence: Sentence, end: int, cue: str) -> _Voice:
        """Who speaks where a verb or a colon stands right before the marks: the nearest subject, else who spoke before."""
        voice = _NOBODY
        start = max(sentence.start, end - _REACH)
        for found in reversed(list(_CLAUSE.finditer(sentence.masked, start, end))):
            run = found[0].removesuffix(cue)
            speaks = cue != "" and len(run) < len(found[0])
            naming = self.roster.subject(run, speaks=True) if speaks else None
            if naming:
                voice = self._voice(naming, sentence.paragraph, found.start(), run, cue)
            else:
                voice = self._subject(sentence, found.start(), found.end())
            if voice.mention:
                break
        if not voice.mention and cue:
            voice = self.teller
        return voice._replace(cue=cue or None)

    def _behind(self, sentence: Sentence, stretch: Stretch, opens: bool) -> _Voice | None:
        """Who is said to speak right behind a quote: “…”，李明说 · “…。”她对记者表示 · “…”——李明."""
        rest = sentence.masked[stretch.closing : stretch.closing + _FAR]
        if signed := re.fullmatch(r"[。．]?\s*[—–-]+\s*([一-鿿·]{2,12})\s*", rest):
            naming = self.roster.subject(signed[1], speaks=True)
            base = stretch.closing + signed.start(1)
            return self._voice(naming, sentence.paragraph, base, signed[1], None) if naming else None
        comma = len(rest) - len(rest.lstrip("，,"))
        words = sentence.text[stretch.start : stretch.end]
        whole = words[-1] in _STOPS
        inner = sentence.text[stretch.end : stretch.closing - 1].strip() != ""  # “…，”李明说
        if not (opens or comma) or not (
            whole or (_is_clause(words) and (comma or inner or len(words) > _TERM))
        ):
            return None
        found = _CLAUSE.match(rest, comma)
        return self._teller(found[0], sentence.paragraph, stretch.closing + comma) if found else None

    def _goes_on(self, sentence: Sentence, stretch: Stretch) -> _Voice | None:
        """Who is the subject right behind a quote that is a sentence: “…。”李明笑了。"""
        found = _CLAUSE.match(sentence.masked, stretch.closing, stretch.closing + _FAR)
        naming = self.roster.subject(found[0]) if found else None
        if not found or not naming or naming.kind == "noun":
            return None
        return self._voice(naming, sentence.paragraph, found.start(), found[0], None)

    def _subject(self, sentence: Sentence, start: int, end: int) -> _Voice:
        """Who is the first to speak in these clauses; else who is their first subject."""
        first = _NOBODY
        for found in _CLAUSE.finditer(sentence.masked, start, end):
            clause = found[0]
            voice = self._teller(clause, sentence.paragraph, found.start())
            if voice and not clause.startswith(_SOURCE):
                return voice
            first = voice or first  # 据晚报报道，李明说: whoever speaks there is meant, not the paper
            if not first.mention and (naming := self.roster.subject(clause)):
                first = self._voice(naming, sentence.paragraph, found.start(), clause, None)
            cue = next(cues(clause), None)
            if first.mention and not first.cue and cue and cue.start() <= _OPENING:
                return first._replace(cue=cue[0])  # 李明拿出钥匙，称
        return first

    def _teller(self, clause: str, paragraph: int, base: int) -> _Voice | None:
        """Who is shown to speak in a clause: 李明说, 在李明看来."""
        if (seen := re.match("在(.{1,16}?)看来", clause)) and (
            naming := self.roster.subject(seen[1], speaks=True)
        ):
            return self._voice(naming, paragraph, base + seen.start(1), seen[1], "看来")
        for cue in cues(clause):
            run = clause[: cue.start()]
            if naming := self.roster.subject(run, speaks=True):
                return self._voice(naming, paragraph, base, run, cue[0])
        return None

    def _voice(self, naming: Naming, paragraph: int, base: int, run: str, cue: str | None) -> _Voice:
        words = run[naming.start : naming.end]
        mention = Mention(paragraph, base + naming.start, base + naming.end, naming.kind, words)
        speaker = naming.speaker
        if naming.kind == "pronoun":
            speaker = self._stands_for(words)
        elif naming.kind == "name" and speaker:
            self.people = [*[name for name in self.people if name != speaker][1 - _ABOUT :], speaker]
        return _Voice(mention, speaker, cue)

    def _stands_for(self, pronoun: str) -> str | None:
        """The latest subject whom 他 may stand for: nobody for whom 她 stood, nobody for 他们."""
        for name in reversed(self.people if len(pronoun) == 1 else []):
            if self.pronouns.setdefault(name, pronoun) == pronoun:
                return name
        return None

    def _add(self, stretch: Stretch, voice: _Voice) -> None:
        if self.found:
            quote, speaker = self.found[-1]
            carries_on = quote.stretch.carries_on and quote.stretch.paragraph == stretch.paragraph - 1
            if carries_on or _joins(quote, stretch, voice):
                self.found.append((quote._replace(stretch=stretch, joins=True), speaker))
                return
        self.found.append((Attribution(stretch, voice.mention, voice.cue, False), voice.speaker))


def _joins(quote: Attribution, stretch: Stretch, voice: _Voice) -> bool:
    """True for “…，”李明说，“…”: the same words name the speaker of both, and nothing else stands between."""
    return (
        voice.mention is not None
        and voice.mention == quote.mention
        and quote.stretch.paragraph == stretch.paragraph
        and quote.stretch.closing <= voice.mention.start
        and stretch.opening - voice.mention.end <= _SHORT_WAY
    )


_REACH = 400
"""Code points before a quote in which the subject of its sentence stands: the longest sentences, quotes and all."""
_FAR = 60
"""Code points behind a quote in which its speaker stands, with firm and office before the name."""
_SHORT_WAY = 10
"""Code points from a name to the words that go on: 对记者表示，; what is longer tells something of its own."""
_TERM = 6
"""Code points; what is shorter and holds no verb is a term."""
_ABOUT = 4
"""People kept in mind for 他 and 她."""
_SHORT = 3
"""Code points of a word that a verb names: 高呼“万岁”."""
_SOURCE = ("据", "據")
_OPENING = 2
"""Code points before a verb whose subject is that of the clause before it: 随后称, 并表示."""
_COLONS = (":", "：", "︰", "﹕")
_STOPS = "。！？!?…"
_GOES_ON = "的字等之式般这那□○"
"""What goes on with a phrase behind a sentence in marks: “救命！”的纸条, “…？”这样的问题."""
_CLOSERS = ("", *"，,。；;！？!?）)")
_CLAUSE = re.compile(r"(?:[^，,。！？!?；;：:﹕︰—\s“”「」]|(?<=[A-Za-z.]) (?=[A-Za-z])){1,120}")
"""At most as long as any clause is, for text without marks must not be read again for each of its verbs."""


def _masked(text: str, row: Sequence[Stretch]) -> str:
    """The paragraph with what stands in marks and in brackets blackened: 小丽（化名）说."""
    parts = []
    at = 0
    for stretch in row:
        parts += [text[at : stretch.opening], BLACK * (stretch.closing - stretch.opening)]
        at = stretch.closing
    masked = "".join(parts) + text[at:]
    return re.sub(r"[（(][^（()）\n]{0,40}[）)]", lambda found: BRACKET * len(found[0]), masked)


def _sentences(text: str, masked: str, row: Sequence[Stretch]) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end; a quote that closes with a full stop ends one."""
    ends = {found.end() for found in re.finditer("[。！？!?；;]+", masked)}
    ends |= {
        s.closing
        for s in row
        if text[s.end - 1] in _STOPS and masked[s.closing : s.closing + 1] not in _CLOSERS
    }
    start = 0
    for end in sorted(ends | {len(masked)}):
        if end > start:
            yield start, end
        start = end


def _in_a_row(sentence: Sentence) -> Iterator[list[Stretch]]:
    """The quotes of a sentence, those together that nothing parts but a 、: they are speech together, or terms."""
    row: list[Stretch] = []
    for stretch in sentence.stretches:
        if row and sentence.masked[row[-1].closing : stretch.opening].strip(" 、"):
            yield row
            row = []
        row.append(stretch)
    if row:
        yield row


def _lead_cue(lead: str) -> str | None:
    """The verb right before the marks; empty for a colon alone, None where neither stands there."""
    clause = re.split("[，,。；]", lead.rstrip("，,：:︰﹕"))[-1][-_FAR:]
    last = None
    for cue in cues(clause):
        last = cue
    if last and (_GAP.fullmatch(clause, last.end()) or last[0] in _TO_WHOM):
        return last[0]
    if glued := _glued().search(lead):
        return glued[0]
    return "" if lead.endswith(_COLONS) else None


_GAP = re.compile("[了过道到着]?(?:要|是|其|这是|自己|会)?")
"""What may stand between a verb and the marks: 宣称要“…”."""
_TO_WHOM = ("告诉", "告訴")
"""Verbs behind which the listener stands: 告诉记者，“…”."""


def _is_clause(words: str) -> bool:
    """False for a noun, with whatever tells of it: “国家一级文物”; true for “蹭了蹭”, “我来”."""
    return bool(re.search(f"[{_VERBAL}，！？!?…]", words)) and len(words) > 2


_VERBAL = (
    "是不没沒了无無未能要有在把被让讓给給就都还還也很太得会會可以该該应應将將别"
    "我你他她它们們哪谁誰什怎这這那吗嗎吧啊呢呀啦么"
)
"""Letters that sentences have and names of things rarely do."""


@cache
def _naming() -> re.Pattern[str]:
    """What names a thing or quotes a sign, right before the marks."""
    return re.compile(rf"(?:{either('naming')})[：:，,]?$")


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('glued')})$")


@cache
def _outcome() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('outcome')})[：:，,]?$")
