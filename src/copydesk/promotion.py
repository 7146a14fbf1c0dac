"""What a paper says amid a story of itself: newsletters to sign up for, pages to follow, consents for what others embed."""

from __future__ import annotations

from .lexicons import phrases_hinted

LONGEST_PROMOTION = 400
"""Code points; a paragraph with such an invitation in it says more about it."""


def is_promotion(text: str) -> bool:
    """Whether a line asks the reader for something that the page offers.

    >>> is_promotion("Never miss a boat: sign up for the Callan Courier's free harbour newsletter.")
    True
    >>> is_promotion("The port asked all skippers to sign up for its newsletter.")
    False
    """
    if len(text) > LONGEST_PROMOTION:
        return False
    lowered = text.lower()
    return any(_says(lowered, phrase) for phrase in phrases_hinted(lowered, "promotion_phrases"))


def _says(lowered: str, phrase: str) -> bool:
    """Whether a line has a phrase: its two parts around `…` in their order, the first one at the start of a sentence."""
    opening, _, rest = phrase.partition("…")
    opening, rest = opening.rstrip(), rest.lstrip()
    at = lowered.find(opening)
    # what somebody did or was told to do stands within a sentence
    if opening and (at < 0 or lowered[:at].rstrip()[-1:] not in SENTENCE_OPENERS):
        return False
    return rest in lowered[at + len(opening) :]


SENTENCE_OPENERS = frozenset(("", *".!?…:;*•>|[(—–-"))
"""What stands before a sentence, nothing included."""
