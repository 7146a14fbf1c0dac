"""Who is the subject of a Chinese clause: 市长李明, 吉恩·罗特, 小丽奶奶, 一名居民, 她; and whom a short name stands for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from copydesk.lexicons import lexicon, lexicon_lines

BLACK = "□"
"""Stands for each letter of what is quoted, so that none of it is taken for a word of the sentence."""
BRACKET = "○"
"""Stands for each letter in brackets, which part no name from its verb: 小丽（化名）说."""


class Naming(NamedTuple):
    """Whoever a clause is about, as it is written there."""

    start: int
    end: int
    """Code point offsets into the clause."""
    kind: str
    """`name`, `noun` or `pronoun`."""
    speaker: str | None
    """The name, None for people without one; whom a pronoun stands for is not known here."""


class Roster:
    """The people whom an article names, found where they speak or where an office stands before them.

    >>> roster = Roster(["市长李明对记者表示，新桥很快通车。", "李市长还说：□□"])
    >>> roster.subject("昨天李明在会上")
    Naming(start=2, end=4, kind='name', speaker='李明')
    >>> roster.subject("李市长还").speaker
    '李明'
    >>> roster.subject("随后她").kind, roster.subject("一名店员").speaker, roster.subject("这座桥")
    ('pronoun', None, None)

    `masked` are paragraphs with what is quoted blackened.
    """

    def __init__(self, masked: Sequence[str]) -> None:
        self.names: dict[str, None] = {}
        """In the order in which they are found."""
        self.fuller: dict[str, str] = {}
        """What is known of short forms, filled by whoever asks."""
        self.heads: Counter[str] = Counter()
        """How often a clause begins with a few letters, which may be a name: 李明, 李明在, 罗特."""
        clauses = [clause[0] for text in masked for clause in _CLAUSES.finditer(text)]
        for clause in clauses:
            for at in _starts(clause):
                self.heads.update([clause[at : at + size] for size in _SIZES if at + size <= len(clause)])
        likely: Counter[str] = Counter()
        for clause in clauses:
            self._note(clause, likely)
        self.names.update(dict.fromkeys([name for name, count in likely.items() if count >= _OFTEN]))

    def _note(self, clause: str, likely: Counter[str]) -> None:
        """Keep who speaks in a clause, has an office before the name or brackets behind it; others are `likely`."""
        head = _behind_openers(clause)
        spoken = [cue.start() for cue in cues(clause)]
        for at in _starts(clause):
            name = self._surnamed(clause, at) or self._dotted(clause, at)
            if not name:
                continue
            end = at + len(name)
            if at > head or end in spoken or not _HAN.fullmatch(name) or clause[end : end + 1] == BRACKET:
                self.names.setdefault(name)
            else:
                likely[name] += 1

    def subject(self, clause: str, speaks: bool = False) -> Naming | None:
        """Who a clause is about, None where that is no person, organisation or group.

        `speaks` is true where a verb that reports ends the clause: then a name may be one that the article has nowhere else.
        """
        head = _behind_openers(clause)
        if found := _pronoun().match(clause, head):
            return Naming(head, found.end(), "pronoun", None)
        for at in reversed(list(_starts(clause))):
            name = self._named(clause, at) or _addressed(clause, at)
            name = name or (speaks and self._surnamed(clause, at)) or self._abroad(clause, at)
            if name:
                return Naming(at, at + len(name), "name", self.full(name))
        return _noun(clause, head) or (self._again(clause, head) if speaks else None)

    def full(self, name: str) -> str:
        """The name that a short form stands for: 李明 for 李市长, 吉恩·罗特 for 罗特.

        The short form itself where there is no such name, or two.
        """
        if name not in self.fuller:
            self.fuller[name] = self._fuller(name)
        return self.fuller[name]

    def _fuller(self, name: str) -> str:
        address = words_of("address")
        if name[1:] in address:
            same = [full for full in self.names if full[0] == name[0] and full[1:] not in address]
        else:
            same = [full for full in self.names if full.endswith((f"·{name}", f" {name}"))]
        return same[0] if len(same) == 1 else name

    def _named(self, clause: str, at: int) -> str | None:
        for size in _SIZES:
            name, then = clause[at : at + size], clause[at + size : at + size + 1]
            if len(name) == size and name in self.names and (not then or then not in _OWNED):
                kin = _kin().match(clause, at + size)
                return clause[at : kin.end()] if kin else name
        return None

    def _surnamed(self, clause: str, at: int) -> str | None:
        """A family name with a given name or a form of address, where what follows is no more of it."""
        surname = 2 if clause[at : at + 2] in _DOUBLE else 1
        if clause[at : at + surname] not in surnames():
            return None
        if addressed := _addressed(clause, at):
            return addressed
        nickname = clause[at] in "小阿"
        for size in (surname + 1, surname + 2 - nickname):
            name, longer = clause[at : at + size], clause[at : at + size + 1]
            if len(name) < size or not _HAN.fullmatch(name) or not _NOT_IN_NAMES.isdisjoint(name[surname:]):
                return None
            if name[:2] in words_of("ordinary"):
                return None
            # 李向东 in 李向东说, where no 李 comes without 向东; but 李明 in 李明向 … 李明说
            is_more = (
                size == surname + 1 and self.heads[longer] == self.heads[name] > 1 and _HAN.fullmatch(longer)
            )
            if _ends(clause, at + size) and not (is_more and _ends(clause, at + size + 1)):
                return name
        return None

    def _dotted(self, clause: str, at: int) -> str | None:
        found = _DOTTED.match(clause, at)
        if not found:
            return None
        end = found.end()
        if found[1]:
            spelled = _foreign().match(clause, found.end(1) - 1)
            last = min(end, spelled.end() if spelled else end)
            end = next((n for n in range(found.end(1), last) if _ends(clause, n)), last)
        return clause[at:end]

    def _again(self, clause: str, head: int) -> Naming | None:
        """Whoever stands alone before a verb that reports, and at the head of another clause."""
        cut = _then().search(clause, head + 2)
        name = clause[head : cut.start() if cut else len(clause)]
        again = len(name) in _SIZES and _HAN.fullmatch(name) and self.heads[name] >= _OFTEN
        if not again or not (_NOT_IN_NAMES | _SMALL).isdisjoint(name) or name[:2] in words_of("ordinary"):
            return None
        return Naming(head, head + len(name), "name", name)

    def _abroad(self, clause: str, at: int) -> str | None:
        """吉恩·罗特, Ada Birch; 罗特 behind an office or where the article has it again."""
        if dotted := self._dotted(clause, at):
            return dotted
        spelled = _foreign().match(clause, at)
        for end in range(at + 2, spelled.end() + 1) if spelled else ():
            name = clause[at:end]
            known = self.heads[name] >= _OFTEN or (at and clause[at - 1] != "的")
            if known and _ends(clause, end) and name not in words_of("ordinary"):
                return name
        return None


def _addressed(clause: str, at: int) -> str | None:
    """A family name with a form of address: 李市长在, 王先生说."""
    surname = 2 if clause[at : at + 2] in _DOUBLE else 1
    if clause[at : at + surname] not in surnames():
        return None
    found = _address().match(clause, at + surname)
    return clause[at : found.end()] if found and _ends(clause, found.end()) else None


def _noun(clause: str, head: int) -> Naming | None:
    """People without a name, and organisations: 一名店员在, 石桥镇政府."""
    cut = _then().search(clause, head + 2)
    told = _to_whom().search(clause, head + 2)  # 石桥公司9日对记者 is about the firm
    end = told.start() if told else len(clause)
    found = _nouns().fullmatch(clause, head, end) or (cut and _nouns().fullmatch(clause, head, cut.start()))
    if not found:
        return None
    if found["paper"]:
        return Naming(*found.span("paper"), "noun", found["paper"])
    who = found["who"]
    named = found["organisation"] and not found["some"] and len(who) > _SHORT
    return Naming(*found.span("who"), "noun", who if named else None)


_OFTEN = 2
"""Times that a name stands at the head of a clause; a word that looks like one comes but once."""
_SHORT = 3
"""Letters: 公司 and 委员会 are no names."""
_SIZES = (5, 4, 3, 2)
"""Letters of a name: 李明, 欧阳小明, 小丽, 特里萨."""
_OWNED = "的、和與与及们們等"
"""Behind the name of somebody who is not, or not alone, the subject: 李明的房子."""
_HAN = re.compile(r"[一-鿿]+")
_CLAUSES = re.compile(r"(?:[^，,。！？!?；;：:﹕︰、\s“”「」—]|(?<=[A-Za-z.]) (?=[A-Za-z])){1,120}")
_DOTTED = re.compile(r"((?:[一-鿿]{1,6}[·•・])+[一-鿿])[一-鿿]{0,5}|([A-Z][A-Za-z.\- ]*[A-Za-z])")
_NOT_IN_NAMES = frozenset("的了是在不们個个着这這那把被让吗呢吧我你他她它很什么怎没")
_SMALL = frozenset("一只能从從而且以及其要会會可就都还還也不没有為为所或虽但若如因此将已更最双各")
"""Letters of small words: 只能, 从而, 一名."""
_DOUBLE = frozenset(("欧阳", "歐陽", "司马", "司馬", "司徒", "上官", "诸葛", "諸葛", "皇甫", "慕容", "夏侯"))


def cues(clause: str) -> Iterator[re.Match[str]]:
    """The verbs that report in a clause, in reading order.

    >>> [cue[0] for cue in cues("李明回忆说")], list(cues("小说名称"))
    (['回忆说'], [])
    """
    return (found for found in _cues().finditer(clause) if found["cue"])


@cache
def _cues() -> re.Pattern[str]:
    """Words that hold a cue and report nothing are matched first, and passed over."""
    short = either("short")
    return re.compile(
        rf"(?:{either('no_cue')})|(?P<cue>(?:{either('cue')})(?:{short})?|(?:{short})道?|[一-鿿](?!{short})[一-鿿](?<!{_NO_SPEECH})道$)"
    )


_NO_SPEECH = "[报報知频頻渠街轨軌铁鐵隧通管味一人跑河车]"


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of one kind."""
    return frozenset(_rows()[kind])


