"""`disclosures`: lines on what a page earns by its links."""

from __future__ import annotations

import pytest

from copydesk.labels.forms import stems_of
from copydesk.lexicons import STEM, lexicon_lines
from copydesk.lines.disclosures import LONGEST_DISCLOSURE, is_disclosure

DISCLOSURES = (
    "Whoever orders a kettle from here should know: we may receive compensation.",
    "Each kettle below was independently selected by our editors.",
    "Kaufen Sie über diese Links ein, erhalten wir eine Provision vom Händler.",
    "Si compras a través de estos enlaces, podemos recibir una comisión.",
    "En achetant par ces liens, nous pouvons percevoir une commission.",
)
STORY = (
    "Dealers may earn a commission of ten per cent on each boat, the harbour's report says.",
    "Die Makler erhalten eine Provision, die der Rat nun deckeln will.",
    DISCLOSURES[0] + " The mayor read it aloud." * (LONGEST_DISCLOSURE // 20),
    "",
)


@pytest.mark.parametrize("line", DISCLOSURES)
def test_disclosures(line: str) -> None:
    assert is_disclosure(line)


@pytest.mark.parametrize("line", STORY)
def test_paragraphs(line: str) -> None:
    assert not is_disclosure(line)


def test_phrases_are_small_long_enough_and_found() -> None:
    for phrase in lexicon_lines("disclosure_phrases"):
        assert phrase == phrase.lower()
        assert len(phrase) > 10, phrase
        assert max(map(len, phrase.split())) >= STEM, phrase
        assert is_disclosure(phrase.upper()), phrase
        line = f"Kettles: {phrase}s."
        assert is_disclosure(line, stems_of(line)), phrase
