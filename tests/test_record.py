from __future__ import annotations

import pytest

from copydesk.fields.record import make_record
from copydesk.model import Block, Caption, Metadata, NoArticle, Origin, Page, Record, Role, Source

SOURCE = Source(None, "text", None, "")
LEDE = "The harbour board voted on Tuesday to keep its idle crane, against the wish of the mayor."
SECOND = "Engineers had told the board that the crane would stand for another decade."
HELD = "The story as the page's metadata holds it, which is a good deal longer than what is shown. " * 5


def record(
    *lines: tuple[Role, str],
    said: Metadata | None = None,
    url: str | None = None,
    warnings: tuple[str, ...] = (),
) -> Record:
    """The record of a page whose lines have these roles; a lede is added where no line is body."""
    if not any(role is Role.BODY for role, _ in lines):
        lines = (*lines, (Role.BODY, LEDE))
    blocks = tuple(
        Block(text, Origin(n, n), frozenset({"date_prefix"} if text.startswith("date 2") else ()))
        for n, (_, text) in enumerate(lines, 1)
    )
    page = Page(blocks, said or Metadata(), warnings)
    return make_record(page, [role for role, _ in lines], SOURCE, url)


class TestBody:
    def test_paragraphs_and_subheads_in_order(self) -> None:
        found = record(
            (Role.BODY, LEDE), (Role.SUBHEAD, "What is next"), (Role.CHROME, "Share"), (Role.BODY, SECOND)
        )
        assert found.body == (LEDE, "What is next", SECOND)
        assert found.subheads == (1,)

    def test_no_paragraph_no_article(self) -> None:
        page = Page((Block("Home", Origin(1, 1)), Block("What is next", Origin(2, 2))))
        with pytest.raises(NoArticle, match="--explain"):
            make_record(page, [Role.CHROME, Role.SUBHEAD], SOURCE)

    def test_metadata_that_holds_far_more_of_the_story_wins(self) -> None:
        found = record((Role.BODY, LEDE), said=Metadata(article_body=f"{HELD}\n{HELD}"))
        assert found.body == (HELD.strip(), HELD.strip())
        assert any("metadata" in warning for warning in found.warnings)

    def test_metadata_that_holds_no_more_than_is_shown_does_not(self) -> None:
        assert record((Role.BODY, LEDE), said=Metadata(article_body=SECOND)).body == (LEDE,)


class TestQuotes:
    @pytest.mark.parametrize(
        ("subhead", "quotes"),
        [
            ("“An end to all the fog”", 1),
            ("“An end to all the fog” – Ada Birch", 2),
            ("Birch says: “An end to all the fog”", 2),
        ],
    )
    def test_a_subhead_in_marks_is_no_quote_unless_it_tells_who_says_it(
        self, subhead: str, quotes: int
    ) -> None:
        story = "Mayor Ada Birch opened the quay. “We will put an end to all the fog,” Birch said."
        found = record((Role.BODY, story), (Role.SUBHEAD, subhead), (Role.BODY, SECOND))
        assert [quote.speaker for quote in found.quotes] == ["Ada Birch"] * quotes


class TestHeadline:
    def test_without_the_date_that_a_scraper_put_before_it(self) -> None:
        found = record((Role.HEADLINE, "date 2026-03-08 Board keeps crane"))
        assert found.headline == "Board keeps crane"
        assert found.date == "2026-03-08"


class TestByline:
    def test_as_printed_and_as_read(self) -> None:
        found = record((Role.BYLINE, "By Ida Brandt | Lakeside Herald"))
        assert found.byline == "By Ida Brandt | Lakeside Herald"
        assert (found.authors, found.outlet, found.agency) == (("Ida Brandt",), "Lakeside Herald", None)

    def test_the_line_with_by_is_the_printed_one(self) -> None:
        found = record((Role.BYLINE, "Ida Brandt"), (Role.BYLINE, "By Ida Brandt and Tom Reyes"))
        assert found.byline == "By Ida Brandt and Tom Reyes"
        assert found.authors == ("Ida Brandt", "Tom Reyes")

    def test_by_alone_joins_the_name_below(self) -> None:
        assert record((Role.BYLINE, "By"), (Role.BYLINE, "Ida Brandt")).byline == "By Ida Brandt"

    def test_metadata_where_none_is_printed(self) -> None:
        found = record(said=Metadata(authors=("Ida Brandt", "Tom Reyes"), outlet="Lakeside Herald"))
        assert (found.byline, found.authors) == ("Ida Brandt, Tom Reyes", ("Ida Brandt", "Tom Reyes"))
        assert found.outlet == "Lakeside Herald"

    def test_names_of_the_metadata_are_spelled_as_the_page_prints_them(self) -> None:
        found = record((Role.BYLINE, "By Ida Brandt"), said=Metadata(authors=("ida brandt",)))
        assert found.authors == ("Ida Brandt",)

    def test_the_agency_of_the_dateline(self) -> None:
        found = record((Role.BODY, f"LONDON (AP) — {LEDE}"))
        assert (found.dateline, found.agency) == ("LONDON", "AP")
        assert found.body[0].startswith("LONDON (AP)")


