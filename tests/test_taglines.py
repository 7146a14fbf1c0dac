"""What a story says of its writer at its end."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from copydesk.labels.taglines import with_taglines
from copydesk.model import Block, Origin, Role

STORY = [f"The harbour board met for the {n}th time." for n in range(6)]


def taglines(
    last: Sequence[str],
    byline: str = "By Ida Brandt and TEODOR VANCE, Bay Ledger",
    story: Sequence[str] = STORY,
) -> list[str]:
    """The paragraphs of a story that ends with `last` which are taken for taglines."""
    lines = [(Role.BYLINE, byline), *[(Role.BODY, text) for text in (*story, *last)], (Role.CHROME, "Share")]
    blocks = [Block(text, Origin(), frozenset()) for _, text in lines]
    roles = with_taglines(blocks, [role for role, _ in lines])
    return [block.text for block, role in zip(blocks, roles, strict=True) if role is Role.TAGLINE]


@pytest.mark.parametrize(
    "line",
    [
        "Ida Brandt is a reporter at the Bay Ledger.",
        "Ida Brandt’s reporting is paid for by the readers.",
        "— Ida Brandt may be reached at ida@ledger.example.",
        "(Ida Brandt, who grew up in Port Callan, writes about ships.)",
        "Teodor Vance covers the harbour.",
    ],
)
def test_a_last_paragraph_that_opens_with_a_writer(line: str) -> None:
    assert taglines([line]) == [line]
    assert taglines([line, "Write to us.", "Our rules for letters."]) == [line]
    # further up it is told
    assert taglines([line, *STORY]) == []


@pytest.mark.parametrize(
    ("line", "more"),
    [
        ("The board meets again in May, says Ida Brandt.", {}),
        ("Ida Lund is the mayor of the town.", {}),
        # no writer is named, the outlet is no person
        ("Ida Brandt is the mayor.", {"byline": "By the Bay Ledger"}),
        ("Bay Ledger readers gave the pictures.", {}),
        # the story tells of her, or is but a few lines long
        ("Ida Brandt sailed at dawn.", {"story": ["Her boat, Ida Brandt said, is old.", *STORY]}),
        ("Ida Brandt sailed at dawn.", {"story": STORY[:2]}),
        ("Ida", {}),
    ],
)
def test_paragraphs_of_the_story(line: str, more: dict[str, str]) -> None:
    assert taglines([line], **more) == []


def test_a_page_that_nobody_signed_keeps_its_roles() -> None:
    blocks = [Block("Ida Brandt is a reporter.", Origin(), frozenset())] * 8
    assert with_taglines(blocks, [Role.BODY] * 8) == [Role.BODY] * 8


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([(Role.CHROME, "Nora Quill"), (Role.BODY, "Nora is fond of boats.")], [Role.TAGLINE]),
        # the writer's name needs no words of hers below it
        ([(Role.BYLINE, "Ida Brandt"), (Role.BODY, "Halden-based correspondent for ships.")], [Role.TAGLINE]),
        ([(Role.CHROME, "Nora Quill"), (Role.BODY, "The board meets again in May.")], [Role.BODY]),
        ([(Role.CHROME, "Nora Quill"), (Role.BODY, "Nora sails."), (Role.BODY, "So do others.")], [Role.BODY] * 2),
        # the next entry of a list
        ([(Role.SUBHEAD, "Nora Quill"), (Role.BODY, "Nora sails alone.")], [Role.BODY]),
        ([(Role.BODY, "Karl Roth contributed to this report.")], [Role.CONTRIBUTOR]),
        ([(Role.BODY, "Correction: the ferry has two decks.")], [Role.NOTE]),
        ([(Role.BODY, "A previous version of this story gave the wrong pier.")], [Role.NOTE]),
        ([(Role.BODY, "This story has no end yet.")], [Role.BODY]),
        ([(Role.BODY, "Corrections officers at the jail liked the boat.")], [Role.BODY]),
        ([(Role.BODY, "Rain contributed to the delay.")], [Role.BODY]),
    ],
)  # fmt: skip
def test_what_tells_of_the_making_of_a_story(lines: list[tuple[Role, str]], told: list[Role]) -> None:
    whole = [(Role.BYLINE, "By Ida Brandt"), *[(Role.BODY, text) for text in STORY], *lines]
    blocks = [Block(text, Origin(), frozenset()) for _, text in whole]
    roles = with_taglines(blocks, [role for role, _ in whole])
    given = [i for i, (role, _) in enumerate(whole) if role is Role.BODY][len(STORY) :]
    assert [roles[i] for i in given] == told
