"""A quoted stretch and the words around it -> who said it (mention) and by which verb (cue)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from copydesk.lexicons import lexicon
from copydesk.quotes.cast import Cast
from copydesk.quotes.items import read_passage
from copydesk.quotes.lead_ins_abroad import institution
from copydesk.quotes.likeliest import likeliest
from copydesk.quotes.marks import Stretch
from copydesk.quotes.passages import Cue, Guess, Mention
from copydesk.quotes.reader import Reader
from copydesk.quotes.said import is_said
from copydesk.quotes.settled_words import SPEAK_ALONE
from copydesk.quotes.signatures import closed_by
from copydesk.quotes.straight import Straight, read_behind, read_straight
from copydesk.quotes.titles import is_named, is_spoken_of


class Attribution(NamedTuple):
    """A stretch that somebody said, and who that was."""

    stretch: Stretch
    mention: Mention | None
    cue: str | None
    joins: bool
    """True where the stretch goes on with the quote before it: “…,” she said, “…”."""


def attribute(paragraphs: Sequence[str], stretches: Sequence[Stretch], cast: Cast) -> list[Attribution]:
    """The stretches that somebody of the cast said, each with the likeliest speaker; the others are left out."""
    letters = cast.letters
    straight = [read_plain(paragraphs, stretch, cast.language, letters) for stretch in stretches]
    reader = Reader(paragraphs, stretches, cast, straight)
    found: list[Attribution] = []
    last: Attribution | None = None
    before: Stretch | None = None
    head = -1
    """Number of the last quote where its speaker is a guess, which a later paragraph may correct."""
    for stretch, said in zip(stretches, straight, strict=True):
        text = paragraphs[stretch.paragraph]
        if last and _carried(last.stretch, stretch):
            last = Attribution(stretch, last.mention, last.cue, True)
            found.append(last)
            named = (said or closed_by(reader, stretch)) if head >= 0 else None
            if named and _holds_for(found[head], named[0], cast.language):
                # “… ¶ “…,” Birch said: what stands behind the last of several paragraphs holds for them all
                last = _attribution(paragraphs, stretch, named, True)
                found[head:] = [quote._replace(mention=last.mention, cue=last.cue) for quote in found[head:]]
                head = -1
        elif (
            last
            and before is last.stretch
            and _goes_on(text, last, stretch, letters)
            and not (cast.language == "en" and is_named(text, stretch))
        ):
            last = Attribution(stretch, last.mention, last.cue, True)
            found.append(last)
        else:
            guess: Guess | None = said
            if said is None and is_said(reader, stretch):
                guess = likeliest(reader, stretch, last)
            if guess and guess[0] and guess[0].words in _IMPERSONAL.get(cast.language, ()):
                guess = institution(reader, guess[0]), None
            if guess:
                last = _attribution(paragraphs, stretch, guess, False)
                head = len(found) if said is None else -1
                found.append(last)
        before = stretch
    return found


def _holds_for(first: Attribution, named: Mention, language: str) -> bool:
    """True where whoever closes the last of several paragraphs says the first, too; a pronoun only where nobody in it does.

    Ada Birch said it was late. “… ¶ “…,” he said: her words stay hers.
    """
    if named.kind != "pronoun":
        return True
    own = first.mention is not None and first.mention.paragraph == first.stretch.paragraph
    return not own and named.words not in _IMPERSONAL.get(language, ())


_IMPERSONAL = {"de": ("es",), "nl": ("het",), "sv": ("det",)}
"""Pronouns that are nobody: „…“, hieß es · heter det · luidt het."""


def _attribution(paragraphs: Sequence[str], stretch: Stretch, guess: Guess, joins: bool) -> Attribution:
    mention, cue = guess
    words = _cue_words(paragraphs[mention.paragraph], cue) or None if mention and cue else None
    return Attribution(stretch, mention, words, joins)


def read_plain(
    paragraphs: Sequence[str], stretch: Stretch, language: str, letters: dict[str, str]
) -> Straight | None:
    """The attribution of a stretch of three words or more that needs no guess, None where there is none."""
    text = paragraphs[stretch.paragraph]
    if is_spoken_of(text, stretch, language):
        return None
    if text.count(" ", stretch.start, stretch.end) < 2:
        # “No,” said Birch · “Why?” she asked, but not: the “sigma,” Birch said, …
        whole = text[stretch.start].isupper() and text[stretch.closing - 2] in ",?!"
        before = text[max(0, stretch.opening - 4) : stretch.opening].rstrip()[-1:]
        return read_behind(text, stretch, letters) if whole and before in _SENTENCE_ENDS else None
    said = read_straight(text, stretch, letters)
    if said is None and language == "fr":
        said = _said_within(text, stretch)
    return said


def _cue_words(text: str, cue: Cue) -> str:
    """The verb with the particle that belongs to it: pointed out, fired back."""
    start, end = cue
    particle = text[end + 1 : end + 6].partition(" ")[0].rstrip(",.:")
    return text[start : end + 1 + len(particle)] if particle in _PARTICLES else text[start:end]


_PARTICLES = frozenset(("out", "back"))


def _carried(earlier: Stretch, later: Stretch) -> bool:
    return earlier.carries_on and earlier.paragraph == later.paragraph - 1


def _goes_on(text: str, last: Attribution, later: Stretch, letters: dict[str, str]) -> bool:
    """True where nothing but its attribution stands between two stretches: “…,” she said, “…”."""
    earlier, mention = last.stretch, last.mention
    if mention is None or mention.paragraph != later.paragraph or earlier.paragraph != later.paragraph:
        return False
    gap = text[earlier.closing : later.opening].strip()
    if (
        not earlier.closing <= mention.start < later.opening
        or len(gap) > _LONG_GAP
        or (gap[-1:] not in (".", ",") and not _lost_its_stop(text, earlier, gap, later, letters))
        or text[max(0, earlier.opening - 4) : earlier.opening].rstrip()[-1:] not in _SENTENCE_ENDS
    ):
        return False
    if not (later.end - later.start > _TERM or text[later.closing - 2 : later.closing - 1] in ".…?!"):
        return False
    cues = sentences = 0
    before = ""
    for word in gap.split():
        bare = word.strip(",.")
        cues += letters.get(bare, "") in _CUES and (letters.get(before) != "D" or before in SPEAK_ALONE)
        sentences += word[-1] == "." and len(bare) > 1 and bare.lower() not in lexicon("abbreviations")
        before = bare
    return cues == 1 and sentences < 2 and not _has_own(text, later, letters)


def _lost_its_stop(text: str, earlier: Stretch, gap: str, later: Stretch, letters: dict[str, str]) -> bool:
    """True for “It was late,” she said “The gate was locked.”: no more than a name and its verb, and a new sentence."""
    words = gap.split()
    return (
        text[earlier.closing - 2] == ","
        and text[later.start].isupper()
        and 1 < len(words) < _FEW
        and letters.get(words[-1]) == "V"
        and words[-1] not in lexicon("sayings")
        and not {",", "and"}.intersection((*gap, *words))
    )


def _has_own(text: str, stretch: Stretch, letters: dict[str, str]) -> bool:
    """True where the words behind a stretch say who said it: … the memo said · … he said, not finishing"""
    if read_behind(text, stretch, letters):
        return True
    if text[stretch.closing - 2] in ".!":
        return False  # a full stop ends what was said
    behind = text[stretch.closing : stretch.closing + _OWN].partition(".")[0].split()
    return any(letters.get(word.rstrip(",")) == "V" for word in behind[:_OWN_WORDS])


_CUES = ("V", "G", "F")
_FEW = 5
"""Words of a name with its title, and a verb."""
_OWN = 110
_OWN_WORDS = 14
"""Code points and words behind a stretch: the rest of what was said, a noun with its article, a verb that tells."""
_LONG_GAP = 200
"""Code points; an attribution with an apposition and an occasion."""
_TERM = 12
"""Code points; what is shorter may be a term in marks."""
_SENTENCE_ENDS = ("", ".", "?", "!", "”", '"', ":")


def _said_within(text: str, stretch: Stretch) -> tuple[Mention, Cue] | None:
    """« On venait de loin, raconte Odile Carmin. »: French copy leaves the attribution inside the marks."""
    start = stretch.start
    inner = read_passage(stretch.paragraph, text[start : stretch.end], (), "fr")
    found = _WITHIN.search(inner.items)
    if not found:
        return None
    at = found.start() + 1
    subject = next(i for i in range(at, found.end()) if i in inner.mentions)
    cue = next(i for i in range(at, found.end()) if i in inner.cues)
    name, verb = inner.mention(subject), inner.cues[cue]
    moved = name._replace(start=name.start + start, end=name.end + start)
    return moved, (verb[0] + start, verb[1] + start)


_WITHIN = re.compile(r",(?:v?V[mn]|v?Vh|vhV)(?=[,.])")
