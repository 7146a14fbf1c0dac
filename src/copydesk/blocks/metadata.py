"""What a page says of itself outside its visible text: JSON-LD, OpenGraph, Twitter, Dublin Core, microdata.

Many sites fill these fields for search engines and social networks, so the first wording is not always the
printed one: metadata is a hint to the roles and a fallback for the fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from lxml import etree

from copydesk.lines.names import has_east_asian, is_person_name
from copydesk.model import Metadata

# schema.org types of a story: NewsArticle, ReportageNewsArticle, BlogPosting, LiveBlogPosting, Report …
STORY_TYPES = ("article", "posting", "report")
# What stands in the JSON-LD of a story, or of a page that is one
STORY_WORDS = ("rticle", "osting", "datePublished")

# Names of <meta> elements (`property`, `name`, `itemprop` or `http-equiv`, lower case), the most trusted
# first
HEADLINES = (
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "headline",
)
AUTHORS = (
    *("author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator"),
    *("dcterms.creator", "og:article:author", "byl", "cxenseparse:author", "citation_author"),
)
PUBLISHED = (
    *("article:published_time", "og:article:published_time", "article:published", "datepublished"),
    *("parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date"),
    *(
        "publication_date",
        "published_date",
        "published-date",
        "date.published",
        "published",
        "originalpublicationdate",
    ),
    *("cxenseparse:recs:publishtime", "citation_publication_date", "dc.date.issued", "dcterms.issued"),
    *("dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "displaydate", "ptime", "date"),
)
UPDATED = (
    *("article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified"),
    *(
        "datemodified",
        "lastmod",
        "last-modified",
        "dcterms.modified",
        "dc.date.modified",
        "modified",
        "utime",
    ),
)
DESCRIPTIONS = (
    "og:description",
    "description",
    "twitter:description",
    "dc.description",
    "dcterms.description",
)
SECTIONS = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "sailthru.section",
    "articlesection",
    "section",
)
OUTLETS = (
    "og:site_name",
    "application-name",
    "twitter:app:name:iphone",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
)
LANGUAGES = ("content-language", "dc.language", "dcterms.language", "language", "inlanguage", "og:locale")

# Attributes that say what an element's text is
PROPERTIES = frozenset(("itemprop", "property", "rel"))

# `The bridge is open | The Orsby Courier`: marks that part a headline from the name of its site
TITLE_MARKS = (" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " « ", " / ", ": ", "|")
# Marks that headlines hardly have themselves: there the last part goes even if nothing else names the site
SURE_MARKS = (" | ", " :: ", " · ", " • ", " » ", "|")
# `渡船复航_海港_欧茨比网`: a joint of Chinese titles, as sure as a bar; others have it in names of files
WIDE_MARKS = (*TITLE_MARKS, "_")
# Letters and signs that are set for a bar
BARS = frozenset("|｜│┃∣ㅣ丨ǀ¦")
DASHES = BARS | frozenset("-–—")
# Signs that end a sentence or an aside, and join nothing
SENTENCE_MARKS = frozenset(".,;!?…'\"’”)]»。、！？」』）")
# A longer last part is more headline than site name
LONGEST_SITE_NAME = 50


def read_metadata(root: etree._Element) -> Metadata:
    """What a page says of itself; a field is empty where the page is silent.

    >>> page = '<html lang=en-GB><title>Ferry sails | Orsby</title><meta name=author content="Nora Falk">'
    >>> said = read_metadata(etree.fromstring(page, etree.HTMLParser()))
    >>> said.headlines, said.authors, said.language, said.published
    (('Ferry sails',), ('Nora Falk',), 'en', None)

    Never raises: broken JSON-LD is mended where a simple repair helps and left out otherwise.
    """
    head = _read_head(root)
    metas = head.metas
    addresses = [head.canonical or "", *_all(metas, ("og:url", "twitter:url"))]
    url = next((a for a in addresses if a.startswith(("http://", "https://"))), None)
    objects = [item for text in head.json_ld for item in _objects(_load(text))]
    story = _own_story(objects, [*_all(metas, HEADLINES[:2]), head.title or ""], url)
    publisher = _name(story.get("publisher"), objects)
    outlet = _plain(publisher or _first(metas, OUTLETS))
    site = _site_keys(outlet, url)
    names = list(filter(None, map(_plain, (publisher, *_all(metas, OUTLETS[:1])))))
    titles = [_plain(head.title)] if head.title else []
    wordings = map(
        _plain,
        (*_texts(story.get("headline")), *_all(metas, HEADLINES), *_texts(story.get("alternativeHeadline"))),
    )
    published = chain(
        _texts(story.get("datePublished")),
        _all(metas, PUBLISHED),
        _microdata(root, "datePublished", "time", "span", "abbr"),
        # blogs call their stories pages
        (
            date
            for o in objects
            if "WebPage" in _texts(o.get("@type"))
            for date in _texts(o.get("datePublished"))
        ),
    )
    updated = chain(
        _texts(story.get("dateModified")), _all(metas, UPDATED), _microdata(root, "dateModified", "time")
    )
    return Metadata(
        headlines=_headlines(
            (_without_ending(text, names) for text in wordings if text),
            [_without_ending(text, names) for text in titles if text],
            site,
        ),
        authors=_authors(story, objects, metas, root, site),
        published=_date(published),
        updated=_date(updated),
        description=_plain(_first_text(story.get("description")) or _first(metas, DESCRIPTIONS)),
        section=_plain(_first_text(story.get("articleSection")) or _first(metas, SECTIONS)),
        outlet=outlet,
        language=_language(_first_text(story.get("inLanguage")), head.language, _first(metas, LANGUAGES)),
        url=url,
        article_body=_plain_lines(_first_text(story.get("articleBody"))),
        captions=tuple(dict.fromkeys(_captions(story.get("image")))),
        for_subscribers=_is_paid(story, metas),
    )


# What pages write for `no` in `isAccessibleForFree`, folded
NOT_FREE = frozenset(("false", "no", "http://schema.org/false", "https://schema.org/false"))


def _is_paid(story: dict[str, Any], metas: dict[str, list[str]]) -> bool:
    """Whether a page says that its story is not free to read (`metered` ones are free at first)."""
    free = str(story.get("isAccessibleForFree", "")).casefold()
    return free in NOT_FREE or "locked" in _all(metas, ("article:content_tier",))


def part_site_name(title: str, site: frozenset[str] = frozenset()) -> str:
    """A page title without the name of its site, `site` holding the folded names that other metadata give it.

    >>> part_site_name("Ferry sails | Orsby News"), part_site_name("Ferry - Orsby", frozenset({"orsby"}))
    ('Ferry sails', 'Ferry')
    >>> part_site_name("Ferry sails again - what to know"), part_site_name("渡船今天复航_海港_欧茨比网")
    ('Ferry sails again - what to know', '渡船今天复航')
    """
    # `Headline | Section | Site` is as far as titles go, Chinese ones have a section and an address more
    for _ in range(5):
        shorter = _without_one_part(title, site)
        if shorter == title:
            break
        title = shorter
    return title


def _without_one_part(title: str, site: frozenset[str]) -> str:
    for mark in WIDE_MARKS if has_east_asian(title) else TITLE_MARKS:
        if mark not in title:
            continue
        head, found, tail = title.rpartition(mark)
        if found and head and len(tail) < LONGEST_SITE_NAME:
            told_by_mark = (
                (mark in SURE_MARKS or mark == "_") and len(tail) <= len(head) and len(tail.split()) <= 5
            )
            if told_by_mark or _names_site(tail, site):
                return head.rstrip()
        head, found, tail = title.partition(mark)
        if found and tail and _names_site(head, site):
            return tail.lstrip()
    return title


def _without_ending(title: str, names: Iterable[str]) -> str:
    """A title without the site's name at its end and the sign that joins it, whichever that is:
    `Ferry sailsㅣOrsby News`. Blanks alone are no joint: `A night at Orsby News`.
    """
    for name in names:
        if title.casefold().endswith(name.casefold()):
            head = title[: len(title) - len(name)].rstrip()
            if head and (head[-1] in BARS or not (head[-1].isalnum() or head[-1] in SENTENCE_MARKS)):
                return head[:-1].rstrip() or title
    return title


def folded(text: str) -> str:
    """Letters and digits alone, without case: wordings that differ in marks and blanks fold to the same."""
    return "".join(filter(str.isalnum, text)).casefold()


class _Head(NamedTuple):
    """The parts of a page that speak of it, as they stand."""

    metas: dict[str, list[str]]
    title: str | None
    canonical: str | None
    language: str | None
    json_ld: list[str]


def _read_head(root: etree._Element) -> _Head:
    """Gather them in one pass; they may stand anywhere, since real pages put them into the body as well."""
    metas: dict[str, list[str]] = {}
    json_ld: list[str] = []
    title = canonical = None
    for node in root.iter("meta", "link", "title", "script"):
        tag = node.tag
        if tag == "meta":
            content = node.get("content")
            name = node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv")
            if content and name and not content.isspace():
                metas.setdefault(name.lower(), []).append(content)
        elif tag == "script":
            kind = node.get("type")
            # breadcrumbs, organisations and search boxes need not be parsed
            if (
                kind
                and "ld+json" in kind
                and (text := node.text)
                and any(word in text for word in STORY_WORDS)
            ):
                json_ld.append(text)
        elif tag == "link":
            if canonical is None and node.get("rel") == "canonical":
                canonical = (node.get("href") or "").strip() or None
        elif title is None and node.text and (parent := node.getparent()) is not None and parent.tag != "svg":
            title = node.text
    return _Head(metas, title, canonical, root.get("lang") or root.get("xml:lang"), json_ld)


def _load(text: str) -> Any:
    """JSON as pages have it: in comments, with raw line ends in strings, commas too many; None where nothing
    helps.
    """
    import json

    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    # whatever stands around the value, a comma too many, a backslash that escapes nothing
    text = text.replace("<![CDATA[", "")
    start = re.search(r"[{\[]", text)
    if not start:
        return None
    text = re.sub(r",(?=\s{0,200}[}\]])", "", text[start.start() :])
    text = re.sub(r'\\(?!["\\/bfnrtu])', "", text)
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD value: itself, those of a list or @graph, and what a page says is its main
    entity.
    """
    todo = [value]
    while todo:
        item = todo.pop()
        if isinstance(item, list):
            todo += reversed(item)
        elif isinstance(item, dict):
            yield item
            todo += [
                item[key]
                for key in ("mainEntityOfPage", "mainEntity", "@graph")
                if isinstance(item.get(key), (list, dict))
            ]


