from __future__ import annotations

import json
import random
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from copydesk.blocks.html_blocks import UNSHOWN, read_html
from copydesk.blocks.html_prose import TAG_HINTS
from copydesk.lexicons import lexicon_lines

PROSE = (
    "The ferry to Orsby sails again from Monday, the harbour office said, after nine weeks in dock at Lund."
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Ferry sails again | The Orsby Courier</title>
<meta name="description" content="Nine weeks in dock are over for the boat that half of Orsby takes to work.">
<meta name="author" content="Nora Falk"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<div id="page"><article><header><span class="kicker">Harbour</span><h1>Ferry sails again</h1>
<p class="standfirst">Nine weeks in dock are over for the boat that half of Orsby takes to work.</p>
<div class="Byline__name">By <a rel="author" href="/by/nora">Nora Falk</a></div>
<time datetime="2025-03-04">4 March</time></header>
<figure><img src="boat.jpg">
<figcaption>The boat at Lund. <span class="credit">Photo: Raj Anand</span></figcaption></figure>
<div class="text"><p>{PROSE}</p><p>“It was <b>high</b> time,” said the <a href="/mayor">mayor</a>.</p>
<h2>New engines</h2>
<p>{PROSE} She has two new engines.</p></div></article>
<aside class="related-stories"><ul><li><a href="/1">Bridge stays closed</a></li></ul></aside></div>
<footer><p>© The Orsby Courier</p></footer></body></html>"""


def texts(html: str) -> list[str]:
    return [block.text for block in read_html(html).blocks]


def hints(html: str) -> dict[str, frozenset[str]]:
    return {block.text: block.hints for block in read_html(html).blocks}


def test_a_page_in_reading_order() -> None:
    assert texts(PAGE) == [
        "Home Sport",
        "Harbour",
        "Ferry sails again",
        "Nine weeks in dock are over for the boat that half of Orsby takes to work.",
        "By Nora Falk",
        "4 March",
        "The boat at Lund.",
        "Photo: Raj Anand",
        PROSE,
        "“It was high time,” said the mayor.",
        "New engines",
        PROSE + " She has two new engines.",
        "Bridge stays closed",
        "© The Orsby Courier",
    ]


@pytest.mark.parametrize(
    ("start", "has", "has_not"),
    [
        ("Home Sport", {"inside_nav"}, {"inside_article"}),
        (
            "Harbour",
            {"says_eyebrow", "above_prose", "inside_header", "inside_article"},
            {"h1", "in_prose_container"},
        ),
        ("Ferry sails", {"h1", "equals_metadata_headline"}, {"p", "equals_metadata_description"}),
        ("Nine weeks", {"p", "says_dek", "equals_metadata_description"}, {"says_byline"}),
        (
            "By Nora",
            {"bare", "says_byline", "has_metadata_author", "half_link"},
            {"all_link", "is_metadata_author"},
        ),
        ("4 March", {"time"}, {"says_byline"}),
        ("The boat", {"figcaption", "inside_figure", "after_picture"}, {"says_credit"}),
        ("Photo:", {"figcaption", "inside_figure", "says_credit"}, {"after_picture"}),
        (
            "The ferry to",
            {"p", "in_prose_container", "within_prose", "says_text"},
            {"after_picture", "all_link"},
        ),
        ("New engines", {"h2", "in_prose_container", "within_prose"}, {"near_metadata_headline"}),
        ("Bridge", {"li", "all_link", "below_prose", "inside_aside", "inside_list"}, {"in_prose_container"}),
        ("© The", {"inside_footer"}, {"inside_article"}),
    ],
)
def test_hints(start: str, has: set[str], has_not: set[str]) -> None:
    found = next(h for text, h in hints(PAGE).items() if text.startswith(start))
    assert has <= found
    assert not has_not & found


def test_hints_are_a_bounded_vocabulary() -> None:
    kinds = {"says_" + line.split()[0] for line in lexicon_lines("markup_words")}
    known = kinds | set(TAG_HINTS.values()) | {"bare", "all_link", "half_link", "after_picture", "hidden"}
    for found in hints(PAGE).values():
        assert all(h in known or h.startswith("inside_") or "prose" in h or "metadata" in h for h in found), (
            found
        )


@pytest.mark.parametrize(
    ("html", "expect"),
    [
        ("<p>The <b>qu</b>ay <i>is</i> <a href=x>open</a>.</p>", ["The quay is open."]),
        ("<div>One<div>two</div>three</div>", ["One", "two", "three"]),
        ("<div><span>One</span><p>two</p></div>", ["One", "two"]),
        ("<p>One<br>two<br><br>three</p>", ["One", "two", "three"]),
        ("<h1>Quay<br>reopens</h1>", ["Quay reopens"]),
        ("<h2>Quay <span>reopens</span></h2>", ["Quay reopens"]),
        ("<ul><li>One<li>two<ul><li>three</ul></ul>", ["One", "two", "three"]),
        ("<table><tr><th>Boat<th>Berth<tr><td>Ada<td>12</table>", ["Boat | Berth", "Ada | 12"]),
        ("<table><tr><td><p>One<p>two<td>three</table>", ["One", "two", "three"]),
        ("<table><tr><td>One</table>", ["One"]),
        ("<pre>One\nand on\n\ntwo</pre>", ["One and on", "two"]),
        ("<p>One<!-- not --> two<?x y?></p>", ["One two"]),
        ("<p>One<script>no</script> two<style>no</style></p>", ["One two"]),
        ("<template><p>no</p></template><noscript>no</noscript><svg><text>no</text></svg><p>One", ["One"]),
        ("<p hidden>no<p aria-hidden=true>no<p style='display: none'>no<p>One", ["One"]),
        ("<p>One <span style='visibility:hidden'>no</span>two", ["One two"]),
        ("<div hidden><p>no</p></div>tail", ["tail"]),
        ("<p>One</p><button>Share</button><label>Mail</label>", ["One", "Share", "Mail"]),
        ("<select><option>One<option>two</select>", ["One two"]),
        (
            "<figure><span>The boat at Lund</span><small>Raj Anand</small></figure>",
            ["The boat at Lund Raj Anand"],
        ),
        ("<custom-tag>One</custom-tag><p>two", ["One", "two"]),
        ("<p>The <harbour-firm id=4>Orsby Line</harbour-firm> said so.", ["The Orsby Line said so."]),
        ("<p>One<amp-embed>two</amp-embed>", ["One", "two"]),
        ("One", ["One"]),
        ("<p>&lt;b&gt; &amp; &#146;tis &nbsp; so&shy;", ["<b> & ’tis so"]),
        ("<P>One</P><DIV>two</DIV>", ["One", "two"]),
        ("", []),
        ("<!-- -->", []),
        ("\0<p>On\0e", ["One"]),
        ("<p>\ud800One", ["?One"]),
        ('<?xml version="1.0" encoding="iso-8859-1"?><html><p>Fähre</html>', ["Fähre"]),
        ("<meta charset=latin-1><p>渡し船</p>", ["渡し船"]),
        ("<nav>One<h1>two</h1></nav>", ["One", "two"]),
        ("<nav><b>One</b><ul><li>two <i>or</i> so<li>three</ul></nav>", ["One two or so three"]),
        ("<form><select><option>One<option>two</select></form>", ["One two"]),
        ("<a><div>One <b>two</b></div></a>three", ["One two", "three"]),
        ("<p>One  two\xa0 three</p>", ["One two three"]),
        # an eyebrow in the heading
        ("<h1><span class=kicker>Harbour</span>Ferry sails</h1>", ["Harbour", "Ferry sails"]),
        ("<h1><span class=kicker>Harbour: </span>Ferry sails</h1>", ["Harbour: Ferry sails"]),
        ("<h1><b class=kicker>Harbour</b><i>: </i><b>Ferry</b></h1>", ["Harbour: Ferry"]),
        ("<h1><div>Harbour</div><span>: </span>Ferry</h1>", ["Harbour: Ferry"]),
        ("<h2>One<p>two</p></h2>: three", ["One", "two", ": three"]),
        ("<h1><span>Harbour</span>Ferry sails</h1>", ["Harbour Ferry sails"]),
        ("<h1>It sails!<small>“Fit again”</small></h1>", ["It sails! “Fit again”"]),
        ("<h1><i>i</i>Phone of a <b>bo</b>at, <u>Quay</u>’s own</h1>", ["iPhone of a boat, Quay’s own"]),
        ("<p><span>one</span>Two</p>", ["oneTwo"]),
        ("<article><footer><p>One<p>two</footer></article>", ["One", "two"]),
    ],
)
def test_blocks(html: str, expect: list[str]) -> None:
    assert texts(html) == expect


def test_story_that_a_script_shows_later_is_kept() -> None:
    paid = f"<div class=paid style='display:none'><p>{PROSE} Tickets cost the same.</p><p>Short.</p></div>"
    found = hints(f"<article><p>{PROSE}</p><p>{PROSE} Again.</p>{paid}<div hidden>Menu</div></article>")
    assert "hidden" in found[PROSE + " Tickets cost the same."]
    assert "hidden" not in found[PROSE]
    assert "Menu" not in found


SEVERAL = [f"{PROSE} Deck {n} was repainted over the winter." for n in range(6)]


def test_a_story_in_sections_of_its_own_is_one_element() -> None:
    sections = "".join(f"<section><h2>Deck {n}</h2><p>{text}</p></section>" for n, text in enumerate(SEVERAL))
    found = hints(
        f"<div><p class=ad>{PROSE}</p></div><div><div>{sections}</div></div><div><p>Bridges</p></div>"
    )
    for text in SEVERAL:
        assert {"prose_level=2", "within_prose", "alike_prose=4"} <= found[text]
    assert {"prose_level=2", "alike_prose=0"} <= found["Deck 3"]
    assert {"outside_prose_element", "above_prose"} <= found[PROSE]
    assert {"outside_prose_element", "below_prose"} <= found["Bridges"]


def test_long_texts_beside_the_story_do_not_outweigh_it() -> None:
    story = "".join(f"<p>{text}</p>" for text in SEVERAL)
    consent = f"<div><div>{PROSE * 40}</div></div>"
    cards = f"<aside>{''.join(f'<p>{text} Elsewhere.</p>' for text in SEVERAL)}</aside>"
    assert "prose_level=1" in hints(f"<article>{story}</article>{cards}{consent}")[SEVERAL[0]]


def test_an_aside_that_was_never_closed_holds_the_story() -> None:
    story = "".join(f"<p>{text}</p>" for text in SEVERAL)
    assert (
        "prose_level=1"
        in hints(f"<p>{PROSE}</p><div><aside><b>Share</b><article>{story}</article></div>")[SEVERAL[0]]
    )


def test_paragraphs_hidden_one_by_one_are_kept() -> None:
    paid = "".join(f"<div style='display:none'><p>{text}</p></div>" for text in SEVERAL)
    assert texts(f"<article>{paid}</article>") == SEVERAL


def test_a_page_that_hides_itself_until_loaded_is_read() -> None:
    assert texts(f"<body><div aria-hidden=true><h1>Quay</h1><p>{PROSE}</p></div>") == ["Quay", PROSE]


def test_paths_find_the_elements() -> None:
    page = read_html(PAGE)
    tree = etree.fromstring(PAGE.encode(), etree.HTMLParser(encoding="utf-8"))
    etree.strip_elements(tree, *UNSHOWN, with_tail=False)
    for block in page.blocks:
        assert block.origin.path
        (element,) = tree.xpath(block.origin.path)
        assert block.text in " ".join("".join(element.itertext()).split()) or block.text == "Home Sport"


def test_the_parts_of_a_program_are_none_of_the_page() -> None:
    found = hints(
        "<pre><span class=comment># tide at noon</span></pre><p><span class=comment>Nice boat</span></p>"
    )
    assert [("says_comment" in h) for h in found.values()] == [False, True]


def test_article_body_marks_the_story() -> None:
    story = f'{{"@type":"NewsArticle","articleBody":"{PROSE} It was time."}}'
    head = f'<script type="application/ld+json">{story}</script>'
    found = hints(
        f"<head>{head}</head><p>{PROSE}</p><p>Another story of the week, that has nothing to do with it</p>"
    )
    assert [("in_article_body" in h) for h in found.values()] == [True, False]


STORY = f"<div class='caption'><p>The boat.</p></div>%%AD%%<p>{PROSE}</p><h2>“New” engines</h2><p>{PROSE} Two.</p>"
TOLD = f"{PROSE}\n“New” engines\n{PROSE} Two."


def escaped(text: str) -> str:
    return json.dumps(text).replace("<", "\\u003c")


@pytest.mark.parametrize(
    ("script", "expect"),
    [
        (f'push([1,{escaped(STORY)}]); push([2,"\\u003cp>Short"])', TOLD),
        (f"state = {json.dumps({'title': 'Ferry', 'html': STORY})}", TOLD),
        (f"push([1,{escaped('5:' + json.dumps([{'a': 1, 'html': STORY}]))}])", TOLD),
        ('let a = "<p>broken \\x";', None),
        ('let a = "<p>never closed', None),
        ("let a = '';", None),
        ('x = "plain words"', None),
    ],
)
def test_a_story_that_a_script_draws(script: str, expect: str | None) -> None:
    assert (
        read_html(f"<title>Ferry</title><script>{script}</script><p>Loading").metadata.article_body == expect
    )


def test_a_script_is_not_asked_where_the_page_shows_prose() -> None:
    html = f"<p>{PROSE}</p><script>push([1,{escaped(STORY)}])</script>"
    assert read_html(html).metadata.article_body is None


NODES = json.dumps([{"type": "paragraph", "content": [{"text": text}]} for text in TOLD.split("\n")])


@pytest.mark.parametrize(
    ("shown", "expect"),
    [
        ("", TOLD),
        (f"<p>{PROSE}</p>", TOLD),
        (f"<nav>{PROSE} Menu.</nav>", TOLD),
        # prose that the script does not hold: it tells of something else
        (f"<p>{PROSE} Or not.</p>", None),
        # a page that shows its story
        (f"<p>{PROSE}</p>" * 30, None),
    ],
)
def test_a_story_that_a_script_keeps_as_nodes(shown: str, expect: str | None) -> None:
    page = read_html(f'<title>Ferry</title>{shown}<script>state = {{"body": {NODES}}}</script>')
    assert page.metadata.article_body == expect


def test_a_script_of_many_quotation_marks_takes_linear_time() -> None:
    start = time.process_time()
    for piece in ('\\"', '"', '"<p>\\"', "\\"):
        read_html("<script>" + piece * 200_000 + "</script>")
    assert time.process_time() - start < 5


@given(st.text(alphabet="<>/abpdivh1 r'\"=&;\n", max_size=200))
def test_any_markup_gives_clean_blocks(html: str) -> None:
    for block in read_html(html).blocks:
        assert block.text
        assert block.text == " ".join(block.text.split())


def test_no_visible_word_is_lost_or_doubled() -> None:
    words = re.findall(r"\w+", " ".join(texts(PAGE)))
    tree = etree.fromstring(PAGE.encode(), etree.HTMLParser(encoding="utf-8"))
    etree.strip_elements(tree, "head", with_tail=False)
    assert words == re.findall(r"\w+", " ".join(tree.itertext()))


def test_a_page_cut_off_anywhere_is_read() -> None:
    rng = random.Random(11)
    bare = re.sub("<[^>]*>", "", PAGE)
    for _ in range(60):
        cut = PAGE[: rng.randrange(len(PAGE))]
        # an end tag cut off after its first marks is text to lxml
        found = [text.rstrip("</ ") for text in texts(cut)]
        assert all(word in bare for text in found for word in text.split())


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "section", "x-y"])
def test_deep_nesting(tag: str) -> None:
    page = read_html(f"<{tag}>" * 20_000 + PAGE + f"</{tag}>" * 20_000 + "<p>After</p>")
    found = [block.text for block in page.blocks]
    assert PROSE in found
    assert "After" in found[-1]
    assert page.warnings


def test_a_picture_in_deep_nesting_does_not_hide_what_follows() -> None:
    picture = "<picture><source srcset=quay.webp><img src=quay.jpg></picture>"
    page = read_html("<div>" * 20_000 + picture + PAGE + "</div>" * 20_000)
    assert PROSE in [block.text for block in page.blocks]


def test_a_script_in_deep_nesting_is_no_text() -> None:
    raw = '<title>Quay shut</title><script>if (a < b) { show("<p>Read on</p>") }</script><style>p { color: red }</style>'
    page = read_html("<div>" * 20_000 + raw + PAGE + "</div>" * 20_000)
    found = " ".join(block.text for block in page.blocks)
    assert PROSE in found
    assert not any(text in found for text in ("Quay shut", "show", "Read on", "color"))


@pytest.mark.parametrize(
    "piece",
    [
        "<div>a",
        "<b>",
        "<p>word ",
        "<td>a",
        "<table><tr><td>a",
        "x<br>",
        "<nav>a</nav>",
        "<a ",
        "<p class='a b' hidden>x",
    ],
)
def test_time_grows_with_the_length(piece: str) -> None:
    def cost(count: int) -> float:
        start = time.process_time()
        read_html("<html><body>" + piece * count)
        return time.process_time() - start

    cost(100)
    small, large = min(cost(4_000) for _ in range(3)), min(cost(32_000) for _ in range(3))
    # eight times the input; the rest is for a busy machine. A quadratic walk takes 64 times as long.
    assert large < 30 * small + 0.05


LONG_LINE = (
    "The harbour board met on Tuesday to hear what the new slipway would cost the town and its many sailors. "
)


def test_a_menu_that_holds_the_story_says_nothing_of_it() -> None:
    story = f"<article><p>{LONG_LINE}<p>{LONG_LINE}<h2>The slipway</h2><p>{LONG_LINE}</article>"
    blocks = read_html(f"<nav><a href=/>Home</a>{story}").blocks
    assert [block.text for block in blocks if "inside_nav" not in block.hints] == [
        LONG_LINE.strip(),
        LONG_LINE.strip(),
        "The slipway",
        LONG_LINE.strip(),
    ]


def test_names_of_what_holds_the_story_say_nothing_of_its_parts() -> None:
    page = f'<div class="post-body has-excerpt category-newsletter"><p>{LONG_LINE}<p class=summary>{LONG_LINE}</div>'
    first, second = read_html(page).blocks
    assert {hint for hint in first.hints if hint.startswith("says_")} == {"says_body", "says_story"}
    assert "says_dek" in second.hints


def test_comments_longer_than_the_story_do_not_hold_it() -> None:
    story = f"<article><p>{LONG_LINE}<p>{LONG_LINE}</article>"
    comments = "<section class=comments>" + f"<div><p>{LONG_LINE}</div>" * 9 + "</section>"
    blocks = read_html(f"<main>{story}{comments}</main>").blocks
    assert ["in_prose_container" in block.hints for block in blocks] == [True] * 2 + [False] * 9
    # where nothing else is there, what is named so is the story
    assert all("outside_prose_element" not in block.hints for block in read_html(comments).blocks)


def test_what_stands_around_a_block() -> None:
    page = f"<div><section><p>{LONG_LINE}<ul><li>Two cleats</ul></section></div>"
    paragraph, item = read_html(page).blocks
    assert paragraph.origin.around[0] == item.origin.around[1] == ("section", 1)
    assert item.origin.around[0] == ("ul", 1)
