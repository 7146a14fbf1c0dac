"""Where in the paper a story stands: `Politics`, by a trail (`Home » Politics`), an eyebrow, a known word at the headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, takewhile
from typing import NamedTuple

from copydesk.labels.surroundings import headline_at
from copydesk.lexicons import lexicon, lexicon_lines
from copydesk.lines.dates import has_date
from copydesk.lines.names import is_person_name
from copydesk.model import Metadata, Role

LONGEST_SECTION = 40
"""Code points: `Communications, Media and Technology` has 36; a longer line is a teaser, a caption or a trail."""
MOST_SECTION_WORDS = 5
"""Words: `Arts and Culture of Callan`; more of them make a title."""
TRAIL_OVER = 5
"""Lines above the headline that a trail is looked for in: it may have three steps and the headline's own words as its last."""
NAME_UNDER = 2
"""Lines from the headline down to a section's name that no role tells: beside it stands a writer. Above, only the next line may
be one: a further one is a menu's."""
MENU = 3
"""Names of sections right above a line that make it a menu's last entry; a trail has two or three, and begins with `Home`."""

MARKS = frozenset("|/>›»")
"""Marks of a trail that stand alone on a line where each step is an element of its own."""

ARROWS = frozenset(">›»→")
"""Marks that two of make a line a trail; bars and slashes part other things as well."""


def find_section(
    texts: Sequence[str],
    roles: Sequence[Role],
    headline: str | None,
    said: Metadata,
    outlet: str | None = None,
) -> str | None:
    """The section's name as printed, else as the metadata says it; None where nothing on the page is surely one.

    `texts` and `roles` are those of the page's blocks. The metadata is right more often than an eyebrow, which is a kicker on
    many pages; `News` alone says least, and gives way to any other.
    """
    page = _Page(
        texts,
        roles,
        headline_at(roles),
        _letters(headline or ""),
        frozenset(map(_letters, filter(None, (outlet, said.outlet)))),
        cache(lambda: Counter([_letters(text) for text in texts if len(text) <= LONGEST_SECTION])),
    )
    told = _told(said.section or "", page)
    named = _most_telling(chain([told] if told else [], _printed(page)))
    return _as_printed(named, page) if named and named == told else named


def is_section_name(text: str) -> bool:
    """Whether a line is made of words that name sections, in any language of the list.

    >>> is_section_name("Markets & Finance"), is_section_name("College Sports"), is_section_name("World")
    (True, True, True)
    >>> is_section_name("Share"), is_section_name("Sports car of the year")
    (False, False)
    """
    if len(text) > LONGEST_SECTION or not text:
        return False
    folded = " ".join(text.casefold().split())
    if folded in _words("topic") or folded in _words("general"):
        return True
    words = [word for word in folded.replace(",", " , ").split() if word not in _words("join")]
    topics = [word in _words("topic") or word in _places() for word in words]
    return any(topics) and all(
        topic or word in _words("with") or word in _words("general")
        for word, topic in zip(words, topics, strict=True)
    )


class _Page(NamedTuple):
    texts: Sequence[str]
    roles: Sequence[Role]
    at: int
    """Index of the headline."""
    headline: str
    """Its letters."""
    outlets: frozenset[str]
    """The letters of the outlet's names."""
    lines: Callable[[], Counter[str]]
    """How often the letters of each short line stand on the page; counted when first asked, for most pages need it not."""


def _most_telling(names: Iterable[str]) -> str | None:
    """The first name that says more than `News`, else the first; the rest of the page is not read then."""
    general = None
    for name in names:
        if not _is_general(name):
            return name
        general = general or name
    return general


def _told(value: str, page: _Page) -> str | None:
    """The metadata's section; of a path (`news/local`) the last step. Lists of tags (`Tech, Meta, Recent News`) are none."""
    name = re.split(r" ?[|>_] ?| / |(?<=\w\w)/(?=\w\w)", value)[-1].strip()
    if "," in name or not _may_be_section(name, page):
        return None
    # `front-page`, `rust-and-glory` are of an address where the page has no such line
    return name if not name.islower() or is_section_name(name) or page.lines()[_letters(name)] else None


def _as_printed(name: str, page: _Page) -> str:
    """A name of the metadata as a line beside the headline spells it: `world` -> `World`."""
    same = _letters(name)
    near = page.texts[max(0, page.at - TRAIL_OVER) : page.at + NAME_UNDER + 1]
    return next((text.strip() for text in near if _letters(text) == same), name)


