"""`deks`: which lines are the dek, and when the first paragraph is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from copydesk.blocks.text_blocks import read_text
from copydesk.fields.deks import find_dek, with_summary, without_ledes
from copydesk.model import Block, Origin, Role


class TestFindDek:
    TITLE = (Role.HEADLINE, "Board keeps crane")
    SECOND_TITLE = (Role.DEK, "Port Callan: An old crane and its friends")
    BYLINE = (Role.BYLINE, "Ida Brandt")
    LONG = (
        "The mayor of Port Callan wanted it gone, the fishmongers wanted it green. What the board did is “a joke.” "
        "Nobody laughs."
    )

    def dek(self, *lines: tuple[Role, str]) -> str | None:
        story = (Role.BODY, "The harbour board voted on Tuesday to keep its idle crane.")
        roles, texts = zip(self.TITLE, *lines, story, strict=True)
        return find_dek(texts, roles)

    def test_lines_right_below_one_another(self) -> None:
        found = self.dek((Role.DEK, "The mayor is angry."), (Role.DEK, "The fishmongers too."))
        assert found == "The mayor is angry. The fishmongers too."

    @pytest.mark.parametrize("between", [Role.CHROME, Role.BYLINE])
    def test_what_stands_apart_is_of_something_else(self, between: Role) -> None:
        events = ((between, "Key events"), (Role.DEK, "Quay closed for the night, says harbour master."))
        assert self.dek((Role.DEK, "The mayor is angry."), *events) == "The mayor is angry."

    def test_long_sentences_over_the_story_are_preferred_to_a_second_title(self) -> None:
        rest = (self.BYLINE, (Role.DEK, self.LONG), (Role.CHROME, "Share"))
        assert self.dek(self.SECOND_TITLE, *rest) == self.LONG

    @pytest.mark.parametrize(
        "rest",
        [
            pytest.param([(Role.DEK, "A graph shows that the crane is old.")], id="short"),
            pytest.param(
                [(Role.DEK, LONG), (Role.CHROME, "Share"), (Role.CHROME, "Print")], id="not over the story"
            ),
        ],
    )
    def test_captions_and_notices_are_not(self, rest: Sequence[tuple[Role, str]]) -> None:
        assert self.dek(self.SECOND_TITLE, self.BYLINE, *rest) == self.SECOND_TITLE[1]

    def test_a_second_title_alone_is_the_dek(self) -> None:
        assert self.dek(self.SECOND_TITLE, self.BYLINE, (Role.DEK, "More cranes")) == self.SECOND_TITLE[1]

    def test_a_long_line_without_a_stop_is_no_title(self) -> None:
        long = "The old crane of the port has many friends among fishmongers, but only few in the town hall, and "
        dek = (2 * long).strip()
        assert self.dek((Role.DEK, dek), self.BYLINE, (Role.DEK, "The mayor is angry.")) == dek

    def test_the_headline_again_is_no_dek(self) -> None:
        lines = [self.TITLE, (Role.DEK, f"{self.TITLE[1].upper()}!"), (Role.DEK, "The mayor is angry.")]
        texts, roles = [text for _, text in lines], [role for role, _ in lines]
        assert find_dek(texts, roles, self.TITLE[1]) == "The mayor is angry."
        assert find_dek(texts[:2], roles[:2], self.TITLE[1]) is None

    def test_a_copy_of_the_lede_is_no_dek(self) -> None:
        assert self.dek((Role.DEK, "The harbour board voted on Tuesday to keep its idle …")) is None
        assert self.dek((Role.DEK, "The harbour board")) == "The harbour board"

    def test_the_label_of_a_summary_is_no_part_of_it(self) -> None:
        assert self.dek((Role.DEK, "摘要：港务局昨天投票保留旧吊车。")) == "港务局昨天投票保留旧吊车。"
        assert self.dek((Role.DEK, "港务局长：旧吊车要保留")) == "港务局长：旧吊车要保留"


class TestLedes:
    """A sentence set like the paragraphs below it is the first of them, not the dek."""

    PARAGRAPH = frozenset(("p", "alike_prose=4"))
    LEDE = "Fishmongers of Port Callan painted their crane green on Monday."
    REST = (
        "They had asked the board for the paint, and for the ladder, since the spring of the year before.",
        "The board that met on Tuesday did not know of it, and the mayor of the town would not say a word.",
    )
    WIDE = (
        "港务局星期二开会，决定保留旧吊车。",
        "鱼贩们说，他们等这一天已经等了两年。",
        "镇长没有回答记者的提问。",
    )

    def roles(
        self, texts: Sequence[str], *between: Role, hints: frozenset[str], html: bool = True
    ) -> list[Role]:
        story = self.PARAGRAPH if html else frozenset(("after_gap",))
        around = (("div", 1),) if html else ()
        lines = [("Board keeps its crane", Role.HEADLINE, frozenset[str]()), (texts[0], Role.DEK, hints)]
        lines += [("Share", role, frozenset()) for role in between]
        lines += [(text, Role.BODY, story) for text in texts[1:]]
        blocks = [
            Block(text, Origin(n, n, None, around), set_as) for n, (text, _, set_as) in enumerate(lines, 1)
        ]
        return without_ledes(blocks, [role for _, role, _ in lines])

    def test_in_the_element_of_the_others_and_set_like_them(self) -> None:
        texts = (self.LEDE, *self.REST)
        assert self.roles(texts, hints=self.PARAGRAPH)[1] is Role.BODY
        assert self.roles(texts, Role.CHROME, hints=self.PARAGRAPH)[1:3] == [Role.BODY, Role.CHROME]

    @pytest.mark.parametrize(
        ("hints", "between"),
        [
            pytest.param(frozenset(("h2", "alike_prose=0")), Role.CHROME, id="set as a heading"),
            pytest.param(PARAGRAPH | {"says_dek"}, Role.CHROME, id="named a dek"),
            pytest.param(PARAGRAPH, Role.BYLINE, id="above the byline"),
        ],
    )
    def test_a_dek_stays(self, hints: frozenset[str], between: Role) -> None:
        assert self.roles((self.LEDE, *self.REST), between, hints=hints)[1] is Role.DEK

    def test_a_title_is_no_paragraph(self) -> None:
        assert self.roles((self.LEDE[:-1], *self.REST), hints=self.PARAGRAPH)[1] is Role.DEK

    def test_in_a_dump_blank_lines_tell_where_papers_set_no_dek_like_a_paragraph(self) -> None:
        alike = frozenset(("after_gap",))
        assert self.roles(self.WIDE, hints=alike, html=False)[1] is Role.BODY
        assert self.roles(self.WIDE, hints=frozenset(), html=False)[1] is Role.DEK
        assert self.roles((self.LEDE, *self.REST), hints=alike, html=False)[1] is Role.DEK

    def test_where_nearly_every_story_is_summed_up_it_is_the_summary(self) -> None:
        german = (TestSummary.SHORT, *TestSummary.STORY)
        assert self.roles(german, hints=self.PARAGRAPH)[1] is Role.DEK


class TestSummary:
    """A short first paragraph is the dek where the story's language has one over nearly every story."""

    SHORT = (
        "Der Kran von Ahrenslohe bleibt stehen. Der Rat hat sich nach zwei Jahren Streit dafür entschieden."
    )
    STORY = (
        "Der Rat von Ahrenslohe hat am Dienstag beschlossen, dass der alte Kran am Hafen nicht verkauft wird.",
        "Die Entscheidung fiel nach einer langen Sitzung, in der es nicht nur um Geld ging, sagte Ida Brandt.",
        "Auch die Fischer waren mit dem Ergebnis zufrieden und wollen ihn nun gemeinsam streichen.",
    )
    ENGLISH = (
        "The crane of Orsby stays where it is. The council voted for it after two years of debate.",
        "The council of Orsby decided on Tuesday that the old crane at the harbour will not be sold.",
        "It was the end of a long meeting that was not only about the money, said Ida Brandt.",
        "The fishermen were happy with the result, too, and want to paint it together.",
    )

    def first_role(self, *texts: str, head: Role = Role.BYLINE, line: str = "Von Ida Brandt") -> Role:
        roles = [Role.HEADLINE, head, *[Role.BODY] * len(texts)]
        blocks = [
            Block(text, Origin(n, n))
            for n, text in enumerate(("Der Kran von Ahrenslohe bleibt stehen", line, *texts), 1)
        ]
        return with_summary(blocks, roles)[2]

    SUMMARY = (
        "The crane of Orsby stays where it is, since the council voted for it after two years of debate, "
        "and the fishermen are to paint it together."
    )

    @pytest.mark.parametrize(
        ("above", "summary", "gap", "told"),
        [
            ("3 March 2024", SUMMARY, "", Role.DEK),
            # set as all others, below a picture, a lede with its place, what the writer does
            ("3 March 2024", SUMMARY, "\n", Role.BODY),
            ("[crane-at-dusk]", SUMMARY, "", Role.BODY),
            ("3 March 2024", f"ORSBY — {SUMMARY}", "", Role.BODY),
            ("By Ida Brandt", "Ida Brandt teaches the history of harbours in Stowe.", "", Role.BODY),
        ],
    )
    def test_what_no_blank_line_parts_from_the_head(
        self, above: str, summary: str, gap: str, told: Role
    ) -> None:
        story = [line for text in self.ENGLISH for line in ("", text)]
        blocks = read_text("\n".join(["The crane stays", above + gap, summary, *story])).blocks
        roles = [Role.HEADLINE, Role.TIMESTAMP, *[Role.BODY] * (len(blocks) - 2)]
        assert with_summary(blocks, roles)[2] == told

    def test_it_is_the_dek(self) -> None:
        assert self.first_role(self.SHORT, *self.STORY) == Role.DEK

    def test_beside_an_eyebrow_below_the_headline(self) -> None:
        assert self.first_role(self.SHORT, *self.STORY, head=Role.DEK, line="Streit im Rat") == Role.DEK

    def test_a_line_of_the_head_that_was_passed_over(self) -> None:
        summary = (
            "Der alte Kran von Ahrenslohe wird nicht verkauft. Nach zwei Jahren hat der Rat sich entschieden, "
            "und auch die Fischer waren damit zufrieden."
        )
        lines = [(Role.HEADLINE, "Ein Hafen und sein Kran"), (Role.CHROME, summary)]
        lines += [(Role.BODY, text) for text in self.STORY] + [(Role.BODY, self.SHORT)]
        blocks = [Block(text, Origin(n, n)) for n, (_, text) in enumerate(lines, 1)]
        assert with_summary(blocks, [role for role, _ in lines])[1:3] == [Role.DEK, Role.BODY]

    @pytest.mark.parametrize(
        "line",
        [
            pytest.param("Diese Meldung wurde von einer Agentur übernommen. " * 3, id="a notice"),
            pytest.param("Der alte Kran von Ahrenslohe am Hafen vor der Sitzung.", id="a caption"),
        ],
    )
    def test_other_lines_of_the_head_are_not(self, line: str) -> None:
        assert self.first_role(self.SHORT, *self.STORY, head=Role.CHROME, line=line.strip()) == Role.DEK

    def test_beside_another_wording_of_the_headline(self) -> None:
        again = "Kran von Ahrenslohe bleibt doch stehen"
        assert self.first_role(self.SHORT, *self.STORY, head=Role.DEK, line=again) == Role.DEK

    def test_the_other_wording_is_no_dek_then(self) -> None:
        head = (
            (Role.HEADLINE, "Der Kran von Ahrenslohe bleibt stehen"),
            (Role.DEK, "Kran von Ahrenslohe bleibt doch stehen"),
            (Role.BYLINE, "Von Ida Brandt"),
        )
        lines = [*head, *[(Role.BODY, text) for text in (self.SHORT, *self.STORY)]]
        roles = with_summary(
            [Block(text, Origin(n, n)) for n, (_, text) in enumerate(lines, 1)], [role for role, _ in lines]
        )
        assert find_dek([text for _, text in lines], roles) == self.SHORT
        assert roles[1] == Role.CHROME

    @pytest.mark.parametrize(
        "texts",
        [
            pytest.param(ENGLISH, id="English stories have it too seldom"),
            pytest.param((SHORT, *STORY[:2]), id="a brief has no summary"),
            pytest.param((3 * SHORT + SHORT, *STORY), id="too long"),
            pytest.param(("AHRENSLOHE (dpa) – " + SHORT, *STORY), id="a dateline opens the story itself"),
            pytest.param(("Ahrenslohe – " + SHORT, *STORY), id="so does a place"),
            pytest.param(("– " + SHORT, *STORY), id="and somebody's speech"),
        ],
    )
    def test_it_is_the_lede(self, texts: Sequence[str]) -> None:
        assert self.first_role(*texts) == Role.BODY

    @pytest.mark.parametrize(
        "dek",
        [
            "Zwei Jahre lang hat der Rat gestritten.",
            "Nach zwei Jahren Streit im Rat siegen die Freunde des Krans",
        ],
    )
    def test_a_page_has_one_dek(self, dek: str) -> None:
        assert self.first_role(self.SHORT, *self.STORY, head=Role.DEK, line=dek) == Role.BODY


