"""`timestamps`: which of a page's dates is the story's."""

from __future__ import annotations

import pytest

from copydesk.fields.timestamps import find_timestamps
from copydesk.lines.machine_dates import read_address
from copydesk.model import Metadata, Role

HEADLINE = (Role.HEADLINE, "Ferry sails again")
MENU = (Role.CHROME, "Weather")
PARAGRAPH = (Role.BODY, "The ferry left the northern quay at dawn with forty passengers on board.")


def published(*lines: tuple[Role, str], prefix: str | None = None) -> str | None:
    return find_timestamps([t for _, t in lines], [r for r, _ in lines], "en", Metadata(), prefix)[0]


class TestWhichLine:
    def test_the_day_of_the_scrape_above_the_headline_yields_to_the_byline_s(self) -> None:
        masthead = (Role.TIMESTAMP, "Wednesday, 03 December 2025")
        byline = (Role.BYLINE, "by Ida Brandt | 5 November 2024")
        assert published(masthead, HEADLINE, byline, PARAGRAPH) == "2024-11-05"
        assert published(masthead, HEADLINE, PARAGRAPH) == "2025-12-03"

    def test_a_post_in_the_story_yields_to_its_head(self) -> None:
        byline, post = (Role.BYLINE, "Ida Brandt | 22 December 2023"), (Role.TIMESTAMP, "19 December 2023")
        assert published(HEADLINE, byline, PARAGRAPH, post, PARAGRAPH) == "2023-12-22"
        lines = [HEADLINE, PARAGRAPH, PARAGRAPH, PARAGRAPH, post, PARAGRAPH, (Role.BYLINE, "4 May 2024")]
        assert published(*lines) == "2023-12-19"

    def test_the_scraper_s_date_stands_back(self) -> None:
        assert published(HEADLINE, PARAGRAPH, prefix="2024-11-06") == "2024-11-06"
        line = (Role.TIMESTAMP, "5 November 2024")
        assert published(HEADLINE, line, PARAGRAPH, prefix="2024-11-06") == "2024-11-05"


def test_an_hour_of_an_update_right_below_a_date_is_of_that_day() -> None:
    lines = [
        HEADLINE,
        (Role.TIMESTAMP, "16. juli 2024 kl. 20.11"),
        (Role.TIMESTAMP, "Opdateret kl. 21.35"),
        PARAGRAPH,
    ]
    found = find_timestamps([t for _, t in lines], [r for r, _ in lines], "da", Metadata(), None)
    assert found == ("2024-07-16T20:11", "2024-07-16T21:35", ())
    lines[2] = (Role.CHROME, "Aggiornato alle 21:35")
    assert find_timestamps([t for _, t in lines], [r for r, _ in lines], "it", Metadata(), None) == found
    lines[2] = (Role.TIMESTAMP, "Opdateret 17. juli kl. 21.35")
    assert find_timestamps([t for _, t in lines], [r for r, _ in lines], "da", Metadata(), None)[1] is None


def test_a_clock_right_below_a_date_is_of_that_day() -> None:
    day = (Role.TIMESTAMP, "5 November 2024")
    assert published(HEADLINE, day, (Role.CHROME, "15:36 Uhr"), PARAGRAPH) == "2024-11-05T15:36"
    assert published(HEADLINE, day, (Role.CHROME, "1:00 PM"), PARAGRAPH) == "2024-11-05T13:00"
    # the length of a video, of the reading
    assert published(HEADLINE, day, (Role.CHROME, "4:11"), PARAGRAPH) == "2024-11-05"
    assert published(HEADLINE, day, (Role.CHROME, "6 min read"), PARAGRAPH) == "2024-11-05"


def test_a_label_right_above_a_date() -> None:
    lines = [
        HEADLINE,
        (Role.TIMESTAMP, "2025.05.15 20:00"),
        (Role.CHROME, "수정"),
        (Role.TIMESTAMP, "2025.05.15 20:57"),
        PARAGRAPH,
    ]
    found = find_timestamps([t for _, t in lines], [r for r, _ in lines], "ko", Metadata(), None)
    assert found == ("2025-05-15T20:00", "2025-05-15T20:57", ())


def test_the_first_publication_below_a_story_that_was_updated() -> None:
    updated = (Role.TIMESTAMP, "Updated on: 20 December 2023, 12:51")
    first = (Role.CHROME, "First published on 20 December 2023, 12:33")
    assert published(HEADLINE, updated, PARAGRAPH, first) == "2023-12-20T12:33"
    assert published(HEADLINE, updated, PARAGRAPH, (Role.CHROME, "24 December 2023")) == "2023-12-20T12:51"