class TestDate:
    def test_published_and_updated(self) -> None:
        found = record(
            (Role.TIMESTAMP, "Published 4 March 2025"), (Role.TIMESTAMP, "Updated 5 March 2025 09:12")
        )
        assert (found.date, found.updated) == ("2025-03-04", "2025-03-05T09:12")

    def test_a_byline_may_hold_the_date(self) -> None:
        assert record((Role.BYLINE, "By Ida Brandt, 4 March 2025")).date == "2025-03-04"

    def test_metadata_is_more_exact(self) -> None:
        said = Metadata(published="2025-03-04T08:00:00+00:00")
        assert record((Role.TIMESTAMP, "4 March 2025"), said=said).date == "2025-03-04T08:00:00+00:00"

    def test_an_update_alone_stands_for_the_date_and_is_told(self) -> None:
        found = record((Role.TIMESTAMP, "Updated 5 March 2025"))
        assert (found.date, found.updated) == ("2025-03-05", "2025-03-05")
        assert any(warning.startswith("date:") for warning in found.warnings)

    def test_a_date_relative_to_the_reading_is_none(self) -> None:
        found = record((Role.TIMESTAMP, "3 hours ago"))
        assert found.date is None
        assert any("relative" in warning for warning in found.warnings)

    def test_dates_of_other_lines_are_not_taken(self) -> None:
        assert (
            record((Role.RELATED, "4 March 2025"), (Role.CAPTION, "The crane on 4 March 2025")).date is None
        )

    def test_a_date_passed_over_in_the_head_is_read(self) -> None:
        assert record((Role.CHROME, "4 March 2025 · 12 comments")).date == "2025-03-04"

    def test_a_date_below_what_may_be_a_dek_is_read(self) -> None:
        under = (Role.CHROME, "4 March 2025, 10:12")
        assert record((Role.BODY, LEDE), under, (Role.BODY, SECOND)).date == "2025-03-04T10:12"

    def test_a_date_in_what_a_longer_line_tells_is_not(self) -> None:
        told = (
            "The fair with its many offers for young and old runs from 4 March 2025 to the end of the month"
        )
        assert record((Role.BODY, LEDE), (Role.CHROME, told), (Role.BODY, SECOND)).date is None

    def test_a_name_passed_over_in_the_head_signs(self) -> None:
        found = record((Role.HEADLINE, "Board keeps crane"), (Role.CHROME, "Ida Brandt, harbour reporter"))
        assert found.authors == ("Ida Brandt",)
        assert record((Role.HEADLINE, "Board keeps crane"), (Role.CHROME, "Share this story")).authors == ()


class TestOtherFields:
    def test_each_from_the_lines_of_its_role(self) -> None:
        found = record(
            (Role.EYEBROW, "TRANSPORT"),
            (Role.HEADLINE, "Board keeps crane"),
            (Role.DEK, "The mayor is angry."),
            (Role.DEK, "The fishmongers too."),
            (Role.CAPTION, "The crane at dusk."),
            (Role.CREDIT, "Photo: Ida Brandt"),
            (Role.CONTRIBUTOR, "Tom Reyes contributed to this report."),
            (Role.NOTE, "Correction: the crane is older."),
            (Role.RELATED, "Read more: Quay sinks"),
            (Role.RELATED, "Read more: Quay sinks"),
        )
        assert found.section == "TRANSPORT"
        assert found.dek == "The mayor is angry. The fishmongers too."
        assert found.captions == (Caption("The crane at dusk.", "Ida Brandt"),)
        assert found.contributors == ("Tom Reyes",)
        assert found.notes == ("Correction: the crane is older.",)
        assert found.related == ("Read more: Quay sinks",)

    def test_nothing_is_made_up(self) -> None:
        empty = record(*[(Role.CHROME, "Ida Brandt and the crane")] * 3).to_dict()
        found = {name for name, value in empty.items() if value not in (None, [])}
        assert found == {"body", "language", "source"}

    def test_the_pages_own_address_wins(self) -> None:
        assert record(url="https://a.example").url == "https://a.example"
        assert (
            record(url="https://a.example", said=Metadata(url="https://b.example")).url == "https://b.example"
        )

    def test_language_of_the_story_before_that_of_the_page(self) -> None:
        assert record(said=Metadata(language="de")).language == "en"

    def test_warnings_of_the_reading_are_kept(self) -> None:
        assert record(warnings=("repaired",)).warnings == ("repaired",)

    def test_quotes_know_the_names_of_the_captions(self) -> None:
        said = "“We will keep it,” Brandt said on the quay."
        found = record((Role.CAPTION, "Ida Brandt at the crane."), (Role.BODY, said))
        assert [(q.text, q.speaker) for q in found.quotes] == [("We will keep it", "Ida Brandt")]