class TestTitleAbove:
    """A line taken for the headline is the dek of a short one above it, where the page has no other dek."""

    LEDE = (
        "Der Rat von Ahrenslohe hat am Dienstag nach einer langen Sitzung beschlossen, dass der alte Kran am Hafen nicht "
        "verkauft wird, obwohl der Bürgermeister zwei Jahre lang dafür geworben hatte und ein Käufer schon gefunden war, der "
        "für das Gerüst aus dem Jahr 1911 mehr bezahlen wollte, als die Stadt mit ihrem ganzen Hafen in guten Jahren einnimmt."
    )
    TAKEN = "Wie der Rat von Ahrenslohe nach zwei Jahren Streit seinen alten Kran doch behält"

    def heads(
        self,
        above: str,
        role: Role = Role.EYEBROW,
        taken: str = TAKEN,
        lede: str = LEDE,
        hints: Sequence[str] = (),
    ) -> list[Role]:
        texts = [above, taken, "Von Ida Brandt", lede, *TestSummary.STORY]
        roles = [role, Role.HEADLINE, Role.BYLINE] + [Role.BODY] * 4
        blocks = [Block(text, Origin(n, n), frozenset(hints)) for n, text in enumerate(texts, 1)]
        return with_summary(blocks, roles)[:2]

    @pytest.mark.parametrize(
        ("above", "role"),
        [
            ("Der letzte Riese", Role.EYEBROW),
            ("Rost und Ruhm", Role.EYEBROW),
            ("Hafen bleibt Hafen", Role.CHROME),
        ],
    )
    def test_it_is_the_dek(self, above: str, role: Role) -> None:
        assert self.heads(above, role) == [Role.HEADLINE, Role.DEK]

    @pytest.mark.parametrize(
        "above", ["Hafen", "Nord / Hafen", "Seite 3", "Der Rat:", "Streit im Rat um den alten Kran am Hafen"]
    )
    def test_sections_trails_and_long_eyebrows_are_no_headline(self, above: str) -> None:
        assert self.heads(above) == [Role.EYEBROW, Role.HEADLINE]

    def test_what_has_nothing_of_the_story_is_chrome(self) -> None:
        assert self.heads("Mehr lesen", Role.CHROME) == [Role.CHROME, Role.HEADLINE]

    @pytest.mark.parametrize(
        "changed",
        [
            pytest.param({"taken": "Rat von Ahrenslohe behält Kran"}, id="a headline under an eyebrow"),
            pytest.param({"hints": ["h1"]}, id="markup names it"),
            pytest.param({"lede": "AHRENSLOHE (dpa) – " + LEDE}, id="agencies write no dek"),
            pytest.param({"lede": TestSummary.SHORT}, id="there is a dek"),
        ],
    )
    def test_it_stays_the_headline(self, changed: dict[str, Any]) -> None:
        assert self.heads("Der letzte Riese", **changed) == [Role.EYEBROW, Role.HEADLINE]