class TestPassedOver:
    """Lines that were taken for something else, where none was taken for a timestamp."""

    @pytest.mark.parametrize("role", [Role.CHROME, Role.DEK, Role.CAPTION])
    def test_a_date_beside_sections_and_a_desk(self, role: Role) -> None:
        line = (role, "By LNA, in News, Coast, Harbours · 31 Jan 2025, 20:02 · 0 comments")
        assert published(HEADLINE, line, PARAGRAPH) == "2025-01-31T20:02"

    def test_the_day_of_which_a_picture_or_a_dek_tells_is_none(self) -> None:
        caption = (Role.CAPTION, "A ferry leaves the northern quay of Orsby on 4 March 2025.")
        dek = (Role.DEK, "What was agreed on 4 March 2025 in Orsby does not hold, the mayor says.")
        assert published(HEADLINE, dek, caption, PARAGRAPH) is None

    def test_a_label_makes_a_date_far_above_the_headline_the_story_s(self) -> None:
        gallery = [MENU] * 12
        assert (
            published((Role.CHROME, "Published: 3 July 2024"), *gallery, HEADLINE, PARAGRAPH) == "2024-07-03"
        )
        assert published((Role.CHROME, "Wednesday 3 July 2024"), *gallery, HEADLINE, PARAGRAPH) is None

    def test_a_date_below_the_story_needs_a_label_too(self) -> None:
        story = [HEADLINE, *[PARAGRAPH] * 15]
        assert published(*story, (Role.CHROME, "Posted on: January 14 2026")) == "2026-01-14"
        assert published(*story, MENU, MENU, (Role.CHROME, "January 14 2026")) is None

    def test_a_date_amid_the_story_needs_a_label_and_yields_to_one_below_it(self) -> None:
        story = [HEADLINE, *[PARAGRAPH] * 15, (Role.CHROME, "Stand: 3. Juli 2024"), PARAGRAPH]
        assert published(*story) == "2024-07-03"
        assert published(*story, (Role.CHROME, "Datum 04.07.2024")) == "2024-07-04"

    def test_the_signature_below_the_story_may_hold_its_date(self) -> None:
        story = [HEADLINE, *[PARAGRAPH] * 15]
        signed = (Role.CHROME, "Ida Brandt — 2024-07-03 — in Coast — Permalink")
        assert published(*story, signed) == "2024-07-03"
        assert published(*story, (Role.CHROME, "January 14 2026")) == "2026-01-14"
        # a reader's comment, and the card of another story
        assert published(*story, (Role.CHROME, "Ida Brandt answered on 3 July 2024 at 11:45")) is None
        assert published(*story, MENU, MENU, (Role.CHROME, "by Tom Reyes (5/17/2007)")) is None

    def test_a_post_s_date_is_the_last_resort(self) -> None:
        post = (Role.CHROME, "— Ida Brandt (@idabrandt) June 30, 2024")
        signed = (Role.CHROME, "Tom Reyes — 2024-07-03 — in Coast")
        assert published(HEADLINE, PARAGRAPH, post, PARAGRAPH, signed) == "2024-07-03"
        assert published(HEADLINE, PARAGRAPH, post, PARAGRAPH) == "2024-06-30"

    def test_a_date_that_ends_a_clause_is_of_what_it_tells(self) -> None:
        told = (Role.TIMESTAMP, "The old bridge was opened to trains on August 14, 1935")
        assert published(HEADLINE, told, PARAGRAPH) is None
        for line in ("Orsby, August 14, 2025", "Posted by the harbour board of Orsby on August 14, 2025"):
            assert published(HEADLINE, (Role.TIMESTAMP, line), PARAGRAPH) == "2025-08-14"

    def test_a_date_below_a_copy_of_the_headline_above(self) -> None:
        head = [HEADLINE[1], "Monday, May 27, 2013"]
        lines = [(Role.CHROME, text) for text in (*head, *["Weather"] * 9)]
        assert published(*lines, HEADLINE, PARAGRAPH) == "2013-05-27"
        assert published(*lines[1:], HEADLINE, PARAGRAPH) is None

    def test_the_date_that_opens_the_lede(self) -> None:
        lede = f"Feb. 23, 2015 -- {PARAGRAPH[1]}"
        assert published(HEADLINE, (Role.BODY, lede)) == "2015-02-23"
        assert published(HEADLINE, (Role.BODY, f"HALDEN, Feb. 23, 2015 — {PARAGRAPH[1]}")) == "2015-02-23"
        assert published(HEADLINE, PARAGRAPH, (Role.BODY, lede)) is None
        clause = "What the board had agreed upon on 23 February 2015 – no more cranes – holds."
        assert published(HEADLINE, (Role.BODY, clause)) is None

    @pytest.mark.parametrize(
        ("role", "line"),
        [
            (Role.DEK, "4 March 2025 • Ntsebo Mahloane in Harbours"),
            (Role.BODY, "PUBLISHED: March 4, 2025 at 6:10 a.m. | UPDATED: March 4, 2025 at 7:20 a.m."),
            (Role.SUBHEAD, "Posted on 4 March 2025"),
        ],
    )
    def test_a_timestamp_in_the_head_whatever_it_was_taken_for(self, role: Role, line: str) -> None:
        assert (published(HEADLINE, (role, line), PARAGRAPH) or "")[:10] == "2025-03-04"

    @pytest.mark.parametrize(
        ("role", "line"),
        [
            (Role.DEK, "4 March 2025 was the day of the ferry"),
            (
                Role.BODY,
                "The rules were published on 4 March 2025 by the harbour office, and nobody read them.",
            ),
            (Role.BODY, "4 March 2025"),
        ],
    )
    def test_a_date_in_the_head_of_which_the_story_tells(self, role: Role, line: str) -> None:
        assert published(HEADLINE, (role, line), PARAGRAPH) is None

    def test_a_date_in_the_eyebrow(self) -> None:
        assert published((Role.EYEBROW, "Ida Brandt 4 Mar 2025"), HEADLINE, PARAGRAPH) == "2025-03-04"

    def test_a_day_and_links_right_below_the_story(self) -> None:
        line = (Role.CHROME, "4th Mar 2025•backlinks•quays, cranes")
        assert published(HEADLINE, *[PARAGRAPH] * 13, line) == "2025-03-04"

    def test_an_hour_of_the_day_that_the_masthead_prints(self) -> None:
        masthead, hour = (Role.CHROME, "söndag 2 augusti 2026"), (Role.TIMESTAMP, "Publicerad 22:31")
        head = [*[MENU] * 6, HEADLINE]
        assert published(masthead, *head, hour, PARAGRAPH) == "2026-08-02"
        yesterday = (Role.TIMESTAMP, "Publicerad igår 22:31")
        assert published(masthead, *head, yesterday, PARAGRAPH) is None
        assert published((Role.CHROME, "Nr. 7, 2 augusti 2026"), *head, hour, PARAGRAPH) is None

    def test_far_below_a_story_a_label_and_a_date_alone(self) -> None:
        lines = [HEADLINE, *[PARAGRAPH] * 3, *[MENU] * 30]
        assert published(*lines, (Role.CHROME, "Published On: 4 March 2025")) == "2025-03-04"
        assert published(*lines, (Role.CHROME, "4 March 2025")) is None
        date = (Role.CHROME, "4 March 2025")
        for label in ("PUBLISHED", "Publish date"):
            assert published(*lines, (Role.CHROME, label), date) == "2025-03-04"
        updated = [*lines, (Role.CHROME, "Last updated"), date]
        told = find_timestamps([t for _, t in updated], [r for r, _ in updated], "en", Metadata(), None)
        assert told[:2] == ("2025-03-04", "2025-03-04")
        assert told[2]
        assert published(*lines, (Role.CHROME, "Next meeting"), date) is None
        assert published(*lines, (Role.CHROME, "The last map was published in Callan"), date) is None
        assert (
            published(*lines, (Role.CHROME, "The last map of the coast was published 4 March 2025")) is None
        )

    def test_far_above_a_headline_a_date_alone(self) -> None:
        lines = [*[MENU] * 30, HEADLINE, PARAGRAPH]
        assert published((Role.CHROME, "4 March 2025"), *lines) == "2025-03-04"
        assert published((Role.CHROME, "Tuesday, 4 March 2025"), *lines) is None
        assert (
            published((Role.CHROME, "4 March 2025"), *lines, (Role.CHROME, "Posted 3 March 2025"))
            == "2025-03-03"
        )

    def test_nothing_on_the_page(self) -> None:
        assert published() is None

    def test_the_metadata_s_update_is_no_date_of_publication(self) -> None:
        lines = [HEADLINE, (Role.DEK, "LAKESIDE HERALD | OCTOBER 15, 2025"), PARAGRAPH]
        texts, roles = [text for _, text in lines], [role for role, _ in lines]
        said = Metadata(updated="2025-10-31T21:48:19+00:00")
        assert find_timestamps(texts, roles, "en", said, None)[:2] == ("2025-10-15", said.updated)
        assert find_timestamps(texts[2:], roles[2:], "en", said, None)[0] == said.updated

    def test_a_label_counts_however_far_above_the_headline(self) -> None:
        assert (
            published((Role.CHROME, "Updated July 3, 2024"), *[MENU] * 300, HEADLINE, PARAGRAPH)
            == "2024-07-03"
        )


