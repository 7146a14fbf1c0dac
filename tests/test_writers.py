"""`writers`: which of a page's lines sign its story, and how the names are spelled."""

from __future__ import annotations

import pytest

from copydesk.fields.spelling import spelled
from copydesk.fields.writers import find_contributors, find_writers
from copydesk.model import Role

PARAGRAPH = (
    "The ferry left the northern quay at dawn with forty passengers on board, the harbour office said."
)
MENU = (Role.CHROME, "Weather")


def writers(*lines: tuple[Role, str]) -> tuple[str | None, tuple[str, ...]]:
    texts, roles = [text for _, text in lines], [role for role, _ in lines]
    body = [text for role, text in lines if role is Role.BODY]
    printed, told = find_writers(texts, roles, body)
    return printed, told.authors


def story(*paragraphs: str) -> list[tuple[Role, str]]:
    return [(Role.BODY, f"{text} {PARAGRAPH}") for text in paragraphs]


HEADLINE = (Role.HEADLINE, "Ferry sails again")


class TestWhichLines:
    def test_writers_of_one_story_stand_together(self) -> None:
        lines = [HEADLINE, (Role.BYLINE, "Ida Brandt"), MENU, (Role.BYLINE, "Tom Reyes"), *story("1", "2")]
        assert writers(*lines)[1] == ("Ida Brandt", "Tom Reyes")

    def test_the_card_of_another_story_inside_is_not_signed_by_this_one(self) -> None:
        card = [MENU, (Role.BYLINE, "By Vera Stroud")]
        lines = [HEADLINE, (Role.BYLINE, "Ida Brandt"), *story("1", "2", "3"), *card, *story("4", "5")]
        assert writers(*lines) == ("Ida Brandt", ("Ida Brandt",))

    def test_columnists_in_the_menu_above_a_byline_that_opens_like_one(self) -> None:
        menu = [(Role.BYLINE, "Vera Stroud"), (Role.BYLINE, "Hugo Lind"), MENU, MENU, MENU, MENU]
        lines = [*menu, HEADLINE, MENU, MENU, (Role.BYLINE, "By Ida Brandt"), *story("1", "2")]
        assert writers(*lines)[1] == ("Ida Brandt",)

    def test_a_single_byline_counts_wherever_it_stands(self) -> None:
        lines = [HEADLINE, *story("1", "2", "3", "4"), (Role.BYLINE, "Ida Brandt")]
        assert writers(*lines)[1] == ("Ida Brandt",)

    def test_by_alone_joins_the_name_below(self) -> None:
        lines = [HEADLINE, (Role.BYLINE, "By"), (Role.BYLINE, "Ida Brandt"), *story("1")]
        assert writers(*lines) == ("By Ida Brandt", ("Ida Brandt",))

    @pytest.mark.parametrize(
        ("opener", "name", "role"),
        [
            ("Written by", "Ida Brandt", Role.CHROME),
            ("By", "Ida Brandt", Role.BYLINE),
            ("von", "Ida Brandt,", Role.BYLINE),
        ],
    )
    def test_an_opener_that_was_taken_for_chrome_joins_it_too(
        self, opener: str, name: str, role: Role
    ) -> None:
        lines = [HEADLINE, (Role.CHROME, opener), (role, name), *story("1")]
        assert writers(*lines) == (f"{opener} Ida Brandt", ("Ida Brandt",))
        others = [(Role.BYLINE, "Tom Reyes")]
        assert "Tom Reyes" in writers(HEADLINE, (Role.BYLINE, "Ida Brandt"), *others, *story("1"))[1]

    @pytest.mark.parametrize(
        "line",
        ["ByThe Associated Press", "By Reuters", "AFP, HALDEN", "STOWE POST STAFF", "Halden.example staff"],
    )
    def test_an_agency_or_a_desk_signs_where_nobody_does(self, line: str) -> None:
        assert writers(HEADLINE, (Role.CHROME, line), *story("1")) == (line, ())
        assert writers(HEADLINE, (Role.BYLINE, "Ida Brandt"), (Role.CHROME, line), *story("1"))[1]

    def test_an_agency_s_editor_signs_below_the_story(self) -> None:
        assert writers(HEADLINE, *story("1"), (Role.CHROME, "SDA/kro"))[0] == "SDA/kro"
        assert writers(HEADLINE, *story("1"), (Role.CHROME, "Kitchen and hotel staff"))[0] is None
        assert writers(HEADLINE, (Role.CHROME, "AFP"), *story("1"))[0] is None

    def test_a_caption_in_capitals_over_a_bare_credit_is_no_byline(self) -> None:
        caption = [(Role.BYLINE, "CHELSEA BEAT STOWE ON THURSDAY"), (Role.CREDIT, "HALDEN IMAGES")]
        assert writers(HEADLINE, *caption, (Role.BYLINE, "IDA BRANDT"), *story("1"))[1] == ("Ida Brandt",)
        name = [(Role.BYLINE, "DORIC SAND"), (Role.CREDIT, "HALDEN IMAGES")]
        assert writers(HEADLINE, *name, *story("1"))[1] == ("Doric Sand",)

    def test_a_mark_of_a_list_falls(self) -> None:
        assert writers(HEADLINE, (Role.BYLINE, "Ida Brandt/"), *story("1"))[0] == "Ida Brandt"

    def test_a_name_of_whom_the_story_tells_is_no_byline(self) -> None:
        told = f"Vera Stroud, who built it, did not come. {PARAGRAPH}"
        lines = [HEADLINE, (Role.BYLINE, "Vera Stroud"), (Role.BODY, told), *story("2")]
        assert writers(*lines) == (None, ())

    def test_whom_the_last_paragraphs_name_may_have_written(self) -> None:
        signed = f"{PARAGRAPH} (Ida Brandt, 4 March)"
        lines = [HEADLINE, (Role.BYLINE, "Ida Brandt"), *story("1", "2"), (Role.BODY, signed)]
        assert writers(*lines)[1] == ("Ida Brandt",)

    def test_a_byline_repeated_in_the_body_tells_of_nobody(self) -> None:
        line = "Medically reviewed by Tom Reyes RDN, LD — Written by Ida Brandt, MS, RD — Updated on March 7, 2025"
        lines = [
            HEADLINE,
            (Role.BYLINE, line),
            *story("1", "2", "3"),
            (Role.BODY, line),
            *story("4", "5", "6"),
        ]
        assert writers(*lines) == (line, ("Ida Brandt",))

    def test_who_says_in_the_story_that_he_writes_may_have_written_it(self) -> None:
        bio = f"Ida Brandt is a reporter for the Lakeside Herald. {PARAGRAPH}"
        lines = [HEADLINE, (Role.BYLINE, "Ida Brandt"), (Role.BODY, bio), *story("2")]
        assert writers(*lines)[1] == ("Ida Brandt",)

    def test_a_line_that_opens_with_by_signs_though_columnists_were_taken_for_writers(self) -> None:
        columnists = [(Role.BYLINE, "Vera Stroud"), (Role.BYLINE, "Hugo Lind")]
        lines = [HEADLINE, *columnists, *story("1"), (Role.CHROME, "By Ida Brandt - Tuesday"), *story("2")]
        assert writers(*lines)[1] == ("Ida Brandt",)

    def test_a_known_name_over_its_date_above_the_story_signs_whatever_the_story_shows(self) -> None:
        head = [HEADLINE, (Role.BYLINE, "Ida Brandt"), (Role.TIMESTAMP, "4 March 2025")]
        lines = [*head, *story("1"), (Role.CHROME, "Authors: Nora Quill and Karl Roth"), *story("2")]
        assert writers(*lines) == ("Ida Brandt", ("Ida Brandt",))
        titled = (Role.CHROME, "Dr Ida Brandt")
        assert writers(HEADLINE, titled, *lines[2:])[1] == ("Ida Brandt",)
        card = (Role.CHROME, "by Karl Roth")
        assert writers(card, MENU, *head, *story("1"))[1] == ("Ida Brandt",)
        assert writers(card, *head, *story("1"))[1] == ("Karl Roth",)
        # with `By` above the story, too, the name took the pictures
        by = (Role.DEK, "By Nora Quill")
        assert writers(*head, by, *story("1"))[1] == ("Nora Quill",)
        assert writers(HEADLINE, by, *head[1:], *story("1"))[1] == ("Nora Quill",)
        # no list has the name
        unknown = (Role.BYLINE, "Harbour Walks")
        assert writers(HEADLINE, unknown, *lines[2:])[1] == ("Nora Quill", "Karl Roth")

    def test_a_dated_post_names_nobody_where_a_byline_does(self) -> None:
        post = (Role.TIMESTAMP, "— Vera Stroud (@verastroud) December 19, 2023")
        assert writers(HEADLINE, (Role.BYLINE, "Ida Brandt"), *story("1"), post)[1] == ("Ida Brandt",)
        dated = (Role.TIMESTAMP, "Ida Brandt, 19 December 2023")
        assert writers(HEADLINE, dated, *story("1"))[1] == ("Ida Brandt",)

    def test_no_more_than_forty_lines_are_read(self) -> None:
        names = [
            (Role.BYLINE, f"By Ida Brandt{letter}{other}") for letter in "abcdefgh" for other in "abcdefgh"
        ]
        assert len(writers(HEADLINE, *names, *story("1"))[1]) == 40

    def test_names_beside_a_line_that_opens_with_by_took_the_pictures(self) -> None:
        lines = [HEADLINE, (Role.BYLINE, "By Ida Brandt"), (Role.BYLINE, "Tom Reyes"), *story("1")]
        assert writers(*lines) == ("By Ida Brandt", ("Ida Brandt",))

    def test_a_known_name_with_a_date_tells_of_itself(self) -> None:
        told, date = f"Vera Stroud, who built it, did not come. {PARAGRAPH}", (Role.TIMESTAMP, "4 March 2025")
        lines = [HEADLINE, (Role.BYLINE, "Vera Stroud"), date, (Role.BODY, told), *story("2")]
        assert writers(*lines) == ("Vera Stroud", ("Vera Stroud",))
        other = (Role.BYLINE, "Ida Brandt")
        assert writers(*lines[:3], MENU, MENU, MENU, other, *lines[3:])[1] == ("Ida Brandt",)

    def test_who_edited_or_checked_did_not_write(self) -> None:
        lines = [HEADLINE, (Role.CHROME, "Edited by"), (Role.BYLINE, "Tom Reyes"), *story("1")]
        assert writers(*lines) == (None, ())
        lines[1:3] = [(Role.CHROME, "Medically reviewed by:"), (Role.CHROME, "Tom Reyes")]
        assert writers(*lines) == (None, ())

    def test_a_known_name_with_a_trade_below_tells_of_itself(self) -> None:
        told, trade = (
            f"Ida Brandt, who played here, did not come. {PARAGRAPH}",
            (Role.CHROME, "Halden Analyst"),
        )
        for role in (Role.BYLINE, Role.CHROME):
            assert writers(HEADLINE, (role, "Ida Brandt"), trade, (Role.BODY, told), *story("2"))[1] == (
                "Ida Brandt",
            )
        assert writers(HEADLINE, (Role.CHROME, "Ida Brandt"), MENU, (Role.BODY, told), *story("2"))[1] == ()


