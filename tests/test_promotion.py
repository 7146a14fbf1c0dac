"""`promotion`: lines in which a page offers something of its own."""

from __future__ import annotations

import pytest

from copydesk.labels.forms import stems_of
from copydesk.lexicons import lexicon_lines
from copydesk.lines.promotion import LONGEST_PROMOTION, is_promotion

PROMOTION = (
    "Never miss a boat: sign up for the Callan Courier's free harbour newsletter.",
    "Want more from the quay? Sign up to our Saturday newsletter, Low Water.",
    "[Get the day's tides delivered right to your inbox.]",
    "* Follow the Callan Courier on Facebook and Instagram.",
    "Nora Quill covers ferries. Follow her on Twitter @noraquill.",
    "The Courier is funded by its readers. This story does not necessarily reflect the opinions of its owners.",
    "Ich bin damit einverstanden, dass mir hier Inhalte anderer gezeigt werden.",
    "An dieser Stelle findest du weiteren Inhalt, der die Reportage ergänzt.",
    "Mehr über die Werft in Halden lesen Sie hier.",
    "Lea más noticias del puerto aquí.",
    "扫描下方二维码，关注港口晚报。",
    "Comments on the Courier's pages are moderated by its readers.",
    "No está permitido escribir comentarios que insulten a otros.",
    "Are you stuck on the quay? Please share your videos with us.",
)
STORY = (
    # what somebody does, did or was told to do
    "Pike told the skippers to sign up for the harbour's newsletter by May.",
    "Residents can follow the ferry on Facebook, the board says.",
    "The board does read more letters than it answers here.",
    "The thieves' letters go straight to your inbox, Birch warns.",
    "All the mayor's comments on the crane are monitored by the board.",
    "他请大家扫描二维码登记船只。",
    "Inhalte aus dem Netz zeigt das Museum von Halden nur noch selten.",
    PROMOTION[0] + " The mayor read it aloud." * (LONGEST_PROMOTION // 20),
    "",
)


@pytest.mark.parametrize("line", PROMOTION)
def test_promotion(line: str) -> None:
    assert is_promotion(line)


@pytest.mark.parametrize("line", STORY)
def test_paragraphs(line: str) -> None:
    assert not is_promotion(line)


def test_phrases_are_small_and_found() -> None:
    for phrase in lexicon_lines("promotion_phrases"):
        assert phrase == phrase.lower()
        assert is_promotion(phrase.upper() if phrase.isascii() else phrase), phrase
        line = f"{phrase} 3"
        assert is_promotion(line, stems_of(line)), phrase
