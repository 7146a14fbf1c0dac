"""What the tree of a page shows to be of a piece with the story: lists, headings, tables and lines among its paragraphs.

The chain of roles reads a page as news, where a short line inside the story is seldom its own. Guides, lists and how-to pages
have many such lines, and there the chain passes over them or stops at the first: one that nobody signed, or that is full of them,
is read as a guide, whose element is the story's from its first paragraph to its last. A dump has no tree, only colons, short
runs of lines, and the words that a list shares with the story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from copydesk.labels.clues import said
from copydesk.labels.forms import PROSE, ends_sentence, form, trimmed
from copydesk.labels.other_stories import OTHER_STORY, is_comment_heading
from copydesk.lines.bylines import read_byline
from copydesk.lines.credits import is_copyright_line
from copydesk.lines.promotion import is_promotion
from copydesk.model import Block, Role

CHROME = Role.CHROME
"""By a name of its own, since to look up a member of an enum for each block costs more than to compare with it."""
STORY = frozenset((Role.BODY, Role.SUBHEAD))
HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
# Up to which of the elements around a block a paragraph's own element counts: a list stands between its items and the paragraphs
# beside it, a table and its body between its rows and those
REACH = {
    **dict.fromkeys(HEADINGS, 1),
    **dict.fromkeys(("p", "li", "dt", "dd"), 2),
    **dict.fromkeys(("row", "cell", "pre"), 3),
}
TEXT = frozenset((*REACH, "blockquote"))
# What is none of the story's, though it stands among its paragraphs, by its links, by what holds it or by its names
BESIDE = ("figure", "nav", "aside", "form", "footer")
NAMED_ASIDE = (
    *("ad", "author", "bio", "button", "byline", "caption", "card", "comment", "cookie", "credit", "embed"),
    *("eyebrow", "footer", "form", "hidden", "nav", "newsletter", "paywall", "product", "related", "share"),
    *("sidebar", "tag", "video"),
)
ASIDE = frozenset(
    (
        *("all_link", "half_link", "hidden"),
        *(f"inside_{part}" for part in BESIDE),
        *(f"says_{name}" for name in NAMED_ASIDE),
    )
)
LINKED = frozenset(("all_link", "half_link"))
IN_FIGURE = frozenset(("inside_figure",))
# What is no sign of another story on a page that nobody signed: the entries of a guide are cards of what it recommends or
# explains, each with a link, a button to unfold it, folded up until then, or a price
ENTRY = frozenset(("half_link", "hidden", "says_button", "says_card", "says_product"))
BESIDE_GUIDE = (ASIDE - ENTRY) | {"inside_header"}
APART = frozenset(("p", "outside_prose_element"))
NOTICES = ASIDE | {"inside_header", "says_dek", "says_note"}
# What a line says that is the page's own: `Sign up here`, `Photo: …`
PAGES_OWN = frozenset(
    (
        *("is_chrome_phrase", "opens_like_chrome", "opens_like_related", "opens_like_note"),
        *("is_credit", "has_credit", "shows_caption", "is_contributor_line", "starts_with_by"),
    )
)
LOOKS = frozenset(f"alike_prose={n}" for n in range(5))
"""How much of the prose stands in elements set like a block's: the dek is seldom set like a paragraph."""
ALIKE = frozenset(("alike_prose=3", "alike_prose=4"))
"""At least half of it: a paragraph set so is the story's even where each stands in a wrapper of its own."""
SET_AS_ALL = frozenset(("p", "alike_prose=4"))
IN_ELEMENT = frozenset(
    (*(f"prose_level={n}" for n in range(6)), "in_prose_container", "near_prose_container")
)
"""A block stands in or beside the element that holds most of the page's prose."""
# Roles that more than the place tells
TOLD = frozenset((Role.HEADLINE, Role.BYLINE, Role.TIMESTAMP, Role.CREDIT, Role.CAPTION))
HEAD = frozenset((Role.HEADLINE, Role.BYLINE, Role.TIMESTAMP))