class TestList:
    """An opener alone on its line, and a list of writers below it."""

    @pytest.mark.parametrize("last", [Role.CHROME, Role.BYLINE])
    def test_whatever_its_lines_were_taken_for(self, last: Role) -> None:
        lines = [
            HEADLINE,
            (Role.CHROME, "By"),
            (Role.CHROME, "Ida BrandtNews Reporter"),
            (Role.CHROME, "…"),
            (last, "Tom Reyes &"),
            (last, "and Vera Stroud"),
            *story("1"),
        ]
        expect = ("By Ida BrandtNews Reporter", ("Ida Brandt", "Tom Reyes", "Vera Stroud"))
        assert writers(*lines) == expect

    def test_it_ends_with_the_first_line_that_is_no_name(self) -> None:
        lines = [HEADLINE, (Role.CHROME, "By"), (Role.CHROME, "Ida Brandt"), MENU, (Role.CHROME, "Tom Reyes")]
        assert writers(*lines, *story("1"))[1] == ("Ida Brandt",)

    def test_an_opener_vouches_for_a_name_that_no_list_has(self) -> None:
        lines = [HEADLINE, (Role.CHROME, "Posted by"), (Role.CHROME, "Ntsebo Mahloane"), *story("1")]
        assert writers(*lines) == ("Posted by Ntsebo Mahloane", ("Ntsebo Mahloane",))

    def test_a_portrait_below_an_opener(self) -> None:
        shown = [(Role.CHROME, "By"), (Role.CHROME, "Social Links for Ida Brandt")]
        assert writers(HEADLINE, *shown, *story("1")) == ("By Ida Brandt", ("Ida Brandt",))

    @pytest.mark.parametrize("opener", ["Written by", "Interview"])
    def test_far_above_the_headline_too(self, opener: str) -> None:
        lines = [(Role.CHROME, opener), (Role.CHROME, "Ida Brandt"), *[MENU] * 20, HEADLINE, *story("1")]
        assert writers(*lines)[1] == (("Ida Brandt",) if opener == "Written by" else ())

    @pytest.mark.parametrize("opener", ["Author:", "Author(s)", "Article written by:"])
    def test_far_below_the_story_too(self, opener: str) -> None:
        listed = [(Role.CHROME, opener), (Role.CHROME, "Ida Brandt"), (Role.CHROME, "Tom Reyes")]
        lines = [HEADLINE, *story("1"), *[MENU] * 20, *listed, (Role.CHROME, "Last updated:")]
        assert writers(*lines)[1] == ("Ida Brandt", "Tom Reyes")

    @pytest.mark.parametrize(
        ("opener", "name"), [("By", "Ida Brandt"), ("Author:", "Reef Walks"), ("Interview", "Ida Brandt")]
    )
    def test_cards_far_below_the_story(self, opener: str, name: str) -> None:
        lines = [HEADLINE, *story("1"), *[MENU] * 20, (Role.CHROME, opener), (Role.CHROME, name)]
        assert writers(*lines)[1] == ()

    def test_a_name_and_trade_below_another(self) -> None:
        first, second = (
            (Role.BYLINE, "Ida Brandt – Journalist"),
            (Role.DEK, "Tom Reyes – Journalist i Halden"),
        )
        assert writers(HEADLINE, first, second, *story("1"))[1] == ("Ida Brandt", "Tom Reyes")
        assert writers(HEADLINE, (Role.BYLINE, "Ida Brandt"), second, *story("1"))[1] == ("Ida Brandt",)

    @pytest.mark.parametrize(("line", "below"), [("TEXT SIZE", "Small"), ("by Ida Brandt", "Home")])
    def test_a_line_with_more_than_an_opener_is_none(self, line: str, below: str) -> None:
        lines = [HEADLINE, (Role.CHROME, line), (Role.CHROME, below), *story("1")]
        assert writers(*lines)[1] == (("Ida Brandt",) if "Ida" in line else ())

    def test_right_below_the_story(self) -> None:
        signed = [(Role.CHROME, "Article by"), (Role.CHROME, "Ida Brandt")]
        lines = [HEADLINE, *story(*"abcdefghijklm"), MENU, *signed]
        assert writers(*lines)[1] == ("Ida Brandt",)
        assert writers(HEADLINE, (Role.CHROME, "Tom Reyes"), *lines[1:])[1] == ("Tom Reyes",)


