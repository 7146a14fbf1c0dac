"""Somebody whom an article names."""

from __future__ import annotations

Sighting = tuple[int, int, int]
"""One place where a person is named: paragraph, start, end."""


class Person:
    """Somebody whom the article names; grows while the article is read."""

    __slots__ = ("first", "name", "roles", "sex", "sightings", "sure", "words")

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.name = " ".join(words)
        self.first = words[0]
        self.sex = ""
        """`m`, `f`, or empty."""
        self.sightings: list[Sighting] = []
        self.roles: set[str] = set()
        """What titles say of the person: senator, mayor."""
        self.sure = False
        """True where a title, a known first name or a verb of saying shows a person, not a place."""
