"""Transcripts without quotation marks: `SMITH: We open at nine.` where a page has a run of such lines."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.attributions import Attribution
from copydesk.marks import Stretch
from copydesk.passages import Mention


def with_transcript(paragraphs: Sequence[str], said: Sequence[Attribution]) -> list[Attribution]:
    """What was said in marks, and what stands behind the names of a transcript, in reading order."""
    lines = {line.stretch.paragraph: line for line in transcript_lines(paragraphs)}
    kept = [quote for quote in said if quote.stretch.paragraph not in lines]
    return sorted([*kept, *lines.values()], key=lambda quote: quote.stretch[:2])


def transcript_lines(paragraphs: Sequence[str]) -> list[Attribution]:
    """What stands behind the names of a transcript, each with its speaker.

    >>> lines = ["BIRCH: We open at nine.", "ROTH: And close?", "BIRCH: At noon.", "ROTH: So early."]
    >>> [(said.mention.words, said.stretch[2:4]) for said in transcript_lines(lines)][:2]
    [('BIRCH', (7, 23)), ('ROTH', (6, 16))]
    >>> transcript_lines(["NOTE: We open at nine.", "The rest is as it was."])
    []

    Empty where fewer than four paragraphs begin with a name in capitals and a colon, where no name comes again, and where
    what follows seldom ends a sentence: CEO: Ada Birch.
    """
    found: list[Attribution] = []
    for number, text in enumerate(paragraphs):
        colon = text.find(": ", 2, _LONGEST)
        if colon < 0 or not text[:colon].isupper():
            continue
        name = text[:colon]
        if not name.replace(" ", "").replace(".", "").replace("-", "").replace("'", "").isalpha():
            continue
        start = colon + 2
        # THE FACTS: She did sign it. · BIRCH: “I never signed.” is a quotation like any other
        if name.startswith("THE ") or text[start : start + 1] in _MARKS:
            continue
        stretch = Stretch(number, start, start, len(text), len(text), False)
        found.append(Attribution(stretch, Mention(number, 0, colon, "name", name), None, False))
    speakers = {said.mention.words for said in found if said.mention}
    if len(found) < _RUN or len(speakers) < 2 or len(speakers) * 2 > len(found):
        return []
    sentences = sum([paragraphs[said.stretch.paragraph].endswith(_SENTENCE_ENDS) for said in found])
    if sentences * 2 < len(found):
        return []
    return found


_SENTENCE_ENDS = (".", "?", "!", "…", "”", '"', "—", "-")
"""Whoever is cut short ends with a dash."""
_MARKS = tuple('"“„«‘')
_LONGEST = 40
"""Code points of a name with its title."""
_RUN = 4
"""Lines: `NOTE: …` and `UPDATE: …` come alone, and each once."""
