"""`notices`: lines in place of what a page does not show, and on what it earns."""

from __future__ import annotations

import doctest
from collections.abc import Callable

import pytest

import copydesk.notices
from copydesk.lexicons import lexicon_lines
from copydesk.notices import LONGEST_NOTICE, STEM, is_disclosure, is_placeholder

PLACEHOLDERS = (
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
DISCLOSURES = (
    "If you purchase a product through a link on our site, we may receive compensation.",
    "All products featured here are independently selected by our editors.",
    "Kaufen Sie über diese Links ein, erhalten wir eine Provision vom Händler.",
    "Si compras a través de estos enlaces, podemos recibir una comisión.",
    "En achetant par ces liens, nous pouvons percevoir une commission.",
)
STORY = (
    "The council asked the paper for permission before the film was shown, the mayor said.",
    "Der Inhalt der Kiste war von außen nicht zu sehen, sagte der Hafenmeister.",
    "Le contenu de la caisse n'a pas été affiché, selon la police.",
    "Dealers may earn a commission of ten per cent on each boat, the harbour's report says.",
    "Die Makler erhalten eine Provision, die der Rat nun deckeln will.",
    "She said her browser had never supported the harbour's website.",
)


@pytest.mark.parametrize("line", PLACEHOLDERS)
def test_placeholders(line: str) -> None:
    assert is_placeholder(line)


@pytest.mark.parametrize(
    "line", [*STORY, "", PLACEHOLDERS[0] + " The mayor read it aloud." * (LONGEST_NOTICE // 20)]
)
def test_paragraphs(line: str) -> None:
    assert not is_placeholder(line)
    assert not is_disclosure(line)


@pytest.mark.parametrize("name", ["placeholder_phrases", "disclosure_phrases"])
def test_phrases_are_small_and_long_enough(name: str) -> None:
    for phrase in lexicon_lines(name):
        assert phrase == phrase.lower()
        assert len(phrase) > 10, phrase
        assert max(map(len, phrase.split())) >= STEM, phrase


@pytest.mark.parametrize(
    ("name", "tells"), [("placeholder_phrases", is_placeholder), ("disclosure_phrases", is_disclosure)]
)
def test_each_phrase_is_found(name: str, tells: Callable[[str], bool]) -> None:
    assert all(tells(phrase.upper()) for phrase in lexicon_lines(name))


def test_examples_in_the_docstrings() -> None:
    results = doctest.testmod(copydesk.notices)
    assert results.attempted > 0
    assert results.failed == 0
