"""`cjk_bylines`: labels, reporters in brackets; the lines of bylines are in `test_bylines`."""

from __future__ import annotations

import pytest

from copydesk.lines.cjk_bylines import bracketed_reporters, is_original_title, read_labels


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("2025-03-04 09:12:30　来源: 北岸晚报 举报", "北岸晚报"),
        ("2025-03-04 09:12来源：北岸晚报·北岸号·港务", "北岸晚报"),
        ("时间：2025-03-04 09:12 来源： 北岸晚报", "北岸晚报"),
        ("2025-03-04 09:12:30 字号：A- A A+ 来源：QUAY", "QUAY"),
        ("出处：The Callan Post  作者：周帆", "The Callan Post"),
        ("来源|北岸晚报、海港网", "北岸晚报"),
        ("2025-03-04 出处：北岸晚报作者：周帆编辑：韩叶 人气： 53 次", "北岸晚报"),
        ("来源：网络", None),
        ("来源: | 发布时间: 2025-03-04 | 浏览次数: 53", None),
    ],
)
def test_the_source(text: str, source: str | None) -> None:
    read = read_labels(text)
    assert read is not None
    assert read.source == source


@pytest.mark.parametrize(
    ("text", "writers"),
    [
        ("时间：2025-03-04 作者：网络整理", ()),
        ("来源：本站原创  作者：港务局办公室", ()),
        ("2025-03-04 09:12 出处：海港网 作者：宪帆 编辑：宪帆 人气： 53 次 评论(8)", ("宪帆",)),
        ("文/周帆 编辑/韩叶", ("周帆",)),
        ("采写：北岸记者 周一帆 韩一叶", ("周一帆", "韩一叶")),
        ("采写：北岸见习记者周一帆", ("周一帆",)),
    ],
)
def test_the_writers(text: str, writers: tuple[str, ...]) -> None:
    read = read_labels(text)
    assert read is not None
    assert read.writers == writers


@pytest.mark.parametrize(
    "text",
    [
        "图片来源：港务局",
        "转载请注明出处：海港网",
        "编辑计划表",
        "渡船是本地人收入的主要来源：一张船票八元。",
        "他的小说出处：北岸",
        "作文/周记范文",
        "Source: Callan Post",
        "",
    ],
)
def test_lines_that_are_no_labels(text: str) -> None:
    assert read_labels(text) is None


@pytest.mark.parametrize(
    ("opening", "last", "names"),
    [
        ("北岸网10月4日讯（记者周帆 整合） 渡船复航。", "", ("周帆",)),
        ("北岸社海港3月4日电（记者周一帆、韩叶）渡船复航。", "", ("周一帆", "韩叶")),
        ("本站讯（职工通讯员 周帆 韩叶）为迎接渡船复航，", "", ("周帆", "韩叶")),
        ("渡船（共四艘）昨天复航。", "", ()),
        ("渡船复航。", "（港务局供图）", ()),
        ("渡船复航。", "船票八元。（周一帆）", ("周一帆",)),
        ("渡船复航。", "船票八元。（完）", ()),
        ("【ハルデン＝中沢海斗】橋が開いた。", "", ("中沢海斗",)),
        ("【ハルデン＝時事】橋が開いた。", "", ()),
        ("The ferry (four boats) sails.", "It sails.", ()),
    ],
)
def test_brackets_of_the_story(opening: str, last: str, names: tuple[str, ...]) -> None:
    assert bracketed_reporters(opening, last) == names


def test_original_titles() -> None:
    assert is_original_title("　　原标题：渡船复航")
    assert not is_original_title("原标题太长了")
