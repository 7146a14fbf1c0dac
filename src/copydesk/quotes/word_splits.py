"""The words and marks of a text, and where each stands."""

from __future__ import annotations

import re


def split(text: str, at: int, upto: int, words: list[str], starts: list[int]) -> None:
    """Append the words and marks between two offsets; few words need more than a look at their last mark."""
    for chunk in text[at:upto].split(" "):
        if chunk.isalpha():
            words.append(chunk)
            starts.append(at)
        elif chunk:
            bare = chunk[:-1]
            if bare.isalpha() and chunk[-1] in ".,":
                words += (bare, chunk[-1])
                starts += (at, at + len(bare))
            else:
                for found in _TOKEN.finditer(chunk):
                    words.append(found[0])
                    starts.append(at + found.start())
        at += len(chunk) + 1


# A word with what holds it together (O'Brien, al-Amin, 3.5, @name), or one mark of punctuation
_TOKEN = re.compile(r"@?[^\W_]\w*(?:(?:[-'’.&/@]|\.-)\w+)*['’]?|--|[^\w\s]")


def part_clitics(words: list[str], starts: list[int], first: int) -> None:
    """French: dit-il, a-t-elle hold a verb and its subject; l’Union begins with its article."""
    place = first
    while place < len(words):
        word = words[place]
        if "-" in word and (clitic := _CLITIC.search(word)):
            words[place : place + 1] = [word[: clitic.start()].lower(), clitic[1]]
            starts.insert(place + 1, starts[place] + clitic.start(1))
            place += 1
        elif word[1:2] in ("'", "’") and word[0] in "lLdDqQ" and len(word) > 2:
            words[place] = word[2:]
            starts[place] += 2
        place += 1


_CLITIC = re.compile(r"-(?:t-)?(ils?|elles?|on|je)$")
