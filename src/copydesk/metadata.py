"""What a page says of itself outside its visible text: JSON-LD, OpenGraph, Twitter, Dublin Core, microdata and the like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from .model import Metadata

# schema.org types that are a story; `Report…` and `…Article` cover NewsArticle, ReportageNewsArticle, BlogPosting's kin
STORY_TYPES = ("article", "blogposting", "liveblogposting", "socialmediaposting", "report")

# Names of <meta> elements (name, property or itemprop, lower case), the most trusted first
META_HEADLINES = (
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "headline",
    "title",
)
META_AUTHORS = (
    *(
        "author",
        "article:author",
        "article:author_name",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
    ),
    *("og:article:author", "byl", "cxenseparse:author", "cxensparse:author", "citation_author"),
)
META_PUBLISHED = (
    *(
        "article:published_time",
        "article:published",
        "og:article:published_time",
        "datepublished",
        "parsely-pub-date",
    ),
    *(
        "sailthru.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
        "published_date",
    ),
    *(
        "date.published",
        "published",
        "cxenseparse:recs:publishtime",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
    ),
    *(
        "dc.date.created",
        "dc.date",
        "dcterms.date",
        "displaydate",
        "article.published",
        "article_date_original",
    ),
    *("originalpublicationdate", "citation_publication_date", "og:pubdate", "ptime", "date"),
)
META_UPDATED = (
    *(
        "article:modified_time",
        "article:modified",
        "og:updated_time",
        "og:article:modified_time",
        "datemodified",
        "lastmod",
    ),
    *(
        "dcterms.modified",
        "dc.date.modified",
        "last-modified",
        "article.updated",
        "modified",
        "utime",
        "last_updated_date",
    ),
)
META_DESCRIPTIONS = (
    "og:description",
    "description",
    "twitter:description",
    "dc.description",
    "dcterms.description",
)
META_SECTIONS = (
    "article:section",
    "parsely-section",
    "sailthru.section",
    "og:article:section",
    "section",
    "articlesection",
)
META_OUTLETS = (
    "og:site_name",
    "application-name",
    "twitter:app:name:iphone",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
)
META_LANGUAGES = (
    "content-language",
    "dc.language",
    "dcterms.language",
    "language",
    "inlanguage",
    "og:locale",
)

# `The bridge is open | The Orsby Courier`: marks that part a headline from the name of its site
TITLE_MARKS = (" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " « ", " ‹ ", " / ", ": ")
# A longer last part of a title is more headline than site name
LONGEST_SITE_NAME = 50


def read_metadata(root: etree._Element) -> Metadata:
    """What the page says of itself; every field is empty where it says nothing."""
    metas = _metas(root)
    title, canonical, language = _head(root)
    url = canonical or _first(metas, ("og:url", "twitter:url"))
    story = _story(root, [*_all(metas, META_HEADLINES[:2]), title or ""], url)
    outlet = _name(story.get("publisher")) or _first(metas, META_OUTLETS)
    headlines = [
        *_texts(story.get("headline")),
        *_all(metas, META_HEADLINES),
        *_texts(story.get("alternativeHeadline")),
        title,
    ]
    return Metadata(
        headlines=_headlines(headlines, outlet),
        authors=_authors(story, metas, root, outlet),
        published=_date(
            [
                *_texts(story.get("datePublished")),
                *_all(metas, META_PUBLISHED),
                *_microdata_dates(root, "datePublished"),
            ]
        ),
        updated=_date(
            [
                *_texts(story.get("dateModified")),
                *_all(metas, META_UPDATED),
                *_microdata_dates(root, "dateModified"),
            ]
        ),
        description=_plain(_first_text(story.get("description")) or _first(metas, META_DESCRIPTIONS)),
        section=_plain(_first_text(story.get("articleSection")) or _first(metas, META_SECTIONS)),
        outlet=_plain(outlet),
        language=_language(_first_text(story.get("inLanguage")), language, _first(metas, META_LANGUAGES)),
        url=url if url and url.startswith(("http://", "https://")) else None,
        article_body=_plain(_first_text(story.get("articleBody"))),
        captions=tuple(dict.fromkeys(_captions(story.get("image")))),
    )


def _metas(root: etree._Element) -> dict[str, list[str]]:
    """The contents of <meta> elements by lower-case name, in the order of the page."""
    metas: dict[str, list[str]] = {}
    for node in root.iter("meta"):
        content = node.get("content")
        name = node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv")
        if content and name and not content.isspace():
            metas.setdefault(name.lower(), []).append(content.strip())
    return metas


def _head(root: etree._Element) -> tuple[str | None, str | None, str | None]:
    """Title, canonical address and declared language."""
    title = canonical = None
    node = next(root.iter("title"), None)
    if node is not None and node.text:
        title = " ".join(node.text.split())
    for node in root.iter("link"):
        if node.get("rel") == "canonical":
            canonical = (node.get("href") or "").strip() or None
            break
    return title, canonical, root.get("lang") or root.get("xml:lang")


def _story(root: etree._Element, titles: list[str], url: str | None) -> dict[str, Any]:
    """The JSON-LD object of the page's own story; other stories' objects (teaser lists) are left alone."""
    found = []
    for node in root.iter("script"):
        if node.get("type") in ("application/ld+json", "application/ld+json; charset=utf-8") and node.text:
            # breadcrumbs, organisations and search boxes need not be read
            if "rticle" in node.text or "osting" in node.text or "headline" in node.text:
                found += [item for item in _objects(_load(node.text)) if _is_story(item)]
    if len(found) < 2:
        return found[0] if found else {}
    keys = {_key(t) for t in titles}

    def rank(item: dict[str, Any]) -> int:
        same = any(_key(t) and any(k.startswith(_key(t)) for k in keys) for t in _texts(item.get("headline")))
        here = url is not None and url in (
            *_texts(item.get("url")),
            *_texts(item.get("mainEntityOfPage")),
            *_texts(item.get("@id")),
        )
        return 4 * same + 2 * here + ("datePublished" in item)

    return max(found, key=rank)


def _load(text: str) -> Any:
    """JSON as pages have it: in comments or CDATA, with raw line ends in strings, commas too many; None where nothing helps."""
    import json

    text = text.strip()
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    text = (
        re.sub(
            r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|\]\]>|/\*\]\]>\*/)\s*$",
            "",
            text,
        )
        .strip()
        .rstrip(";")
    )
    text = re.sub(r",(\s{0,200}[}\]])", r"\1", text)
    # a backslash that escapes nothing
    text = re.sub(r'\\(?!["\\/bfnrtu])', "", text)
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD value: itself, those of a list or @graph, and what a page says it is about."""
    todo = [value]
    while todo:
        item = todo.pop(0)
        if isinstance(item, list):
            todo += item
        elif isinstance(item, dict):
            yield item
            for key in ("@graph", "mainEntity", "mainEntityOfPage", "@reverse"):
                if isinstance(item.get(key), (list, dict)):
                    todo.append(item[key])


