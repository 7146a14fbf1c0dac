"""`sections`: where in the paper a story stands, by its trail, its eyebrow, or a known word at its headline."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from copydesk.fields.sections import find_section, is_section_name
from copydesk.model import Metadata, Role

TITLE = "Harbour board of Halden keeps its idle crane"
STORY = "The harbour board voted on Tuesday to keep its idle crane."


def section(
    above: Sequence[str],
    eyebrow: str | None = None,
    below: Sequence[str] = (),
    said: str | None = None,
    outlet: str | None = None,
) -> str | None:
    head = [*above, *([eyebrow] if eyebrow is not None else [])]
    texts = [*head, TITLE, *below, STORY]
    roles = [Role.CHROME] * len(above) + [Role.EYEBROW] * (eyebrow is not None)
    roles += [Role.HEADLINE, *[Role.CHROME] * len(below), Role.BODY]
    return find_section(texts, roles, TITLE, Metadata(section=said, outlet=outlet))


class TestTrail:
    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("Home » Business » News", "News"),
            ("Home > News Local News", "News Local News"),
            ("STOWE.EXAMPLE / POLITIK / INNENPOLITIK", "INNENPOLITIK"),
            ("Startseite|Schweiz|", "Schweiz"),
            ("Startseite | Küste |", "Küste"),
            (f"Home > Politics > Politics & Government > {TITLE}", "Politics & Government"),
            (f"Home News News {TITLE}", "News"),
            (f"HomeNews{TITLE}", "News"),
            ("Home Food & Drinks Cooking", "Cooking"),
            ("SPORT | FOOTBALL", "FOOTBALL"),
            ("北岸新闻 > 正文", "北岸新闻"),
            ("首页 > 港务资讯 > 资讯正文", "港务资讯"),
            ("Бизнес // Финансы", "Финансы"),
        ],
    )
    def test_the_last_step_that_is_neither_home_nor_the_headline(self, line: str, expected: str) -> None:
        assert section(["Log in", line]) == expected

    def test_steps_on_lines_of_their_own(self) -> None:
        assert section(["Log in", "Home", "Ratgeber", "Finanzen", TITLE], "Was nun?") == "Finanzen"
        assert section(["News", "|", "Lifestyle", "|", "Quay & Drink", "|"]) == "Quay & Drink"

    def test_of_the_outlet_there_is_no_section(self) -> None:
        assert section(["Home > Callan Post"], outlet="Callan Post") is None

    @pytest.mark.parametrize("line", ["Sport / 2 h ago", "AFP | Karl Roth)", "Ahoy Links |", "Nora Quill/"])
    def test_other_lines_with_marks_are_none(self, line: str) -> None:
        assert section([line]) is None

    def test_a_menu_that_begins_with_home_is_none(self) -> None:
        assert section(["Home", "Local", "Crime", "Education", "Politics"]) is None


class TestEyebrow:
    @pytest.mark.parametrize(
        "name", ["Politics", "AI", "MARKETS & FINANCE", "Gesellschaft", "国際", "Norway", "US News"]
    )
    def test_known_words(self, name: str) -> None:
        assert section(["Log in"], name) == name

    def test_a_name_that_the_page_has_elsewhere(self) -> None:
        assert section(["The Quayside", "Log in"], "The Quayside") == "The Quayside"
        assert section(["Q & A", "Log in"], "Q & A") == "Q & A"
        assert section(["Northern Quays", "Log in"], "Northern QuaysPREMIUM") == "Northern Quays"

    def test_an_arrow_that_leads_back_to_it(self) -> None:
        assert section(["Firm Management", "Log in"], "< Firm Management") == "Firm Management"

    @pytest.mark.parametrize(
        ("glued", "expected"),
        [
            ("CultureBooksReview", "Culture"),
            ("Movies & TVNews", "Movies & TV"),
            ("Local NewsNews", "Local News"),
            ("정치정치일반", "정치"),
            ("WISSENSCHAFTGLOBAL", "WISSENSCHAFT"),
            ("Opinion, Quay Blogs", "Opinion"),
        ],
    )
    def test_labels_run_together(self, glued: str, expected: str) -> None:
        assert section(["Log in"], glued) == expected

    @pytest.mark.parametrize(
        "line",
        [
            *(
                "|",
                "☾",
                "Tumblr",
                "Video",
                "Search for:",
                "Copied",
                "RSS",
                "MUST READS",
                "Stream on",
                "4 Comments",
                "K",
                "[480x270]",
                "Ad Feedback",
            ),
            *(
                "Explore This Series",
                "Presented By",
                "SUBSCRIBER ONLY",
                "알림이 없습니다",
                "6 min read",
                "12-05-23PREMIUM",
            ),
            *(
                "Tiempo de lectura: 6 min",
                "© 2023 HALDEN MEDIA",
                "Staff writer",
                "Editor",
                TITLE,
                "Rust and glory",
                "Live TV",
                "quay = Harbour()",
            ),
            *("“A good day”", "Karl Roth"),
            *(
                "Video Ad Feedback",
                "Dismiss notification",
                "Apply now",
                "Talk to us",
                "Home About Privacy Terms",
            ),
            *("ES", "Credits to graduate: 48"),
        ],
    )
    def test_lines_that_are_no_section(self, line: str) -> None:
        # twice on the page: nothing but the line itself speaks against it
        twice = () if line == "Rust and glory" else ("More", line)
        assert section(["Log in"], line, below=twice) is None

    def test_the_last_entry_of_a_menu(self) -> None:
        assert section(["Crime", "Education", "World"], "Weather") is None
        menu = ["Umwelt", "Soziales", "Panorama", "Küste"]
        assert section([*menu, "Menü", *menu[:3]], "Küste") is None
        assert section(["Crime", "Education", "Weather", "Log in"], "Weather") == "Weather"

    def test_one_far_from_the_headline(self) -> None:
        assert section(["Politics", *["Callan"] * 9]) is None


class TestBesideTheHeadline:
    def test_a_known_word(self) -> None:
        assert section(["Advertisement", "Entertainment"]) == "Entertainment"
        assert section(["Sports", "Culture", "Tourism"], below=["Politics"]) == "Politics"
        # an entry of the menu above
        assert section(["Home", "Harbour", "Crime", "Sport", "Letters"]) is None

    def test_before_a_date(self) -> None:
        texts = ["Work & Money·Posted on Mar 4, 2025", TITLE, STORY]
        roles = [Role.TIMESTAMP, Role.HEADLINE, Role.BODY]
        assert find_section(texts, roles, TITLE, Metadata()) == "Work & Money"
        for line, expected in (
            ("World News 09:31 March 4, 2025", "World News"),
            ("Karl Roth 09:31 March 4, 2025", None),
        ):
            assert find_section([line, *texts[1:]], roles, TITLE, Metadata()) == expected


class TestMetadata:
    def test_it_is_right_more_often_than_an_eyebrow(self) -> None:
        assert section([], "Rust and glory", said="Harbour life") == "Harbour life"

    def test_spelled_as_the_page_has_it(self) -> None:
        assert section([], "World", said="world") == "World"

    @pytest.mark.parametrize("said", ["News", "front-page", "Tech, Meta, Recent News", "how-to", None])
    def test_what_says_nothing_gives_way(self, said: str | None) -> None:
        assert section([], "Culture", said=said) == "Culture"

    @pytest.mark.parametrize(
        ("said", "expected"), [("news/local", "local"), ("Halden | Books", "Books"), ("News", "News")]
    )
    def test_the_last_step_of_a_path(self, said: str, expected: str) -> None:
        assert section([], said=said) == expected


def test_one_word_of_a_sentence_is_no_name() -> None:
    assert not is_section_name("Sport and the harbour")
