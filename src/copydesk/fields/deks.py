"""The dek: the lines over the story that sum it up, and the first paragraph where it is such a line."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.fields.headlines import rewords
from copydesk.fields.languages import guess_language
from copydesk.fields.timestamps import is_timestamp
from copydesk.labels.clues import GAPS
from copydesk.labels.forms import ends_sentence, form, trimmed
from copydesk.labels.landmarks import LONGEST_HEADLINE
from copydesk.labels.surroundings import places
from copydesk.lexicons import lexicon
from copydesk.lines.datelines import read_dateline
from copydesk.lines.names import EAST_ASIAN
from copydesk.model import Block, Role


def find_dek(texts: Sequence[str], roles: Sequence[Role], headline: str | None = None) -> str | None:
    """The lines right below one another that are the dek: the first such, or, where that is a title, sentences over the story.

    >>> head = ["Harbour board keeps its crane", "The mayor is angry.", "The fishmongers, too."]
    >>> find_dek(head, [Role.HEADLINE, Role.DEK, Role.DEK]), find_dek(head, [Role.HEADLINE, Role.DEK, Role.BODY])
    ('The mayor is angry. The fishmongers, too.', 'The mayor is angry.')
    >>> find_dek(head, [Role.HEADLINE, Role.BODY, Role.BODY]) is None
    True

    What else stands apart is the dek of a card, an event of a live page, or a caption taken for one; shorter sentences are
    captions and notices. `texts` and `roles` are those of the page's blocks; a line that says the `headline` again, as a bar that
    follows the reader does, is no dek. None where no line is the dek.
    """
    again = form(headline).key if headline and len(headline) <= LONGEST_HEADLINE else None
    found: list[list[str]] = []
    last = -2
    for i in places(roles, Role.DEK):
        if not is_timestamp(texts[i]) and (again is None or form(trimmed(texts[i])).key != again):
            if i > last + 1:
                found.append([])
            found[-1].append(texts[i])
            last = i
    if not found:
        return None
    # a dek is printed again over the player that reads it aloud
    first, over_story = " ".join(dict.fromkeys(found[0])), " ".join(dict.fromkeys(found[-1]))
    sums_up = len(over_story) >= LONG and ends_sentence(over_story)
    dek = (
        over_story if sums_up and _is_title(first) and Role.BODY in roles[last : last + OVER_STORY] else first
    )
    return None if _opens_story(dek, texts, roles) else _without_label(dek)


def _opens_story(dek: str, texts: Sequence[str], roles: Sequence[Role]) -> bool:
    """Whether one of the first paragraphs begins so: a share box has a copy of the lede, cut short."""
    words = dek.rstrip(" .…")
    first = places(roles, Role.BODY)[:FIRST_PARAGRAPHS]
    return len(words) >= SHORTEST_TITLE and any(texts[i].startswith(words) for i in first)


FIRST_PARAGRAPHS = 3
"""Paragraphs one of which is the lede: a note or a caption taken for one stands above it."""


def _without_label(dek: str) -> str:
    """The dek without the label that says that it is one: `摘要：`."""
    label, mark, rest = dek.partition("：")
    return rest.strip() if mark and rest.strip() and label.strip() in lexicon("dek_labels") else dek


def with_summary(blocks: Sequence[Block], roles: Sequence[Role]) -> list[Role]:
    """The roles with the sentences over the story as the dek, in a language whose papers sum up nearly every story there.

    In a dump such a summary looks like any paragraph: what tells it is that the page has no other dek, at most another wording
    of the headline or an eyebrow below it, which are then no dek. It is a line of the head that was passed over, a short first
    paragraph, or the line that was taken for the headline, below a short one that is. In other languages it is a first paragraph
    that is set unlike all others.
    """
    found = [*roles]
    story = places(roles, Role.BODY)
    # a text without its headline, as another tool extracted it, seldom has its summary
    if len(story) < SUMMED_UP or Role.HEADLINE not in roles:
        return found
    headline = roles.index(Role.HEADLINE)
    deks = places(roles, Role.DEK)
    if not all(_is_no_dek(blocks[i].text, blocks[headline].text) for i in deks):
        return found
    paragraphs = [blocks[i].text for i in story[:8]]
    head = range(headline + 1, story[0])
    if guess_language(" ".join(paragraphs)) in SELDOM_SUMMED_UP:
        if story[0] < headline or not _is_set_apart(blocks, story):
            return found
        head = range(0)
    summary = next(
        (i for i in head if roles[i] is Role.CHROME and _sums_up(blocks[i].text, paragraphs)), story[0]
    )
    opening = blocks[summary].text
    dated = read_dateline(opening) is not None or opens_like_a_lede(opening)
    if len(opening) <= LONGEST_SUMMARY and not dated:
        for i in deks:
            found[i] = Role.CHROME
        found[summary] = Role.DEK
    elif headline and not deks and not dated and _is_under_headline(blocks, roles, headline, paragraphs):
        found[headline - 1 : headline + 1] = Role.HEADLINE, Role.DEK
    return found


def without_ledes(blocks: Sequence[Block], roles: Sequence[Role]) -> list[Role]:
    """The roles with a sentence over the story that is set like its paragraphs as the first of them, where deks are seldom.

    A byline or a date parts the dek from the story. In a dump blank lines are all that shows how a line is set: they tell in
    Chinese, Japanese and Korean only, since English papers set a dek so, too.
    """
    found = [*roles]
    story = places(roles, Role.BODY)
    if not story or Role.DEK not in roles[: story[0]]:
        return found
    first = blocks[story[0]]
    in_tree = bool(first.origin.around)
    # to guess the language takes as long as all the rest
    if not in_tree and max(first.text) < EAST_ASIAN:
        return found
    language = guess_language(" ".join([blocks[i].text for i in story[:8]]))
    if language not in (SELDOM_SUMMED_UP if in_tree else UNPARTED):
        return found
    for i in range(story[0] - 1, -1, -1):
        if roles[i] is Role.DEK:
            if not ends_sentence(blocks[i].text) or not _is_set_as(blocks[i], first, in_tree):
                break
            found[i] = Role.BODY
        elif roles[i] in HEAD:
            break
    return found


def _is_set_as(block: Block, first: Block, in_tree: bool) -> bool:
    if not in_tree:
        return block.hints == first.hints
    beside = block.origin.around[:1] == first.origin.around[:1]
    return beside and block.hints >= PARAGRAPH and "says_dek" not in block.hints


HEAD = frozenset((Role.HEADLINE, Role.BYLINE, Role.TIMESTAMP))
UNPARTED = frozenset(("ja", "ko", "zh"))
"""Languages without bylines between dek and story."""
PARAGRAPH = frozenset(("p", "alike_prose=4"))
"""What the paragraphs of a story show nearly all of whose letters are set alike."""


def opens_like_a_lede(text: str) -> bool:
    """Whether a paragraph opens as no summary does: with a place and a dash, a word set in capitals, or somebody's speech.

    >>> opens_like_a_lede("Lünebeck – Sie wollte nur ihre Kette holen."), opens_like_a_lede("ESISTE in ogni casa un luogo.")
    (True, True)
    >>> opens_like_a_lede("– Åtte hundre og tolv, sier Kåre Moldestad."), opens_like_a_lede("NATO will in Orsby üben.")
    (True, False)
    """
    if text[0] in "–—":
        return True
    words = text[:80].split()
    if len(words[0]) > LONGEST_LETTERS and words[0].isupper() and words[1:2] and words[1].islower():
        return True
    return any(
        len(place.split()) <= MOST_PLACE_WORDS and place.replace(" ", "").isalpha() and place[0].isupper()
        for dash in PLACE_DASHES
        for place, found, _ in [text[:80].partition(dash)]
        if found and place
    )


LONGEST_LETTERS = 5
"""Code points of the letters of an office or an alliance, which may open a summary."""
MOST_PLACE_WORDS = 2
"""Words of a place; before a dash in a summary stand more."""
PLACE_DASHES = (" – ", " — ", " - ", ".- ", ". – ", ". - ")


def _is_set_apart(blocks: Sequence[Block], story: Sequence[int]) -> bool:
    """Whether a dump has no blank line above the first paragraph, below a line of date or buttons, and one above all others.

    Below a picture's name stands the lede so, and below a byline what its writer does, which is shorter.
    """
    first = blocks[story[0]]
    above = blocks[story[0] - 1]
    return (
        len(first.text) >= LONG
        and "after_gap" not in first.hints
        and "before_gap" in first.hints
        and "placeholder" not in above.hints
        and all("after_gap" in blocks[i].hints for i in story[1:])
    )


def _is_under_headline(
    blocks: Sequence[Block], roles: Sequence[Role], taken: int, paragraphs: Sequence[str]
) -> bool:
    """Whether the line taken for the headline is the dek of the one above: `Water and wind`, `How the town of Orsby keeps …`.

    The one above has some words, of what the story says or where an eyebrow stands; a section's name is one word or stands in
    menus, too. Markup names its headline.
    """
    above, line = blocks[taken - 1].text, blocks[taken].text
    if not blocks[taken].hints <= GAPS or len(line) < DEK_TO_TITLE * len(above):
        return False
    if not 1 < len(above.split()) <= MOST_TITLE_WORDS or not MENU_MARKS.isdisjoint(above) or above[-1] == ":":
        return False
    shape = form(above)
    return "is_chrome_phrase" not in shape.clues and (
        roles[taken - 1] is Role.EYEBROW
        or any(not shape.content.isdisjoint(form(trimmed(text)).content) for text in paragraphs)
    )


def _is_no_dek(dek: str, headline: str) -> bool:
    return _is_title(dek) and (len(dek) < SHORTEST_TITLE or (headline != "" and rewords(dek, headline)))


def _sums_up(line: str, paragraphs: Sequence[str]) -> bool:
    """Whether a line says in sentences what the story says; what a voice or a newsletter promises there does not."""
    return len(line) >= LONG and ends_sentence(line) and sum(rewords(line, text) for text in paragraphs) > 1


LONG = 120
"""Code points: a title has fewer, a dek of two sentences more."""
OVER_STORY = 3
"""Lines from the dek to the first paragraph: one of share buttons or of the time to read stands between."""
SUMMED_UP = 4
"""Paragraphs of a story that has a summary; a shorter one is a brief, and its first paragraph is most of it."""
SHORTEST_TITLE = 50
"""Code points of a title that may be the dek; a shorter one over such a story is an eyebrow: `Marathon in Orsby`."""
LONGEST_SUMMARY = 340
"""Code points: a longer first paragraph is hardly ever the dek of a page whose dek was not found."""
DEK_TO_TITLE = 3
"""How many times longer the dek of a short headline is: headlines are up to twice as long as their eyebrows of some words."""
MOST_TITLE_WORDS = 5
"""Words of such a headline."""
MENU_MARKS = frozenset("0123456789/|>»›→•·@#")
"""What trails, dates, counters and share bars have, and such a headline has not."""
SELDOM_SUMMED_UP = frozenset((None, "en", "ja", "ko", "zh"))
"""Languages in which stories go without a dek so often that a short first paragraph is rather the lede; None is a language that
was not told."""


def _is_title(text: str) -> bool:
    return len(text) < LONG and not ends_sentence(text)