def either(kind: str) -> str:
    """A pattern for the longest word of a kind that fits."""
    return "|".join(sorted(_rows()[kind], key=len, reverse=True))


@cache
def _rows() -> dict[str, list[str]]:
    return {kind: words for kind, *words in (line.split() for line in lexicon_lines("chinese_speech"))}


@cache
def surnames() -> frozenset[str]:
    """Chinese family names of one letter and double ones; 小 and 阿 open a nickname."""
    single = frozenset([name for name in lexicon("cjk_surnames") if len(name) == 1])
    return single | words_of("surname") | _DOUBLE


@cache
def _openers() -> re.Pattern[str]:
    day = r"(?:\d{2,4}年)?(?:\d{1,2}月)?\d{1,2}[日号號](?:上午|下午|晚间|晚上|晚|凌晨|中午)?"
    return re.compile(
        rf"{day}|\d{{2,4}}年|[{BLACK}{BRACKET}]+|第?[一二三四五六七八九十][^，]{{0,2}}是"
        rf"|(?:在|当|當|自|对|對|关于)[^，]{{1,24}}?(?:时|時|后|後|中|上|期间|之际)(?=[一-鿿])|{either('opener')}"
    )


def _behind_openers(clause: str) -> int:
    """Where the subject may begin: behind 随后, 6月2日, 但."""
    at = 0
    while found := _openers().match(clause, at):
        at = found.end()
    return at


