"""Body paragraphs -> the words that people are quoted with: text, spans, cue, and who said them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.marks import Stretch, quoted_stretches
from copydesk.model import Quote, Span

_AFTER = re.compile(
    r"[,\s]*(?P<m1>he|she|they|(?:[A-Z][\w.’'-]+ ?){1,5}?)\s*\b(?P<c1>said|says|told|wrote|added|asked)\b"
    r"|[,\s]*(?P<c2>said|says|wrote|added|asked|according to) (?P<m2>(?:[A-Z][\w.’'-]+ ?){1,5})"
)


def find_quotes(paragraphs: Sequence[str], people: Sequence[str] = ()) -> list[Quote]:
    """The direct quotations of an article with their speakers, in reading order."""
    quotes = []
    for stretch in quoted_stretches(paragraphs):
        text = paragraphs[stretch.paragraph]
        words = text[stretch.start : stretch.end]
        if words.count(" ") < 2:
            continue
        found = _AFTER.match(text, stretch.closing)
        mention = (found["m1"] or found["m2"]).strip() if found else None
        cue = (found["c1"] or found["c2"]) if found else None
        quotes.append(Quote(words, mention, mention, cue, (_span(stretch),)))
    return quotes


def _span(stretch: Stretch) -> Span:
    return Span(stretch.paragraph, stretch.start, stretch.end)
