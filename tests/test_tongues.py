"""`tongues`: the small words of each language, and whom pronouns stand for that tell no sex."""

from __future__ import annotations

import pytest

from copydesk.lexicons import lexicon_lines
from copydesk.quotes import find_quotes
from copydesk.quotes.tongues import function_words, language_of, pronoun_sex, tongue

TONGUES = sorted({line.split()[0] for line in lexicon_lines("function_words")})


@pytest.mark.parametrize("language", TONGUES)
def test_a_language_has_small_words_of_all_kinds_and_cues(language: str) -> None:
    letters = set(function_words(language).values())
    # Turkish has no prepositions, and only some languages join names by a word of their own
    assert letters >= set("hDvVCRAT")
    assert tongue(language) == language


def test_no_word_is_of_two_kinds_in_one_row() -> None:
    for line in lexicon_lines("function_words"):
        words = line.split()[2:]
        assert len(words) == len(set(words)), line


@pytest.mark.parametrize(
    ("language", "ours"), [("ms", "id"), ("nb", "no"), ("nn", "no"), ("ja", "ja"), ("eu", "en")]
)
def test_kin_languages_share_their_small_words(language: str, ours: str) -> None:
    assert tongue(language) == ours


def test_danish_is_read_as_danish() -> None:
    assert (
        language_of(["Hun står på kajen, og det er ikke første gang, siger hun, men nu er den åben igen."])
        == "da"
    )


def test_a_pronoun_of_either_sex_has_no_sex() -> None:
    assert pronoun_sex("fi") == {"hän": ""}
    assert pronoun_sex("sv") == {"han": "m", "hon": "f"}


def test_a_pronoun_of_either_sex_stands_for_whoever_alone_is_about() -> None:
    opening = "Aino Virta avasi laiturin."
    quote = "”Se on nyt auki kaikille haldenilaisille”, hän sanoo."
    assert [said.speaker for said in find_quotes([opening, quote], language="fi")] == ["Aino Virta"]
    both = "Aino Virta ja Matti Roth avasivat laiturin."
    assert [said.speaker for said in find_quotes([both, quote], language="fi")] == [None]


def test_in_turkish_the_verb_ends_the_sentence() -> None:
    [said] = find_quotes(
        ["Kerem Roth, gazetecilere, “Bu iskele bizim. Kimse bizi çıkaramaz.” dedi."], language="tr"
    )
    assert (said.speaker, said.cue) == ("Kerem Roth", "dedi")
    assert find_quotes(["Kerem Roth, “Altın Martı” ödülünü aldı."], language="tr") == []
