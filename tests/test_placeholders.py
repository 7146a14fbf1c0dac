"""`placeholders`: lines in place of what a page does not show."""

from __future__ import annotations

import doctest

import pytest

import copydesk.placeholders
from copydesk.lexicons import lexicon_lines
from copydesk.placeholders import LONGEST_PLACEHOLDER, is_placeholder

NOTICES = (
    "This article includes content provided by Quayvid. We ask for your permission before anything is loaded.",
    "An dieser Stelle findest du einen externen Inhalt von Quayvid, der den Artikel ergänzt.",
    "Du kannst ihn dir mit einem Klick anzeigen lassen und wieder ausblenden.",
    "Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.",
    "Pour afficher ce contenu Quayvid, vous devez accepter les cookies Publicité.",
    "Para ver este contenido, acepta las cookies.",
    "Per visualizzare questo contenuto accetta i cookie.",
    "Om deze inhoud te tonen moet je toestemming geven voor cookies.",
    "Du trenger javascript for å se video.",
)
STORY = (
    "The council asked the paper for permission before the film was shown, the mayor said.",
    "Der Inhalt der Kiste war von außen nicht zu sehen, sagte der Hafenmeister.",
    "Le contenu de la caisse n'a pas été affiché, selon la police.",
    "She said her browser had never supported the harbour's website.",
)


@pytest.mark.parametrize("line", NOTICES)
def test_notices(line: str) -> None:
    assert is_placeholder(line)


@pytest.mark.parametrize(
    "line", [*STORY, "", NOTICES[0] + " The mayor read it aloud." * (LONGEST_PLACEHOLDER // 20)]
)
def test_paragraphs(line: str) -> None:
    assert not is_placeholder(line)


def test_phrases_are_small_and_long_enough() -> None:
    for phrase in lexicon_lines("placeholder_phrases"):
        assert phrase == phrase.lower()
        assert len(phrase) > 10, phrase


def test_examples_in_the_docstrings() -> None:
    results = doctest.testmod(copydesk.placeholders)
    assert results.attempted > 0
    assert results.failed == 0
