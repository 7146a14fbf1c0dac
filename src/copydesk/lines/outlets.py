"""Whether a line or some words name a paper, its address or its desk: `Halden.news`, `Stowe Herald`, `AFP, HALDEN`."""

from __future__ import annotations

from copydesk.lexicons import lexicon
from copydesk.lines.byline_words import first_words, joint_words
from copydesk.lines.names import agency_in, is_agency, is_given_name


def names_outlet(text: str) -> bool:
    """Whether a line alone is the name of a paper or its address, as beside a byline.

    >>> names_outlet("| Halden.news"), names_outlet("Stowe Health News"), names_outlet("From: Stowe Herald")
    (True, True, True)
    >>> names_outlet("News"), names_outlet("© Halden.news"), names_outlet("The Halden Team"), names_outlet("In Stowe Herald")
    (False, False, False, False)
    """
    words = _outlet_words(text)
    if len(words) == 1:
        address = "." in words[0] and words[0][0].isalnum() and is_outlet(words)
        # the name of a picture's file
        return address and words[0].rpartition(".")[2].lower() not in PICTURE_ENDINGS
    return (
        2 <= len(words) <= MOST_OUTLET_WORDS
        and words[-1].lower() in lexicon("outlet_words")
        and words[0].lower() not in first_words() | joint_words("in")
        and all(word[0].isupper() for word in words)
        and is_outlet(words)
        and not agency_in(" ".join(words))
    )


PICTURE_ENDINGS = frozenset(("jpg", "jpeg", "png", "gif", "webp", "svg"))


def outlet_of(text: str) -> str:
    """The name in such a line, without the bar or the label before it."""
    return " ".join(_outlet_words(text))


def _outlet_words(text: str) -> list[str]:
    words = text.strip("|·•-–— ").split(None, MOST_OUTLET_WORDS + 1)
    return words[1:] if words and words[0].lower() in ("from:", "source:") else words


MOST_OUTLET_WORDS = 5
"""Words: `The Callan and Stowe Herald`; a longer line is a title that ends in such a word."""


def is_outlet(words: list[str]) -> bool:
    """Whether words are the name of an outlet or its address; each begins with a letter or a figure.

    >>> is_outlet(["Lakeside", "Herald"]), is_outlet(["halden.news"]), is_outlet(["Tom", "Post"])
    (True, True, False)
    """
    if 2 <= len(words) <= 3 and words[0].lower() in joint_words("article") and words[0][0].isupper():
        return True
    last = words[-1].lower()
    # `Courier-Post`
    if words[-1][0].isupper() and all(half in lexicon("outlet_words") for half in last.split("-")):
        # `Sun` or `Post` may be a family name: one known given name and one such word are a person.
        return not (len(words) == 2 and is_given_name(words[0]))
    stem, point, ending = last.rpartition(".")
    # A web address: `lakeside.example`, not the initials of `J.K.`
    return bool(point) and len(stem) > 2 and 2 <= len(ending) <= 4 and ending.isalpha()


def names_desk(text: str) -> bool:
    """Whether a line without `By` says that an agency or a paper's staff wrote, in the shapes that credits of pictures have not.

    >>> names_desk("AFP, HALDEN"), names_desk("SDA/sep"), names_desk("STOWE POST STAFF"), names_desk("Halden.example staff")
    (True, True, True, True)
    >>> names_desk("AFP"), names_desk("AFP/Getty"), names_desk("Kitchen and hotel staff"), names_desk("Our staff")
    (False, False, False, False)
    """
    if len(text) > LONGEST_DESK or not text[:1].isalnum():
        return False
    agency, comma, place = text.partition(", ")
    if comma:
        return is_agency(agency) and place.isupper() and len(place) > 2
    agency, slash, initials = text.partition("/")
    if slash:
        # an agency's editor signs
        return is_agency(agency) and initials.isalpha() and initials.islower() and 2 <= len(initials) <= 4
    *outlet, last = text.split()
    return (
        last in joint_words("staff")
        and 1 <= len(outlet) <= 3
        and all(word[0].isupper() or "." in word or not word.islower() for word in outlet)
        and outlet[0].lower() not in lexicon("not_names")
    )


LONGEST_DESK = 40
"""Code points of such a line: `The Callan and Stowe Herald Staff`; sentences are longer."""
