"""The small words of a language: what they do in a sentence, and which of them stand for a man or a woman."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from copydesk.lexicons import lexicon, lexicon_lines


@cache
def function_words(language: str) -> dict[str, str]:
    """Letter of each function word and cue of a language: I preposition, v verb, V cue, …"""
    letters = {
        "he": "h", "she": "h", "person": "h", "subject": "h", "determiner": "D", "of": "f", "preposition": "I",
        "auxiliary": "v", "verb": "v", "conjunction": "C", "relative": "R", "adverb": "A",
        "time": "T", "object": "A", "according": "F",
    }  # fmt: skip
    classes = {}
    if language == "en":
        classes = {word: "G" if word.endswith("ing") else "V" for word in lexicon("cue_verbs")}
    else:
        for line in lexicon_lines("cue_verbs_by_language"):
            tongue, *cues = line.split()
            if tongue == language:
                classes = dict.fromkeys(cues, "V")
    for kind, members in _rows().get(language, ()):
        if kind in letters:
            classes.update(dict.fromkeys(members, letters[kind]))
    classes.update(_PUNCTUATION)
    return classes


@cache
def pronoun_sex(language: str) -> dict[str, str]:
    """The pronouns that stand for one man (m), one woman (f), or one of either, as Finnish hän (empty)."""
    sexes = {"he": "m", "she": "f", "person": ""}
    return {word: sex for kind, sex in sexes.items() for word in words_of(language, kind)}


def words_of(language: str, kind: str) -> list[str]:
    """The words, or endings, of one class of a language.

    >>> words_of("da", "owner"), words_of("en", "owner")
    (['s'], [])
    """
    return [word for known, members in _rows().get(language, ()) if known == kind for word in members]


@cache
def _rows() -> dict[str, list[tuple[str, list[str]]]]:
    """Class and words of each row of a language."""
    rows: dict[str, list[tuple[str, list[str]]]] = {}
    for line in lexicon_lines("function_words"):
        language, kind, *members = line.split()
        rows.setdefault(language, []).append((kind, members))
    return rows


def language_of(paragraphs: Sequence[str]) -> str:
    """The language whose small words part these sentences; English where it is none of ours."""
    text = " ".join(paragraphs[:12])[:1200]
    if text.count(" the ") > 2:
        return "en"
    from copydesk.fields.languages import guess_language

    return tongue(guess_language(text) or "en")


def tongue(language: str) -> str:
    """The language of ours whose small words serve for a language: Indonesian ones for Malay."""
    language = _KIN.get(language, language)
    return language if language in _rows() or language in _IDEOGRAPHIC else "en"


MARKS_BEFORE_CUE = {
    **dict.fromkeys(("no", "da", "sv", "fi"), ","), **dict.fromkeys(("pl", "ru", "uk"), "–"),
    **dict.fromkeys(("es", "pt", "fr", "it"), ",–"),
}  # fmt: skip
"""Languages that write speech behind a dash, and what parts the words from who said them; English and German do not."""

VERB_LAST = ("tr",)
"""Languages in which the verb ends the sentence: what follows a quote is a noun as often, Turkish “…” suçları, “…” dedi."""

_KIN = {"nb": "no", "nn": "no", "ms": "id", "gl": "es", "ca": "es"}

_IDEOGRAPHIC = ("ja", "ko", "zh")
"""Read without small words, for their own modules know what tells."""

_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", ".": ".", "?": ".", "!": ".", "…": ".", "-": "-", "–": "-", "—": "-",
    "(": "(", ")": ")", "[": "(", "]": ")", "--": "-",
}  # fmt: skip
