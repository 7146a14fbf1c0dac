from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import copydesk
from copydesk.blocks.metadata import part_site_name, read_metadata
from copydesk.model import Metadata

STORY: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ferry sails again",
    "alternativeHeadline": "The boat is back",
    "author": [{"@type": "Person", "name": "Nora Falk"}, {"@type": "Person", "name": "Raj Anand"}],
    "datePublished": "2025-03-04T09:12:00+01:00",
    "dateModified": "2025-03-04T10:40:00+01:00",
    "description": "Nine weeks in dock are over.",
    "articleSection": "Harbour",
    "articleBody": "<p>The ferry &amp; its crew are back.</p>",
    "publisher": {"@type": "Organization", "name": "The Orsby Courier"},
    "image": {"@type": "ImageObject", "caption": "The boat at Lund"},
    "inLanguage": "en-GB",
}


def said(html: str) -> Metadata:
    return read_metadata(etree.fromstring(html.encode(), etree.HTMLParser(encoding="utf-8")))


def ld(*values: Any) -> str:
    return "".join(
        f'<script type="application/ld+json">{v if isinstance(v, str) else json.dumps(v)}</script>'
        for v in values
    )


WHOLE = Metadata(
    headlines=("Ferry sails again", "The boat is back"),
    authors=("Nora Falk", "Raj Anand"),
    published="2025-03-04T09:12:00+01:00",
    updated="2025-03-04T10:40:00+01:00",
    description="Nine weeks in dock are over.",
    section="Harbour",
    outlet="The Orsby Courier",
    language="en",
    article_body="The ferry & its crew are back.",
    captions=("The boat at Lund",),
)


@pytest.mark.parametrize(
    "value",
    [
        STORY,
        [{"@type": "BreadcrumbList"}, STORY],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, STORY]},
        {"@type": "WebPage", "mainEntity": STORY},
        STORY | {"@type": ["NewsArticle", "ReportageNewsArticle"]},
        STORY | {"author": "Nora Falk, Raj Anand"},
        json.dumps(STORY) + ";",
        "<!-- " + json.dumps(STORY) + " -->",
        "//<![CDATA[\n" + json.dumps(STORY) + "\n//]]>",
        json.dumps(STORY)[:-1] + ",\n}",
        json.dumps(STORY).replace("Nine weeks", "Nine\nweeks"),
        json.dumps(STORY).replace("Nine weeks", "Nine\\' weeks").replace("\\'", "\\ "),
    ],
)
def test_json_ld(value: Any) -> None:
    assert said(ld(value)) == WHOLE


def test_broken_json_is_left_out() -> None:
    assert said(ld('{"@type": "NewsArticle", "headline": "Ferry')) == Metadata()
    assert said(ld("[" * 50_000 + '"Article"')) == Metadata()


def test_names_by_reference() -> None:
    graph = [
        STORY | {"author": {"@id": "#nora"}, "publisher": {"@id": "#paper"}},
        {"@type": "Person", "@id": "#nora", "givenName": "Nora", "name": "Nora Falk"},
        {"@type": "Organization", "@id": "#paper", "name": "The Orsby Courier"},
    ]
    found = said(ld({"@graph": graph}))
    assert (found.authors, found.outlet) == (("Nora Falk",), "The Orsby Courier")
    assert said(
        ld(STORY | {"author": {"@type": "Person", "givenName": "Nora", "familyName": "Falk"}})
    ).authors == ("Nora Falk",)


def test_the_outlet_is_no_author() -> None:
    assert said(ld(STORY | {"author": {"@type": "Organization", "name": "The Orsby Courier"}})).authors == ()
    assert said(ld(STORY | {"author": {"@type": "Person", "name": "The Orsby Courier"}})).authors == ()


def test_other_stories_on_the_page_are_not_taken() -> None:
    teaser = STORY | {"headline": "Bridge stays closed", "author": {"@type": "Person", "name": "Ida Berg"}}
    found = said("<title>Ferry sails again | The Orsby Courier</title>" + ld(teaser, STORY, teaser))
    assert found.headlines[0] == "Ferry sails again"
    assert found.authors == ("Nora Falk", "Raj Anand")
    here = STORY | {"url": "https://courier.example/2"}
    there = teaser | {"url": "https://courier.example/1"}
    page = '<link rel="canonical" href="https://courier.example/2">' + ld(there, here)
    assert said(page).headlines[0] == "Ferry sails again"