MANY_ITEMS = 0.3
"""The share of a list's items that make it the story's; of the links that a box holds, one is taken for the story's at times."""
MAIN = 0.1
"""The share of the story that an element holds where long paragraphs below the last one are the story's, too; one that holds less
is a box with the writer's life as often as a section."""
LONG = 120
"""Code points of such a paragraph; shorter ones are notes and promotion."""
MOST_DEKS = 2
"""A dek has two paragraphs at most; more are the story's."""
LISTY = frozenset((*HEADINGS, "li", "dt", "dd", "row"))
GUIDE = 10
"""Headings, items and rows in the story of an unsigned page that make it a guide: such a page seldom has a dek, and begins with
its own list. With three, unsigned news is taken for one."""
SIGNED_GUIDE = 25
"""Those that make a guide of a signed page. News with ten or twenty has boxes of its own between them."""
LITTLE = 0.4
"""The share of its element's text; on the corpora's news it is 0.49 at least."""
MANY, FILLED, COUNTED = 20, 0.8, 0.5
"""A page with so many more lines, which make up at least these shares of the letters and of the blocks of the stretch that they
stand in, is a guide or a list. On pages of news with as many, other text stands between them: 0.77 and 0.37 at most."""

COPIED, TWICE = 5, 0.35
"""So many paragraphs of a story that stands there twice, and their share of its letters, half or a little less; a guide repeats
a few paragraphs, or many short ones, not both."""

Element: TypeAlias = "tuple[str, int]"


class Found(NamedTuple):
    """What is taken for the story so far."""

    indices: list[int]
    """The story's blocks, in order."""
    elements: frozenset[Element]
    """Those right around its paragraphs."""


def with_kin(blocks: Sequence[Block], roles: Sequence[Role]) -> list[Role]:
    """The roles of a page's blocks, with body or subhead for those that are of a piece with the story; linear in their number."""
    found = [*roles]
    told = [i for i, role in enumerate(roles) if role in STORY]
    if not told:
        return found
    if any(blocks[i].origin.around for i in told):
        below = range(told[-1] + 1, len(blocks))
        end = next((i for i in below if blocks[i].hints >= OTHER_STORY), len(blocks))
        kin = _without_box_headings(blocks, told, _in_tree(blocks[:end], roles[:end], told))
    else:
        kin = _in_dump(blocks, roles, told)
    for i in kin:
        # the name of a picture's file is no line of a list
        if "placeholder" not in blocks[i].hints:
            found[i] = Role.BODY if blocks[i].hints.isdisjoint(HEADINGS) else Role.SUBHEAD
    for i in _copies(blocks, [i for i, role in enumerate(found) if role in STORY]):
        found[i] = Role.CHROME
    return found


def _copies(blocks: Sequence[Block], story: Sequence[int]) -> list[int]:
    """The lines of a story that stood in it before, where the page has all of it twice: for wide screens and for narrow ones.

    What a story says again here and there, a warning or the terms of each offer, is its own.
    """
    seen: set[str] = set()
    copies = []
    for i in story:
        if blocks[i].text in seen:
            copies.append(i)
        seen.add(blocks[i].text)
    long = [blocks[i].text for i in copies if len(blocks[i].text) >= PROSE]
    if len(set(long)) < COPIED or sum(map(len, long)) < TWICE * sum([len(blocks[i].text) for i in story]):
        return []
    return copies


def _in_tree(blocks: Sequence[Block], roles: Sequence[Role], told: Sequence[int]) -> list[int]:
    kin = _above(blocks, roles, _story(blocks, told))
    kin += _among(blocks, roles, _story(blocks, [*told, *kin]))
    kin += _linked_items(blocks, roles, _story(blocks, [*told, *kin]))
    kin += _below(blocks, roles, _story(blocks, [*told, *kin]))
    kin += _left_out(blocks, roles, _story(blocks, [*told, *kin]))
    return kin


def _without_box_headings(blocks: Sequence[Block], told: Sequence[int], kin: Sequence[int]) -> list[int]:
    """The kin without headings right above a link that is none of the story: `Others are reading` heads a box."""
    known = {*told, *kin}
    return [i for i in kin if i + 1 in known or not _heads_link(blocks[i : i + 2])]


def _heads_link(blocks: Sequence[Block]) -> bool:
    return not blocks[0].hints.isdisjoint(HEADINGS) and "all_link" in blocks[-1].hints


def _story(blocks: Sequence[Block], indices: Iterable[int]) -> Found:
    ordered = sorted(indices)
    paragraphs = [blocks[i].origin.around for i in ordered if _size(blocks[i].text) >= PROSE]
    return Found(ordered, frozenset([around[0] for around in paragraphs if around]))


def _size(text: str) -> int:
    """Code points, wide ones counted twice: a paragraph of Chinese says as much in half as many."""
    return len(text) if text.isascii() else form(trimmed(text)).weight


