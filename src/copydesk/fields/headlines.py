"""The headline as a reader sees it: one line, without the steps of a breadcrumb, an eyebrow or a site's name glued to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import takewhile

from copydesk.labels.forms import form, letter_pairs
from copydesk.labels.landmarks import LONGEST_HEADLINE
from copydesk.model import Metadata, Role

STEPS = tuple(map(str, range(2, 10)))
"""Numbers of the steps of a breadcrumb that may be the last."""
SAME_LINE = 15
"""Letters and digits from which on no line stands in another by chance."""


def find_headline(
    texts: Sequence[str], roles: Sequence[Role], said: Metadata, titles: Collection[int] = ()
) -> str | None:
    """The headline as printed; where none is, or the printed line has nothing of the page's own titles, as the metadata words it.

    `texts` and `roles` are those of the page's blocks, `titles` the indices of those that the markup sets as an `h1`.
    """
    printed = _printed(texts, roles)
    if not said.headlines:
        return printed
    if printed is not None and (told := _told_by(said.headlines, printed)):
        return told
    if part := _standing_alone(said.headlines, texts, roles):
        return part
    # a page that words its title wholly otherwise for search engines
    if printed is not None and roles.index(Role.HEADLINE) in titles:
        return printed
    return said.headlines[0]


def _told_by(wordings: Sequence[str], printed: str) -> str | None:
    """The printed line, without the eyebrow that is glued to it, if one of the page's own titles words it so or nearly so."""
    folded = _letters(printed)
    for wording in wordings:
        # the metadata shows where the eyebrow ends; its own marks may differ from the printed ones
        if folded.endswith(letters := _letters(wording)):
            return printed if len(letters) == len(folded) else wording
    words = _words(printed)
    # a third of the words: pages word their title otherwise for search engines, but not wholly otherwise
    if any(3 * len(words & _words(wording)) >= len(words) for wording in wordings):
        return printed
    # a title that its own quotation marks cut short in the markup: `“The quay is ours”, say the fishers`
    if any(folded.startswith(_letters(wording)) for wording in wordings):
        return printed
    return None


def _standing_alone(wordings: Sequence[str], texts: Sequence[str], roles: Sequence[Role]) -> str | None:
    """The line above the story that is one of the page's own titles, or what stands before a mark in one, the longest of several:
    of `Ferry sails again - Ada Birch` the former.

    What was taken for the headline is then an eyebrow, a caption, or a line of a menu.
    """
    story = roles.index(Role.BODY) if Role.BODY in roles else len(texts)
    heads = {_letters(head) for wording in wordings for head in (wording, *_heads(wording))}
    found = [text for text in texts[:story] if len(text) <= LONGEST_HEADLINE and _letters(text) in heads]
    return max(found, key=len, default=None)


def _heads(wording: str) -> list[str]:
    """What stands before each of the marks that join a headline and a name; the site's name may stand behind one."""
    # the line that it is looked for in is no longer, and a title of a million marks would have as many heads
    heads = [wording[: cut.start()] for cut in NAMES.finditer(wording[:LONGEST_HEADLINE])]
    return [head for head in heads if len(head.split()) >= SHORTEST_HEAD]


SHORTEST_HEAD = 2
"""Words: one alone is a section, which stands in the menu, too."""


def _words(line: str) -> frozenset[str]:
    """The words of a line; where no blanks part them, as in Chinese and Japanese, the pairs of its letters."""
    return letter_pairs(line) or frozenset(line.casefold().split())


def rewords(one: str, other: str) -> bool:
    """Whether two lines word one headline otherwise.

    >>> rewords("Harbour board keeps its idle crane", "Board of the harbour votes to keep crane")
    True
    >>> rewords("Harbour board keeps its idle crane", "The mayor is angry")
    False
    """
    contents = [form(line[:LONGEST_HEADLINE]).content for line in (one, other)]
    return len(contents[0] & contents[1]) >= SAME_MATTER


SAME_MATTER = 3
"""Longer words that two wordings of a headline share; a headline and its section's name, or its dek, share one or two."""