def test_meta_elements() -> None:
    found = said(
        """<html lang="de-AT"><title>Fähre fährt wieder - Ørsby Kurier</title>
        <meta property="og:title" content="Fähre fährt wieder">
        <meta property="og:site_name" content="Ørsby Kurier">
        <meta property="og:description" content="Neun Wochen&amp;nbsp;im Dock.">
        <meta name="author" content="Nora Falk">
        <meta property="article:published_time" content="2025-03-04T09:12:00+01:00">
        <meta property="article:modified_time" content="2025-03-05">
        <meta property="article:section" content="Hafen">
        <link rel="canonical" href="https://kurier.example/faehre">"""
    )
    assert found == Metadata(
        headlines=("Fähre fährt wieder",),
        authors=("Nora Falk",),
        published="2025-03-04T09:12:00+01:00",
        updated="2025-03-05",
        description="Neun Wochen im Dock.",
        section="Hafen",
        outlet="Ørsby Kurier",
        language="de",
        url="https://kurier.example/faehre",
    )


@pytest.mark.parametrize(
    "html",
    [
        '<meta name="parsely-author" content="Nora Falk"><meta name="parsely-pub-date" content="2025-03-04">',
        '<meta name="sailthru.author" content="Nora Falk"><meta name="sailthru.date" content="2025-03-04">',
        '<meta name="DC.creator" content="Quill, Marta"><meta name="DC.date.issued" content="2025-03-04">',
        '<span itemprop="author">By Nora Falk</span><time itemprop=datePublished datetime=2025-03-04>',
        '<a rel="author">Nora Falk</a><span property="datePublished" content="2025-03-04">today</span>',
        '<meta property="article:author" content="https://social.example/nora"><a rel=author>Nora Falk</a>'
        '<meta itemprop="datePublished" content="2025-03-04">',
    ],
)
def test_other_vocabularies(html: str) -> None:
    found = said("<body>" + html)
    assert found.authors in (("Nora Falk",), ("Marta Quill",))
    assert found.published == "2025-03-04"


def test_an_address_must_be_one() -> None:
    assert said('<link rel=canonical href="/story"><p>x').url is None
    assert (
        said('<link rel=canonical href="/story"><meta property="og:url" content="https://a.example/s">').url
        == "https://a.example/s"
    )


@pytest.mark.parametrize(
    ("title", "site", "expect"),
    [
        ("Ferry sails again | The Orsby Courier", set(), "Ferry sails again"),
        ("Ferry sails again | Harbour | Orsby Courier", set(), "Ferry sails again"),
        ("Ferry sails again - Orsby Courier", {"orsbycourier"}, "Ferry sails again"),
        ("Ferry sails again - The Orsby Courier", {"orsbycourier"}, "Ferry sails again"),
        ("Orsby Courier: Ferry sails again", {"orsbycourier"}, "Ferry sails again"),
        (
            "Ferry sails again - and nobody knows why",
            {"orsbycourier"},
            "Ferry sails again - and nobody knows why",
        ),
        ("Live: Ferry sails again", {"orsbycourier"}, "Live: Ferry sails again"),
        ("渡船今天复航_海港频道_港务_欧茨比网_orsby.example", set(), "渡船今天复航"),
        ("渡船今天复航-欧茨比网", set(), "渡船今天复航-欧茨比网"),
        ("ferry_sails_again", set(), "ferry_sails_again"),
        ("| x", set(), "| x"),
        ("", set(), ""),
    ],
)
def test_site_names(title: str, site: set[str], expect: str) -> None:
    assert part_site_name(title, frozenset(site)) == expect


def test_a_dash_in_a_title_keeps_both_wordings() -> None:
    assert said("<title>Ferry sails again - Orsby</title>").headlines == (
        "Ferry sails again - Orsby",
        "Ferry sails again",
    )
    assert said("<title>渡船今天复航了-海港-欧茨比网</title>").headlines[-1] == "渡船今天复航了"
    assert said("<title>海港频道--渡船今天复航了</title>").headlines[-1] == "渡船今天复航了"


