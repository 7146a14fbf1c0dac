"""Body paragraphs -> the words that people are quoted with: text, spans, cue, and who said them."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.marks import Stretch, quoted_stretches
from copydesk.model import Quote, Span


def find_quotes(paragraphs: Sequence[str], people: Sequence[str] = ()) -> list[Quote]:
    """The direct quotations of an article with their speakers, in reading order.

    >>> [quote] = find_quotes(["Mayor Ada Birch opened the bridge.", '"It was about time," Birch said.'])
    >>> quote.text, quote.speaker, quote.mention, quote.cue
    ('It was about time', 'Ada Birch', 'Birch', 'said')
    >>> find_quotes(['The film "Late Harvest" opens on Friday.'])
    []

    `people` are full names known from elsewhere (captions, byline), in order; they may name a speaker.
    Offsets of the spans are code points. Never raises; text without quotation marks gives an empty list.
    """
    stretches = quoted_stretches(paragraphs)
    if not stretches:
        return []
    from copydesk.attributions import attribute, language_of
    from copydesk.speakers import name_speakers

    language = language_of(paragraphs)
    if language in ("ja", "zh"):
        from copydesk.cjk_attributions import attribute_ideographic

        said = attribute_ideographic(paragraphs, stretches)
    else:
        said = attribute(paragraphs, stretches, language)
    speakers = name_speakers(paragraphs, said, stretches, people, language)
    quotes: list[Quote] = []
    for attribution, speaker in zip(said, speakers, strict=True):
        stretch, mention = attribution.stretch, attribution.mention
        words = paragraphs[stretch.paragraph][stretch.start : stretch.end]
        if attribution.joins and quotes:
            first = quotes.pop()
            quotes.append(
                Quote(
                    f"{first.text} {words}",
                    first.speaker,
                    first.mention,
                    first.cue,
                    (*first.spans, _span(stretch)),
                )
            )
        else:
            quotes.append(
                Quote(words, speaker, mention.words if mention else None, attribution.cue, (_span(stretch),))
            )
    return quotes


def _span(stretch: Stretch) -> Span:
    return Span(stretch.paragraph, stretch.start, stretch.end)