def _printed(texts: Sequence[str], roles: Sequence[Role]) -> str | None:
    """The headline's line; of a breadcrumb that holds a line right below it (`Home » Coast » Ferry sails again`), the latter."""
    if Role.HEADLINE not in roles:
        return None
    first = roles.index(Role.HEADLINE)
    printed = texts[first]
    # the last step of a breadcrumb that is printed as a numbered list: `3. Coast`, `4. Ferry sails again`
    number, _, words = printed.partition(". ")
    if words and number in STEPS and first and texts[first - 1].startswith(f"{int(number) - 1}. "):
        printed = words
    folded = _letters(printed)
    for text in texts[first + 1 : first + 4]:
        own = _letters(text)
        # `News Coast Ferry sails again - Latest news`: the most of it, or its end
        if SAME_LINE <= len(own) < len(folded) and (
            folded.endswith(own) or (own in folded and 2 * len(own) > len(folded))
        ):
            return text
    return _alone(_without_outlet(printed, texts) if first == 0 else printed)


NAMES = re.compile(r" [|–—-] ")
"""What stands before an outlet's name in the title of a page."""


def _without_outlet(line: str, texts: Sequence[str]) -> str:
    """A page's title, which some tools write as its first line, without the outlet's name; one of the two stands alone, too.

    >>> _without_outlet("Ferry sails again - Callan Post", ["Ferry sails again - Callan Post", "Home", "Callan Post"])
    'Ferry sails again'
    """
    cuts = list(NAMES.finditer(line))
    if not cuts:
        return line
    others = {_letters(text) for text in texts[1:] if len(text) <= len(line)}
    for cut in cuts:
        if _letters(line[: cut.start()]) in others:
            return line[: cut.start()]
    last = cuts[-1]
    return line[: last.start()] if _letters(line[last.end() :]) in others else line


# `Port News / Harbour / Best ferries`, `Home » Coast » Ferry sails again`
TRAIL = (" / ", " » ", " › ", " > ", " → ")
# `Ferry sails again | Opinion`: up to three words, an outlet's name or a section; before them at least four of the headline
LONGEST_NAME, SHORTEST_HEADLINE = 3, 4
# `"It will be fine"Ferry sails again`: an eyebrow in quotation marks and the headline, which two elements part on the page
# compiled when a headline opens so: most do not, and it would cost a millisecond at the start
QUOTED_EYEBROW = r"[\"“„«»][^\"“”„«»]{3,80}[\"“”«»](?=[^\W\d_a-z])"


def _alone(line: str) -> str:
    for mark in TRAIL:
        last = line.rpartition(mark)[2]
        # one mark may be the headline's own: `Ferries / A history`
        if line.count(mark) > 1 and len(last.split()) > 1:
            return last
    title, bar, name = line.rpartition(" | ")
    if bar and len(name.split()) <= LONGEST_NAME and len(title.split()) >= SHORTEST_HEADLINE:
        return title
    label, bar, title = line.partition(" | ")
    if bar and " " not in label and " | " not in title and len(title.split()) >= SHORTEST_HEADLINE:
        return title
    if line[0] in '"“„«»' and (eyebrow := re.match(QUOTED_EYEBROW, line)):
        return line[eyebrow.end() :]
    # `Quay and shore:Ferry sails again`: an element of its own on the page; a headline's own colon has a blank after it
    label, colon, title = line.partition(":")
    if colon and title[:1].isupper() and len(title.split()) >= SHORTEST_HEADLINE and label[-1:].isalpha():
        return title
    return _without_capitals(_without_sections(line.removeprefix(": ")))


EYEBROW_WORDS, EYEBROW_LETTERS, NO_ACRONYM = 2, 10, 6
"""What an eyebrow in capitals has at least: words, letters, and letters in its longest word. `NBA ID Member Days` has none."""


def _without_capitals(line: str) -> str:
    """`HARBOUR TROUBLE Ferry sails again` without its first words where these alone are in capitals."""
    if not line[:2].isupper():
        return line
    words = line.split()
    capitals = list(takewhile(str.isupper, words))
    if (
        len(capitals) >= EYEBROW_WORDS
        and len(words) >= len(capitals) + SHORTEST_HEADLINE
        and words[len(capitals)][0].isupper()
        and len(_letters("".join(capitals))) >= EYEBROW_LETTERS
        and max(map(len, capitals)) >= NO_ACRONYM
    ):
        return " ".join(words[len(capitals) :])
    return line


def _without_sections(line: str) -> str:
    """`HomeCoastFerry sails again` without the sections before it: small and capital letters touch twice in its first word."""
    word = line.partition(" ")[0]
    word = re.split(r"[^\w]", word)[0]
    cuts = [i for i in range(1, len(word)) if word[i].isupper() and word[i - 1].islower()]
    return line[cuts[-1] :] if len(cuts) > 1 else line


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