@pytest.mark.parametrize(
    ("title", "expect"),
    [
        ("Ferry sailsㅣOrsby News", "Ferry sails"),
        ("Ferry sails~Orsby News", "Ferry sails"),
        ("Ferry sails ー Orsby News", "Ferry sails ー Orsby News"),
        ("Ferry sails, says ORSBY NEWS", "Ferry sails, says ORSBY NEWS"),
        ("What is new. Orsby News", "What is new. Orsby News"),
        ("A night at Orsby News", "A night at Orsby News"),
        ("Orsby News", "Orsby News"),
        ("| Orsby News", "| Orsby News"),
    ],
)
def test_the_sites_name_at_the_end_of_a_title(title: str, expect: str) -> None:
    page = f'<meta property="og:site_name" content="Orsby News"><meta property="og:title" content="{title}">'
    assert said(page).headlines == (expect,)


def test_a_section_that_one_title_only_has() -> None:
    page = '<meta property="og:title" content="Ferry sails-Harbour"><title>Ferry sails</title>'
    assert said(page).headlines == ("Ferry sails", "Ferry sails-Harbour")
    page = '<meta property="og:title" content="Ferry sails again"><title>Ferry sails</title>'
    assert said(page).headlines[0] == "Ferry sails again"


def test_paragraphs_of_an_article_body_stay_apart() -> None:
    story = '{"@type":"NewsArticle","articleBody":"It left at &quot;dawn&quot;.\\n\\n It was time."}'
    assert said(f'<script type="application/ld+json">{story}</script>').article_body == (
        'It left at "dawn".\nIt was time.'
    )


def test_titles_of_a_thousand_parts() -> None:
    assert said("<title>" + "a | " * 5000 + "</title>").headlines


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=3)
)


@given(
    st.dictionaries(
        st.sampled_from(sorted(STORY)),
        json_values | st.dictionaries(st.sampled_from(["name", "@id", "@type"]), json_values),
    )
)
def test_any_json_is_survived(story: dict[str, Any]) -> None:
    said(ld({"@type": "Article", **story}, [story], {"@graph": story}))


def test_a_site_may_bear_its_writers_name() -> None:
    page = '<meta property="og:site_name" content="{0}"><meta name="author" content="{0}"><p>Words.</p>'
    for name, authors in (("Nora Falk", ("Nora Falk",)), ("Orsby Harbour", ())):
        assert read_metadata(etree.fromstring(page.format(name), etree.HTMLParser())).authors == authors


def test_a_page_that_is_its_story_tells_when_it_was_published() -> None:
    script = '<script type="application/ld+json">{"@graph": [%s]}</script><p>Words.</p>'
    page = '{"@type": "WebPage", "datePublished": "2024-03-17"}'
    shop = '{"@type": "Product", "datePublished": "2024-03-17"}'
    story = '{"@type": "NewsArticle", "datePublished": "2024-03-18"}'
    for told, published in ((page, "2024-03-17"), (shop, None), (f"{page}, {story}", "2024-03-18")):
        assert read_metadata(etree.fromstring(script % told, etree.HTMLParser())).published == published


@pytest.mark.parametrize("free", [False, "False", "false", "http://schema.org/False", "No"])
def test_a_story_that_is_not_free_to_read(free: object) -> None:
    assert said(ld({**STORY, "isAccessibleForFree": free})).for_subscribers
    assert said('<meta property="article:content_tier" content="locked">').for_subscribers


@pytest.mark.parametrize(
    "html",
    [
        ld(STORY),
        ld({**STORY, "isAccessibleForFree": True}),
        ld({**STORY, "isAccessibleForFree": "True"}),
        ld({**STORY, "isAccessibleForFree": []}),
        '<meta property="article:content_tier" content="metered">',
    ],
)
def test_any_other_story_is_free(html: str) -> None:
    assert not said(html).for_subscribers


def test_the_record_warns_of_it() -> None:
    head = ld({**STORY, "isAccessibleForFree": False})
    page = f"<head>{head}</head><h1>Ferry sails again</h1><p>{'It sails to Lund. ' * 9}</p>"
    assert copydesk.edit(page).warnings == (
        "body: the page says that the story is not free to read, so it may be cut short",
    )
