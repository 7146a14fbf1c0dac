r"""Lines of a dump that broke off the line before at an inline element: which of them go on with it.

innerText breaks a line at a few links only. A tool that writes each text node on a line of its own, as BeautifulSoup's
`get_text("\n")` does, breaks every paragraph that has a link or a word in bold, and shows it by lines that begin with a comma or
in small letters. On such a dump a line also goes on where the one before is long and has no end, and where a blank that the
tool kept (`get_text("\n")` without `strip=True`) stands at the joint.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from copydesk.labels.forms import ends_sentence
from copydesk.lexicons import lexicon
from copydesk.lines.byline_words import joint_words
from copydesk.lines.names import POSSESSIVES, is_agency

BROKEN_OFF = frozenset(",.;) \u00a0")
"""What a line begins with, beside small letters, that an inline link of innerText may have broken off."""
CLOSING = frozenset(",.;:)!?”»’")
"""What a line begins with that goes on with the line before, where nothing or a blank follows it."""
AFTER_CLOSING = frozenset(" \u00a0,.;:)!?”\"'’»")
ENDS_OPEN = frozenset(",:’'-–—&%")
"""What a line ends with, beside letters and digits, that has no end."""
AFTER_MARK = frozenset(" \u00a0,.;:)!?")
"""What follows a mark that closes where it may open as well, as `"` and the German `“`; after one that opens stands a word."""
OPENS = frozenset('(“„«"')
"""What a line ends with, alone or after a blank, that opens what the next line says."""
BLANKS = frozenset(" \u00a0")
WORDS = frozenset("AEIOUYZÀÉÓÅÖØВИКОСУЯ")
"""Letters that are words by themselves in some language."""
CLOSING_MARKS = frozenset('”“"’»')
SIGNS = 2
"""Different lines that begin broken off on a dump of single text nodes, one of them with a mark: `, opens new tab` at each link
is one only, and names like `iPhone` open lines in small letters."""
LONG = 40
"""Code points that a line has that is a piece of a paragraph; entries of menus in small letters are shorter."""
SENTENCE = 60
"""Code points of a block that is a sentence with a link in it: below, a headline before its writers is as long."""
LONGEST_LINK = 80
"""Code points of a link's words amid a sentence: a title of another story is seldom shorter than that and never goes on."""
NO_TITLE = 150
"""Code points from which on a line without an end is a piece of a paragraph on any dump."""


def is_broken(lines: Sequence[str]) -> bool:
    """Whether a tool wrote each text node on a line of its own."""
    # one pass, since most dumps have neither
    either = [
        line
        for line in lines
        if (line and line[0] in CLOSING) or (len(line) >= LONG and line[-1] in BLANKS and line[-2].isalpha())
    ]
    closing = {line for line in either if line[0] in CLOSING and _closes(line.strip())}
    kept = {line for line in either if line[-1] in BLANKS}
    if len(closing) + len(kept) >= SIGNS:
        kept = {line for line, after in pairwise(lines) if line in kept and after and not after[0].isspace()}
    signs = len(closing | kept)
    if signs >= SIGNS or not closing:
        return signs >= SIGNS
    bare = [line.strip() for line in lines]
    begun = {
        line
        for before, line in pairwise(bare)
        if line and before and line[0].islower() and _goes_on(line, before)
    }
    return signs + len(begun) >= SIGNS


def _goes_on(line: str, before: str) -> bool:
    """Whether a line in small letters shows by itself that it was broken off the one before, long or with a sentence's end."""
    return (
        len(line) >= LONG
        and (len(before) >= LONG or line[-1] in ".!?”")
        and (before[-1].isalpha() or before[-1] == ",")
        and not _is_no_sentence(line)
    )


def _closes(line: str) -> bool:
    if line[0] in '"“':
        # an opening mark has a word after it
        return line[1:2] in AFTER_MARK
    return (line[0] in CLOSING and (len(line) == 1 or line[1] in AFTER_CLOSING)) or line[:2] in POSSESSIVES


def _is_no_sentence(line: str) -> bool:
    """An address, or a row of a table, which goes on with nothing."""
    return line.startswith(("http", "www.")) or "  " in line


def continues_node(lines: Sequence[str], i: int, size: int) -> bool:
    """Whether line `i` goes on with the block above it, `size` code points long, on a dump of single text nodes."""
    line, before = lines[i].strip(), lines[i - 1].strip()
    if _continues(line, before, size) or _has_blank_at_joint(lines[i - 1], lines[i]):
        return True
    # `… the words of` / `Mayor Quill` / `, who paid`: a link's words, since what follows them goes on
    return (
        i + 1 < len(lines)
        and size >= SENTENCE
        and len(line) <= LONGEST_LINK
        and (_is_open(before) or lines[i - 1][-1] in BLANKS)
        and _is_broken_off(lines[i + 1], line)
    )


def _is_broken_off(line: str, before: str) -> bool:
    """Whether a line shows at its start that it goes on with the one before, a link's words."""
    bare = line.strip()
    if not bare:
        return False
    return (
        _closes(bare)
        or line[0] in BLANKS
        or (bare[0].islower() and _is_open(before) and not _is_no_sentence(bare))
    )


