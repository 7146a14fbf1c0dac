"""What the words of a block alone show, wherever it stands: its shape, its marks, its vocabulary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from copydesk.blocks.dump_marks import part_date_prefix
from copydesk.labels.scales import Scale
from copydesk.lexicons import STEM, lexicon
from copydesk.lines.byline_openers import starts_with_by
from copydesk.lines.captions import shows_caption
from copydesk.lines.contributors import is_contributor_line
from copydesk.lines.credits import has_credit, is_credit
from copydesk.lines.dates import has_date
from copydesk.lines.names import is_person_name
from copydesk.model import Block


class Form(NamedTuple):
    """What the words of a block alone show; equal lines have one Form."""

    kind: str
    """The coarse shape that neighbours see: `prose`, `sentence`, `title`, `capitals`, `label`, `date`, `name`,
    `credit` or `number`."""
    weight: int
    """Length in code points, a Chinese, Japanese or Korean one counted twice."""
    key: str
    """The words folded for comparison: no case, no punctuation."""
    content: frozenset[str]
    """The longer words, folded and cut: what the block is about."""
    may_sign: bool
    """Whether it may say who wrote the story: it opens with `By`, or has a known given name or an agency's."""
    clues: tuple[str, ...]
    """All that it shows; first its length, its case and the marks in it."""
    shape: int
    """How many of `clues` are length, case and marks."""


