"""Whether words without an opener name who supplied a picture: `AP Photo`, `Ida Brandt/Callan Herald`, `新华社供图`."""

from __future__ import annotations

from copydesk.lexicons import lexicon
from copydesk.lines.credit_words import credit_phrases, east_asian
from copydesk.lines.names import EAST_ASIAN, agency_length, is_agency, is_person_name


def names_supplier(text: str) -> bool:
    """Whether a short text names an agency or supplier between its marks."""
    words = text.replace("/", " / ").replace("|", " | ").replace(",", " , ").split()
    return any(
        w[0] not in "/|," and agency_length(words, i, pictures=True) for i, w in enumerate(words)
    ) or any(mark in text.lower() for mark in credit_phrases("names"))


def is_bare_credit(tail: str, alone: bool) -> bool:
    """Whether words without bracket or opener are a credit: a supplier, or a person after a sentence.

    >>> is_bare_credit("Ida Brandt/Reuters", alone=True), is_bare_credit("Ida Brandt", alone=True)
    (True, False)
    >>> is_bare_credit("Ida Brandt", alone=False), is_bare_credit("GET IT ALL FOR $2/MONTH", alone=False)
    (True, False)

    `alone` says whether no sentence stands before them.
    """
    if is_agency(tail, pictures=True):
        return True
    if tail[-1] in ".!?:" or reads_as_words(tail):
        return False
    if ": " in tail or tail.partition(".")[0].isdigit():
        # `School/Team: Callan MIS` is a fact of a list, `3. The Ferry via Getty Images` an item
        return False
    if "/" in tail or "|" in tail or " via " in tail:
        if alone:
            # two writers sign so, too
            return names_supplier(tail) and not is_captioned(tail)
        return names_supplier(tail) or is_shouted(tail) or is_of_paper(tail)
    if tail[0] >= EAST_ASIAN:
        return not alone and _is_east_asian_credit(tail)
    who, dash, paper = tail.partition(" - ")
    if dash and not alone and is_person_name(who) and paper[0].isupper():
        return True
    words = tail.split()
    if agency_length(words, 0, pictures=True):
        # `AP Photo`, `Getty Images Europe`; alone on a line `AP News` is a menu.
        return (not alone and len(words) <= 3 and not any(w[0].islower() for w in words[1:])) or any(
            w in ("Photo", "Images") for w in words[:2]
        )
    return not alone and (is_person_name(tail) or words[0] in credit_phrases("supplied"))


def is_shouted(text: str) -> bool:
    """Whether words in capitals may be a person or a paper of any name, no price and no number: `IDA BRANDT / STOWE HERALD`."""
    return text.isupper() and " " in text and not any(map(str.isdigit, text))


def _is_east_asian_credit(text: str) -> bool:
    """Whether what stands behind a sentence in Chinese, Japanese or Korean is a name or says who took or gave the picture."""
    return (
        (len(text) <= LONGEST_NAME and text.isalpha())
        or (len(text) <= LONGEST_KOREAN and text.endswith(east_asian("korean")))
        or (len(text) <= LONGEST_TAKEN and text.endswith(east_asian("took", "gave")))
        or _is_handed_on(text)
    )


LONGEST_NAME, LONGEST_KOREAN, LONGEST_TAKEN = 4, 12, 20
"""Code points: a name; an office or a reporter with a word of one kind behind it; an office with its city, or two people."""


def _is_handed_on(text: str) -> bool:
    """Whether Chinese words say who gave a picture and who ran it, or that it is an agency's old one: `港务局供图 新华网发`."""
    who, _, outlet = text.rpartition(" ")
    if outlet in east_asian("old"):
        return is_agency(who, pictures=True)
    return len(text) <= LONGEST_HANDED and who.endswith(east_asian("took")) and outlet.isalpha()


LONGEST_HANDED = 24
"""Code points; an office with its city, and an outlet, have 18."""


def is_of_paper(text: str) -> bool:
    """Whether a person and a paper of any name stand around a slash: `Ida Brandt/Callan Herald`, but not two people."""
    who, slash, paper = map(str.strip, text.partition("/"))
    return bool(slash) and is_person_name(who) and paper[:1].isupper() and not is_person_name(paper)


def is_captioned(text: str) -> bool:
    """Whether a bar parts a caption from a supplier: `The ferry at dusk | Ida Brandt/AFP`, not `Getty Images | Ida Brandt`."""
    caption, _, credit = text.rpartition(" | ")
    return caption.count(" ") >= 3 and not names_supplier(caption) and names_supplier(credit)


def reads_as_words(text: str) -> bool:
    """Whether text runs as a sentence: two or more lower-case words that no credit has."""
    told = False
    for word in map(_bare_word, text.split()):
        if not word:
            continue
        if (
            word[0].islower()
            and len(word) > 2
            and word.isalpha()
            and word not in lexicon("credit_words")
            and not is_agency(word, pictures=True)
        ):
            if told:
                return True
            told = True
    return False


def _bare_word(word: str) -> str:
    return word.strip('"“”»«,;.')
