"""A quote that somebody said -> its likeliest speaker, and the verb beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.quotes.candidates import Candidate, candidates
from copydesk.quotes.known_names import known_roles
from copydesk.quotes.lead_ins import led_in, led_in_above
from copydesk.quotes.lead_ins_abroad import told_behind
from copydesk.quotes.marks import Stretch
from copydesk.quotes.passages import Guess, Passage
from copydesk.quotes.reader import Reader
from copydesk.quotes.signatures import signed_behind, signed_below
from copydesk.quotes.titles import ARTICLES
from copydesk.quotes.weights import load_weights, weigh

if TYPE_CHECKING:
    from copydesk.quotes.attributions import Attribution


def likeliest(reader: Reader, stretch: Stretch, last: Attribution | None) -> Guess:
    """The likeliest speaker and the verb beside it; `last` is the quote before."""
    return (
        signed_behind(reader, stretch)
        or signed_below(reader, stretch)
        or told_behind(reader, stretch)
        or led_in(reader, stretch)
        or led_in_above(reader, stretch)
        or _best_candidate(reader, stretch, last)
    )


def _best_candidate(reader: Reader, stretch: Stretch, last: Attribution | None) -> Guess:
    """The candidate whose facts weigh most, nobody where there is none."""
    heir, heir_paragraph = (last.mention, last.stretch.paragraph) if last else (None, 0)
    choices = candidates(reader, stretch, heir, heir_paragraph)
    if not choices:
        return None, None
    weights = load_weights()["speaker"]
    scores = [weigh(weights, choice.facts) for choice in choices]
    best = choices[scores.index(max(scores))]
    if reader.language == "en" and _is_nobody(best):
        own = {
            score: choice
            for score, choice in zip(scores, choices, strict=True)
            if choice.passage and choice.passage.number == stretch.paragraph and not _is_nobody(choice)
        }
        if not own:
            return None, None
        best = own[max(own)]
    if best.passage is None:
        return heir, None
    passage = best.passage
    place = passage.quotes[stretch.opening] if passage.number == stretch.paragraph else len(passage.items)
    cue = passage.cues.get(_cue_beside(passage, best.place, place))
    return passage.mention(best.place), cue


def _is_nobody(choice: Candidate) -> bool:
    """True for building of building to a close, available of the papers now available: words without an article that no list has.

    Police and opponents have other endings, and offices are known.
    """
    if choice.passage is None:
        return False
    text = choice.passage.text
    start, end, kind = choice.passage.mentions[choice.place]
    if kind == "pronoun":
        return text.startswith(" by ", end)  # I prefaced it by saying “…”
    word = text[start:end]
    if word in ARTICLES:
        return True  # the “…” that he railed against
    return (
        kind == "noun"
        and word.islower()
        and word.endswith(_NO_NOUN)
        and word not in known_roles()
        and " " not in word
    )


_NO_NOUN = ("ing", "able", "ful", "ous")


def _cue_beside(passage: Passage, subject: int, place: int) -> int:
    """The verb that tells, between a quote and whoever said it, else beside the name; -1 where there is none.

    `place` is the item of the quote, or behind the last item where the quote stands in the next paragraph.
    """
    cues = passage.cues
    between = range(subject - 1, place, -1) if place < subject else range(place - 1, subject, -1)
    verbs = [i for i in between if i in cues]
    own = subject + 1 if place > subject else -1
    for i in verbs:
        # said he had read · said that bulletins show: a verb with an auxiliary or a subject of its own is of what was said
        if passage.items[i - 1] != "v" and (i == own or own not in cues or passage.items[i - 1] not in "mn"):
            return i
    if verbs:
        return verbs[0]
    if place > subject:
        return subject - 1 if subject - 1 in cues else -1
    for i in range(subject + 1, min(subject + _VERB_FAR, len(passage.items))):
        if i in cues:
            return i
        if passage.items[i] == ".":
            break
    return -1


_VERB_FAR = 12
"""Items from a name to its verb: an apposition stands between them."""
