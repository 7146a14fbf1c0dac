"""`headlines`: the headline's line, and what is glued to it."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from copydesk.fields.headlines import find_headline
from copydesk.model import Metadata, Role


def headline(
    *lines: tuple[Role, str] | str, said: Metadata | None = None, titles: Collection[int] = ()
) -> str | None:
    rows = [(Role.HEADLINE, line) if isinstance(line, str) else line for line in lines]
    return find_headline([text for _, text in rows], [role for role, _ in rows], said or Metadata(), titles)


TITLE = "Board keeps its idle crane"
TITLED = Metadata(headlines=(TITLE,))


class TestPrinted:
    def test_the_line_as_it_is(self) -> None:
        assert headline(TITLE) == TITLE

    @pytest.mark.parametrize(
        "trail", [f"Home » Harbour » {TITLE}", f"News Harbour {TITLE} - Latest news", f"Home / {TITLE}"]
    )
    def test_a_breadcrumb_that_holds_the_line_below_is_not_it(self, trail: str) -> None:
        assert headline(trail, (Role.CHROME, TITLE)) == TITLE

    def test_the_last_step_of_a_numbered_breadcrumb_loses_its_number(self) -> None:
        assert headline((Role.CHROME, "2. Harbour"), f"3. {TITLE}") == TITLE
        assert headline((Role.CHROME, "Harbour"), f"3. {TITLE}") == f"3. {TITLE}"

    def test_a_word_of_the_headline_alone_below_it_is_not_it(self) -> None:
        assert headline(TITLE, (Role.EYEBROW, "Idle crane")) == TITLE

    @pytest.mark.parametrize(
        ("line", "below"),
        [
            (f"{TITLE} - Callan Post", TITLE),
            (f"{TITLE} – Callan Post", "CALLAN POST"),
            (f"{TITLE} | The Callan Post | by Ada Quill", TITLE),
        ],
    )
    def test_the_title_of_the_page_as_its_first_line_loses_the_outlet(self, line: str, below: str) -> None:
        rest = [(Role.CHROME, text) for text in ("Home", "News", "Sport", "Harbour", below)]
        assert headline(line, *rest) == TITLE
        # a dash of the headline's own
        assert headline(f"{TITLE} - and pays", *rest) == f"{TITLE} - and pays" or below == TITLE
        assert headline((Role.CHROME, "Home"), f"{TITLE} - Callan Post") == f"{TITLE} - Callan Post"

    def test_none(self) -> None:
        assert headline((Role.BODY, "The harbour board voted.")) is None


class TestGlued:
    """What innerText runs together with the headline, where no other line shows it."""

    @pytest.mark.parametrize(
        "line",
        [
            f"Port News / Harbour / {TITLE}",
            f"Home > Harbour > {TITLE}",
            f"{TITLE} | Opinion",
            f"Ilmiö | {TITLE}",
            f"{TITLE} | Callan Daily News",
            f"“It will stand”{TITLE}",
            f'"It will stand"{TITLE}',
            f"HomeHarbour{TITLE}",
            f"HARBOUR TROUBLE {TITLE}",
            f"‘NOBODY ASKED’ {TITLE}",
            f"Quay and shore:{TITLE}",
            f": {TITLE}",
        ],
    )
    def test_parted(self, line: str) -> None:
        assert headline(line) == TITLE

    @pytest.mark.parametrize(
        "line",
        [
            # its own marks
            "Cranes / A history",
            "BUDGET 3.0 | Board gets four million to hire an army of painters",
            "Opinion | Crane",
            '"It will stand", says the board',
            "“It will stand” board says",
            "McKay keeps the crane",
            "iPhone cranes: what DeVries saw",
            "NATO UN and port board agree on crane",
            "HARBOUR TROUBLE ends",
            "Board at 10:Crane falls",
            "A:Crane",
        ],
    )
    def test_left_alone(self, line: str) -> None:
        assert headline(line) == line


class TestMetadata:
    def test_where_none_is_printed(self) -> None:
        assert headline(said=Metadata(headlines=(TITLE, "Crane"))) == TITLE

    def test_it_shows_where_an_eyebrow_ends(self) -> None:
        assert headline(f"HARBOUR{TITLE}", said=TITLED) == TITLE

    def test_a_line_unlike_every_title_of_the_page_is_no_headline(self) -> None:
        assert headline("Newsletter for early birds", said=TITLED) == TITLE
        assert headline("Idle crane stays, board says", said=TITLED) == "Idle crane stays, board says"

    def test_the_h1_is_printed_as_the_headline_however_the_title_words_it(self) -> None:
        assert (
            headline("Fishmongers and their green giant", said=TITLED, titles=[0])
            == "Fishmongers and their green giant"
        )
        assert headline("Fishmongers and their green giant", said=TITLED, titles=[1]) == TITLE

    def test_where_letters_are_the_same_the_printed_marks_stay(self) -> None:
        said = Metadata(headlines=('The "crane" isn\'t idle',))
        assert headline("The “crane” isn’t idle", said=said) == "The “crane” isn’t idle"

    @pytest.mark.parametrize(
        "title", [f"{TITLE} - Ada Quill and Nora Falk", f"{TITLE} | Harbour Hour", TITLE]
    )
    def test_a_part_of_a_title_that_stands_alone_above_the_story_is_the_headline(self, title: str) -> None:
        said = Metadata(headlines=(title, "Crane: what now?"))
        eyebrow, story = "Anger grows among fishmongers", (Role.BODY, "The harbour board voted.")
        assert headline(eyebrow, (Role.DEK, TITLE), story, said=said, titles=[0]) == TITLE
        # below the story stand links
        assert headline(eyebrow, story, (Role.RELATED, TITLE), said=said) == title

    def test_a_word_of_a_title_is_a_section(self) -> None:
        said = Metadata(headlines=("Harbour | Idle cranes and their keepers | The Callan Post",))
        story = (Role.BODY, "The board voted on Tuesday.")
        lines = ((Role.CHROME, line) for line in ("The Callan Post", "Harbour"))
        assert headline(*lines, story, said=said) == said.headlines[0]

    @pytest.mark.parametrize("title", ["旧吊车保留不拆，港务局这样说_海港_北岸网", "港务局：旧吊车保留不拆"])
    def test_without_blanks_letters_tell_that_a_title_words_the_line(self, title: str) -> None:
        printed = "旧吊车保留不拆，港务局这样说"
        assert headline(printed, said=Metadata(headlines=(title,))) == printed
        assert headline("会员专享早报", said=Metadata(headlines=(title,))) == title

    def test_a_title_cut_at_its_own_quotation_marks_is_no_other_one(self) -> None:
        printed = '港务局表态！"北岸老吊车"今后怎么安排谁来出钱'
        assert headline(printed, said=Metadata(headlines=("港务局表态！",))) == printed