def _is_story(item: dict[str, Any]) -> bool:
    types = _texts(item.get("@type"))
    return any(kind.lower().endswith(STORY_TYPES) for kind in types)


def _texts(value: Any) -> list[str]:
    """The strings in a JSON-LD value: itself, those of a list, an object's @value, @id or name."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    if isinstance(value, dict):
        return _texts(value.get("@value") or value.get("@id") or value.get("name"))
    return []


def _first_text(value: Any) -> str | None:
    texts = _texts(value)
    return texts[0] if texts else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return _first_text(value)


def _first(metas: dict[str, list[str]], names: Iterable[str]) -> str | None:
    return next((metas[name][0] for name in names if name in metas), None)


def _all(metas: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    return [value for name in names for value in metas.get(name, ())]


def _plain(text: str | None) -> str | None:
    """A metadata string as words: entities that were escaped twice resolved, tags dropped, white space folded."""
    if not text:
        return None
    if "&" in text:
        from html import unescape

        text = unescape(text)
    if "<" in text:
        text = re.sub(r"<[^<>]{1,500}>", " ", text)
    return " ".join(text.split()) or None


def _headlines(candidates: Iterable[str | None], outlet: str | None) -> tuple[str, ...]:
    """Distinct wordings in order of trust, site names parted off."""
    found: dict[str, None] = {}
    for candidate in candidates:
        text = _plain(candidate)
        if text:
            found[part_site_name(text, outlet)] = None
    return tuple(found)


def part_site_name(title: str, outlet: str | None = None) -> str:
    """A page title without the name of its site.

    >>> part_site_name("Ferry sails again | The Orsby Courier"), part_site_name("Orsby Courier: Ferry sails again", "Orsby Courier")
    ('Ferry sails again', 'Ferry sails again')
    >>> part_site_name("Ferry sails again: what to know")
    'Ferry sails again: what to know'
    """
    if outlet:
        for mark in TITLE_MARKS:
            head, found, tail = title.rpartition(mark)
            if found and _key(tail) == _key(outlet):
                return part_site_name(head, None)
            head, found, tail = title.partition(mark)
            if found and _key(head) == _key(outlet):
                return tail
    for mark in (" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » "):
        head, found, tail = title.rpartition(mark)
        # a site's name is short, and what stands before it is longer
        if found and len(tail) < LONGEST_SITE_NAME and len(tail) < len(head) and len(tail.split()) <= 5:
            return part_site_name(head, None)
    return title


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _authors(
    story: dict[str, Any], metas: dict[str, list[str]], root: etree._Element, outlet: str | None
) -> tuple[str, ...]:
    people = _people(story.get("author") or story.get("creator"))
    if not people:
        people = [
            v for name in META_AUTHORS for v in metas.get(name, ()) if not v.startswith(("http", "@", "/"))
        ]
    seen: dict[str, str] = {}
    for person in people:
        for name in _split(person):
            if _key(name) and _key(name) != _key(outlet or ""):
                seen.setdefault(_key(name), name)
    return tuple(seen.values())


def _people(value: Any) -> list[str]:
    if isinstance(value, list):
        return [name for item in value for name in _people(item)]
    if isinstance(value, dict):
        if _texts(value.get("@type"))[:1] == ["Organization"]:
            return []
        return _people(value.get("name"))
    return _texts(value)


def _split(names: str) -> list[str]:
    from .bylines import split_authors

    return split_authors(_plain(names) or "")


def _date(values: Iterable[str]) -> str | None:
    from .dates import read_iso

    for value in values:
        date = read_iso(value)
        if date:
            return date
    return None


def _microdata_dates(root: etree._Element, name: str) -> Iterator[str]:
    """Lazily, since most pages have told their date before."""
    for node in root.iter("time", "span", "abbr"):
        if node.get("itemprop") == name:
            yield node.get("datetime") or node.get("content") or node.text or ""


def _language(*values: str | None) -> str | None:
    """Primary subtag of the first language that is one: `en_GB.UTF-8` -> `en`."""
    for value in values:
        subtag = re.split(r"[-_,; .]", value.strip().lower())[0] if value else ""
        if 2 <= len(subtag) <= 3 and subtag.isascii() and subtag.isalpha():
            return subtag
    return None


def _captions(image: Any) -> Iterator[str]:
    if isinstance(image, list):
        for item in image:
            yield from _captions(item)
    elif isinstance(image, dict):
        caption = _plain(_first_text(image.get("caption")) or _first_text(image.get("description")))
        if caption:
            yield caption
