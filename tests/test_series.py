"""Lines of one series: headings of a countdown, facts below a label, counters."""

from __future__ import annotations

import doctest

import pytest

from copydesk.labels import series
from copydesk.labels.series import is_counter, is_divider, with_series
from copydesk.model import Block, Origin, Role

PARAGRAPH = (Role.BODY, "The harbour board of Callan met again on Tuesday.")


def told(*lines: tuple[Role, str]) -> list[str]:
    blocks = [Block(text, Origin(), frozenset()) for _, text in lines]
    return [str(role) for role in with_series(blocks, [role for role, _ in lines])]


def countdown(*roles: Role, name: str = "{n}. The old crane", apart: bool = True) -> list[str]:
    """The roles of headings with falling numbers, each above a paragraph or, where not `apart`, the next one."""
    headings = [(role, name.format(n=9 - n)) for n, role in enumerate(roles)]
    lines = [
        PARAGRAPH,
        *[line for heading in headings for line in (heading, PARAGRAPH)[: 1 + apart]],
        PARAGRAPH,
    ]
    found = told(*lines)[1:-1]
    return found[::2] if apart else found


def test_headings_of_one_countdown_have_one_role() -> None:
    passed_over = (Role.CHROME, Role.SUBHEAD, Role.CAPTION, Role.BODY)
    assert countdown(*passed_over) == ["subhead"] * 4
    assert countdown(*passed_over, apart=False) == ["body"] * 4
    assert countdown(*passed_over, name="{n}) The quay of Stowe") == ["subhead"] * 4
    # a line that signs or dates something is none of them
    assert countdown(*passed_over, Role.CREDIT)[-1] == "credit"


@pytest.mark.parametrize(
    "name", ["The old crane", "{n} boats", "{n}.5 metres", "20{n}{n}. A year of storms", "1. The quay"]
)
def test_lines_that_are_no_series(name: str) -> None:
    passed_over = (Role.CHROME, Role.SUBHEAD, Role.CAPTION, Role.BODY)
    assert countdown(*passed_over, name=name) == [*passed_over]


def test_what_the_page_numbers_of_its_own() -> None:
    most_read = [Role.CHROME] * 5
    assert countdown(*most_read, apart=False) == most_read
    assert countdown(Role.CHROME, Role.SUBHEAD, Role.SUBHEAD) == ["chrome", "subhead", "subhead"]


def test_a_numbered_caption_with_its_credit() -> None:
    heading = (Role.SUBHEAD, "{n}. The quay")
    lines = [(role, text.format(n=n)) for n, (role, text) in enumerate([heading] * 3, 1)]
    assert (
        told(*lines, (Role.CAPTION, "4. The old crane. Photo: Ida Brandt/Getty Images"), PARAGRAPH)[3]
        == "caption"
    )


def facts(line: str, *roles: Role, hints: frozenset[str] = frozenset()) -> list[str]:
    lines = [(role, line.format(n=n)) for n, role in enumerate(roles)]
    blocks = [Block(text, Origin(), hints) for _, text in (PARAGRAPH, *lines, PARAGRAPH)]
    return [str(role) for role in with_series(blocks, [Role.BODY, *roles, Role.BODY])][1:-1]


def test_facts_below_one_label_are_the_storys() -> None:
    mixed = (Role.CHROME, Role.SUBHEAD, Role.BODY, Role.CHROME, Role.CREDIT)
    assert facts("Size: {n} tons", *mixed) == ["body"] * 4 + ["credit"]
    assert facts("Last Callan race: {n} laps", *mixed) == ["body"] * 4 + ["credit"]
    for line in (
        "The old crane of Callan: part {n}",
        "Read more: The crane is sold for {n} pounds",
        "Boats {n}: sold",
        "Size:",
    ):
        assert facts(line, *mixed) == [*mixed]
    # some of the page's own and headings by their markup
    assert facts("Size: {n} tons", *[Role.CHROME] * 8, Role.SUBHEAD)[:8] == ["chrome"] * 8
    assert facts("Size: {n} tons", *mixed, hints=frozenset(["h2"])) == [*mixed]


@pytest.mark.parametrize("line", ["2 of 57", "Image 1 of 4", "1/12", "3 / 9", "Bild 2 von 8"])
def test_counters(line: str) -> None:
    assert is_counter(line)
    assert told(PARAGRAPH, (Role.BODY, line), PARAGRAPH) == ["body", "chrome", "body"]


@pytest.mark.parametrize("line", ["24/7", "9 of 8", "2 of 57 boats", "57", "9/11 1/12", ""])
def test_lines_that_count_nothing(line: str) -> None:
    assert not is_counter(line)


@pytest.mark.parametrize(
    ("line", "divides"),
    [
        ("***", True),
        ("_ _ _", True),
        ("◇", True),
        ("━━━━", True),
        ("\ufeff", True),
        ("★★★", False),
        ("*1", False),
        ("1", False),
        ("", False),
    ],
)
def test_dividers(line: str, divides: bool) -> None:
    assert is_divider(line) == divides
    if line:
        assert told(PARAGRAPH, (Role.SUBHEAD, line), PARAGRAPH)[1] == ("chrome" if divides else "subhead")


def test_examples_in_the_docstrings() -> None:
    assert doctest.testmod(series).failed == 0


@pytest.mark.parametrize(
    ("name", "below", "kept"),
    [
        ("Step {n}", "Lay board {n} on the beam.", True),
        ("Schritt {n}:", "Lay board {n} on the beam.", True),
        # what no sentence follows, or always the same one
        ("Page {n}", "Board {n}", False),
        ("Advertisement {n}", "The story goes on below.", False),
    ],
)
def test_steps_of_a_guide_go_on_below_its_story(name: str, below: str, kept: bool) -> None:
    steps = [(Role.CHROME, line.format(n=n)) for n in range(1, 5) for line in (name, below)]
    expected = ["subhead", "body"] * 4 if kept else ["chrome"] * 8
    assert told(PARAGRAPH, *steps)[1:] == expected
    assert told(PARAGRAPH, *steps[:6])[1:] == ["chrome"] * 6
