"""Who made a story in Chinese, Japanese and Korean copy: `来源：… 作者：…`, `（记者 …）`, `【山野太郎】`, `김나래 기자`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import takewhile

from copydesk.lexicons import lexicon, words_by_kind
from copydesk.lines.bylines import Makers
from copydesk.lines.names import EAST_ASIAN, is_person_name, opens_east_asian

LONGEST_LABELLED = 120
"""Code points of a line of labels: a date, a source, a writer, an editor, counters; a sentence with such words is longer."""


def read_labels(text: str) -> Makers | None:
    """Whom a line names that is but labels and names; None for any other.

    >>> read_labels("2025-03-04 09:12　来源：北岸晚报　作者：周一帆")
    Makers(source='北岸晚报', writers=('周一帆',), editors=())
    >>> read_labels("【责任编辑：左思齐_NB071】").editors, read_labels("编辑 左思齐 校对 韩叶").editors
    (('左思齐',), ('左思齐', '韩叶'))
    >>> read_labels("编辑：为什么要写这样一个故事？"), read_labels("来源：未知").source
    (None, None)

    `text` is one line, any white space. Never raises.
    """
    if len(text) > LONGEST_LABELLED or not STOPS.isdisjoint(text):
        return None
    if not any(word in text for word in _label_stems()):
        return None
    labels: list[re.Match[str]] = []
    for label in _labels().finditer(text):
        if _is_apart(text, label, bool(labels)):
            labels.append(label)
    if not labels or (len(labels) < SURE and any(map(str.isalpha, _undated(text[: labels[0].start()])))):
        return None
    ends = [*[label.start() for label in labels[1:]], len(text)]
    found: dict[str, list[str]] = {kind: [] for kind in LABELS}
    for label, end in zip(labels, ends, strict=True):
        kind, value = _kinds()[label[1]], text[label.end() : end].strip(PADDING)
        named = _source(value) if kind == "source" else _people(value, kind)
        if named is None:
            return None
        found[kind] += named
    if all(_kinds()[label[1]] == "beside" for label in labels):
        return None
    return Makers(next(iter(found["source"]), None), _unique(found["writer"]), _unique(found["editor"]))


LABELS = ("source", "writer", "editor", "beside")
"""Kinds of labels; those who took the pictures, or brought the text in, stand beside the others."""
STOPS = frozenset("。！？!?")
SURE = 2
"""Labels of a line that may open with other words; one of them alone may stand within a sentence."""
PADDING = " \u3000\xa0()（）[]［］【】|｜/／_-—,，;；"
"""What stands around a name beside a label."""
LONGEST_SOURCE, LONGEST_SIGNED = 25, 16
"""Code points of an outlet's name and of one that somebody signs with; a longer word is a sentence."""


def _source(value: str) -> list[str] | None:
    """The first outlet's name; none where the value stands for nobody, None where it is no name."""
    # `The Callan Post`, `北岸晚报 举报`, `北岸晚报·北岸号`, `北岸晚报、海港网`
    words = re.split(r"[·、，,;；]| {2,}" if value[:1].isascii() else r"[\s·、，,;；]", value)
    name = words[0].strip(PADDING).removesuffix("举报")
    if len(name) > LONGEST_SOURCE:
        return None
    if name[-1:] in MARKS:
        # `来源: | 发布时间: 2025-03-04`: the next label
        return []
    return [name] if name and name not in _words("nobody") and not name[0].isdigit() else []


def _people(value: str, kind: str) -> list[str] | None:
    """The people that a label's value names; none where it stands for nobody or an office, None where it is no name.

    An editor signs with what he likes, also a name that is none of a person; the writer may be an office.
    """
    if says_reporter(value) and (marked := list(_marked(value.translate(_BREAKS).split()))):
        # `北岸晚报记者 周一帆 韩一叶`
        return marked
    named: list[str] = []
    for word in re.split(r"[\s、，,;；/／|｜]+", value):
        name = re.sub(r"_?[A-Z]*\d+$", "", word).strip(PADDING)
        if named and name.isascii() and name.istitle() and named[-1].isascii():
            # `Demi Xia`
            named[-1] = f"{named[-1]} {name}"
            continue
        # behind the first, only what is a name for sure: counters, buttons and their labels follow
        if named and not is_han_name(name):
            break
        if len(name) > LONGEST_SIGNED:
            return None
        if name and name not in _words("nobody") and _is_signed(_bare(name), kind):
            named.append(_bare(name))
    return named


