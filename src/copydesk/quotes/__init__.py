"""Body paragraphs -> the words that people are quoted with: text, spans, cue, and who said them.

- `marks` finds what stands between quotation marks, `dashes` and `transcripts` what is said without them.
- `cast` knows who is named in the article (`casting` meets them in its words, `people`, `name_words` and `name_runs` tell names).
- `passages` reads a paragraph as a row of items: `words` gives each word its kind, `settled_words`, `phrases`, `asides` and
  `joined_names` settle what one word alone does not tell, `items` makes the row.
- `attributions` goes through the stretches: `said` and `unsaid` tell whether one is a quote; `straight`, `lead_ins` and
  `signatures` who says it where that is plain; else `candidates` are weighed by `likeliest`.
- `speakers` tells whom a mention stands for: `full_names`, `pronouns` and `told_pronouns`, `offices`, `descriptions`.
- `tongues` has the small words of each language; Chinese, Japanese and Korean have modules of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from copydesk.model import Quote, Span
from copydesk.quotes.marks import DASHES, Stretch, quoted_stretches

if TYPE_CHECKING:
    from copydesk.quotes.attributions import Attribution


def find_quotes(
    paragraphs: Sequence[str], people: Sequence[str] = (), language: str | None = None
) -> list[Quote]:
    """The direct quotations of an article with their speakers, in reading order.

    >>> [quote] = find_quotes(["Mayor Ada Birch opened the bridge.", '"It was about time," Birch said.'])
    >>> quote.text, quote.speaker, quote.mention, quote.cue
    ('It was about time', 'Ada Birch', 'Birch', 'said')
    >>> find_quotes(['The film "Late Harvest" opens on Friday.'])
    []

    `people` are full names known from elsewhere (captions, byline), in order; they may name a speaker.
    `language` is a two-letter code; where there is none, the paragraphs tell.
    Offsets of the spans are code points. Never raises; text without quotation marks, without a
    transcript and, outside English, without speech behind dashes gives an empty list.
    """
    stretches = quoted_stretches(paragraphs)
    lines = sum([":" in text[:_NAME] and text[:1].isupper() for text in paragraphs])
    dashes = any(text.startswith(DASHES) for text in paragraphs)
    if not stretches and lines < _TRANSCRIPT and not dashes:
        return []
    from copydesk.quotes.tongues import MARKS_BEFORE_CUE, language_of, tongue

    language = tongue(language) if language else language_of(paragraphs)
    dashes = dashes and language in MARKS_BEFORE_CUE
    if not stretches and lines < _TRANSCRIPT and not dashes:
        return []
    if language == "ko":
        from copydesk.quotes.korean_attributions import attribute_korean

        return _joined(paragraphs, attribute_korean(paragraphs, stretches, people))
    if language == "zh":
        from copydesk.quotes.chinese_attributions import attribute_chinese

        return _joined(paragraphs, attribute_chinese(paragraphs, stretches))
    from copydesk.quotes.attributions import attribute
    from copydesk.quotes.cast import Cast
    from copydesk.quotes.speakers import name_speakers

    cast = Cast(paragraphs, people, language)
    if language == "ja":
        from copydesk.quotes.japanese_attributions import attribute_japanese

        said = attribute_japanese(paragraphs, stretches)
    else:
        said = attribute(paragraphs, stretches, cast)
    if lines >= _TRANSCRIPT:
        from copydesk.quotes.transcripts import with_transcript

        said = with_transcript(paragraphs, said, cast)
    if dashes:
        from copydesk.quotes.dashes import with_dash_speech

        said, stretches = with_dash_speech(paragraphs, said, stretches, cast)
    return _joined(paragraphs, zip(said, name_speakers(paragraphs, said, stretches, cast), strict=True))


_TRANSCRIPT = 4
"""Lines with a name and a colon that make a transcript: `NOTE: …` comes alone."""
_NAME = 40
"""Code points of a name with its title."""


def _joined(paragraphs: Sequence[str], said: Iterable[tuple[Attribution, str | None]]) -> list[Quote]:
    """The quotes, each with all its stretches."""
    rows: list[tuple[Attribution, str | None, list[Stretch]]] = []
    for attribution, speaker in said:
        if attribution.joins and rows:
            rows[-1][2].append(attribution.stretch)
        else:
            rows.append((attribution, speaker, [attribution.stretch]))
    return [_quote(paragraphs, attribution, speaker, row) for attribution, speaker, row in rows]


def _quote(
    paragraphs: Sequence[str], attribution: Attribution, speaker: str | None, row: list[Stretch]
) -> Quote:
    text = " ".join(paragraphs[s.paragraph][s.start : s.end] for s in row)
    mention = attribution.mention.words if attribution.mention else None
    return Quote(
        text, speaker, mention, attribution.cue, tuple(Span(s.paragraph, s.start, s.end) for s in row)
    )
