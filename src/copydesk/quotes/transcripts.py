"""Transcripts and interviews without quotation marks: `SMITH: We open at nine.` where a page has a run of such lines."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.quotes.attributions import Attribution
from copydesk.quotes.cast import Cast
from copydesk.quotes.marks import Stretch
from copydesk.quotes.passages import Mention


def with_transcript(paragraphs: Sequence[str], said: Sequence[Attribution], cast: Cast) -> list[Attribution]:
    """What was said in marks, and what stands behind the names of a transcript, in reading order."""
    lines = {line.stretch.paragraph: line for line in transcript_lines(paragraphs, cast)}
    kept = [quote for quote in said if quote.stretch.paragraph not in lines]
    return sorted([*kept, *lines.values()], key=lambda quote: quote.stretch[:2])


def transcript_lines(paragraphs: Sequence[str], cast: Cast) -> list[Attribution]:
    """What stands behind the names of a transcript, each with its speaker.

    >>> lines = ["BIRCH: We open at nine.", "ROTH: And close?", "BIRCH: At noon.", "ROTH: So early."]
    >>> [(said.mention.words, said.stretch[2:4]) for said in transcript_lines(lines, Cast(lines))][:2]
    [('BIRCH', (7, 23)), ('ROTH', (6, 16))]
    >>> lines = ["NOTE: We open at nine.", "The rest is as it was."]
    >>> transcript_lines(lines, Cast(lines))
    []

    The names are in capitals, or those of people whom the article names in full: Birch: We open at nine.
    Empty where fewer than four paragraphs begin with such a name and a colon, where they seldom come again, and where
    what follows seldom ends a sentence: CEO: Ada Birch. Where two take turns, a turn goes on until the next name.
    """
    found = [line for number, text in enumerate(paragraphs) if (line := _turn(number, text, cast))]
    speakers = {said.mention.words for said in found if said.mention}
    alone = len(speakers) < 2
    if len(found) < _RUN or len(speakers) * 2 > len(found) or (alone and speakers.pop().isupper()):
        return []
    sentences = sum([paragraphs[said.stretch.paragraph].endswith(_SENTENCE_ENDS) for said in found])
    if sentences * 2 < len(found):
        return []
    # of an interview with one name the questions have none
    return found if alone else _with_rest(paragraphs, found)


def _turn(number: int, text: str, cast: Cast) -> Attribution | None:
    """What somebody says behind a colon at the head of a paragraph."""
    colon = text.find(":", 2, _LONGEST)
    name = text[:colon]
    if colon < 0 or not _LETTERS.issuperset(mark for mark in name if not mark.isalpha()):
        return None
    start = colon + 1 + (text[colon + 1 : colon + 2] == " ")
    if start == colon + 1 and not text[start : start + 1].isalpha():
        return None
    # THE FACTS: She did sign it. · BIRCH: “I never signed.” is a quotation like any other
    if name.startswith("THE ") or start == len(text) or text[start] in _MARKS:
        return None
    if not (name.isupper() and start > colon + 1) and not _is_somebody(name, cast):
        return None
    stretch = Stretch(number, start, start, len(text), len(text), False)
    return Attribution(stretch, Mention(number, 0, colon, "name", name), None, False)


def _is_somebody(name: str, cast: Cast) -> bool:
    """True for the name of somebody whom the article names in full: Birch; but not Price, The Problem."""
    if not name[0].isupper():
        return False
    words = cast.name(name)[0]
    person = (cast.called(words[0], "") if len(words) == 1 else cast.known_as(words)) if words else None
    return person is not None and person.sure and len(person.words) > 1


def _with_rest(paragraphs: Sequence[str], turns: Sequence[Attribution]) -> list[Attribution]:
    """The turns with the paragraphs without a name that go on with them, where most paragraphs have a name.

    Behind the last name nothing tells the turn from the page's own words.
    """
    first, last = turns[0].stretch.paragraph, turns[-1].stretch.paragraph
    if len(turns) * 2 < last - first + 1:
        return [*turns]
    by_paragraph = {turn.stretch.paragraph: turn for turn in turns}
    found: list[Attribution] = []
    for number in range(first, last + 1):
        text = paragraphs[number]
        if number in by_paragraph:
            found.append(by_paragraph[number])
        elif text.endswith(_SENTENCE_ENDS) and text[0] not in _ASIDES:
            stretch = Stretch(number, 0, 0, len(text), len(text), False)
            found.append(Attribution(stretch, found[-1].mention, None, True))
    return found


_SENTENCE_ENDS = (".", "?", "!", "…", "”", '"', "—", "-")
"""Whoever is cut short ends with a dash."""
_MARKS = tuple('"“„«‘')
_LETTERS = frozenset(" .-'’")
"""Marks within a name."""
_ASIDES = ("(", "[")
"""What opens a noise or a clip."""
_LONGEST = 40
"""Code points of a name with its title."""
_RUN = 4
"""Lines: `NOTE: …` and `UPDATE: …` come alone, and each once."""