def _has_blank_at_joint(before: str, line: str) -> bool:
    """Whether a blank was kept at the end of one line or at the start of the next, as between a word and a link.

    A blank on both sides is the page's layout, one after the end of a sentence may be the end of a paragraph.
    """
    ends, begins = before[-1] in BLANKS, line[0] in BLANKS
    if ends == begins or before[-2:].isspace() or line[:2].isspace():
        return False
    if begins:
        # lines of a layout begin so as well: a menu's, and a caption below a headline
        return before[0] not in BLANKS and (
            len(before) < LONG <= len(line)
            if line[1].isupper()
            else len(before) < SENTENCE or _is_open(before)
        )
    # a heading with a blank at its end, and the paragraph below it or a copy of it
    is_paragraph = not line[0].islower() and len(line) >= SENTENCE and ends_sentence(line.rstrip())
    is_heading = before.count(" ") > 2 and (is_paragraph or before.strip() == line.strip())
    return not ends_sentence(before.rstrip()) and not is_heading


def _continues(line: str, before: str, size: int) -> bool:
    if _closes(line) or _opens(before) or before[-1] == "," or _ends_in_small_word(before):
        return True
    # `Patriot` / `-Flugabwehr`, `the board` / `(all nine)`
    if line[0] == "-" and line[1:2].isalpha() and before[-1].isalnum():
        return True
    if line[0] == "(" and size >= LONG and (_is_open(before) or before[-1] in CLOSING_MARKS):
        return True
    if _is_initial(before, line) or _is_elided(before):
        return True
    # between two names of writers
    joints = joint_words("and")
    if line in joints or before in joints:
        return True
    return (
        line[0].islower()
        and _is_open(before)
        and (size >= LONG or len(line) >= LONG)
        and not _is_no_sentence(line)
    )


def _ends_in_small_word(line: str) -> bool:
    rest, _, word = line.rpartition(" ")
    return bool(rest) and word in _open_ends()


@cache
def _open_ends() -> frozenset[str]:
    return frozenset(word for line in lexicon("open_ends") for word in line.split())


def _opens(line: str) -> bool:
    """Whether a line ends in a mark that opens; one that closes touches the word before it."""
    return line[-1] in OPENS and (len(line) == 1 or line[-2] in BLANKS)


def _is_initial(before: str, line: str) -> bool:
    """Whether a line is the large first letter of the next one: `T` / `he mayor`."""
    return len(before) == 1 and before.isupper() and before not in WORDS and line[0].islower()


def _is_elided(line: str) -> bool:
    """Whether a line ends in `l’` or `d'`, as before a name in French."""
    return line[-1] in "’'" and len(line.rpartition(" ")[2]) == 2 and line[-2].isalpha()


def _is_open(line: str) -> bool:
    return line[-1].isalnum() or line[-1] in ENDS_OPEN


def joined(pieces: Sequence[str]) -> str:
    """The pieces of a line in one: no blank before what closes, or after what opens.

    >>> joined(["The report", ", which nobody read (", "or opened", ")"])
    'The report, which nobody read (or opened)'
    """
    blanks = any(piece[0] in BLANKS or piece[-1] in BLANKS for piece in pieces)
    text = pieces[0].strip()
    for above, piece in pairwise(pieces):
        text += ("" if _touch(above, piece, blanks) else " ") + piece.strip()
    return text


def _touch(above: str, piece: str, blanks: bool) -> bool:
    """Whether no blank stands between two pieces, of which some have kept theirs where `blanks`."""
    before, line = above.strip(), piece.strip()
    if _closes(line) or _opens(before) or _is_initial(before, line) or _is_elided(before):
        return True
    if above[-1].isspace() or piece[0].isspace():
        return False
    if line[0] == "-" and line[1:2].isalpha():
        return True
    # `June 3` / `rd`; without any blank kept nothing tells half a word from a whole one
    return blanks and before[-1].isalnum() and line[0].islower()


def continues_credit(lines: Sequence[str], i: int, first: int) -> bool:
    """Whether line `i` goes on with a credit that the one before opened: `The quay (` / `Image:` / `FBI)`, `Photo:` / `FBI`.

    A list or a table goes on with neither; `Video:` and `Source:` open titles, too, and so join nothing.
    """
    before, line = lines[i - 1].rstrip(), lines[i].strip()
    if _opens(before):
        return before[-1] == "(" and len(line) <= LONGEST_LINK
    if before.endswith(" via"):
        return is_agency(line, pictures=True)
    if len(line) > LONGEST_LINK or not before.endswith(CREDIT_OPENERS):
        return False
    if first < i - 1 and lines[i - 2].rstrip().endswith("("):
        return line.endswith(")")
    return line[0].isupper() and line[-1].isalnum()


CREDIT_OPENERS = ("Photo:", "PHOTO:", "Image:", "Picture:", "Credit:", "CREDIT:", "Foto:", "FOTO:")
"""What opens nothing but a credit."""


def continues_inline(lines: Sequence[str], i: int, first: int) -> bool:
    """Whether innerText broke this line off the one before at an inline link: `The report` / `, opens new tab` / ` by the …`.

    Only a comma, full stop or closing bracket at the start, or a blank before a small letter, shows that; a small letter alone
    would join menu entries, but for the line above that is too long for one. The run is kept short, since no paragraph is broken
    more than a few times.
    """
    line, before = lines[i], lines[i - 1]
    if i - first > 8:
        return False
    if line[0] in ",.;)":
        return len(line) > 1 and line[1] in " \u00a0"
    before = before.rstrip()
    if line[0].islower():
        return len(before) >= NO_TITLE and before[-1].isalpha() and not _is_no_sentence(line)
    return line[1:2].islower() and before[-1:] not in ".!?" and not before.startswith(" ")