def _printed(page: _Page) -> Iterator[str]:
    """The names that the page prints at its headline, the surest first."""
    above = range(page.at - 1, max(-1, page.at - TRAIL_OVER - 1), -1)
    below = range(page.at + 1, min(len(page.texts), page.at + NAME_UNDER + 1))
    for i in above:
        yield from _last_step(_steps(page.texts[i], page), page)
    for i in above:
        if page.texts[i] in MARKS:
            # `Coast`, `|` above the headline, `Coast`, `|`, `Ports`: the step behind the last mark, or before it
            yield from _last_step([page.texts[i - 1 if i + 1 == page.at else i + 1]], page)
            break
    for i in above:
        # the steps of a trail on lines of their own; its first is `Home`
        if _is_home(page.texts[i]):
            yield from _last_step(_lines_between(i, page), page)
            break
    for i in _eyebrows(page):
        yield from _name_of(i, page)
    for i in (*below, *above[:1]):
        if page.roles[i] is Role.TIMESTAMP:
            # `Coast · Posted on 4 March 2025`, `North Coast 09:31 March 4, 2025`
            yield from filter(is_section_name, re.split(r" ?[·•|] ?| (?=\d)", page.texts[i])[:1])
        elif page.roles[i] is Role.CHROME and is_section_name(page.texts[i]):
            yield from _name_of(i, page)


def _eyebrows(page: _Page) -> list[int]:
    """The eyebrow's index; one far from the headline is a label of something else, as `Video` is of a player below the date."""
    near = range(max(0, page.at - TRAIL_OVER), min(len(page.texts), page.at + TRAIL_OVER))
    return [i for i in near if page.roles[i] is Role.EYEBROW]


def _name_of(i: int, page: _Page) -> Iterator[str]:
    """The name that a line at the headline holds, if it is one: known words, or a line that the page has elsewhere, too.

    What stands there once is a kicker as often as a section: `Rust and glory`.
    """
    name = _first_glued(page.texts[i].strip(" -–—:/|>»›·•<‹«←"), page)
    cut = _letters(name) != _letters(page.texts[i])
    if _may_be_section(name, page) and _is_known(name, page, once=cut) and not _ends_menu(i, page):
        yield name


def _is_known(name: str, page: _Page, once: bool = False) -> bool:
    """Whether a name is of known words, or a line elsewhere, too: one is enough (`once`) where it was cut from a longer line."""
    return is_section_name(name) or page.lines()[_letters(name)] > (not once)


def _may_be_section(name: str, page: _Page) -> bool:
    """Whether nothing speaks against it: a button's words, a counter, a reading time, a date, a person's or the outlet's name."""
    folded = name.casefold().strip(" :.")
    letters = _letters(name)
    return (
        0 < len(name) <= LONGEST_SECTION
        and len(name.split()) <= MOST_SECTION_WORDS
        and any(map(str.isalpha, name))
        # `4 Comments`, `6 min read`; `2024 draft` is a topic, and no section either
        and not name[0].isdecimal()
        # words that somebody says, and what terminal browsers write for a picture
        and name[0] not in "\"“„«»‘'["
        # an icon's letter, a language's two
        and (
            len(letters) > SHORTEST - 1
            or (len(letters) > 1 and ("&" in name or not name.isascii() or is_section_name(name)))
        )
        and (name[-1] not in ".!?:…" or is_section_name(name))
        and (folded not in _words("never") and (is_section_name(name) or not _ends_as_none(folded)))
        # a fact's: `Credits to graduate: 48`
        and not (":" in name and name[-1].isdecimal())
        and folded not in _words("text")
        # code that a page shows
        and CODE.isdisjoint(name)
        and folded not in _words("home")
        and folded.split()[0] not in _words("opens")
        and folded not in lexicon("chrome_lines")
        and not letters.endswith("습니다")
        and letters not in page.outlets
        and letters != page.headline
        and not is_person_name(name)
        # `ESPN insider`, `Staff writer`: of the writer's card
        and lexicon("job_titles").isdisjoint(folded.split())
        and not has_date(name)
    )


SHORTEST = 3
"""Letters of a section's name that no list has: `ES` switches the language."""


def _ends_as_none(folded: str) -> bool:
    """Whether what a line ends with is listed as none: `video ad feedback`, `dismiss and close`."""
    words = folded.split()
    return any(" ".join(words[at:]) in _words("never") for at in range(1, len(words)))


CODE = frozenset("={};")
"""Marks of code, which no section's name has."""


