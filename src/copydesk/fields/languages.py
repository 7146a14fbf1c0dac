"""The language of a text, by its script and its commonest small words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from copydesk.lexicons import lexicon_lines


def guess_language(text: str) -> str | None:
    """Two-letter code of the language that most of a text is in.

    >>> guess_language("The harbour was closed and they said it would not open before the end of the week.")
    'en'
    >>> guess_language("Der Hafen ist geschlossen, und er wird nach dem Sturm nicht vor Montag geöffnet.")
    'de'
    >>> guess_language("Tel. 555 0142") is None
    True

    The first `SAMPLE` code points are looked at: hand over paragraphs of the story, not the menus above it.
    None where two languages are about as likely, or where there is too little to go by.
    """
    sample = text[:SAMPLE]
    # a regular expression for so many letters takes 6 ms to compile
    letters = [] if sample.isascii() else [letter for letter in sample if letter >= _BEYOND_LATIN]
    if len(letters) * 4 > len(sample):
        # A quarter: blanks, digits, names in Latin letters stand between
        return _by_script(letters[:_ENOUGH_LETTERS])
    return _by_words(sample)


SAMPLE = 900
"""Code points that are looked at: some 150 words, about a third of them small words.

On a thousand stories of the wider web twice as many tell the same."""

_WORD = re.compile(r"[^\W\d_]+")
_BEYOND_LATIN = "\u0370"
"""The first letter behind those of the Latin script, their accents and phonetic signs."""
_ENOUGH_LETTERS = 400
"""Letters that settle a script: some three paragraphs of Chinese."""

_SCRIPTS = {
    "GREEK": "el",
    "CYRILLIC": "ru",
    "HEBREW": "he",
    "ARABIC": "ar",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "GURMUKHI": "pa",
    "GUJARATI": "gu",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "SINHALA": "si",
    "THAI": "th",
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
}
"""First word of the Unicode name of a script's letters, and the language that most writes in it."""

_TELLING_LETTERS = (
    ("ru", "uk", "іїєґ"),
    ("ru", "sr", "ђјљњћџ"),
    ("ru", "be", "ў"),
    ("ar", "ur", "ٹڈڑے"),
    ("ar", "fa", "پچژگ"),
)
"""The usual language of a script, another, and letters that only the other has; the first row to fit wins."""

_LETTERS_OF_ONE = (("az", "ə"), ("tr", "ığ"), ("pl", "łż"), ("cs", "ěřů"), ("hu", "őű"))
"""Letters that no other language of the Latin script has: they tell prose with few small words, as that of Turkish courts."""
_LEAST_LETTERS = 0.01
"""Share of such letters: prose has 0.02 to 0.06; a foreign name brings less."""

_LEAST_HITS = 4
"""Small words that a text must have: three are had by chance ("de la", "in")."""
_LEAST_SHARE = 0.08
"""Share of small words: prose has 0.25 to 0.5 in its own language, Turkish, which puts endings for them, 0.1;
menus and lists of names lie below."""
_MARGIN = 1.08
"""How far the best must be ahead of the next: Danish and Norwegian share most of their small words."""


def _by_script(letters: list[str]) -> str | None:
    from unicodedata import name  # pages in the Latin script do not pay for it

    counts: dict[str, int] = {}
    for letter, count in Counter(letters).items():
        code = _SCRIPTS.get(name(letter, "").split(" ", 1)[0], "")
        counts[code] = counts.get(code, 0) + count
    if counts.get("ja", 0) * 20 > len(letters):
        # Kana, however few beside the Han signs, are Japanese; Chinese prose has none
        return "ja"
    best = max(counts, key=lambda code: counts[code])
    if best == "ru" and not any(c in "ыэ" for c in letters) and letters.count("ъ") * 200 > len(letters):
        # Bulgarian writes ъ as a vowel and has neither ы nor э
        return "bg"
    for usual, other, telling in _TELLING_LETTERS:
        if best == usual and sum(c in telling for c in letters) * 200 > len(letters):
            return other
    return best or None


def _by_words(sample: str) -> str | None:
    languages = _stop_words()
    words = _WORD.findall(sample.replace("İ", "i").lower())
    counts = Counter(filter(languages.__contains__, words))
    scores: dict[str, float] = {}
    hits: dict[str, int] = {}
    for word, count in counts.items():
        codes = languages[word]
        for code in codes:
            # A word that several languages share says less
            scores[code] = scores.get(code, 0) + count / len(codes)
            hits[code] = hits.get(code, 0) + count
    best, *others = sorted(scores, key=lambda code: -scores[code]) or [""]
    if hits.get(best, 0) < max(_LEAST_HITS, _LEAST_SHARE * len(words)):
        return _by_letters(sample)
    if others and scores[best] < _MARGIN * scores[others[0]]:
        return None
    return best


def _by_letters(sample: str) -> str | None:
    folded = sample.replace("İ", "i").lower()
    for code, letters in _LETTERS_OF_ONE:
        if sum(map(folded.count, letters)) >= max(_LEAST_HITS, _LEAST_LETTERS * len(folded)):
            return code
    return None


@cache
def _stop_words() -> dict[str, tuple[str, ...]]:
    """Each small word and the languages that it is common in."""
    languages: dict[str, tuple[str, ...]] = {}
    for code, *words in (line.split() for line in lexicon_lines("stopwords")):
        for word in words:
            languages[word] = (*languages.get(word, ()), code)
    return languages
