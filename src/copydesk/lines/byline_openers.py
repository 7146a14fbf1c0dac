"""Whether and where a line opens as bylines do: `By Ida Brandt`, `Analysis by Ida Brandt`, `ByIda Brandt`."""

from __future__ import annotations

from copydesk.lexicons import lexicon
from copydesk.lines.byline_remains import without_remains
from copydesk.lines.byline_words import first_words
from copydesk.lines.names import EAST_ASIAN, agency_length, has_name_shape, is_given_name


def starts_with_by(text: str) -> bool:
    """Whether the line opens as bylines do, in any language of the list, and goes on with a capital.

    >>> starts_with_by("Von Jonas Weidner"), starts_with_by("Analysis by Marta Quill")
    (True, True)
    >>> starts_with_by("By-laws passed in 2012"), starts_with_by("By clicking you agree")
    (False, False)
    """
    opening = text[:80]
    first = opening.split(None, 1)[:1]
    # nearly all lines leave here: they open with no such word, and hold nothing that would be taken off before one
    if not first or (
        first[0].lower().rstrip(":").removesuffix("(s)") not in first_words()
        and "By" not in opening
        and "/" not in first[0]
        and first[0][0] != "["
        and "&nbsp" not in opening
    ):
        return False
    words = parted_opener(without_remains(opening)).split(None, 5)
    if not words or words[0].lower().rstrip(":") not in first_words():
        return False
    at = opener_at(words)
    if at is None or at + 1 >= len(words):
        return False
    following = words[at + 1]
    return (following[0].isupper() or following[0] >= EAST_ASIAN) and (
        following.strip(".,:").lower() not in lexicon("byline_noise") or is_given_name(following)
    )


def is_opener(line: str) -> bool:
    """Whether a line is but what opens a byline, with the name to come.

    >>> is_opener("Written by"), is_opener("Author(s):"), is_opener("By Ida Brandt"), is_opener("Interview")
    (True, True, False, False)
    """
    words = without_remains(line).split()
    # alone on its line `Interview` is a section's name, and whom the line below names was asked
    return bool(words) and words[-1].lower() != "interview" and opener_at(words) == len(words) - 1


def opener_at(words: list[str]) -> int | None:
    """Index of the byline's opener: at the front, or after words such as `Analysis`, `Ein Kommentar`."""
    openers, leads = lexicon("byline_openers"), lexicon("byline_leads")
    for at, word in enumerate(words[:5]):
        bare = word.lower().rstrip(":")
        if bare in openers:
            following = words[at + 1].lower().rstrip(":") if at + 1 < len(words) else ""
            # `Text by …`, `Texto: Por …`: the last of them opens.
            return at + 1 if following in openers else at
        if bare not in leads:
            return None
    return None


def parted_opener(text: str) -> str:
    """`ByIda Brandt`, as innerText runs an opener and a name together: with a blank between; any other text as it is."""
    # not `ByteDance`, nor `ByWard Market`, which has a common word
    if text.startswith("By") and text[2:3].isupper():
        words = text[2:80].split()
        if has_name_shape(words[:2]) or agency_length(words, int(words[0] == "The" and len(words) > 1)):
            return f"By {text[2:]}"
    # two openers for both sexes: `Autorin/Autor Jonas Weidner`
    first, slash, rest = text.partition("/")
    if slash and first.lower() in first_words() and rest.partition(" ")[0].lower() in first_words():
        return rest
    return text