def _above(blocks: Sequence[Block], roles: Sequence[Role], story: Found) -> list[int]:
    """Paragraphs above the first one: long ones of the element, and those that stand beside it and are set like it, or are one of
    many deks; the latter up to a byline or a date.

    What stands above a byline, or is set otherwise, is as often the dek. A headline taken amid the story leaves all above it out.
    """
    first = next((blocks[i].hints & LOOKS for i in story.indices if "p" in blocks[i].hints), NOTHING)
    start = story.indices[0]
    many = [roles[i] for i in range(start)].count(Role.DEK) > MOST_DEKS
    found = [i for i in range(start) if roles[i] is CHROME and _is_long(blocks[i])]
    found += _opening(blocks, roles, start)
    for i in range(start - 1, -1, -1):
        role, (text, origin, hints) = roles[i], blocks[i]
        if role in HEAD:
            break
        if role is not Role.DEK and role is not CHROME:
            continue
        if role is CHROME and hints >= SET_AS_ALL and hints.isdisjoint(ASIDE) and ends_sentence(text):
            found.append(i)
        elif _size(text) >= PROSE and "p" in hints and hints.isdisjoint(ASIDE):
            beside = not story.elements.isdisjoint(origin.around[:1]) and hints & LOOKS == first
            if (many and role is Role.DEK) or (beside and "says_dek" not in hints):
                found.append(i)
    return [i for i in dict.fromkeys(found) if not _is_pages_own(blocks[i])]


def _opening(blocks: Sequence[Block], roles: Sequence[Role], start: int) -> list[int]:
    """Several paragraphs below the headline that stand in one element, apart from the one with most prose: the story's opening.

    One alone is a notice; with a heading of their own they sum the story up.
    """
    top = roles.index(Role.HEADLINE) + 1 if Role.HEADLINE in roles else 0
    headed = next((i for i in range(top, start) if not blocks[i].hints.isdisjoint(HEADINGS)), start)
    paragraphs = [i for i in range(top, headed) if roles[i] is CHROME and _may_open(blocks[i])]
    together = Counter([blocks[i].origin.around[1:2] for i in paragraphs])
    return [i for i in paragraphs if together[blocks[i].origin.around[1:2]] > 1]


def _may_open(block: Block) -> bool:
    text, _, hints = block
    return _size(text) >= PROSE and hints >= APART and hints.isdisjoint(NOTICES)


def _is_long(block: Block) -> bool:
    """Whether a block is a long paragraph of the element with most prose."""
    text, _, hints = block
    return (
        _size(text) >= LONG and "p" in hints and not hints.isdisjoint(IN_ELEMENT) and hints.isdisjoint(ASIDE)
    )


NOTHING: frozenset[str] = frozenset()


def _among(blocks: Sequence[Block], roles: Sequence[Role], story: Found) -> list[int]:
    """Lines between the first and the last paragraph that stand beside one; of a guide, all of the element.

    Pages of news are signed, and have boxes of their own among the paragraphs; guides, lists and pages of companies are seldom
    signed, and those that are consist of headings and items.
    """
    may_be_guide = Role.BYLINE not in roles or _listed_in(blocks, story.indices) >= SIGNED_GUIDE
    first, last = story.indices[0], story.indices[-1]
    known = set(story.indices)
    left = [i for i in range(last) if roles[i] is CHROME and i not in known]
    amid = [
        i
        for i in left
        if i > first and (_is_kin(blocks[i], story) or (may_be_guide and _is_of_guide(blocks[i])))
    ]
    if not may_be_guide or _listed_in(blocks, (*story.indices, *amid)) < GUIDE:
        return amid
    return [*[i for i in left if i < first and _is_of_guide(blocks[i])], *amid]


def _listed_in(blocks: Sequence[Block], indices: Iterable[int]) -> int:
    """How many of the blocks are headings, items or rows."""
    return sum([not blocks[i].hints.isdisjoint(LISTY) for i in indices])


def _linked_items(blocks: Sequence[Block], roles: Sequence[Role], story: Found) -> list[int]:
    """The items of the story's lists that are links, where many of the list's other items are the story's: links to other
    stories have a list of their own.
    """
    items = [i for i in range(story.indices[0], story.indices[-1]) if "li" in blocks[i].hints]
    known = set(story.indices)
    count = Counter([blocks[i].origin.around[:1] for i in items])
    own = Counter([blocks[i].origin.around[:1] for i in items if i in known])
    return [
        i
        for i in items
        if i not in known
        and roles[i] is CHROME
        and (blocks[i].hints & ASIDE) <= LINKED
        and own[blocks[i].origin.around[:1]] >= MANY_ITEMS * count[blocks[i].origin.around[:1]]
        and not _is_pages_own(blocks[i])
    ]


