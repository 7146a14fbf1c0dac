"""Headings of a story told by their markup, and sentences that were taken for one."""

from __future__ import annotations

import pytest

from copydesk.blocks.html_blocks import read_html
from copydesk.blocks.text_blocks import read_text
from copydesk.labels.subheads import with_subheads
from copydesk.model import Role

LONG = "On Tuesday the harbour board met once more to hear what the new slipway would cost the town and its sailors."


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("<p><strong>Who pays for the slipway</strong></p>", True),
        ("<p><span><b>Who pays?</b></span></p>", True),
        ("<h3>Who pays for the slipway?</h3>", True),
        ("<p><strong>谁来承担这笔费用</strong></p>", True),
        # a sentence, a label, what somebody says, and a line of which a part is bold
        ("<p><strong>Nobody at the table objected.</strong></p>", False),
        ("<p><strong>What it costs:</strong></p>", False),
        ("<p><strong>“We will build it!”</strong></p>", False),
        ("<p><strong>“明天动工。”</strong></p>", False),
        ("<p><strong>The slipway</strong> and the crane</p>", False),
        ("<p>Who pays for the slipway</p>", False),
        # a link, an item, a credit, a paragraph in bold type
        ("<p><a href=/x><strong>Ferry sails again</strong></a></p>", False),
        ("<ul><li><strong>Two cleats</strong></ul>", False),
        ("<p><strong>Photo: Ada Birch</strong></p>", False),
        (f"<p><strong>{LONG[:-1]}</strong></p>", False),
    ],
)
def test_what_the_markup_sets_as_a_heading(line: str, heads: bool) -> None:
    blocks = read_html(f"<main><p>{LONG}</p>{line}<p>{LONG}</p></main>").blocks
    roles = with_subheads(blocks, [Role.BODY] * len(blocks))
    assert (roles[1] is Role.SUBHEAD) is heads
    assert roles[0] is roles[2] is Role.BODY


def test_a_heading_has_a_paragraph_below() -> None:
    page = f"<main><p>{LONG}</p><p><b>Two cleats</b></p><p><b>One winch</b></p></main>"
    blocks = read_html(page).blocks
    assert with_subheads(blocks, [Role.BODY] * 3) == [Role.BODY] * 3


def test_questions_of_an_interview_are_its_paragraphs() -> None:
    asked = "".join(f"<p><b>Who pays for pier {n}?</b></p><p>{LONG}</p>" for n in range(3))
    blocks = read_html(f"<main>{asked}</main>").blocks
    assert Role.SUBHEAD not in with_subheads(blocks, [Role.BODY] * len(blocks))


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("Nobody at the table objected.", False),
        ("As the harbour master of Stowe told the board,", False),
        ("没有人在会上提出反对意见。", False),
        ("Who pays", True),
        ("Callan.", True),
        ("3. The old crane.", True),
    ],
)
def test_a_sentence_is_no_subhead(line: str, heads: bool) -> None:
    blocks = read_text(f"{LONG}\n\n{line}\n\n{LONG}").blocks
    roles = with_subheads(blocks, [Role.BODY, Role.SUBHEAD, Role.BODY])
    assert (roles[1] is Role.SUBHEAD) is heads
