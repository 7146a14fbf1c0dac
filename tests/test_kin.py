"""What stands among the paragraphs of a story, told by the tree of the page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from copydesk.blocks.html_blocks import read_html
from copydesk.blocks.text_blocks import read_text
from copydesk.labels.kin import with_kin
from copydesk.model import Block, Role

LONG = "On Tuesday the harbour board met once more to hear what the new slipway would cost the town, its sailors and its guests. "
TOLD = {"PARA": Role.BODY, "HEAD": Role.HEADLINE, "DEK": Role.DEK, "SIGN": Role.BYLINE, "CAPT": Role.CAPTION}


def story(html: str, signed: bool = True) -> tuple[str, ...]:
    """The lines of a page taken for the story where the chain found those that open with PARA; their first words."""
    byline = "<p>SIGNED by Ada Quill</p>" if signed else ""
    blocks = read_html(f"<html><body><main>{byline}{html}</main></body></html>").blocks
    roles = with_kin(blocks, [_told(block) for block in blocks])
    return tuple(
        " ".join(block.text.split()[:2])
        for block, role in zip(blocks, roles, strict=True)
        if role in (Role.BODY, Role.SUBHEAD)
    )


def _told(block: Block) -> Role:
    return next((role for word, role in TOLD.items() if block.text.startswith(word)), Role.CHROME)


def paragraphs(*openings: str, tag: str = "p") -> str:
    return "".join(f"<{tag}>{opening} {LONG}</{tag}>" for opening in openings)


@pytest.mark.parametrize(
    ("between", "kept"),
    [
        ("<ul><li>Two cleats<li>One winch</ul>", ("Two cleats", "One winch")),
        ("<h3>The slipway</h3>", ("The slipway",)),
        ("<table><tr><td>Rope<td>12 m<tr><td>Chain<td>3 m</table>", ("Rope |", "Chain |")),
        ("<figure><table><tr><td>Rope<td>12 m<tr><td>Chain<td>3 m</table></figure>", ("Rope |", "Chain |")),
        (
            "<figure><table><tbody><tr><td>Rope<td>12 m<tr><td>Chain<td>3 m</tbody></table></figure>",
            ("Rope |", "Chain |"),
        ),
        ("<pre>tide --at noon</pre>", ("tide --at",)),
        ("<p>Nobody objected.</p>", ("Nobody objected.",)),
        ("<ul><li>Two cleats<li><a href=/x>One winch</a></ul>", ("Two cleats", "One winch")),
        # what a link, a name or a figure tells is stronger than the place
        (
            "<ul><li>Read on<li>"
            + "<li>".join(f"<a href=/{n}>Ferry sails {n}</a>" for n in range(4))
            + "</ul>",
            ("Read on",),
        ),
        ("<ul><li><a href=/x>Ferry sails again</a></ul>", ()),
        ("<p class=newsletter-signup>Every morning by mail.</p>", ()),
        ("<p>Please share your videos of the slipway.</p>", ()),
        ("<figure><p>The slipway in May.</p></figure>", ()),
        ("<p>Photo: Ada Quill/Reuters</p>", ()),
        ("<figure><table><tbody><tr><td>Photo: Ada Quill/Reuters</tbody></table></figure>", ()),
        ("<p>Sign up for our newsletter</p>", ()),
        ("<h3>Others are reading</h3><p><a href=/x>Ferry sails again</a></p>", ()),
        # a box of its own, with no paragraph of the story in it
        ("<div><div><ul><li>Two cleats<li>One winch</ul></div></div>", ()),
    ],
)
def test_lines_between_paragraphs(between: str, kept: Sequence[str]) -> None:
    found = story(paragraphs("PARA one", "PARA two") + between + paragraphs("PARA three"))
    assert found == ("PARA one", "PARA two", *kept, "PARA three")


@pytest.mark.parametrize(
    ("between", "kept"),
    [
        ("<div><div><ul><li>Two cleats<li>One winch</ul></div></div>", ("Two cleats", "One winch")),
        ("<div><div>Nobody objected.</div></div>", ("Nobody objected.",)),
        (
            "<div><div class=product-card><p>Two cleats of <a href=/x>Ada Quill's yard</a></div></div>",
            ("Two cleats",),
        ),
        (f"<div><div hidden><div>Folded answer {LONG}</div></div></div>", ("Folded answer",)),
        # another story, a box of the page's own, a wall before the text
        ("<ul><li><a href=/x>Ferry sails again</a></ul>", ()),
        ("<div class=newsletter-signup><p>Every morning by mail.</div>", ()),
        ("<div>Sign up for our newsletter</div>", ()),
        ("<header><div>Read all that we print</div></header>", ()),
        ("<div><div class=card__rubric>Boats</div><a href=/x>Ferry sails again</a></div>", ()),
    ],
)
def test_lines_between_paragraphs_of_a_page_that_nobody_signed(between: str, kept: Sequence[str]) -> None:
    html = paragraphs("PARA one", "PARA two") + between + paragraphs("PARA three")
    assert story(html, signed=False) == ("PARA one", "PARA two", *kept, "PARA three")
    if "<div><div>" in between:
        assert story(html) == ("PARA one", "PARA two", "PARA three")


def test_a_guide_that_nobody_signed_begins_above_its_first_paragraph() -> None:
    items = "".join(f"<div><h3>Step {n}</h3><p>PARA {n} {LONG}</p></div>" for n in range(12))
    above = "<div><ul><li>Two cleats<li>One winch</ul></div>"
    assert story(above + items, signed=False)[:3] == ("Two cleats", "One winch", "Step 0")
    assert story(above + items)[0] == "PARA 0"
    few = "".join(f"<div><h3>Step {n}</h3><p>PARA {n} {LONG}</p></div>" for n in range(3))
    assert story(above + few, signed=False)[0] == "PARA 0"


def test_a_signed_page_full_of_headings_and_items_is_a_guide() -> None:
    boxed = "<div><div>Bring two cleats.</div></div>"

    def guide(steps: int) -> str:
        told = "".join(f"<h3>PARA step {n}</h3>{paragraphs('PARA it')}" for n in range(steps))
        return told + boxed + paragraphs("PARA last")

    assert "Bring two" in story(guide(26))
    # news with some headings
    assert "Bring two" not in story(guide(16))


@pytest.mark.parametrize(
    ("opening", "kept"),
    [
        (paragraphs("First of", "Second of"), ("First of", "Second of")),
        (
            "".join(f"<div>{paragraphs(words)}</div>" for words in ("First of", "Second of")),
            ("First of", "Second of"),
        ),
        # a notice, cards of other stories, what sums up the story
        (paragraphs("First of"), ()),
        (paragraphs("First of", "Second of").replace("<p>", "<p class=note>"), ()),
        ("<h3>Key points</h3>" + paragraphs("First of", "Second of"), ()),
        (paragraphs("HEAD of it"), ()),
    ],
)
def test_an_opening_apart_from_the_rest(opening: str, kept: Sequence[str]) -> None:
    rest = paragraphs(*[f"PARA {n}" for n in range(9)])
    found = story(f"<h1>HEAD one</h1><div>{opening}</div><section><div>{rest}</div></section>", signed=False)
    assert found == (*kept, *[f"PARA {n}" for n in range(9)])


@pytest.mark.parametrize(
    ("above", "kept"),
    [
        (paragraphs("First of"), ("First of",)),
        ("<p>Nobody objected.</p>", ("Nobody objected.",)),
        ("<div><p>Nobody objected.</p></div>", ()),
        ("<p>Teodor Vance</p>", ()),
        (paragraphs("DEK it"), ("DEK it",)),
        ("<div>" + paragraphs("DEK it") + "</div>", ()),
        (f"<p class=intro>DEK it {LONG}</p>", ()),
        (paragraphs("DEK it") + "<p>SIGNED by Ada Quill</p>", ()),
        # a headline taken amid the story
        (paragraphs("First of", "Second of") + "<h2>HEAD of it</h2>", ("First of", "Second of")),
        (
            "<div>" + paragraphs("DEK one", "DEK two", "DEK three") + "</div>",
            ("DEK one", "DEK two", "DEK three"),
        ),
    ],
)
def test_paragraphs_above(above: str, kept: Sequence[str]) -> None:
    found = story(above + paragraphs("PARA one", "PARA two", "PARA three"))
    assert found == (*kept, "PARA one", "PARA two", "PARA three")


def test_long_paragraphs_below_and_the_list_between() -> None:
    below = "<ul><li>Two cleats</ul>" + paragraphs("More of") + "<p>All rights are with the board.</p>"
    assert story(paragraphs("PARA one", "PARA two") + below) == (
        "PARA one",
        "PARA two",
        "Two cleats",
        "More of",
    )


def test_a_section_below_one_that_was_found_in_part() -> None:
    first = "<div>" + paragraphs(*[f"PARA {n}" for n in range(6)]) + "</div>"
    assert story(first + "<div>" + paragraphs("PARA last", "More of") + "</div>")[-1] == "More of"
    # of a box one paragraph of which was taken for the story's
    life = "<div>" + paragraphs("PARA last", "Ada Quill").replace("<p>", "<p class=small>") + "</div>"
    assert story(first + first + life)[-1] == "PARA last"


def test_a_story_that_the_page_has_twice() -> None:
    words = ("one", "two", "three", "four", "five", "six")
    told = paragraphs(*[f"PARA {word}" for word in words]) + "<h3>The slipway</h3>" + paragraphs("PARA last")
    once = (*[f"PARA {word}" for word in words], "The slipway", "PARA last")
    assert story(f"<div class=wide>{told}</div><div class=narrow>{told}</div>") == once
    # terms that each offer repeats
    again = paragraphs("PARA terms", "PARA more")
    assert len(story(again + paragraphs("PARA one") + again + paragraphs("PARA two") + again)) == 8


def test_a_story_that_opens_in_a_menu_is_read_by_its_tree() -> None:
    opening = f"<nav>{paragraphs('PARA one')}</nav>"
    rest = paragraphs("PARA two", "PARA three") + "<h3>The slipway</h3>" + paragraphs("PARA four")
    assert story(opening + rest)[3:] == ("The slipway", "PARA four")


def test_the_last_section_has_an_element_of_its_own() -> None:
    told = f"<div>{paragraphs('PARA', 'PARA', 'PARA', 'PARA')}</div>"
    own = f"<div>{paragraphs('Five')}<h3>Slipway costs</h3>{paragraphs('Six')}</div>"
    assert story(f"<section>{told}</section><section>{own}</section>")[4:] == ()
    assert story(f"<section>{told}{own}</section>")[4:] == ("Five On", "Slipway costs", "Six On")
    # what says nothing of what the story says is a card
    card = f"<div><p>{'Growers of tulips around Callan expect a late spring. ' * 3}</div>"
    assert story(f"<section>{told}{card}</section>")[4:] == ()


def test_the_next_article_of_the_page_is_another_story() -> None:
    first = f"<article><h1>HEAD one</h1>{paragraphs('PARA one', 'PARA two')}</article>"
    second = (
        f"<article><header><h1>Ferry sails again</h1></header>{paragraphs('The ferry', 'It left')}</article>"
    )
    assert story(first + second) == ("PARA one", "PARA two")
    assert story(first + second.replace("header>", "div>"))[2:] == ("The ferry", "It left")


def test_a_list_right_below() -> None:
    ends = "<ul><li>Two cleats<li>One winch</ul>"
    assert story(paragraphs("PARA one", "PARA two") + ends)[2:] == ("Two cleats", "One winch")
    assert story(paragraphs("PARA one", "PARA two") + "<p>Share this</p>" + ends)[2:] == ()
    cards = "<ul><li><a href=/x>Ferry sails again</a></ul>"
    assert story(paragraphs("PARA one", "PARA two") + cards)[2:] == ()


def test_a_page_of_which_little_was_found_is_kept_whole() -> None:
    steps = "".join(f"<div><h3>Step {n}</h3><ul><li>Haul {n} {LONG}</ul></div>" for n in range(9))
    found = story("<h1>HEADLINE</h1><div><p>PARA one</p></div>" + steps)
    assert len(found) == 19


def test_a_list_of_many_lines_is_kept_whole() -> None:
    lines = "".join(f"<div><ul><li>Slipway {n} of the harbour</ul></div>" for n in range(25))
    text = paragraphs("PARA one", "PARA two", "PARA three", "PARA four")
    assert len(story(f"<article>{text}{lines}</article>")) == 29
    # cards of other stories have links between their lines
    cards = lines.replace("</ul>", "</ul><a href=/x>Ferry sails again, says the board of the harbour</a>")
    assert len(story(f"<article>{text}{cards}</article>")) == 4
    # nor do they say what the story says
    others = lines.replace("Slipway", "Concert").replace("harbour", "orchestra")
    assert len(story(f"<article>{text}{others}</article>")) == 4


def test_short_paragraphs_of_chinese_have_an_element() -> None:
    told = "<p>PARA 港务局周二再次开会，讨论新船台将给这座小城带来的全部费用以及由谁来承担这笔费用。</p>"
    assert story(f"<div>{told}<p>船东们没有反对。</p>{told}</div><p>登录</p>")[1] == "船东们没有反对。"


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("<p>The slipway opens in May.</p>", True),
        ("The slipway opens in May.", True),
        ("<p>The slipway</p>", False),
        ("<p>Share this page with your friends.</p>", False),
        ("<p>Tell us: desk@harbour.example, every day.</p>", False),
        ("<p>© 2026 The Stowe Echo. All rights reserved.</p>", False),
        ("<p>Sign up for our free newsletter.</p>", False),
        ("<p class=related>The slipway opens in May.</p>", False),
        ("<div><p>The slipway opens in May.</p></div>", False),
    ],
)
def test_the_last_sentence_may_be_short(line: str, kept: bool) -> None:
    found = story(f"<div>{paragraphs('PARA one', 'PARA two')}{line}</div>")
    assert found[2:] == (("The slipway",) if kept else ())


@pytest.mark.parametrize(
    ("steps", "lines", "signed", "kept"),
    [
        (12, ("Step {}", "Two cleats of pier {}"), False, True),
        (13, ("Step {}", "Two cleats of pier {}"), True, True),
        # news with some lines of its own, a signed page with some more
        (4, ("Step {}", "Two cleats of pier {}"), False, False),
        (8, ("Step {}", "Two cleats of pier {}"), True, False),
        # boxes that come again, cards of other stories
        (12, ("Our newest stories", "Ferry sails again"), False, False),
        (12, tuple(f"Ferry {{}} sails again to the {pier} pier" for pier in "ABCDEFG"), False, False),
        (12, ("Ada Quill", "Nora Falk"), False, False),
        (12, ("Sign up for our newsletter {}",), False, False),
    ],
)
def test_lines_in_the_dump_of_a_guide(steps: int, lines: Sequence[str], signed: bool, kept: bool) -> None:
    runs = [[line.format(n) for line in lines] for n in range(steps)]
    dump = "SIGNED by Ada Quill\n\n" * signed + "".join(
        f"PARA {n} {LONG}\n\n" + "".join(f"{line}\n\n" for line in run) for n, run in enumerate(runs)
    )
    told = dump_story(dump + f"PARA last {LONG}")
    assert len(told) == steps + 1 + kept * steps * len(lines)


def dump_story(dump: str) -> tuple[str, ...]:
    blocks = read_text(dump).blocks
    roles = with_kin(blocks, [_told(block) for block in blocks])
    return tuple(block.text for block, role in zip(blocks, roles, strict=True) if role is Role.BODY)


def test_a_list_below_a_colon_in_a_dump() -> None:
    first, last = f"PARA {LONG}It needs:", f"PARA two {LONG}".strip()
    assert dump_story(f"{first}\n\nTwo cleats\n\nA new winch\n\n{last}") == (
        first,
        "Two cleats",
        "A new winch",
        last,
    )
    assert dump_story(f"{first[:-1]}.\n\nTwo cleats\n\nA new winch\n\n{last}") == (first[:-1] + ".", last)
    assert dump_story(f"{first}\n\nTwo cleats\n\nAdvertisement\n\n{last}") == (first, last)
    many = "\n\n".join(f"Cleat of the {n}th pier" for n in range(12))
    assert dump_story(f"{first}\n\n{many}\n\n{last}") == (first, last)


LISTED = [f"Pier {n}: what the slipway would cost its sailors" for n in range(8)]


@pytest.mark.parametrize(
    ("paragraphs_above", "lines", "kept"),
    [
        (12, LISTED, 8),
        # a row of the table that comes again is its head
        (12, [*LISTED, "The cost", "The cost"], 8),
        # a shorter run and a shorter story tell less
        (12, LISTED[:5], 0),
        (8, LISTED, 0),
        # what others did, as the cards of other stories say
        (12, [f"Grocer {n} praised abroad for cheese" for n in range(8)], 0),
        # boxes of the page's own on the same topic: cards, a shop, a feed
        (12, [*"123456789", "The slipway"], 0),
        (12, [*LISTED, "Sign up for our newsletter"], 0),
        (12, [*LISTED, "$45 at Callan Sails"], 0),
        (12, [*LISTED, "3 May 2024"], 0),
        (12, [*LISTED, "15:35"], 0),
        (12, [*LISTED, "Ada Quill, Senior Harbour Reporter. By Ada Quill"], 0),
        (12, [*LISTED, "Slipway: what it would cost the town | audio"], 0),
        (12, [*LISTED, "On Tuesday the harbour board met once more to hear what the …"], 0),
    ],
)
def test_a_long_list_in_a_dump_says_what_the_story_says(
    paragraphs_above: int, lines: Sequence[str], kept: int
) -> None:
    told = [f"PARA {n} {LONG}".strip() for n in range(paragraphs_above)]
    found = dump_story("\n\n".join([*told, *lines, "PARA last " + LONG]))
    assert len(found) == paragraphs_above + 1 + kept


def test_runs_of_lines_below_each_of_many_paragraphs_are_boxes() -> None:
    turns = [f"PARA {n} {LONG}\n\n" + "\n\n".join(f"{line}, {n}" for line in LISTED) for n in range(50)]
    assert len(dump_story("\n\n".join(turns))) == 50


@pytest.mark.parametrize(
    ("rows", "below", "kept"),
    [
        ("40 feet\n\nCallan\n\n60 feet", 3, True),
        # what stands below stories, and fewer paragraphs: the writer's life
        ("40 feet\n\nComments (3)", 3, False),
        ("40 feet\n\nRelated stories", 3, False),
        ("40 feet\n\nCallan", 2, False),
    ],
)
def test_a_story_goes_on_below_a_table_in_a_dump(rows: str, below: int, kept: bool) -> None:
    told = [f"PARA {n} {LONG}".strip() for n in range(3)]
    rest = ["Who pays", *[f"{n} {LONG}".strip() for n in range(below)]]
    found = dump_story("\n\n".join([*told, rows, *rest, "Share"]))
    assert found == (*told, *(rest if kept else ()))


def test_what_others_say_below_a_table_is_not_the_storys() -> None:
    told = [f"PARA {n} {LONG}".strip() for n in range(3)]
    other = "A grocer from Stowe was praised yesterday for cheese of goats' milk, which visitors from abroad bought again gladly."
    found = dump_story("\n\n".join([*told, "40 feet", *[f"{n} {other}" for n in range(4)]]))
    assert found == (*told,)


def test_a_page_without_a_story_keeps_its_roles() -> None:
    assert with_kin((), ()) == []
    blocks = read_html("<ul><li>Two cleats<li>One winch</ul>").blocks
    assert with_kin(blocks, [Role.CHROME] * len(blocks)) == [Role.CHROME] * len(blocks)