def _starts(clause: str) -> Iterator[int]:
    """Where a name may begin: at the head, behind an office, behind what tells more of somebody."""
    head = _behind_openers(clause)
    yield head
    yield from (found.end() for found in _offices().finditer(clause, head, head + _HEAD))


_HEAD = 60
"""Code points from the head of a clause in which a name begins, its firm and office before it."""


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('office')}|的)(?=[一-鿿A-Za-z])")


@cache
def _then() -> re.Pattern[str]:
    """What ends a name or a noun: an adverb, a preposition, a date."""
    return re.compile(rf"{either('then')}|[周週][一二三四五六日末]|星期|\d|{BLACK}|{BRACKET}")


@cache
def _to_whom() -> re.Pattern[str]:
    """Who is told something, at the end of what stands before the verb, and the day on which."""
    return re.compile(r"(?:\d{1,2}[日号號])?[对對向][一-鿿]{0,8}(?:记者|記者|媒体|媒體|笔者|筆者)$")


@cache
def _address() -> re.Pattern[str]:
    return re.compile(either("address"))


@cache
def _kin() -> re.Pattern[str]:
    return re.compile(either("kin"))


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('pronoun')})(?!的|们|們|个人|{either('kin')})")


def _ends(clause: str, at: int) -> bool:
    """True where a name may end: before an adverb, a preposition, a title, a verb that reports, at the end of the clause."""
    if at == len(clause) or _then().match(clause, at) or _address().match(clause, at):
        return True
    cue = _cues().match(clause, at)
    return bool(cue and cue["cue"])


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(f"[{either('abroad')}]{{2,6}}")


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<who>(?!在|把|被|从|让|以|用|为|与|與|跟|对|對)(?P<some>{either('indefinite')})?[^《》不了是看说]*?"
        rf"(?:(?P<people>{either('people')})|(?P<organisation>{either('organisation')}|...[局厅署党组社报])))"
        r"|[^《》]{0,8}(?P<paper>《[^《》]*[报報网社刊志]》)"
    )