class TestMetadata:
    """Where a page's metadata and what it prints name two days."""

    def told(
        self, line: str, published: str | None, updated: str | None = None, below: int = 0
    ) -> str | None:
        lines = [HEADLINE, *[PARAGRAPH] * below, (Role.TIMESTAMP, line), PARAGRAPH]
        said = Metadata(published=published, updated=updated)
        return find_timestamps([t for _, t in lines], [r for r, _ in lines], "en", said, None)[0]

    @pytest.mark.parametrize(
        ("updated", "expect"),
        [
            ("2023-12-20T01:00:21+00:00", None),
            ("2023-12-20T02:00:21+01:00", None),
            ("2023-12-19T23:00:00+00:00", None),
            ("2023-12-20T01:10:00+00:00", "2023-12-20T01:10:00+00:00"),
            ("2023-12-20", "2023-12-20"),
        ],
    )
    def test_an_update_no_later_than_the_publication_is_none(self, updated: str, expect: str | None) -> None:
        said = Metadata(published="2023-12-20T01:00:21+00:00", updated=updated)
        lines = [HEADLINE, PARAGRAPH]
        assert find_timestamps([t for _, t in lines], [r for r, _ in lines], "en", said, None)[1] == expect

    @pytest.mark.parametrize(
        ("line", "expect"),
        [
            ("Posted 8:00 PM EST, Tue December 19, 2023", "2023-12-19T20:00:21-05:00"),
            ("19 December 2023, 20:00", "2023-12-19T20:00:21-05:00"),
            ("20 December 2023 12.00", "2023-12-20T01:00:21+00:00"),
            ("19 December 2023, 20:07", "2023-12-20T01:00:21+00:00"),
            ("19 December 2023", "2023-12-20T01:00:21+00:00"),
        ],
    )
    def test_the_printed_clock_tells_the_zone_of_a_moment_in_utc(self, line: str, expect: str) -> None:
        assert self.told(line, "2023-12-20T01:00:21+00:00") == expect

    @pytest.mark.parametrize(
        ("line", "said", "expect"),
        [
            ("6:12AM BST 09 Jun 2014", "2014-06-09", "2014-06-09T06:12:00+01:00"),
            ("8:08 pm, 29 June 2014", "2014-06-30", "2014-06-29T20:08"),
            # a bare day two days off is another story's, or the day of a move
            ("8:08 pm, 28 June 2014", "2014-06-29T04:00:00+00:00", "2014-06-29T04:00:00+00:00"),
            ("August 14, 2010", "2010-08-14T00:00:00-04:00", "2010-08-14"),
            ("August 14, 2010, 0:00", "2010-08-14T00:00:00-04:00", "2010-08-14T00:00:00-04:00"),
            ("August 14, 2010", "2010-08-14T06:30:00-04:00", "2010-08-14T06:30:00-04:00"),
            ("10/8/12 6:25 AM EDT", "2012-10-08T06:25:45-05:00", "2012-10-08T06:25:45-04:00"),
            ("10/8/12 6:30 AM EDT", "2012-10-08T06:25:45-05:00", "2012-10-08T06:25:45-05:00"),
        ],
    )
    def test_the_exacter_of_two_dates_of_one_moment(self, line: str, said: str, expect: str) -> None:
        assert self.told(line, said) == expect

    def test_a_stated_zone_stands(self) -> None:
        assert self.told("12 Nov 2023 1:00 AM", "2023-11-11T19:00:00-06:00") == "2023-11-11T19:00:00-06:00"

    def test_the_day_of_a_move_to_another_system_yields_to_the_printed_one(self) -> None:
        assert self.told("24 Apr 2000", "2025-12-01T05:10:15+00:00") == "2000-04-24"
        comment = self.told("24 Apr 2000", "2025-12-01T05:10:15+00:00", below=4)
        assert comment == "2025-12-01T05:10:15+00:00"

    def test_a_story_that_comes_out_again_has_the_day_that_it_prints(self) -> None:
        old, again = "2019-11-25T08:00:00-05:00", "2023-11-27T06:20:00-05:00"
        assert self.told("27 November 2023", old, again) == "2023-11-27"
        assert self.told("Updated 27 November 2023", old, again) == old
        assert self.told("28 November 2023", old, again) == old


class TestAddress:
    def test_the_day_in_the_address_where_the_page_tells_none(self) -> None:
        address = "https://orsby.example/2023/12/20/ferry-sails"
        lines = [HEADLINE, PARAGRAPH]
        texts, roles = [text for _, text in lines], [role for role, _ in lines]
        date, _, warnings = find_timestamps(texts, roles, "en", Metadata(), None, address)
        assert date == "2023-12-20"
        assert "address" in warnings[0]
        texts.insert(1, "21 December 2023")
        roles.insert(1, Role.TIMESTAMP)
        assert find_timestamps(texts, roles, "en", Metadata(), None, address) == ("2023-12-21", None, ())

    def test_no_day_is_no_address_s(self) -> None:
        assert read_address("https://orsby.example/2023/13/20/ferry") is None
        assert read_address("https://orsby.example/item/20231220") is None
