from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from copydesk.fields.languages import SAMPLE, guess_language
from copydesk.lexicons import lexicon_lines

ROWS = json.loads((Path(__file__).parent / "lines" / "languages.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=[r["why"] for r in ROWS])
def test_line(row: dict[str, Any]) -> None:
    assert guess_language(row["text"]) == row["expect"]


def test_words_that_two_languages_share_leave_it_open() -> None:
    assert guess_language("og det er til en for som at med har ikke den de et var jeg") is None


def test_only_the_start_counts() -> None:
    english = "The harbour was closed and they said it would not open before the end of the week. "
    german = "Der Hafen blieb geschlossen, und die Stadt will ihn nicht vor dem Ende der Woche öffnen. "
    assert guess_language(english * (SAMPLE // len(english) + 1) + german * 500) == "en"


def test_no_word_stands_twice_in_a_list() -> None:
    for code, *words in (line.split() for line in lexicon_lines("stopwords")):
        assert len(words) == len(set(words)), code
        assert len(words) >= 20, code
