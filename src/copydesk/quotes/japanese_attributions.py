"""Who says a quote in Japanese copy, where no blanks part the words: 佐田さんは「…」と話した."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from copydesk.lexicons import lexicon_lines
from copydesk.quotes.attributions import Attribution
from copydesk.quotes.marks import Stretch
from copydesk.quotes.passages import Mention


def attribute_japanese(paragraphs: Sequence[str], stretches: Sequence[Stretch]) -> list[Attribution]:
    """The stretches that somebody said, each with its speaker; terms and titles in marks are left out.

    >>> from copydesk.quotes.marks import quoted_stretches
    >>> lines = ["市の佐田明子市長は「橋は来春に開通する」と述べた。"]
    >>> [said] = attribute_japanese(lines, quoted_stretches(lines))
    >>> said.mention.words, said.cue
    ('佐田明子', '述べた')
    """
    found: list[Attribution] = []
    last: Attribution | None = None
    for stretch in stretches:
        text = paragraphs[stretch.paragraph]
        before = text[max(0, stretch.opening - _NEAR) : stretch.opening]
        after = text[stretch.closing : stretch.closing + _NEAR]
        cue = _cue(before, after)
        words = text[stretch.start : stretch.end]
        full = words[-1] in "。！？.!?" or after[:1] in ("と", "，", "。", "")
        named = re.match("と(?:して(?!い)|いう)", after) and re.search("[一-鿿ァ-ヴー]$", words)
        short = len(words) < _TERM and not (cue and after[:1] == "と" and re.search("[ぁ-ん]$", words))
        if short or not (full or cue) or named:
            continue
        mention = _speaker(stretch, before, after)
        same = last is not None and last.stretch.paragraph == stretch.paragraph
        if last and last.stretch.carries_on:
            last = Attribution(stretch, last.mention, last.cue, True)
        else:
            # 佐田さんは「…」と話した。「…」とも述べた: in another paragraph somebody else may be meant
            last = Attribution(stretch, mention or (last.mention if last and same else None), cue, False)
        found.append(last)
    return found


_NEAR = 60
"""Code points on either side in which speaker and cue stand."""
_TERM = 6
"""Code points; what is shorter is a term or a title in marks, but for a predicate: 「申し訳ない」と謝罪."""


@cache
def _cues() -> re.Pattern[str]:
    return re.compile(_either("cue"))


def _either(kind: str) -> str:
    """A pattern for the longest word of a kind that fits."""
    words = next(line.split()[1:] for line in lexicon_lines("japanese_speech") if line.startswith(f"{kind} "))
    return "|".join(sorted(words, key=len, reverse=True))


def _cue(before: str, after: str) -> str | None:
    """The reporting verb in the rest of the sentence behind the quote, or right before its marks."""
    sentences = after.split("。")
    rest = sentences[1] if sentences[0] == "" and "はそう" in after else sentences[0]
    found = _cues().search(rest)
    if found:
        return found[0]
    lead = re.split("[。！？]", before)[-1]
    cues = _cues().findall(lead)
    return cues[-1] if cues and lead.rstrip("：:，,")[-4:].endswith(cues[-1]) else None


_NAME = r"[一-鿿々ヶァ-ヴー・]{2,12}"
_AGE = r"(?:[（(]\d{1,3}[)）])?"
# 市の佐田明子市長は · 佐田さんは、 · 佐田氏が
_TOPIC = rf"({_NAME})(さん|氏|様)?({_AGE})([はがも])"
# 」と佐田さんは話した
_TOPIC_AFTER = rf"^と[^。「」]{{0,30}}?({_NAME})(?:さん|氏)?{_AGE}[はが]"
# 」。漁師の佐田明子さん（46）はそう話す
_TOPIC_THEN = rf"^。[^。「」]{{0,40}}?({_NAME})(?:さん|氏){_AGE}はそう"


def _speaker(stretch: Stretch, before: str, after: str) -> Mention | None:
    lead = re.split("[。！？」”]", before)[-1]
    topic = _topic(lead)
    if topic:
        return _mention(stretch, stretch.opening - len(lead) + topic.start(1), topic[1])
    for pattern in (_TOPIC_AFTER, _TOPIC_THEN):
        if found := re.search(pattern, after):
            return _mention(stretch, stretch.closing + found.start(1), found[1])
    return None


def _topic(lead: str) -> re.Match[str] | None:
    """The last person named as a topic or subject before the marks; else the last topic, else a subject close by."""
    named = list(re.finditer(_TOPIC, lead))
    people = [found for found in named if found[2] or found[3] or _titles().search(found[1])]
    topics = [found for found in named if found[4] != "が"]
    close = [found for found in named if len(lead) - found.end() <= _BESIDE]
    likely = people or topics or close
    return likely[-1] if likely else None


_BESIDE = 30
"""Code points from a subject to its words; one farther off belongs to a clause of its own."""


def _mention(stretch: Stretch, start: int, words: str) -> Mention:
    """Whoever the words name, without the office behind the name: 港町の佐田明子市長; people without a name stay a noun."""
    name = re.sub(".*の", "", words) or words
    start += len(words) - len(name)
    if re.search(f"(?:{_either('people')})$", name):
        return Mention(stretch.paragraph, start, start + len(name), "noun", name)
    title = _titles().search(name)
    if title and title.start() > 1:
        name = name[: title.start()]
    return Mention(stretch.paragraph, start, start + len(name), "name", name)


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(f"(?:{_either('office')}|{_either('people')})$")