def _is_of_guide(block: Block) -> bool:
    hints = block.hints
    return not hints.isdisjoint(IN_ELEMENT) and hints.isdisjoint(BESIDE_GUIDE) and not _is_pages_own(block)


def _is_kin(block: Block, story: Found) -> bool:
    _, origin, hints = block
    aside = hints & ASIDE
    if aside:
        # tables are set in figures, out of reach of the paragraphs
        return aside == IN_FIGURE and "row" in hints and not _is_pages_own(block)
    reach = max([REACH[hint] for hint in hints if hint in REACH], default=0)
    if story.elements.isdisjoint(origin.around[:reach]) and not _is_set_alike(block):
        return False
    return not _is_pages_own(block)


def _is_set_alike(block: Block) -> bool:
    return "p" in block.hints and _size(block.text) >= PROSE and not block.hints.isdisjoint(ALIKE)


def _is_pages_own(block: Block) -> bool:
    return not PAGES_OWN.isdisjoint(form(trimmed(block.text)).clues) or is_promotion(block.text)


def _below(blocks: Sequence[Block], roles: Sequence[Role], story: Found) -> list[int]:
    """Long paragraphs below the last one in an element that holds much of the story, the lines of the story between, and the
    sentences and the list right below, with which stories and guides end.
    """
    letters: Counter[Element] = Counter()
    for i in story.indices:
        for element in blocks[i].origin.around[:1]:
            letters[element] += len(blocks[i].text)
    floor = MAIN * letters.total()
    main = {element for element, count in letters.items() if count >= floor}
    below = range(story.indices[-1] + 1, len(blocks))
    long = {i for i in below if roles[i] is CHROME and _goes_on(blocks[i], main)}
    long |= _in_sections(blocks, [i for i in below if roles[i] is CHROME and i not in long], main, story)
    last = max(long, default=story.indices[-1])
    story = _story(blocks, [*story.indices, *long])
    found = [i for i in below if i in long or (i < last and _is_kin(blocks[i], story))]
    for i in range(last + 1, len(blocks)):
        if roles[i] is not CHROME or not (_closes(blocks[i], main) or _is_last_item(blocks[i], story)):
            break
        found.append(i)
    return found


def _in_sections(blocks: Sequence[Block], below: Sequence[int], main: set[Element], story: Found) -> set[int]:
    """The long paragraphs in sections of their own beside the story's, where they say what the story says.

    A site that sets each section of a story in an element gives its last one another.
    """
    arounds = [blocks[i].origin.around[:2] for i in story.indices]
    beside = {around[1] for around in arounds if len(around) > 1 and around[0] in main}
    long = [
        i
        for i in below
        if _size(blocks[i].text) >= LONG
        and "p" in blocks[i].hints
        and blocks[i].hints.isdisjoint(ASIDE)
        and not beside.isdisjoint(blocks[i].origin.around[1:2])
        and story.elements.isdisjoint(blocks[i].origin.around[:1])
    ]
    if not long:
        return set()
    _, twice = said([form(trimmed(blocks[i].text)).content for i in story.indices])
    return {i for i in long if _share(blocks[i], twice) >= ON_TOPIC}


def _is_last_item(block: Block, story: Found) -> bool:
    return "li" in block.hints and _is_kin(block, story)


def _closes(block: Block, main: set[Element]) -> bool:
    """Whether a sentence stands right below the story's last paragraph as that one's neighbour: a short one ends many stories."""
    text, origin, hints = block
    if hints.isdisjoint(PARAGRAPH) or not hints.isdisjoint(ASIDE) or main.isdisjoint(origin.around[:1]):
        return False
    return ends_sentence(text) and not _is_pages_own(block) and not _speaks_of_page(text)


PARAGRAPH = frozenset(("p", "bare"))


def _speaks_of_page(text: str) -> bool:
    """Whether a line tells whose the text is, or where to write to: it stands where a story ends."""
    return "@" in text or is_copyright_line(text)


def _goes_on(block: Block, main: set[Element]) -> bool:
    text, origin, hints = block
    if _size(text) < LONG or "p" not in hints or not hints.isdisjoint(ASIDE):
        return False
    return "alike_prose=4" in hints or not main.isdisjoint(origin.around[:1])


