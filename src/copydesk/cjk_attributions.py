"""Who says a quote in Japanese and Chinese copy, where no blanks part the words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from copydesk.attributions import Attribution
from copydesk.lexicons import lexicon_lines
from copydesk.marks import Stretch
from copydesk.passages import Mention


def attribute_ideographic(paragraphs: Sequence[str], stretches: Sequence[Stretch]) -> list[Attribution]:
    """The stretches that somebody said, each with its speaker; terms and titles in marks are left out.

    >>> from copydesk.marks import quoted_stretches
    >>> lines = ["市の佐田明子市長は「橋は来春に開通する」と述べた。"]
    >>> [said] = attribute_ideographic(lines, quoted_stretches(lines))
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
        full = words[-1] in "。！？.!?" or text[stretch.closing : stretch.closing + 1] in (
            "と",
            "，",
            "。",
            "",
        )
        if len(words) < _TERM or not (full or cue):
            continue
        mention = _speaker(stretch, before, after)
        # “…，”王芳表示，“…”: the same words name the speaker of both
        joins = (
            last is not None
            and last.mention is not None
            and last.stretch.paragraph == stretch.paragraph
            and last.stretch.closing <= last.mention.start
            and (mention is None or mention == last.mention)
        )
        if last and (last.stretch.carries_on or joins):
            last = Attribution(stretch, last.mention, last.cue, True)
        else:
            inherited = last.mention if last and stretch.paragraph - last.stretch.paragraph <= 1 else None
            last = Attribution(stretch, mention or inherited, cue, False)
        found.append(last)
    return found


_NEAR = 60
"""Code points on either side in which speaker and cue stand."""
_TERM = 6
"""Code points; what is shorter is a term or a title in marks."""


@cache
def _cues() -> re.Pattern[str]:
    words = next(line.split()[1:] for line in lexicon_lines("cjk_speech") if line.startswith("cue "))
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


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
# 市の佐田明子市長は「 · 佐田さんは、記者団に「 · 佐田氏が「
_TOPIC = re.compile(rf"({_NAME})(?:さん|氏|様)?{_AGE}(?:[はがも])(?=[^はが。]{{0,30}}$)")
# 」と佐田さんは話した
_TOPIC_AFTER = re.compile(rf"^と[^。「」]{{0,30}}?({_NAME})(?:さん|氏)?{_AGE}[はが]")
# 」。漁師の佐田明子さん（46）はそう話す
_TOPIC_THEN = re.compile(rf"^。[^。「」]{{0,40}}?({_NAME})(?:さん|氏){_AGE}はそう")
# 市长李明说：“ · 李明表示，“
_SAYS_BEFORE = re.compile(
    r"([一-鿿·]{2,14}?)(?:女士|先生)?(?:对记者|對記者|在会上|昨日|今天|还|也)?(?:表示|称|说|說|指出|强调|強調|认为|認為|介绍|介紹|告诉记者|坦言|写道|補充|补充)[道]?[：:，,]?$"
)
# ”，李明说 · ”李明表示
_SAYS_AFTER = re.compile(
    r"^[，,]?([一-鿿·]{2,14}?)(?:女士|先生)?(?:对记者|今天|昨日|还|也)?(?:表示|称|说|說|指出|强调|強調|认为|認為|补充|補充|告诉)"
)
_OFFICE = re.compile(
    r"(?:.*[のⅠ-Ⅿ])?(.*?)(?:市長|知事|首相|大臣|社長|会長|監督|教授|校長|議員|委員長|選手|大統領|町長|村長|店長|所長|代表)?$"
)
_OFFICE_BEFORE = re.compile(
    r"^.*(?:市长|市長|校长|校長|主任|经理|經理|教授|总统|總統|部长|部長|局长|局長|发言人|發言人|主席|书记|记者|居民|村民|老师|老師|医生|馆长|館長|负责人|会长)(?=[一-鿿·]{2,})"
)


def _speaker(stretch: Stretch, before: str, after: str) -> Mention | None:
    lead = re.split("[。！？」”]", before)[-1]
    base = stretch.opening - len(lead)
    for pattern, text, offset in (
        (_TOPIC, lead, base),
        (_TOPIC_AFTER, after, stretch.closing),
        (_TOPIC_THEN, after, stretch.closing),
        (_SAYS_BEFORE, lead.lstrip("，,"), stretch.opening - len(lead.lstrip("，,"))),
        (_SAYS_AFTER, after, stretch.closing),
    ):
        found = pattern.search(text)
        if not found:
            continue
        start, words = offset + found.start(1), found[1]
        office = _OFFICE_BEFORE.match(words)
        if office:
            start, words = start + office.end(), words[office.end() :]
        title = _OFFICE.match(words)
        if title and title[1]:
            start, words = start + title.start(1), title[1]
        if len(words) > 1:
            return Mention(stretch.paragraph, start, start + len(words), "name", words)
    return None
