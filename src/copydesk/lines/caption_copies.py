"""The captions of a page, each once: copies merged, credits that stand on lines of their own given to their pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from copydesk.lines.bare_credits import bare_credit, join_credits, key_words
from copydesk.lines.credits import part_credit
from copydesk.lines.names import EAST_ASIAN
from copydesk.model import Caption


def merge_captions(lines: Sequence[tuple[str, str]]) -> tuple[Caption, ...]:
    """Captions with their credits, the copies of each merged, in reading order.

    `lines` are `(kind, text)` pairs in reading order, kind `caption`, `credit`, or any other for text that parts one picture from
    the next. Copies are equal texts (case, marks and credit aside) and texts cut short; the fullest wording and credit win. A
    credit line goes to the caption before it, or, where that has one, to the caption after it, never past other text.

    >>> merge_captions([("caption", "The ferry at dusk."), ("caption", "The ferry at dusk. (AP)")])
    (Caption(text='The ferry at dusk.', credit='AP'),)
    >>> merge_captions([("caption", "The ferry."), ("credit", "Photo: Ida Brandt")])
    (Caption(text='The ferry.', credit='Ida Brandt'),)
    >>> merge_captions([("credit", "Photo: Ida Brandt"), ("body", "The board met."), ("caption", "The ferry.")])
    (Caption(text='The ferry.', credit=None),)
    """
    return _merge_copies(_with_credit_lines(lines))


def _with_credit_lines(lines: Sequence[tuple[str, str]]) -> list[Caption]:
    """The captions in order, with the credits that stand on their own lines."""
    captions: list[Caption] = []
    waiting: str | None = None
    # whether the last caption has no credit yet, and nothing stands between
    fresh = False
    for kind, text in lines:
        if kind not in ("caption", "credit"):
            waiting, fresh = None, False
            continue
        words, credit = part_credit(text)
        if kind == "credit" and words:
            words, credit = "", bare_credit(text)
        if words:
            if fresh and credit and _stands_for(captions[-1].text, words):
                captions.pop()
            captions.append(Caption(words, credit or waiting))
            waiting, fresh = None, credit is None
        elif credit and fresh:
            captions[-1] = Caption(
                captions[-1].text, join_credits([c for c in (captions[-1].credit, credit) if c])
            )
            waiting, fresh = None, False
        elif not (captions and credit and captions[-1].credit and credit in captions[-1].credit):
            waiting = credit
    return captions


def _stands_for(alt: str, words: str) -> bool:
    """Whether a line without a credit says of a picture, for those who do not see it, what the signed one below it says.

    Two pictures in a row that are told alike have their credits both, or neither.
    """
    told, said = key_words(alt), frozenset(key_words(words))
    return len(told) >= _OPENING_WORDS and sum(word in said for word in told) >= _SAID_AGAIN * len(told)


_SAID_AGAIN = 0.7
"""Share of the words: of what editors wrote twice for one picture it is 0.72 and more."""


def _merge_copies(captions: Iterable[Caption]) -> tuple[Caption, ...]:
    """Each caption once, where its first copy stands, found by its words or by those that it opens with."""
    merged: list[Caption] = []
    keys: list[str] = []
    by_key: dict[str, int] = {}
    by_opening: dict[str, list[int]] = {}
    for caption in captions:
        cut = caption.text.endswith(("…", "..."))
        words = key_words(caption.text)
        key = " ".join(words)
        opening = " ".join(words[:_OPENING_WORDS])
        at = by_key.get(key)
        if at is None:
            near = by_opening.setdefault(opening, [])
            at = next(
                (i for i in near[-_MOST_CANDIDATES:] if _is_copy(key, cut, keys[i], merged[i].text)), None
            )
        # the text that stands for a picture right above its caption may have but its first words
        if at is None and keys and _opens(key, keys[-1]):
            at = len(keys) - 1
        if at is None:
            at = len(merged)
            merged.append(caption)
            keys.append(key)
            by_opening[opening].append(at)
        else:
            merged[at] = _fuller(merged[at], caption)
            keys[at] = max(keys[at], key, key=len)
        by_key[key] = at
    return tuple(merged)


_OPENING_WORDS = 4
"""Copies of a caption agree in their first words; four of them keep the candidates few."""

_MOST_CANDIDATES = 8
"""Captions with the same opening that one is compared with: a gallery may open all its captions alike."""


def _is_copy(key: str, cut: bool, other: str, other_text: str) -> bool:
    """One begins the other, and is marked as cut or has two thirds of it (`The mayor` may open another)."""
    short, long = sorted((key, other), key=len)
    if not long.startswith(short):
        return False
    short_is_cut = cut if short == key else other_text.endswith(("…", "..."))
    return short_is_cut or 3 * len(short) >= 2 * len(long)


def _opens(one: str, other: str) -> bool:
    """Whether one of two captions is the first words of the other, four at least, or ten signs of Chinese in it."""
    short, long = sorted((one, other), key=len)
    if short and short[0] >= EAST_ASIAN:
        # `昨天，` before it tells the day
        return short in long and len(short) >= SHORTEST_OPENING // 2
    return long.startswith(f"{short} ") and short.count(" ") >= 3 and len(short) >= SHORTEST_OPENING


SHORTEST_OPENING = 20
"""Code points; `The mayor of Orsby` may open the captions of two pictures."""


def _fuller(one: Caption, other: Caption) -> Caption:
    """The fuller wording of two copies with the fuller credit."""

    def rank(caption: Caption) -> tuple[bool, int]:
        return (not caption.text.endswith(("…", "...")), len(caption.text))

    best = other if rank(other) > rank(one) else one
    # The copy with the credit is the one that the page's editor wrote out; its words win over an equal copy.
    if one.credit is None and other.credit and rank(other)[0]:
        best = other if 3 * len(other.text) >= 2 * len(one.text) else best
    return Caption(best.text, max(one.credit or "", other.credit or "", key=len) or None)