class TestMetadata:
    """Where the authors of a page's metadata and those that it prints differ."""

    @pytest.mark.parametrize(
        ("line", "said", "expect"),
        [
            # the account that put the story in; a reader, the author of a card
            ("By Ida Brandt", ("Tom Reyes",), ("Ida Brandt",)),
            ("By Ida Brandt and Tom Reyes", ("Tom Reyes",), ("Ida Brandt", "Tom Reyes")),
            (
                "Ida Brandt, Ntsebo Mahloane & Tom Reyes",
                ("Ida Brandt",),
                ("Ida Brandt", "Ntsebo Mahloane", "Tom Reyes"),
            ),
            ("By Lakeside Herald", ("Tom Reyes",), ("Tom Reyes",)),
            # a publishing house
            ("Ida Brandt / Karl Roth", ("Lakeside Media",), ("Ida Brandt", "Karl Roth")),
            ("Ida Brandt / Karl Roth", ("Tom Reyes",), ("Tom Reyes",)),
            # a caption, a photographer; more than the line has; what ran into a name
            ("Ida Brandt", ("Tom Reyes",), ("Tom Reyes",)),
            ("By Ida Brandt", ("Tom Reyes", "Ida Brandt"), ("Tom Reyes", "Ida Brandt")),
            ("By Ida Brandtlong", ("Ida Brandt",), ("Ida Brandt",)),
            ("By Ida Brandt, Master Gardener", ("Ida Brandt",), ("Ida Brandt",)),
        ],
    )
    def test_which_is_believed(self, line: str, said: tuple[str, ...], expect: tuple[str, ...]) -> None:
        lines = [HEADLINE, (Role.BYLINE, line), *story("1", "2", "3", "4")]
        assert self.told(lines, said) == expect

    def test_a_card_below_corrects_nothing(self) -> None:
        lines = [HEADLINE, *story("1", "2", "3", "4"), (Role.BYLINE, "By Ida Brandt")]
        assert self.told(lines, ("Tom Reyes",)) == ("Tom Reyes",)
        lines[-1] = (Role.BYLINE, "Ida Brandt")
        assert self.told(lines, ("Lakeside Media",)) == ("Lakeside Media",)

    def told(self, lines: list[tuple[Role, str]], said: tuple[str, ...]) -> tuple[str, ...]:
        texts, roles = [text for _, text in lines], [role for role, _ in lines]
        body = [text for role, text in lines if role is Role.BODY]
        return find_writers(texts, roles, body, said)[1].authors