def _own_story(objects: list[dict[str, Any]], titles: list[str], url: str | None) -> dict[str, Any]:
    """The object of the page's own story; those of other stories (teaser lists) are told by headline and
    address.
    """
    stories = [
        o for o in objects if any(kind.lower().endswith(STORY_TYPES) for kind in _texts(o.get("@type")))
    ]
    if len(stories) < 2:
        return stories[0] if stories else {}
    keys = [folded(title) for title in titles if title]

    def likeness(story: dict[str, Any]) -> int:
        names = [folded(text) for text in _texts(story.get("headline") or story.get("name"))]
        same = any(name and key.startswith(name) for name in names for key in keys)
        places = (
            *_texts(story.get("url")),
            *_texts(story.get("mainEntityOfPage")),
            *_texts(story.get("@id")),
        )
        return 4 * same + 2 * (url in places) + ("datePublished" in story)

    return max(stories, key=likeness)


def _texts(value: Any) -> list[str]:
    """The strings of a JSON-LD value: itself, those of a list, an object's @value, @id or name."""
    found = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            item = item.get("@value") or item.get("@id") or item.get("name")
        if isinstance(item, str) and item and not item.isspace():
            found.append(item)
    return found


def _first_text(value: Any) -> str | None:
    texts = _texts(value)
    return texts[0] if texts else None


