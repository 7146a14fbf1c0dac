"""Who of an article holds an office or has a trade: the senator, the Vermont senator, the ministry, der Leseforscher."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from copydesk.quotes.cast import Cast
from copydesk.quotes.known_names import known_roles
from copydesk.quotes.name_words import surname
from copydesk.quotes.passages import Mention
from copydesk.quotes.people import Person, Sighting
from copydesk.quotes.tongues import function_words


class Offices:
    """What the people of one article are said to be, looked into once.

    >>> lines = ["Mayor Ada Birch opened the bridge."]
    >>> Offices(lines, Cast(lines)).by_role(Mention(1, 0, 9, "noun", "the mayor"))
    'Ada Birch'
    """

    def __init__(self, paragraphs: Sequence[str], cast: Cast) -> None:
        self.paragraphs = paragraphs
        self.cast = cast
        self._holders: dict[str, list[Person]] | None = None
        self._about: dict[Person, frozenset[str]] = {}
        self._introduced: dict[str, list[tuple[int, int]]] = {}
        """Where somebody without a name is met, by the noun: an official."""

    def by_role(self, mention: Mention) -> str | None:
        """`the senator`, `the Vermont senator`, `the ministry`: the last one named before who is that."""
        article, *words = mention.words.split()
        if article.lower() not in ("the", "this", "that") or not words:
            return None
        head = words[-1].lower()
        found: list[tuple[int, Sighting, str]] = []
        for person in self.holders(head) if head in known_roles() else ():
            latest = _latest_before(person, mention)
            if latest:
                around = self._described(person)
                fitting = sum(word.lower() in around for word in words[:-1])
                found.append((fitting, latest, person.name))
        if not found:
            return self._organisation(mention, head, [word.lower() for word in words[:-1]])
        best = max(found)
        # the Texas senator: with two senators about, one of them has to be from Texas
        return best[2] if best[0] == len(words) - 1 or len(found) == 1 else None

    def _organisation(self, mention: Mention, head: str, modifiers: list[str]) -> str | None:
        """`the ministry`, `the fisheries ministry`: the last organisation named before that has these words."""
        for number, start, name in reversed(self.cast.organisations[-_HOLDERS:]):
            own = name.lower().split()
            if (
                (number, start) < mention[:2]
                and head in own
                and (not modifiers or not set(modifiers).isdisjoint(own))
            ):
                return name
        return None

    def by_trade(self, mention: Mention) -> str | None:
        """`der Leseforscher`, `la alcaldesa`: the last one named before of whom the story says that word.

        Where the word is somebody’s last name, that one: der 48-jährige Roth.
        """
        article, *words = mention.words.split()
        if article.lower() not in _DEFINITE or not words:
            return None
        namesake = self.cast.called(words[-1], "")
        if namesake and namesake.sure:
            return namesake.name
        latest = {
            person.name: sighting
            for person in self.holders(words[-1].lower())
            if (sighting := _latest_before(person, mention))
        }
        return max(latest, key=latest.__getitem__, default=None)

    def holders(self, role: str) -> list[Person]:
        """Who is said to be that."""
        if self._holders is None:
            self._holders = {}
            for person in self.cast.people:
                if person.sure and person.sightings:
                    for known in person.roles | self._described(person):
                        self._holders.setdefault(known, []).append(person)
        return self._holders.get(role, [])[:_HOLDERS]

    def _described(self, person: Person) -> frozenset[str]:
        """`_words_about`, looked into once: each `the senator` asks it of all senators."""
        words = self._about.get(person)
        if words is None:
            words = self._about[person] = self._words_about(person)
        return words

    def _words_about(self, person: Person) -> frozenset[str]:
        """The words about a person's first naming: `Vermont Sen. Ada Birch, a farmer from Stowe`."""
        # a headline has the last name alone
        whole = len(surname(person.words)) + 2
        sighting = next((s for s in person.sightings[:NAMINGS] if s[2] - s[1] > whole), person.sightings[0])
        text = self.paragraphs[sighting[0]]
        before = text[max(0, sighting[1] - _TITLES) : sighting[1]].rpartition(". ")[2].rpartition(",")[2]
        titles = text[sighting[1] : sighting[2]]
        after = text[sighting[2] : sighting[2] + _APPOSITION]
        apposition = after.split(".")[0] if after[:2] in (", ", " (") or after[:4] == " of " else ""
        letters = function_words(self.cast.language)
        if any(letters.get(word) == "V" for word in apposition.split()):
            apposition = ""  # a ferry named for Ada Birch, the company said
        if self.cast.language != "en":
            # no list tells what is an office here: it stands right beside the name
            before = " ".join(before.split()[-_BESIDE:])
            apposition = " ".join(apposition.split()[: _BESIDE + 1])
        about = f"{before} {titles} {apposition}".split()
        return frozenset([word.strip(".,()’'").lower() for word in about])

    def is_introduced(self, head: str, mention: Mention) -> bool:
        """True for the official of whom the article has said: an official who asked not to be named."""
        places = self._introduced.get(head)
        if places is None:
            found = re.compile(
                rf"\b(?:an?|one|another) (?:[\w-]+ ){{0,5}}?{re.escape(head)}\b", re.IGNORECASE
            )
            places = self._introduced[head] = [
                (number, at.start())
                for number, text in enumerate(self.paragraphs)
                if head in text
                for at in found.finditer(text)
            ]
        return bisect_left(places, (mention.paragraph - _INTRODUCED,)) < bisect_left(places, mention[:2])


def _latest_before(person: Person, mention: Mention) -> Sighting | None:
    """Where somebody is named last before a mention."""
    last = bisect_left(person.sightings, mention[:2], key=lambda sighting: sighting[:2]) - 1
    return person.sightings[last] if last >= 0 else None


_HOLDERS = 100
"""Holders of one office, or organisations, looked at for one mention."""
_DEFINITE = frozenset(
    ("der", "die", "das", "le", "la", "l'", "l’", "el", "il", "lo", "o", "a", "de", "het", "den")
)
"""Articles of those who have been told of; ein Leseforscher is another."""
_TITLES = 40
_APPOSITION = 80
"""Code points before a name, of an office and what it is of, and behind it, of what somebody is."""
_BESIDE = 2
"""Words: an office and what it is of."""
_INTRODUCED = 8
"""Paragraphs that a reader looks back for an official without a name."""
NAMINGS = 20
"""Of one person, looked at for the sex and for what the story says of somebody."""
ANYBODY = frozenset(
    (
        *("man", "woman", "official", "source", "spokesman", "spokeswoman", "spokesperson", "reporter"),
        *("moderator", "interviewer", "editorial"),
    )
)
"""Whom a story need not name before it says the man, the official."""
