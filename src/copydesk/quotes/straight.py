"""Attributions that leave no doubt, read off the words beside the marks: “…,” she said · Birch said: “…”."""

from __future__ import annotations

from copydesk.lexicons import lexicon
from copydesk.quotes.cases import CASES
from copydesk.quotes.known_names import known_first_names, known_roles
from copydesk.quotes.marks import Stretch, stop_of
from copydesk.quotes.passages import Cue, Mention

Straight = tuple[Mention, Cue]


def read_straight(text: str, stretch: Stretch, letters: dict[str, str]) -> Straight | None:
    """Who says a quote, and the offsets of the verb that tells; `letters` are the language’s small words.

    >>> from copydesk.quotes.tongues import function_words
    >>> text = "“We are open,” said Mayor Ada Birch on Monday."
    >>> mention, cue = read_straight(text, Stretch(0, 0, 1, 12, 14, False), function_words("en"))
    >>> mention.words, text[slice(*cue)]
    ('Mayor Ada Birch', 'said')
    >>> text = "“We are open,” Birch supporters said."
    >>> read_straight(text, Stretch(0, 0, 1, 12, 14, False), function_words("en")) is None
    True

    None where any word stands there that could make it something else: “…,” Birch supporters said.
    """
    if stop_of(text, stretch) in "?!":
        # Birch asked, “Why?” Roth said nothing.
        return _before(text, stretch, letters) or read_behind(text, stretch, letters)
    return read_behind(text, stretch, letters) or _before(text, stretch, letters)


_NEAR = 90
"""Code points on either side: a name with its title, a verb, and the word that follows."""
_STOPS = ".,;:"


def read_behind(text: str, stretch: Stretch, letters: dict[str, str]) -> Straight | None:
    """The same for the words behind the marks alone: “…,” she said."""
    at = stretch.closing
    if stop_of(text, stretch) not in ",?!":
        if text[at : at + 1] != ",":
            return None
        at += 1
    if text[at : at + 1] != " ":
        return None
    at += 1
    words = text[at : at + _NEAR].split(" ", 8)
    if len(words) < 2:
        return None
    first = words[0]
    kind = letters.get(first)
    if kind == "v" and letters.get(words[1]) == "V" and len(words) > 2:
        # « … », a ajouté Birch · ha detto Birch
        at += len(first) + 1
        first, *words = words[1], *words[1:]
        kind = "V"
    if kind == "h":
        subject, verb = (0, 1), 1
    elif kind == "V" or (first == "so" and letters.get("und") == "C"):
        pronoun = words[1].rstrip(_STOPS)
        if letters.get(pronoun) == "h":
            subject, verb = (1, 2), 0
        else:
            behind = _name(words, 1, letters)
            if not behind or not (_closed(words[behind - 1]) or _clause_ends(words, behind, letters)):
                return None
            subject, verb = (1, behind), 0
    elif first[:1].isupper():
        behind = _name(words, 0, letters)
        if not behind or behind == len(words) or _closed(words[behind - 1]):
            return None
        subject, verb = (0, behind), behind
    else:
        return None
    cue = words[verb].rstrip(_STOPS)
    if verb:
        if letters.get(cue) != "V":
            return None
        if words[verb][-1] == ":" and text[stretch.closing - 2] == "?":
            return None  # “Why so late?” Birch replied: “…”
        if cue not in _TAKES_LISTENER and cue == words[verb] and not _clause_ends(words, verb + 1, letters):
            return None
    return _straight(stretch.paragraph, at, words, subject, verb, cue, letters)


def _before(text: str, stretch: Stretch, letters: dict[str, str]) -> Straight | None:
    opening = stretch.opening
    if opening < 4 or text[opening - 1] != " ":
        return None
    at = max(0, opening - _NEAR)
    words = text[at : opening - 1].split(" ")
    verb = len(words) - 1
    cue = words[verb].rstrip(",:")
    if verb and cue == "that":
        verb -= 1
        cue = words[verb]
    if not verb or letters.get(cue) != "V":
        return None
    first = verb - 1
    if letters.get(words[first].lower()) != "h":
        while first and words[first][:1].isupper() and not _closed(words[first - 1]):
            first -= 1
        if _name(words, first, letters) != verb:
            return None
    if (first and words[first - 1][-1:] not in _SENTENCE_ENDS) or (not first and at):
        return None
    return _straight(stretch.paragraph, at, words, (first, verb), verb, cue, letters)


_SENTENCE_ENDS = (".", "?", "!", "”", '"')


def _straight(
    number: int,
    at: int,
    words: list[str],
    subject: tuple[int, int],
    verb: int,
    cue: str,
    letters: dict[str, str],
) -> Straight:
    first, behind = subject
    start = at + sum(map(len, words[:first])) + first
    name = " ".join(words[first:behind]).rstrip(_STOPS)
    if name[-3:] in (" Jr", " Sr") and words[behind - 1][2:3] == ".":
        name += "."
    kind = "pronoun" if letters.get(name.lower()) == "h" else "name"
    verb_at = at + sum(map(len, words[:verb])) + verb
    # German: „…“, so Birch has no verb
    return Mention(number, start, start + len(name), kind, name), (
        verb_at,
        verb_at + (0 if cue == "so" else len(cue)),
    )


def _name(words: list[str], first: int, letters: dict[str, str]) -> int:
    """The index behind the name that begins at `first`; 0 where it could be something else than a name."""
    place = first
    for place in range(first, len(words)):
        word = words[place]
        if not word[:1].isupper():
            break
        bare = word.rstrip(_STOPS)
        if (
            not bare.replace("-", "").replace("’", "").replace("'", "").replace(".", "").isalnum()
            or bare[-2:] in _OWNS
            or letters.get(bare) in CASES
        ):
            return 0
        small = bare.lower().replace("’", "'")  # Don’t say “…”
        if small in letters and letters.get(bare) != "N":
            if place == first:
                return 0
            break
        if _closed(word):
            return place + 1
    else:
        return 0
    return place if place > first else 0


_OWNS = ("'s", "’s", "s'", "s’")
_TAKES_LISTENER = frozenset(("told", "tells"))


def _closed(word: str) -> bool:
    """True for a word with a mark behind it that is no abbreviation’s: Birch, · Birch. but not Sen. or J."""
    if word[-1:] == ".":
        return len(word) > 2 and "." not in word[:-1] and word[:-1].lower() not in lexicon("abbreviations")
    return word[-1:] in (",", ";", ":", "?", "!", "”", '"', ")", "")


def _clause_ends(words: list[str], place: int, letters: dict[str, str]) -> bool:
    """True where the word at `place` neither goes on with the name nor is what was said: on, Monday, who."""
    if place >= len(words):
        return True
    word = words[place].rstrip(_STOPS)
    kind = letters.get(word) or letters.get(word.lower(), "")
    if kind in ("C", "I") and words[place - 1].lower() in known_roles():
        return False  # said Acme Founder and Chief Executive Ada Birch, said Minister for Fisheries Ada Birch
    if kind == "C" and _is_german_trade(words[place - 1], letters):
        return False  # sagte Autorin und Wirtin Ada Birch
    if kind == "f" and words[place - 1] in known_first_names():
        return False  # sagt Ursula von der Halden
    return kind != "" and kind in "ITACRf"


def _is_german_trade(word: str, letters: dict[str, str]) -> bool:
    """True for sagte Autorin und Wirtin Ada Birch, where letters are those of German."""
    if letters.get("und") != "C":
        return False
    from copydesk.quotes.german_nouns import is_trade

    return is_trade(word)