def _left_out(blocks: Sequence[Block], roles: Sequence[Role], story: Found) -> list[int]:
    """All other text of the element with most prose, where the story so far is little of it or the page is a guide or a list."""
    known = set(story.indices)
    top = roles.index(Role.HEADLINE) + 1 if Role.HEADLINE in roles else 0
    more = []
    told = new = 0
    for i in range(top, len(blocks)):
        hints = blocks[i].hints
        if hints.isdisjoint(IN_ELEMENT):
            continue
        if i in known:
            told += len(blocks[i].text)
        elif roles[i] not in TOLD and not hints.isdisjoint(TEXT) and hints.isdisjoint(ASIDE):
            more.append(i)
            new += len(blocks[i].text)
    little = told < LITTLE * (told + new)
    if not little and (len(more) < MANY or not _fills([*story.indices, *more], blocks)):
        return []
    # a few paragraphs do not tell the topic of a guide; news is dated, and the cards of other stories stand in its element, too
    if (not little or Role.TIMESTAMP in roles) and not _is_on_topic(blocks, more, story.indices):
        return []
    return more


def _is_on_topic(blocks: Sequence[Block], more: Sequence[int], story: Sequence[int]) -> bool:
    """Whether blocks say what the story says, as its own sections do."""
    words, _ = said([form(trimmed(blocks[i].text)).content for i in story])
    letters = sum([len(blocks[i].text) for i in more])
    return sum([_share(blocks[i], words) * len(blocks[i].text) for i in more]) >= SAID * letters


SAID = 0.25
"""The share of their words that the story says, too: of the corpora's guides and lists 0.33 at least, of cards 0.16 at most."""


def _fills(indices: Sequence[int], blocks: Sequence[Block]) -> bool:
    """Whether blocks make up most of the stretch that they stand in."""
    stretch = range(min(indices), max(indices) + 1)
    if len(indices) < COUNTED * len(stretch):
        return False
    letters = sum([len(blocks[i].text) for i in stretch])
    return sum([len(blocks[i].text) for i in indices]) >= FILLED * letters


def _in_dump(blocks: Sequence[Block], roles: Sequence[Role], told: Sequence[int]) -> list[int]:
    kin = [*_listed(blocks, roles, told), *_in_runs(blocks, roles, told), *_resumed(blocks, roles, told)]
    return [*kin, *_long_lists(blocks, roles, sorted({*told, *kin}))]


def _listed(blocks: Sequence[Block], roles: Sequence[Role], told: Sequence[int]) -> list[int]:
    """The lines of a dump between a paragraph with a colon at its end and the next one.

    Some golds leave such lists out.
    """
    found: list[int] = []
    for before, after in pairwise(told):
        if 1 < after - before <= LONGEST_LIST + 1 and blocks[before].text.endswith((":", "：")):
            between = range(before + 1, after)
            if all(roles[i] is CHROME and _may_be_listed(blocks[i]) for i in between):
                found += between
    return found


LONGEST_LIST = 8
"""Lines; longer runs hold a box of the page's own as often as a list."""
LISTED = frozenset(("label", "name", "title", "sentence", "prose"))


def _may_be_listed(block: Block) -> bool:
    return form(trimmed(block.text)).kind in LISTED and not _is_pages_own(block)


def _in_runs(blocks: Sequence[Block], roles: Sequence[Role], told: Sequence[int]) -> list[int]:
    """The lines of short runs between the paragraphs of a dump, where so many stand there that the page is a guide or a list.

    What the page says again is a box of its own, and a name beside another line signs a card.
    """
    often = Counter([blocks[i].text for i in range(told[0], told[-1])])
    found = [
        i
        for before, after in pairwise(told)
        if after - before <= LONGEST_RUN + 1
        for i in range(before + 1, after)
        if roles[i] is CHROME and often[blocks[i].text] == 1 and _may_be_of_run(blocks[i])
    ]
    return found if len(found) >= (SIGNED_GUIDE if Role.BYLINE in roles else GUIDE) else []


LONGEST_RUN = 6
"""Lines; a card of another story with its picture and signature, or two of them, have more."""
OF_RUN = LISTED - {"name"}


def _may_be_of_run(block: Block) -> bool:
    return form(trimmed(block.text)).kind in OF_RUN and not _is_pages_own(block)