def _is_signed(name: str, kind: str) -> bool:
    if not name.replace("·", "").isalpha():
        return False
    return (
        kind == "editor" or is_han_name(name) or not (len(name) > MOST_HAN or name.endswith(_ends("office")))
    )


def is_han_name(text: str) -> bool:
    """Whether a word is a person's name beside a word that says so: there two characters are enough.

    >>> is_han_name("周帆"), is_person_name("周帆"), is_han_name("新闻")
    (True, False, False)
    """
    return is_person_name(text) or (
        len(text) == 2 and "\u4e00" <= text[1] <= "\u9fff" and text[0] in lexicon("cjk_surnames")
    )


MOST_HAN = 4
"""Characters of a Chinese or Japanese name."""


def is_original_title(text: str) -> bool:
    """Whether a line says what the story was called where it comes from.

    >>> is_original_title("（原标题：旧吊车保留不拆）"), is_original_title("原标题党")
    (True, False)
    """
    head = text[:LONGEST_LABEL].lstrip(PADDING)
    return any(
        head.startswith(word) and head[len(word) :].lstrip()[:1] in MARKS for word in _words("original")
    )


LONGEST_LABEL = 20
"""Code points of a label, its mark and the bracket before it."""
MARKS = frozenset("：:|｜")


def reporters(text: str) -> tuple[str, ...]:
    """Who signs a short line, or a bracket: `【山野太郎】`, `記者 王小雨`, `김나래 기자`, `北岸晚报记者周帆`.

    >>> reporters("北岸晚报记者 周帆 韩一叶"), reporters("北岸晚报记者周帆摄"), reporters("海港网首页")
    (('周帆', '韩一叶'), (), ())
    """
    if len(text) > LONGEST_LABELLED or "。" in text or text.endswith(_ends("pictures")):
        return ()
    for phrase in _words("helped"):
        text = text.replace(phrase, " ")
    words = text.translate(_BREAKS).split()
    if is_person_name(" ".join(words)):
        return (" ".join(words),)
    if marked := list(_marked(words)):
        return _unique(marked)
    if parted := _before_outlet(text):
        return (parted[0],)
    # `東部支局・三枝あかね`
    words = [word for word in words if not word.endswith(_ends("desk"))]
    return tuple(words) if 1 <= len(words) <= 6 and all(map(is_person_name, words)) else ()


def _marked(words: list[str]) -> Iterator[str]:
    """The names beside a word for a reporter: Korean and Japanese put it behind the name, Chinese before."""
    for at, word in enumerate(words):
        marker = next((m for m in _ends("reporter") if m in word), None)
        if marker is None:
            continue
        outlet, _, near = word.rpartition(marker)
        # `周帆记者`, `记者周帆`, `北岸晚报记者周帆`
        glued = _names_in(near) or _names_in(outlet)
        yield from glued
        if not glued and near:
            continue
        before = words[at - 1] if at else ""
        # all that follow up to the first word that is no name
        behind = list(takewhile(is_han_name, words[at + 1 : at + 1 + MOST_LISTED]))
        if not glued and is_person_name(before) and (marker > HANGUL or not behind):
            yield before
        elif not _names_in(outlet):
            yield from behind


HANGUL = "가"
"""The words for reporters from here on stand behind the name, Chinese ones before it."""


def _names_in(run: str) -> tuple[str, ...]:
    """The name that some characters are, or the two; none where they are no names."""
    if is_han_name(run):
        return (run,)
    cuts = (size for size in (3, 2) if is_han_name(run[:size]) and is_han_name(run[size:]))
    cut = next(cuts, 0)
    return (run[:cut], run[cut:]) if cut else ()


MOST_LISTED = 6
"""Names behind one word for reporters."""


def says_reporter(text: str) -> bool:
    """Whether a line has a word for a reporter in it."""
    return any(map(text.__contains__, _ends("reporter")))


def names_reporter(text: str) -> bool:
    """Whether an East Asian line says that somebody is a reporter.

    >>> names_reporter("김나래 기자 narae@orsby.example"), names_reporter("Ida Brandt, Reporter")
    (True, False)
    """
    return opens_east_asian(text) and says_reporter(text) and bool(reporters(text))


def says_who_helped(text: str) -> bool:
    """Whether a short line says that somebody helped: `（实习生周帆对本文亦有贡献）`."""
    return len(text) <= LONGEST_LABELLED and any(map(text.__contains__, _words("helped")))