def _name(value: Any, objects: list[dict[str, Any]]) -> str | None:
    """The name of an organisation or person: a string, an object, or a reference to one of the page's
    objects.
    """
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        if "name" not in value and "@id" in value:
            value = next((o for o in objects if o.get("@id") == value["@id"] and "name" in o), value)
        parts = [value.get("givenName"), value.get("familyName")]
        value = value.get("name") or " ".join(part for part in parts if isinstance(part, str))
    return _first_text(value)


def _first(metas: dict[str, list[str]], names: Iterable[str]) -> str | None:
    return next((metas[name][0] for name in names if name in metas), None)


def _all(metas: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    return [value for name in names if name in metas for value in metas[name]]


def _plain(text: str | None) -> str | None:
    """A metadata string as words: entities that were escaped twice resolved, tags dropped, white space
    folded.
    """
    if not text:
        return None
    if "&" in text:
        from html import unescape

        text = unescape(text)
    if "<" in text:
        text = re.sub(r"<[a-zA-Z/!][^<>]{0,500}>", " ", text)
    return " ".join(text.split()) or None


def _plain_lines(text: str | None) -> str | None:
    """The same, but line ends stay: a story's paragraphs."""
    return "\n".join(line for raw in (text or "").split("\n") if (line := _plain(raw))) or None


def _headlines(wordings: Iterable[str], titles: Sequence[str], site: frozenset[str]) -> tuple[str, ...]:
    """Distinct wordings in order of trust, the site's name parted off; of <title> also the part before a
    dash.
    """
    found = dict.fromkeys(part_site_name(text, site) for text in wordings)
    first = next(iter(found), "")
    for title in titles:
        found.setdefault(part_site_name(title, site))
    # `Ferry sails-Harbour` beside `Ferry sails`: what a dash joins in one place only is a section
    shorter = [text for text in found if text != first and first.startswith(text)]
    if any(first[len(text) :].lstrip()[0] in DASHES for text in shorter):
        found = dict.fromkeys([*shorter, *found])
    for title in titles:
        head = next((head for mark in (" - ", " – ", " — ") if (head := title.rpartition(mark)[0])), title)
        if has_east_asian(title):
            # `海港新闻--渡船复航`, `渡船复航-海港-欧茨比网`: no blanks around the dash, and the headline is longer than all names
            head = max(part_site_name(title, site).split("-"), key=len).strip()
        # without any other word of the site's name a dash may be the headline's own: both wordings are kept
        found.setdefault(part_site_name(head, site))
    return tuple(found)


def _site_keys(outlet: str | None, url: str | None) -> frozenset[str]:
    """Folded names of the site: its outlet's and its host's (`www.orsby-news.example` -> `orsbynews`)."""
    keys = {folded(outlet or "")}
    if url and "://" in url:
        host = url.split("/", 3)[2].lower().removeprefix("www.")
        keys.add(folded(host))
        keys.update(folded(label) for label in host.split(".")[:-1] if len(label) > 3)
    return frozenset(keys - {""})


def _names_site(text: str, site: frozenset[str]) -> bool:
    key = folded(text)
    return bool(key) and (key in site or key.removeprefix("the") in site or "the" + key in site)


def _authors(
    story: dict[str, Any],
    objects: list[dict[str, Any]],
    metas: dict[str, list[str]],
    root: etree._Element,
    site: frozenset[str],
) -> tuple[str, ...]:
    """Names of people in order, from the first source that has any."""
    sources = (
        _json_authors(story.get("author") or story.get("creator"), objects),
        (name for value in _all(metas, AUTHORS) for name in _split(value)),
        (name for value in _microdata(root, "author", "a", "span", "div", "p") for name in _split(value)),
    )
    for source in sources:
        # a site may bear its writer's name, but no writer the site's
        names = {folded(name): name for name in source if is_person_name(name) or not _names_site(name, site)}
        if names:
            return tuple(names.values())
    return ()


def _json_authors(value: Any, objects: list[dict[str, Any]]) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = _plain(_name(item, objects))
        kinds = _texts(item.get("@type")) if isinstance(item, dict) else []
        if name and kinds != ["Organization"]:
            # `viktor hedlund` and `Rachel Brazil` are names where the page says so of them
            yield from _split(name) or (
                [name] if kinds == ["Person"] and len(name.split()) in (2, 3) and name.islower() else []
            )


def _split(names: str) -> tuple[str, ...]:
    from copydesk.lines.bylines import split_authors

    return split_authors(_plain(names) or "")


def _date(values: Iterable[str]) -> str | None:
    from copydesk.lines.machine_dates import read_iso

    return next((date for value in values if (date := read_iso(value.strip()))), None)


def _microdata(root: etree._Element, name: str, *tags: str) -> Iterator[str]:
    """Values of visible elements that are marked with a property; a generator, since most pages have told it
    before.
    """
    for node in root.iter(*tags):
        # to list an element's attributes costs as much as to ask for one
        if not PROPERTIES.isdisjoint(node.keys()) and name in (
            node.get("itemprop"),
            node.get("property"),
            node.get("rel"),
        ):
            value = node.get("datetime") or node.get("content") or " ".join("".join(node.itertext()).split())
            if value and len(value) < 200:
                yield value


def _language(*values: str | None) -> str | None:
    """Primary subtag of the first value that is a language: `en_GB.UTF-8` -> `en`."""
    for value in values:
        subtag = re.split(r"[-_,; .]", value.strip().lower(), maxsplit=1)[0] if value else ""
        if 2 <= len(subtag) <= 3 and subtag.isascii() and subtag.isalpha():
            return subtag
    return None


def _captions(image: Any) -> Iterator[str]:
    for item in image if isinstance(image, list) else [image]:
        if isinstance(item, dict):
            caption = _plain(_first_text(item.get("caption")) or _first_text(item.get("description")))
            if caption:
                yield caption