class TestPassedOver:
    """Lines that were taken for chrome, where none was taken for the byline."""

    def test_a_name_with_a_button(self) -> None:
        lines = [HEADLINE, (Role.CHROME, "Ida Brandt 2 minutes read"), *story("1")]
        assert writers(*lines) == ("Ida Brandt 2 minutes read", ("Ida Brandt",))

    def test_a_line_that_was_taken_for_the_date(self) -> None:
        line = "Ida Brandt | Sep. 14, 2011, 3:17 PM"
        assert writers(HEADLINE, (Role.TIMESTAMP, line), *story("1")) == (line, ("Ida Brandt",))
        assert writers(HEADLINE, (Role.TIMESTAMP, "Halden | Sep. 14, 2011"), *story("1")) == (None, ())

    def test_a_field_that_opens_with_by_behind_the_date(self) -> None:
        line = "The Halden Evening Courier | 4 May 2025, 13:36 • Updated 5 May 2025, 20:13 | By Ida Brandt"
        assert writers(HEADLINE, (Role.CHROME, line), *story("1"))[1] == ("Ida Brandt",)

    def test_a_name_and_a_trade_taken_for_a_caption(self) -> None:
        line = "Ida Brandt Senior Halden Correspondent"
        assert writers(HEADLINE, (Role.CAPTION, line), *story("1"))[1] == ("Ida Brandt",)
        assert writers(HEADLINE, (Role.CAPTION, "Ida Brandt at the crane"), *story("1"))[1] == ()

    def test_a_signature_with_a_date_right_below_the_story(self) -> None:
        line = (Role.CHROME, "Ida Brandt — 2013-09-29 — in Coast — Permalink")
        assert writers(HEADLINE, *story(*"1234"), line)[1] == ("Ida Brandt",)
        assert writers(HEADLINE, *story(*"abcdefghijklm"), *[MENU] * 3, line)[1] == ()

    def test_a_name_and_a_date_below_a_copy_of_the_headline_above(self) -> None:
        head = [(Role.CHROME, HEADLINE[1]), (Role.CHROME, "Ida Brandt 8/17/13 11:04am")]
        assert writers(*head, *[MENU] * 9, HEADLINE, *story("1"))[1] == ("Ida Brandt",)
        assert writers(head[1], *[MENU] * 9, HEADLINE, *story("1"))[1] == ()

    def test_a_name_over_a_trade_taken_for_a_dek(self) -> None:
        trade = (Role.CHROME, "Publisher")
        assert writers(HEADLINE, (Role.DEK, "Ida Brandt • HaldenOnline"), trade, *story("1"))[1] == (
            "Ida Brandt",
        )
        assert writers(HEADLINE, (Role.DEK, "Ida Brandt • HaldenOnline"), MENU, *story("1"))[1] == ()

    def test_names_below_a_label_of_tags(self) -> None:
        names = (Role.BYLINE, "Ida Brandt, Tom Reyes")
        assert writers(HEADLINE, (Role.CHROME, "Related tags:"), names, *story("1")) == (None, ())
        assert writers(HEADLINE, MENU, names, *story("1"))[1] == ("Ida Brandt", "Tom Reyes")

    @pytest.mark.parametrize(
        "line", ["Select Page", "Key Takeaways", "Copy URL", "Externer Inhalt", "ABONE OL", "3 Min Lesezeit"]
    )
    def test_buttons_and_headings_have_the_shape_of_names(self, line: str) -> None:
        assert writers(HEADLINE, (Role.CHROME, line), *story("1")) == (None, ())

    def test_a_date_beside_it_vouches_for_an_unknown_name(self) -> None:
        name = (Role.CHROME, "Ntsebo Mahloane")
        assert writers(HEADLINE, name, MENU, *story("1"))[1] == ()
        assert writers(HEADLINE, name, (Role.CHROME, "4 March 2025"), *story("1"))[1] == ("Ntsebo Mahloane",)

    def test_a_story_signed_at_its_end(self) -> None:
        lines = [HEADLINE, *story("1", "2"), MENU, (Role.CHROME, "Written by Ida Brandt")]
        assert writers(*lines)[1] == ("Ida Brandt",)

    def test_a_line_that_opens_with_by_amid_the_story(self) -> None:
        lines = [HEADLINE, *story(*"abcdefghijklm"), (Role.CHROME, "By Ida Brandt - Tuesday"), *story("n")]
        assert writers(*lines)[1] == ("Ida Brandt",)
        assert writers(*lines, MENU, (Role.CHROME, "Written by Tom Reyes"))[1] == ("Tom Reyes",)

    @pytest.mark.parametrize("role", [Role.DEK, Role.CAPTION, Role.RELATED])
    def test_a_line_that_opens_with_by_taken_for_a_dek_or_a_caption(self, role: Role) -> None:
        line = (role, "by Ida Brandt, Institute of Coasts")
        assert writers(HEADLINE, line, *story("1"))[1] == ("Ida Brandt",)
        assert writers(HEADLINE, *story(*"abcdefghijklm"), line, *story("n"))[1] == ()

    def test_a_line_that_opens_with_by_far_above_the_headline(self) -> None:
        story_s, shop = (Role.CHROME, "Written by Ida Brandt"), (Role.CHROME, "Door Locks & Smart Locks")
        lines = [story_s, *[MENU] * 30, shop, *[MENU] * 30, HEADLINE, *story("1")]
        assert writers(*lines) == ("Written by Ida Brandt", ("Ida Brandt",))
        assert writers(*lines, (Role.CHROME, "By Tom Reyes"))[1] == ("Tom Reyes",)

    def test_a_line_a_little_above_the_front_comes_before_those_below_the_story(self) -> None:
        above, card = (Role.CHROME, "by Ida Brandt"), (Role.CHROME, "By Tom Reyes")
        lines = [HEADLINE, *story(*"abcdefghijklm"), card]
        assert writers(above, *[MENU] * 7, *lines)[1] == ("Ida Brandt",)
        assert writers(above, *[MENU] * 20, *lines)[1] == ("Tom Reyes",)

    def test_an_agency_s_by_gives_way_to_one_that_names_somebody(self) -> None:
        lines = [HEADLINE, (Role.BYLINE, "By: AFP Wire"), (Role.CHROME, "By Ida Brandt"), *story("1")]
        assert writers(*lines) == ("By Ida Brandt", ("Ida Brandt",))

    def test_a_nickname_in_a_known_name(self) -> None:
        assert writers(HEADLINE, (Role.CHROME, "Ida (N.J.) Brandt"), *story("1"))[1] == ("Ida (N.J.) Brandt",)

    def test_a_date_and_by_far_above_the_headline(self) -> None:
        above = (Role.CHROME, "on March 10, 2025 by Ida Brandt")
        assert writers(above, *[MENU] * 30, HEADLINE, *story("1"))[1] == ("Ida Brandt",)

    def test_a_known_name_comes_before_one_that_but_a_date_vouches_for(self) -> None:
        section, name = (Role.CHROME, "HALDEN ANALYTICA"), (Role.CHROME, "Ida Brandt")
        dated = [(Role.CHROME, "4 March 2025"), section]
        assert writers(*dated, HEADLINE, name, *story("1"))[1] == ("Ida Brandt",)

    def test_a_line_taken_for_a_byline_that_names_nobody(self) -> None:
        lines = [
            (Role.BYLINE, "Table of Contents"),
            MENU,
            (Role.CHROME, "By Ida Brandt"),
            HEADLINE,
            *story("1"),
        ]
        assert writers(*lines)[1] == ("Ida Brandt",)

    def test_what_a_page_says_of_an_unknown_name_vouches_for_it(self) -> None:
        name = (Role.CAPTION, "Ntsebo Mahloane")
        box = (Role.CHROME, "Ntsebo Mahloane is a graduate of Orsby and likes the sea.")
        assert writers(HEADLINE, name, *story("1"), box) == ("Ntsebo Mahloane", ("Ntsebo Mahloane",))
        assert writers(HEADLINE, name, *story("1")) == (None, ())

    def test_whom_the_page_calls_a_reporter_beside_its_story_wrote_it(self) -> None:
        box = "Ntsebo Mahloane is a harbour reporter at the Lakeside Herald and likes the sea."
        assert writers(HEADLINE, *story("1"), (Role.CHROME, box)) == (None, ("Ntsebo Mahloane",))
        assert writers(HEADLINE, *story("1", "2", "3"), (Role.BODY, box))[1] == ("Ntsebo Mahloane",)
        assert writers(HEADLINE, (Role.CHROME, f"1. {box}"), *story("1"))[1] == ("Ntsebo Mahloane",)
        assert writers(HEADLINE, (Role.BODY, box), *story("1", "2", "3"))[1] == ()

    def test_whom_the_page_presents_by_the_given_name(self) -> None:
        name, box = (Role.CHROME, "Ida Brandt"), (Role.CHROME, "Ida is a harbour reporter and likes the sea.")
        lines = [HEADLINE, *story(*"abcdefghijklm"), MENU]
        assert writers(*lines, name, box) == (None, ("Ida Brandt",))
        assert writers(*lines, name, MENU, MENU, box)[1] == ()
        assert writers(*lines, (Role.CHROME, "Tom Reyes"), box)[1] == ()

    def test_whom_the_story_ends_with_below_the_name(self) -> None:
        name = (Role.CHROME, "Tom Reyes")
        box = (Role.BODY, "Tom Reyes is a growth-minded lover of the sea and lives in Halden.")
        lines = [HEADLINE, *story(*"abcdefghijklm")]
        assert writers(*lines, name, box) == (None, ("Tom Reyes",))
        assert writers(*lines, box)[1] == ()
        # of whom the story tells
        told = (Role.BODY, f"Tom Reyes lost the vote. {PARAGRAPH}")
        assert writers(HEADLINE, told, *lines[1:], name, box)[1] == ()
        # one of those whom it lists
        other = [
            (Role.SUBHEAD, "Ida Brandt"),
            (Role.BODY, "Ida Brandt is a mother of two and likes the sea."),
        ]
        assert writers(*lines, *other, name, box)[1] == ()
        assert writers(*lines, (Role.SUBHEAD, "Tom Reyes"), box)[1] == ()
        firm = "Lakeside Quays"
        assert (
            writers(*lines, (Role.CHROME, firm), (Role.BODY, f"{firm} is a firm and likes the sea."))[1] == ()
        )

    @pytest.mark.parametrize("line", ["Ida Brandt", "— Ida Brandt", ". . . Ida Brandt"])
    def test_a_signature_right_below_the_story(self, line: str) -> None:
        lines = [HEADLINE, *story(*"abcdefghijklm"), (Role.CHROME, line)]
        assert writers(*lines)[1] == ("Ida Brandt",)
        assert writers(*lines, (Role.CHROME, "201 days ago"))[1] == ()
        told = (Role.BODY, f"Ida Brandt lost the vote. {PARAGRAPH}")
        assert writers(HEADLINE, told, *lines[1:])[1] == ()

    def test_a_trade_below_vouches_for_an_unknown_name(self) -> None:
        name, trade = (Role.CHROME, "Ntsebo Mahloane"), (Role.CHROME, "Content Editor")
        assert writers(HEADLINE, name, trade, *story("1"))[1] == ("Ntsebo Mahloane",)

    @pytest.mark.parametrize(
        "line",
        [
            "Picture of Ida Brandt",
            "Picture of Ida BrandtPicture of Ida Brandt Ida Brandt",
            "Profile photo of author Ida Brandt",
            "Ida Brandt’s profile picture",
        ],
    )
    def test_who_shows_beside_the_story_wrote_it(self, line: str) -> None:
        assert writers(HEADLINE, (Role.CHROME, line), *story("1")) == (None, ("Ida Brandt",))
        assert writers(HEADLINE, *story("1"), MENU, (Role.CHROME, line))[1] == ("Ida Brandt",)
        assert writers((Role.CHROME, line), *[MENU] * 9, HEADLINE, *story("1"))[1] == ()

    @pytest.mark.parametrize("line", ["Picture of the quay", "Photo: Ida Brandt", "Hero Header Image"])
    def test_pictures_that_are_no_portraits(self, line: str) -> None:
        assert writers(HEADLINE, (Role.CAPTION, line), *story("1"))[1] == ()

    def test_a_reporter_s_line_below_a_korean_story(self) -> None:
        lines = [HEADLINE, *story("1"), (Role.CHROME, "해안 김나래 기자 narae@orsby.example")]
        assert writers(*lines)[1] == ("김나래",)
        # not whoever took the pictures
        lines.insert(-1, (Role.CHROME, "촬영기자:탁우성/영상편집:인가을"))
        assert writers(*lines)[1] == ("김나래",)

    def test_a_name_without_by_at_the_end_is_anybody_s(self) -> None:
        assert writers(HEADLINE, *story(*"abcdefghijklm"), MENU, (Role.CHROME, "Ida Brandt"))[1] == ()