def _long_lists(blocks: Sequence[Block], roles: Sequence[Role], told: Sequence[int]) -> list[int]:
    """The lines of long runs between the paragraphs of a dump that say what the story says: its lists, tables and headings.

    A box of the page's own has its labels in it, or speaks of other things; what the page says again is a label.
    """
    runs = [range(before + 1, after) for before, after in pairwise(told) if after - before > 1]
    if len(told) < TELLING or len(runs) > MANY_BOXES:
        return []
    words, _ = said([form(trimmed(blocks[i].text)).content for i in told])
    often = Counter([blocks[i].text for i in range(told[0], told[-1])])
    passed_over = [[i for i in run if roles[i] is CHROME] for run in runs]
    return [
        i
        for lines in passed_over
        if _is_list_of_story([blocks[i] for i in lines], words)
        for i in lines
        if often[blocks[i].text] == 1
    ]


TELLING = 12
"""Lines of a story that has words enough to tell its lists by."""
MANY_BOXES = 40
"""Runs of lines between paragraphs; where there are more, each paragraph has a box of its own: what commenters are called, where
to buy it."""
LONG_LIST = 6
"""Lines; shorter runs are links to what else was written of the same as often as lists."""
TOPICAL = 0.5
"""The share of a list's words that the story says, too; at 0.4 cards of other stories do so, at 0.6 every sixth list does not."""


def _is_list_of_story(lines: Sequence[Block], words: set[str]) -> bool:
    if len(lines) < LONG_LIST or any(map(_is_of_box, lines)):
        return False
    contents = [form(trimmed(line.text)).content for line in lines]
    count = sum(map(len, contents))
    # a gallery's counters and buttons have few words
    return count >= len(lines) and sum([len(content & words) for content in contents]) >= TOPICAL * count


def _is_of_box(block: Block) -> bool:
    """Whether a line is the page's own, or a card's: `$45 at Callan Sails`, `15:35`, `Ferry sails again | audio`, a signature."""
    text = block.text
    shape = form(trimmed(text))
    return (
        shape.kind == "date"
        or (shape.kind == "number" and ":" in text)
        or " | " in text
        or (text[0] in CURRENCIES and text[1:2].isdecimal())
        or "ends_cut_short" in shape.clues
        or _is_pages_own(block)
        or (shape.may_sign and _names_writer(text))
    )


def _names_writer(text: str) -> bool:
    byline = read_byline(text)
    return byline is not None and byline.authors != ()


CURRENCIES = "$€£"


def _resumed(blocks: Sequence[Block], roles: Sequence[Role], told: Sequence[int]) -> list[int]:
    """The paragraphs of a dump below a table or a box at which the story seemed to end, with their headings.

    They say what the story says, and nothing that stands below stories comes before them.
    """
    below = range(told[-1] + 1, len(blocks))
    end = next((i for i in below if roles[i] in ENDS or _is_foot(blocks[i].text)), len(blocks))
    prose = [i for i in range(below.start, end) if roles[i] is CHROME and _is_own_prose(blocks[i])]
    if len(prose) < RESUMED:
        return []
    _, twice = said([form(trimmed(blocks[i].text)).content for i in told])
    long = [i for i in prose if len(blocks[i].text) >= LONG and _share(blocks[i], twice) >= ON_TOPIC]
    if len(long) < RESUMED:
        return []
    found = [i for i in prose if i <= long[-1]]
    headings = {i - 1 for i in found if i - 1 > told[-1] and _may_be_listed(blocks[i - 1])}
    return sorted(headings.union(found))


RESUMED, ON_TOPIC = 3, 0.4
"""So many long paragraphs with such a share of their words said twice in the story: the writer's life and an offer have two of
them, and what others are told of shares less."""
ENDS = frozenset((Role.TAGLINE, Role.CONTRIBUTOR, Role.NOTE, Role.RELATED, Role.BYLINE))
FOOT = frozenset(
    ("is_chrome_phrase", "opens_like_related", "opens_like_note", "is_contributor_line", "starts_with_by")
)


def _is_foot(text: str) -> bool:
    return is_comment_heading(text) or not FOOT.isdisjoint(form(trimmed(text)).clues)


def _is_own_prose(block: Block) -> bool:
    return (
        form(trimmed(block.text)).kind == "prose" and ends_sentence(block.text) and not _is_pages_own(block)
    )


def _share(block: Block, words: set[str]) -> float:
    content = form(trimmed(block.text)).content
    return len(content & words) / len(content) if content else 0.0
