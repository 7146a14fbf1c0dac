"""What dumps leave of a page in its byline: marks of markup, the name of the writer's portrait, the line said twice."""

from __future__ import annotations

import re

from copydesk.lexicons import lexicon
from copydesk.lines.byline_words import joint_words
from copydesk.lines.names import is_agency, is_person_name


def without_remains(text: str) -> str:
    """A line without what dumps leave of markup: the name of a picture in brackets before the words, a blank's entity."""
    if "&nbsp" in text:
        text = text.replace("&nbsp;", " ").replace("&nbsp", " ")
    # of a form that knows not how many it will be: `Author(s)`
    if "(s)" in text:
        text = text.replace("(s)", "")
    # `[ida-100x100] Ida Brandt`, as terminal browsers write it; `[dpa]` alone or behind a name stays
    while text.startswith("[") and (rest := text.partition("]")[2].strip()):
        text = rest
    if "[" in text:
        # `Written by:[portrait]Ida Brandt`
        text = re.sub(r"\[([\w.-]+)\](?=.)", lambda m: m[0] if is_agency(m[1]) else " ", text, flags=re.ASCII)
    # `-- By Ida Brandt` below a story; a dash before a name alone is of somebody's words
    if text[:1] in DASHES and (bare := text.lstrip("-–— ")).startswith(("By ", "by ")):
        text = bare
    return _without_portrait(undoubled(text))


DASHES = frozenset("-–—")


def portrayed(text: str) -> str | None:
    """The known name that stands in the text of a portrait, as terminal browsers write it beside a byline.

    >>> portrayed("Picture of Ida Brandt"), portrayed("Ida Brandt's avatar"), portrayed("Picture of Ida Brandt By Ida Brandt")
    ('Ida Brandt', 'Ida Brandt', 'Ida Brandt')
    >>> portrayed("Picture of the northern quay"), portrayed("Photo: Ida Brandt")
    (None, None)
    """
    words, labels = text.strip("[]× ").split(), joint_words("portrait")
    # `Profile photo of author` and the most words of a name twice
    if not 3 <= len(words) <= 16:
        return None
    if words[-1].lower() in labels:
        while words and words[-1].lower() in labels:
            words.pop()
        name = " ".join(words).removesuffix("'s").removesuffix("’s")
    elif words[0].lower() in labels and (joint := next((w for w in words[1:3] if w in ("of", "for")), None)):
        # what stands behind the last one: `Picture of Ida BrandtPicture of Ida Brandt Ida Brandt`
        words = text.rpartition(f" {joint} ")[2].strip("]× ").split()
        name = " ".join(words[words[0].lower() in labels :])
    else:
        return None
    name = undoubled(name).removeprefix("By ")
    return name if is_person_name(name) else None


def _without_portrait(text: str) -> str:
    """The line without what a portrait is called: `Avatar photo by Ida Brandt`, `By Ida Brandt headshot Ida Brandt, Reporter`."""
    lowered = text.lower()
    if not any(map(lowered.__contains__, joint_words("portrait"))):
        return text
    words, labels = text.split(), joint_words("portrait")
    named = next((at for at, word in enumerate(words) if word.lower() in labels), len(words))
    if named == 0:
        behind = next((at for at, word in enumerate(words) if word.lower() not in labels), 0)
        return " ".join(words[behind:]) if words[behind].lower() in lexicon("byline_openers") else text
    for size in (4, 3, 2):
        if named >= size and [*map(_bare, words[named - size : named])] == [
            *map(_bare, words[named + 1 :][:size])
        ]:
            return _without_portrait(" ".join([*words[: named - size], *words[named + 1 :]]))
    return text


def _bare(word: str) -> str:
    return word.strip(TRAILING)


TRAILING = ",;:"
"""Marks right behind a name that belong to the line."""


def undoubled(text: str) -> str:
    """`Ida BrandtIda Brandt` and `Ida Brandt By Ida Brandt`, where a picture is named like its neighbour, said once."""
    first, by, second = text.partition("By ")
    # the picture of `Ida Brandt` may be named by a part of her name, or for her agency: `APBy Ida Brandt`
    if by and first and (first.strip() in (second, second.rpartition(" ")[2]) or is_agency(first)):
        return f"By {second}"
    middle = len(text) // 2
    # shorter ones are no names: `dada`
    return text[-middle:] if middle > 6 and text[:middle].rstrip() == text[-middle:] else text
