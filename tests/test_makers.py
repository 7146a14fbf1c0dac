"""`makers`: lines of labels around a story."""

from __future__ import annotations

import pytest

from copydesk.fields.writers import find_writers
from copydesk.labels.makers import find_makers, with_makers
from copydesk.model import Block, Origin, Role

STORY = "渡船昨天早上在北岸复航，第一班船上有四十名乘客，船票八元，与停航以前一样。"


def roles_of(*lines: tuple[Role, str]) -> list[Role]:
    blocks = [Block(text, Origin(i + 1, i + 1)) for i, (_, text) in enumerate(lines)]
    return with_makers(blocks, [role for role, _ in lines])


HEADLINE = (Role.HEADLINE, "北岸渡船昨天早上复航")
BODY = (Role.BODY, STORY)


@pytest.mark.parametrize(
    ("taken", "text", "role"),
    [
        (Role.BODY, "（原标题：渡船又开了，北岸人说等了三年）", Role.NOTE),
        (Role.CAPTION, "2025-03-04 09:12:30 字号：A- A A+ 来源：北岸晚报", Role.TIMESTAMP),
        (Role.BODY, "编辑 左思齐 校对 韩叶", Role.CONTRIBUTOR),
        (Role.CREDIT, "来源：北岸晚报 作者：周帆", Role.BYLINE),
        (Role.BODY, "来源：北岸晚报", Role.CHROME),
        (Role.BODY, "北岸晚报记者 周帆", Role.BYLINE),
        (Role.BODY, "记者看到，码头上人不多。", Role.BODY),
        (Role.CREDIT, "图片来源：港务局", Role.CREDIT),
    ],
)
def test_what_a_line_of_labels_is(taken: Role, text: str, role: Role) -> None:
    assert roles_of(HEADLINE, BODY, (taken, text), BODY)[2] is role


def test_a_page_keeps_its_story() -> None:
    assert roles_of(HEADLINE, (Role.BODY, "原标题：渡船又开了"))[1] is Role.BODY


def test_the_first_source_and_the_writers() -> None:
    lines = ["北岸渡船昨天早上复航", "来源：北岸晚报", STORY, "来源：港务局"]
    roles = [Role.HEADLINE, Role.CHROME, Role.BODY, Role.CHROME]
    made = find_makers(lines, roles, [f"本报讯（记者 周帆）{STORY}"])
    assert (made.source, made.writers) == ("北岸晚报", ("周帆",))
    assert find_makers([], [], []).source is None


def test_an_editor_whom_the_metadata_names_did_not_write() -> None:
    lines = ["北岸渡船昨天早上复航", STORY, "（责任编辑：左思齐）"]
    roles = [Role.HEADLINE, Role.BODY, Role.CONTRIBUTOR]
    assert find_writers(lines, roles, [STORY], ["左思齐"])[1].authors == ()
    assert find_writers(lines, roles, [STORY], ["周一帆"])[1].authors == ("周一帆",)
