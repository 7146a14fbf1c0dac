"""`timestamps`: which of a page's dates is the story's."""

from __future__ import annotations

import pytest

from copydesk.model import Metadata, Role
from copydesk.timestamps import find_timestamps

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
        assert published(*story, (Role.CHROME, "January 14 2026")) is None

    def test_a_date_amid_the_story_needs_a_label_and_yields_to_one_below_it(self) -> None:
        story = [HEADLINE, *[PARAGRAPH] * 15, (Role.CHROME, "Stand: 3. Juli 2024"), PARAGRAPH]
        assert published(*story) == "2024-07-03"
        assert published(*story, (Role.CHROME, "Datum 04.07.2024")) == "2024-07-04"

    def test_nothing_on_the_page(self) -> None:
        assert published() is None

    def test_the_metadata_s_update_is_no_date_of_publication(self) -> None:
        lines = [HEADLINE, (Role.DEK, "LAKESIDE HERALD | OCTOBER 15, 2025"), PARAGRAPH]
        texts, roles = [text for _, text in lines], [role for role, _ in lines]
        said = Metadata(updated="2025-10-31T21:48:19+00:00")
        assert find_timestamps(texts, roles, "en", said, None)[:2] == ("2025-10-15", said.updated)
        assert find_timestamps(texts[2:], roles[2:], "en", said, None)[0] == said.updated