def _ends_menu(i: int, page: _Page) -> bool:
    """Whether a line is a menu's last entry: names of sections above, and it stands there only, or the same ones elsewhere."""
    run = [_letters(text) for text in page.texts[max(0, i - MENU) : i + 1]]
    # the headline parts a line from the menu above it
    if i > page.at:
        return False
    if page.lines()[run[-1]] < 2:
        # an eyebrow may stand below two names that a menu ends with, or be the only one in capitals; what no role tells may not
        capitals = page.texts[i].isupper()
        entries = [text for text in page.texts[max(0, i - MENU) : i] if text.isupper() == capitals]
        named = sum([is_section_name(text) or _is_home(text) for text in entries])
        return named >= (MENU if page.roles[i] is Role.EYEBROW else 1)
    # a name that a menu above has after the same entries; an eyebrow has others before it
    others = [j for j, text in enumerate(page.texts[:i]) if _letters(text) == run[-1]]
    return any(run == [_letters(text) for text in page.texts[max(0, j - MENU) : j + 1]] for j in others)


def _steps(line: str, page: _Page) -> list[str]:
    """The steps of a trail on one line, marks between them or nothing at all; none where it is no trail.

    `Home » News » Coast`, `Start | Küste |`, and with the headline as its last step `Home News Coast Ferry sails again`.
    """
    if len(line) > 2 * LONGEST_SECTION + len(page.headline):
        return []
    steps = [step for step in map(str.strip, re.split(r"\s?[»›>|→]\s?|\s//?\s", line)) if step]
    if len(steps) > 1:
        # `Coast > Text`, in Chinese
        if steps[-1] in _words("text"):
            return steps[:-1]
        # `Arts | Photo: Ida Brandt`, `Sport / 2 h ago` have no `Home`, and have what no section is named
        if _is_home(steps[0]) or sum(map(line.count, ARROWS)) > 1:
            return steps
        return (
            [step for step in steps if _is_known(step, page, once=True)]
            if not any(map(str.isdigit, line))
            else []
        )
    if len(page.headline) > LONGEST_SECTION // 2 and _letters(line).endswith(page.headline):
        line = _before(line, len(page.headline))
    # `HomeNews`
    words = re.split(r"\s|(?<=[^\W\d_A-Z])(?=[A-ZÄÖÜ])", line)
    if len(words) < 2 or not _is_home(words[0]):
        return []
    # blanks do not tell the steps apart: the last words that name a section
    ends = (" ".join(words[at:]) for at in range(len(words) - 1, 0, -1))
    return [name for name in ends if is_section_name(name)][:1]


def _before(line: str, letters: int) -> str:
    """The line without its last letters and digits, so many of them."""
    at = len(line)
    while letters and at:
        at -= 1
        letters -= line[at].isalnum()
    return line[:at].strip()


def _lines_between(home: int, page: _Page) -> list[str]:
    """The lines from `Home` to the headline, or to a wording of it."""
    lines = [text.strip(" >/|»›") for text in page.texts[home + 1 : page.at]]
    return [line for line in lines if line]


def _last_step(steps: Sequence[str], page: _Page) -> list[str]:
    """The last step that is neither `Home`, the outlet nor a wording of the headline, which end a trail; a menu has more."""
    names = [step for step in steps if not _is_home(step) and _letters(step) not in page.outlets]
    names = list(takewhile(lambda step: _may_be_section(step, page), names))
    return names[-1:] if len(names) <= MENU else []


def _first_glued(text: str, page: _Page) -> str:
    """The first of several labels that innerText ran together, where the page has it alone or it is a known word.

    `Coast NewsNews`, `CultureBooksReview`, `Northern CoastPREMIUM`, `Culture , Books`; `McKay` and `TikTok` stay whole.
    """
    if len(text) > 2 * LONGEST_SECTION or is_section_name(text):
        return text
    for cut in re.finditer(r"(?<=[^\W\d_A-Z])(?=[A-ZÄÖÜ])|(?<=[A-Z])(?=[A-Z][a-zäöü])| ?,", text):
        first = text[: cut.start()].strip(" ★☆")
        if is_section_name(first) or page.lines()[_letters(first)]:
            return first
    # capitals, and writing without them, show no border: `CULTUREBOOKS`
    for at in range(len(text) - 1, 1, -1) if not text.isascii() or text.isupper() else ():
        if is_section_name(text[:at]) and is_section_name(text[at:]) and text[at] != " ":
            return text[:at]
    return text


def _letters(text: str) -> str:
    folded = text.casefold()
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))


def _is_home(text: str) -> bool:
    return text.casefold().strip(" >/|»›") in _words("home")


def _is_general(name: str) -> bool:
    return name.casefold() in _words("general")


@cache
def _places() -> frozenset[str]:
    return frozenset(map(str.casefold, lexicon("regions"))) | lexicon("dateline_places")


@cache
def _words(kind: str) -> frozenset[str]:
    rows = (line.split() for line in lexicon_lines("section_words"))
    return frozenset([word.replace("_", " ") for first, *words in rows if first == kind for word in words])