@lru_cache(maxsize=1 << 13)
def form(text: str) -> Form:
    """What `text` alone shows; remembered, since menus say the same on every page of a site (8,192 lines take 16 MB)."""
    if text.startswith("date "):
        text = part_date_prefix(text)[1] or text
    wide = 0 if text.isascii() else _wide(text)
    weight = len(text) + wide
    words = text.split()
    count = max(len(words), weight // 5) if wide else len(words)
    folded = text.lower()
    # nearly every paragraph has one of these marks, which is quicker to see than that it is not of letters and digits alone
    letters = "" if "," in text or "." in text else text.replace(" ", "")
    plain = letters.isalnum()
    tokens = folded.split() if plain else _words(folded)
    digits = 0 if letters.isalpha() else _count_of_digits(text)
    clues: Clues = [_length[weight], _word_count[count], _start(text[0])]

    stops = sentences = False
    ends = ["ends_open"]
    if not plain:
        stops, sentences, ends = _punctuation(text, folded, wide, clues)
    # all of a Chinese line's Latin letters may be one capital: `渡船A线复航`
    if weight > 3 and not wide and text.isupper():
        # eight words: crossheads in capitals are shorter, links to other stories in capitals are whole headlines
        clues.append("all_caps" if count < 8 else "all_caps_headline")
    elif count > 2 and not wide:
        clues.append(_capitals[10 * len([w for w in words if w[0].isupper()]) // count])
    if digits:
        clues.append(_digits[10 * digits // len(text)])

    shape = len(clues)
    clues += ends
    short = weight < 160
    dated = digits > 0 and short and has_date(text)
    named = short and count <= 8 and not digits and (count > 1 or wide > 0) and is_person_name(text)
    opened = short and starts_with_by(text)
    credited = weight < 600 and has_credit(text)
    credit_alone = credited and short and is_credit(text)
    if dated:
        clues.append("has_date")
    elif digits and short and "ago" in tokens:
        clues.append("has_ago")
    if named:
        clues.append("is_person_name")
    if opened:
        clues.append("starts_with_by")
    if credited:
        clues.append("has_credit")
    if credit_alone:
        clues.append("is_credit")
    if is_contributor_line(text, folded):
        clues.append("is_contributor_line")
    # cut near enough to the stem for inflected languages and German compounds
    content = frozenset(word_pairs(folded) if wide else [t[:STEM] for t in tokens if len(t) >= STEM])
    if shows_caption(text, folded, None if wide else content):
        clues.append("shows_caption")
    # what the story was called where it comes from stands below its headline
    if (short and is_no_headline(text)) or (wide and _is_original_title(text)):
        clues.append(NO_HEADLINE)
    clues += _vocabulary(tokens)

    if weight >= PROSE and (stops or sentences):
        kind = "prose"
    elif (dated and weight < 80) or "is_timestamp_label" in clues:
        kind = "date"
    elif credit_alone:
        kind = "credit"
    elif named:
        kind = "name"
    elif stops and count > 4:
        kind = "sentence"
    elif "all_caps_headline" in clues:
        kind = "capitals"
    elif weight >= 25:
        kind = "title"
    elif digits and not any(map(str.isalpha, text)):
        kind = "number"
    else:
        kind = "label"
    clues.append("is_" + kind)
    may_sign = short and (opened or named or wide > 0 or not _signers().isdisjoint(tokens))
    key = folded if wide or not tokens else "".join(tokens)
    return Form(kind, weight, key, content, may_sign, tuple(clues), shape)


def forms_of(blocks: Sequence[Block]) -> list[Form]:
    """What the words of each block alone show."""
    return [form(text if len(text) <= LONGEST else trimmed(text)) for text, _, _ in blocks]


def stems_of(text: str) -> frozenset[str] | None:
    """The first letters of a line's longer words; None where they are not known, as for signs that no blanks part."""
    shape = form(trimmed(text))
    return shape.content if shape.weight == len(text) else None


def trimmed(text: str) -> str:
    """A text whose middle is left out where it is too long to be of another kind for it."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} {text[-LONGEST // 2 :]}"


LONGEST = 5_000
"""Code points that are looked at: a whole story in one line has about as many, 50 MB in one line have more."""


def _is_original_title(text: str) -> bool:
    # loaded where a page has a line without blanks
    from copydesk.lines.cjk_bylines import is_original_title

    return is_original_title(text)


def is_no_headline(text: str) -> bool:
    """Whether a line is no headline: it is an aside in brackets, leads to the page before or after, opens amid a sentence, says
    how long something takes, or has an address or a code in it.

    >>> is_no_headline("(first printed in the Echo)"), is_no_headline("« previous | next »"), is_no_headline("woman on a quay")
    (True, True, True)
    >>> is_no_headline("(Nearly) all ferries (again)"), is_no_headline("« Back to the quay », they say")
    (False, False)
    >>> is_no_headline("iOrsby: ferries by telephone"), is_no_headline("quay.js turns two")
    (False, False)
    >>> is_no_headline("-- min read"), is_no_headline("Listen: the quay (2 Min)"), is_no_headline("7d19a04-c2e8")
    (True, True, True)
    >>> is_no_headline("5 minutes that saved the quay"), is_no_headline("Quay2026")
    (False, False)
    """
    first, last = text[0], text[-1]
    if "min" in text or "Min" in text:
        if re.search(TAKES, text):
            return True
    elif (
        not text.isalpha()
        and " " not in text
        and text.isascii()
        and len(re.findall(DIGIT_BEFORE_LETTER, text)) > 1
    ):
        return True
    if "://" in text:
        return True
    if (closer := ASIDES.get(first)) is not None:
        return last == closer and text.find(closer) == len(text) - 1
    if first in BACK:
        # what two marks enclose is quoted
        return "»" not in text[1:] or (last in ONWARD and "|" in text)
    if last in ONWARD:
        return last != "»" or "«" not in text
    if not first.islower():
        return False
    words = text.split(maxsplit=2)
    return len(words) > 1 and all(word.isalpha() and word.islower() for word in words[:2])


NO_HEADLINE = "is_no_headline"
TAKES = r"^(?:\d+|-+) [Mm]in(?:ute)?s?\.?(?: \w+)?$|\(\d+ [Mm]in\.?\)$"
"""How long it takes to read or to hear: the time of a script that never ran, too."""
DIGIT_BEFORE_LETTER = r"\d[A-Za-z]"
ASIDES = {"(": ")", "（": "）", "[": "]"}
BACK, ONWARD = "«‹←", "»›→"
"""What points to another page. `>` is a prompt, too."""


def _wide(text: str) -> int:
    """How many letters are Chinese, Japanese or Korean, which say about twice as much as Latin ones.

    Their first byte in UTF-8 is E3 to ED; a regular expression for so many letters takes 2 ms to compile.
    """
    return len(text.encode("utf-8", "replace").translate(None, NOT_WIDE))


NOT_WIDE = bytes([*range(0xE3), *range(0xEE, 0x100)])


def _words(folded: str) -> list[str]:
    """The words of a line: `WORD.findall`, in a third of the time where the line is ASCII, as every second one is."""
    return (
        folded.encode().translate(WORDS_APART).decode().split() if folded.isascii() else WORD.findall(folded)
    )


WORDS_APART = bytes(
    [byte if byte == ord("_") or chr(byte).isalnum() else ord(" ") for byte in range(128)]
) + bytes(128)
"""ASCII with a blank for each sign that no word has."""


def _count_of_digits(text: str) -> int:
    # in bytes all ten are counted in one go
    raw = text.encode("utf-8", "replace")
    return len(raw) - len(raw.translate(None, b"0123456789"))


@lru_cache(maxsize=1 << 12)
def _start(first: str) -> str:
    """What sort of character the line opens with."""
    if first.isupper():
        return "starts_upper"
    if first.islower():
        return "starts_lower"
    if first.isdigit():
        return "starts_digit"
    if first in OPENERS:
        return "starts_quote_mark"
    if first in "-–—":
        return "starts_dash"
    if first in "([":
        return "starts_bracket"
    return "starts_letter" if first.isalpha() else "starts_symbol"


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, marks of quotation and brackets aside.

    >>> ends_sentence("“It sails again.”"), ends_sentence("फेरी फिर चल रही है।"), ends_sentence("Ferry sails again")
    (True, True, False)
    """
    return text.rstrip(CLOSERS)[-1:] in SENTENCE_ENDS or _is_unmarked(text)


def _is_unmarked(text: str) -> bool:
    """Whether a line is as long as a paragraph in a script that has no mark for a sentence's end: Thai and Lao set a blank."""
    if len(text) < PROSE or text.isascii():
        return False
    raw = text.encode("utf-8", "replace")
    return 2 * sum(map(raw.count, UNMARKED)) > len(text)


UNMARKED = (b"\xe0\xb8", b"\xe0\xb9", b"\xe0\xba", b"\xe0\xbb")
"""The first two bytes of Thai (two pairs) and of Lao letters in UTF-8."""


def _punctuation(text: str, folded: str, wide: int, clues: Clues) -> tuple[bool, bool, Clues]:
    """Adds what the marks within a line show; tells whether it ends as a sentence does, whether one ends within it, and how."""
    last = (text.rstrip(CLOSERS) or text)[-1]
    unmarked = _is_unmarked(text)
    stops = unmarked or last in SENTENCE_ENDS
    ends = [
        "ends_stop"
        if unmarked or last in STOPS
        else "ends_mark"
        if stops
        else _ENDS.get(text[-1], "ends_open")
    ]
    if text.endswith(("...", "…")):
        ends.append("ends_cut_short")
    if text[-1] in '"”»“':
        ends.append("ends_in_quote_mark")
    sentences = text.count(". ")
    # a sign alone is found ten times quicker than with the blank behind it, and most lines have none of these
    if "?" in text:
        sentences += text.count("? ")
    if "!" in text:
        sentences += text.count("! ")
    if wide:
        sentences += text.count("。")
    if sentences:
        clues.append(_sentences[sentences])
    if commas := text.count(",") + (text.count("、") if wide else 0):
        clues.append(_commas[commas])
    if any(map(text.__contains__, QUOTE_MARKS)):
        clues.append("quote_marks")
    clues += [name for sign, mark, name in _MARKS if sign in folded and mark in folded]
    return stops, sentences > 0, ends


_ENDS = {
    ":": "ends_colon",
    ",": "ends_comma",
    ")": "ends_bracket",
    "]": "ends_bracket",
    ">": "ends_arrow",
    "›": "ends_arrow",
    "»": "ends_arrow",
    "→": "ends_arrow",
    "|": "ends_bar",
}
_MARKS = tuple(
    (mark.strip()[0], mark, name)
    for mark, name in (
        ("@", "has_at"),
        ("http", "has_address"),
        ("www.", "has_address"),
        ("©", "has_copyright"),
        ("|", "has_bar"),
        (" · ", "has_middle_dot"),
        ("•", "has_bullet_inside"),
        (" - ", "has_hyphen"),
        (" – ", "has_dash"),
        (" — ", "has_dash"),
        (" / ", "has_slash"),
        (": ", "has_colon"),
        ("(", "has_bracket"),
        (">", "has_arrow"),
        ("→", "has_arrow"),
        ("&", "has_ampersand"),
        ("#", "has_hash"),
    )
)
"""A sign of each mark, which is looked for first, the mark, and what it shows."""


def _vocabulary(tokens: list[str]) -> Clues:
    """What the line says as a whole, what it opens with, and single words that tell something anywhere."""
    if not tokens:
        return ["no_words"]
    clues: Clues = []
    # most lines open with a word that none of the openers does
    if openings := _openings().get(tokens[0]):
        for size in range(1, MOST_OPENING_WORDS + 1):
            clues += openings.get(" ".join(tokens[:size]), ())
    if len(tokens) <= MOST_PHRASE_WORDS:
        clues += _phrases().get(" ".join(tokens), ())
    clues = list(dict.fromkeys(clues)) if len(clues) > 1 else clues
    if telling := lexicon("telling_words").intersection(tokens):
        clues += ["word:" + word for word in telling]
    return clues


MOST_OPENING_WORDS = 3
"""The longest openers that are listed."""
MOST_PHRASE_WORDS = 8
"""The longest phrases of menus and boxes that are listed."""


@cache
def _openings() -> dict[str, dict[str, list[str]]]:
    """The first word of a line -> the first words that begin with it -> the clues that they are."""
    openings: dict[str, dict[str, list[str]]] = {}
    for opening, clues in _by_entry(
        ("chrome_openers", "opens_like_chrome"),
        ("related_openers", "opens_like_related"),
        ("note_openers", "opens_like_note"),
    ).items():
        openings.setdefault(opening.partition(" ")[0], {})[opening] = clues
    return openings


@cache
def _phrases() -> dict[str, list[str]]:
    """The words of a whole line -> the clues that they are."""
    return _by_entry(
        ("chrome_lines", "is_chrome_phrase"),
        ("timestamp_labels", "is_timestamp_label"),
        ("related_openers", "opens_like_related"),
    )


def _by_entry(*lists: tuple[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, clue in lists:
        for entry in lexicon(name):
            found.setdefault(entry.lower(), []).append(clue)
    return found


@cache
def _signers() -> frozenset[str]:
    """Words of which a line without `By` has one when it says who wrote: given names, and first words of agencies' names."""
    return lexicon("given_names").union([WORD.findall(name.lower())[0] for name in lexicon("agencies")])


def letter_pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring letters of a Chinese, Japanese or Korean text, without case; none of any other.

    >>> sorted(letter_pairs("渡船复航")), letter_pairs("Ferry sails again")
    (['复航', '渡船', '船复'], frozenset())
    """
    return frozenset(word_pairs(text.casefold())) if _wide(text) else frozenset()


def word_pairs(folded: str) -> list[str]:
    """Pairs of neighbouring characters, the nearest thing to words where no blanks part them."""
    return [folded[i : i + 2] for i in range(len(folded) - 1)]


Clues = list[str]
PROSE = 80
"""Prose is told by length and a sentence's end, not by words, so that it is told in any language. 80: the shortest length at
which lines that are no story text become rare in dumps ("keep the long lines" is the best simple rule there is).
"""
STOPS = ".。।॥۔։።။។"
"""Full stops: Latin, Chinese, Hindi (two), Urdu, Armenian, Amharic, Burmese, Khmer."""
SENTENCE_ENDS = frozenset("!?…！？؟" + STOPS)
CLOSERS = "\"'”’»“)]」』"
QUOTE_MARKS = "’'\"“„«「"
OPENERS = frozenset("\"“„«»‘‚'「『")
WORD = re.compile(r"[\w\u0300-\u036f\u0900-\u0eff]+")
"""Letters, digits and the signs that belong to letters: the dot of a folded Turkish `İ`, the vowels of Hindi and Thai."""
_length = Scale("length", 3, 8, 15, 25, 40, 60, 80, 110, 150, 200, 300, 450, 700)
_word_count = Scale("words", 1, 2, 3, 5, 8, 12, 18, 30, 50)
_capitals = Scale("capitals", 1, 2, 4, 6, 8)
_digits = Scale("digits", 0, 1, 3, 6)
_sentences = Scale("sentences", 1, 2, 4)
_commas = Scale("commas", 1, 2, 4)
