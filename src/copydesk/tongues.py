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
        "time": "T", "object": "A",
    }  # fmt: skip
    classes = {}
    if language == "en":
        classes = {word: "G" if word.endswith("ing") else "V" for word in lexicon("cue_verbs")}
    else:
        for line in lexicon_lines("cue_verbs_by_language"):
            tongue, *cues = line.split()
            if tongue == language:
                classes = dict.fromkeys(cues, "V")
    for line in lexicon_lines("function_words"):
        tongue, kind, *members = line.split()
        if tongue == language:
            classes.update(dict.fromkeys(members, letters[kind]))
    if language == "en":
        classes["according"] = "F"
    elif language in _ACCORDING:
        classes[_ACCORDING[language]] = "F"
    classes.update(_PUNCTUATION)
    return classes


@cache
def pronoun_sex(language: str) -> dict[str, str]:
    """The pronouns that stand for one man (m), one woman (f), or, as in Finnish, for either (empty)."""
    sexes = {"he": "m", "she": "f", "person": ""}
    rows = [line.split() for line in lexicon_lines("function_words")]
    return {
        word: sexes[kind]
        for tongue, kind, *members in rows
        if tongue == language and kind in sexes
        for word in members
    }


def language_of(paragraphs: Sequence[str]) -> str:
    """The language whose small words part these sentences; English where it is none of ours."""
    text = " ".join(paragraphs[:12])[:1200]
    if text.count(" the ") > 2:
        return "en"
    from copydesk.languages import guess_language

    return tongue(guess_language(text) or "en")


def tongue(language: str) -> str:
    """The language of ours whose small words serve for a language: Spanish ones for Catalan."""
    language = _KIN.get(language, language)
    return language if language in _LANGUAGES else "en"


_KIN = {"nb": "no", "nn": "no", "gl": "es", "ca": "es"}

_LANGUAGES = frozenset(
    ["en", "de", "fr", "es", "pt", "it", "nl", "sv", "no", "da", "fi", "pl", "ru", "uk", "ja", "ko", "zh"]
)

MARKS_BEFORE_CUE = {
    **dict.fromkeys(("no", "da", "sv", "fi"), ","), **dict.fromkeys(("pl", "ru", "uk"), "–"),
    **dict.fromkeys(("es", "pt", "fr", "it"), ",–"),
}  # fmt: skip
"""Languages that write speech behind a dash, and what parts the words from who said them; English and German do not."""

_ACCORDING = {
    "de": "laut", "fr": "selon", "es": "según", "pt": "segundo", "it": "secondo", "nl": "volgens", "sv": "enligt",
    "no": "ifølge", "da": "ifølge", "pl": "według",
}  # fmt: skip

_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", ".": ".", "?": ".", "!": ".", "…": ".", "-": "-", "–": "-", "—": "-",
    "(": "(", ")": ")", "[": "(", "]": ")", "--": "-",
}  # fmt: skip