class TestOutlet:
    def outlet(self, *lines: tuple[Role, str]) -> str | None:
        texts, roles = [text for _, text in lines], [role for role, _ in lines]
        return find_writers(texts, roles, [])[1].outlet

    @pytest.mark.parametrize(
        ("line", "expect"),
        [
            ("Stowe Health News", "Stowe Health News"),
            ("| Halden.news", "Halden.news"),
            ("From: Stowe Herald", "Stowe Herald"),
            ("Local News", None),
            ("ida_brandt.jpg", None),
            ("The Associated Press", None),
        ],
    )
    def test_a_line_right_below_the_byline(self, line: str, expect: str | None) -> None:
        byline = (Role.BYLINE, "By Ida Brandt")
        assert self.outlet(HEADLINE, byline, (Role.CHROME, line), *story("1")) == expect

    def test_one_above_it_may_be_a_section(self) -> None:
        lines = [HEADLINE, (Role.CHROME, "Stowe Health News"), (Role.BYLINE, "By Ida Brandt"), *story("1")]
        assert self.outlet(*lines) is None


def test_who_helped_is_read_right_below_the_story_whatever_it_was_taken_for() -> None:
    helped = (Role.CHROME, "Stowe Herald’s Tom Reyes contributed to this report.")
    lines = [HEADLINE, *story("1", "2"), MENU, helped, *[MENU] * 12, helped]
    texts, roles = [text for _, text in lines], [role for role, _ in lines]
    assert find_contributors(texts, roles) == [helped[1]]


class TestSpelling:
    def test_capitals_are_spelled_as_elsewhere_on_the_page(self) -> None:
        assert spelled("IDA MACBRANDT", ["IDA MACBRANDT", "Ida MacBrandt covers courts."]) == "Ida MacBrandt"

    @pytest.mark.parametrize(
        ("printed", "name"),
        [
            ("IDA BRANDT", "Ida Brandt"),
            ("ida brandt", "Ida Brandt"),
            ("JD MCBRANDT", "JD McBrandt"),
            ("ANNE-MARIE O'DELL", "Anne-Marie O'Dell"),
            ("JUAN DE LA CRUZ", "Juan de la Cruz"),
            ("LUCÍA ALBARRACÍN", "Lucía Albarracín"),
            # already as names are, one word, or a script without capitals
            ("Ida BRANDT", "Ida BRANDT"),
            ("AFP", "AFP"),
            ("山野 太郎", "山野 太郎"),
        ],
    )
    def test_capitals_and_none(self, printed: str, name: str) -> None:
        assert spelled(printed, ()) == name