def outlet_before_reporter(text: str) -> str | None:
    """Whose reporter signs: `北岸晚报记者 周帆` -> `北岸晚报`, `周帆/北岸晚报` -> `北岸晚报`; None where it is not said.

    >>> outlet_before_reporter("北岸晚报记者 周帆"), outlet_before_reporter("本报记者 周帆")
    ('北岸晚报', None)
    """
    if parted := _before_outlet(text):
        return parted[1]
    for word in text.translate(_BREAKS).split():
        for marker in _ends("reporter"):
            before = word.partition(marker)[0] if marker in word else ""
            if len(before) > 2 and before.endswith(_ends("outlet")) and before not in _words("nobody"):
                return before
    return None


def _before_outlet(text: str) -> tuple[str, str] | None:
    """The name and the outlet of a line that is but these: `周帆/北岸晚报`."""
    name, slash, outlet = text.strip(PADDING).replace("／", "/").partition("/")
    name, outlet = name.strip(), outlet.strip()
    if slash and is_han_name(name) and 2 < len(outlet) <= LONGEST_SIGNED and outlet.endswith(_ends("outlet")):
        return name, outlet
    return None


def bracketed_reporters(opening: str, last: str) -> tuple[str, ...]:
    """Who signs in a bracket at the start of a story's first paragraph, or at the end of its last.

    >>> bracketed_reporters("本报讯（记者 周帆 通讯员 韩一叶）昨天，渡船复航。", "")
    ('周帆', '韩一叶')
    >>> bracketed_reporters("", "渡船昨天复航。（周帆）"), bracketed_reporters("", "渡船昨天复航（周五）")
    (('周帆',), ())
    """
    if placed := re.match(r"【[^】＝=]{2,12}[＝=]([^】]{2,20})】", opening):
        # `【ロンドン＝山田太郎】`
        return reporters(placed[1])
    if opening[:1] >= EAST_ASIAN or opening[:1] in "（(【":
        head = opening[:WITHIN]
        if (bracket := re.search(r"[（(]([^（）()]{3,80})[)）]", head)) and says_reporter(bracket[1]):
            return tuple(_marked(bracket[1].translate(_BREAKS).split()))
    # behind a full stop: `（周五）` within a sentence is no name
    if closing := re.search(r"[。！？”」][（(]([^（）()]{2,40})[)）]\s*$", last[-WITHIN:]):
        names = closing[1].translate(_BREAKS).split()
        return tuple(_marked(names)) or (tuple(names) if names and all(map(is_han_name, names)) else ())
    return ()


WITHIN = 120
"""Code points from a story's start in which the bracket stands: behind outlet, place and date, itself with some names."""

_BREAKS = str.maketrans(dict.fromkeys("、，,/／|｜・=＝:：;；()（）[]［］【】「」＜＞<>@", " "))


def _undated(text: str) -> str:
    """What stands before the first label without a date's words, buttons in brackets and other labels."""
    return re.sub(r"[\u4e00-\u9fff]{2,6}\s*[：:]|[年月日时分時秒]|【[^】]*】|\b[A-Z][+-]?\s", "", text)


def _is_apart(text: str, label: re.Match[str], listed: bool) -> bool:
    """Whether a label is no part of a longer word, and has a mark, or is an editor's that a blank follows.

    In a list that a terminal browser printed no blank stands before it: `来源：北岸晚报作者：周帆`.
    """
    marked = any(sign in label[2] for sign in "：:|｜/／")
    if "\u4e00" <= text[: label.start()][-1:] <= "\u9fff" and not (listed and marked and len(label[1]) > 1):
        return False
    return marked or (
        _kinds()[label[1]] == "editor" and is_han_name(re.split(r"\s", text[label.end() :], maxsplit=1)[0])
    )


@cache
def _labels() -> re.Pattern[str]:
    longest = sorted(_kinds(), key=len, reverse=True)
    return re.compile(rf"({'|'.join(longest)})(\s*[：:|｜/／]\s*|\s+)")


@cache
def _label_stems() -> tuple[str, ...]:
    """Two letters of each label, one of them short: nearly all lines have none, which is quicker to see than where."""
    return tuple({label[:2] for label in _kinds()})


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind in LABELS for word in words_by_kind("cjk_byline_words")[kind]}


def _bare(name: str) -> str:
    """A name without what its bearer did, where that is glued to it: `路一帆编译`."""
    made = next(
        (word for word in _ends("made") if name.endswith(word) and is_person_name(name[: -len(word)])), ""
    )
    return name[: len(name) - len(made)]


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(words_by_kind("cjk_byline_words")[kind])


@cache
def _ends(kind: str) -> tuple[str, ...]:
    return tuple(sorted(words_by_kind("cjk_byline_words")[kind], key=len, reverse=True))


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
