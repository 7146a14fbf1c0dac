"""Did somebody say the words in marks, or are they a scare quote, a title, a nickname, a slogan?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from copydesk.lexicons import lexicon
from copydesk.lines.names import POSSESSIVES
from copydesk.quotes.lead_ins import LONGEST_LEAD, OPENS
from copydesk.quotes.lead_ins_abroad import told_behind
from copydesk.quotes.marks import Stretch
from copydesk.quotes.passages import Passage
from copydesk.quotes.reader import Reader
from copydesk.quotes.titles import ARTICLES, STOPS, is_cried, is_spoken_of, is_title, is_title_abroad
from copydesk.quotes.unsaid import is_unsaid
from copydesk.quotes.weights import load_weights, weigh


def is_said(reader: Reader, stretch: Stretch) -> bool:
    """False for scare quotes, titles, nicknames and slogans."""
    text = reader.paragraphs[stretch.paragraph]
    if " " not in text[stretch.start : stretch.end] and text[stretch.closing - 2] not in STOPS:
        return False  # a single word within a sentence is a term, whoever uses it
    if told_behind(reader, stretch):
        return True
    if is_title_abroad(reader, stretch) or is_unsaid(reader, stretch):
        return False
    if is_spoken_of(text, stretch, reader.language):
        return False
    if reader.language == "en" and is_cried(text, stretch):
        return True
    blanks = text.count(" ", stretch.start, stretch.end)
    if (blanks >= _LONG and not is_title(text[stretch.start : stretch.end])) or (
        blanks > 1 and stretch.carries_on and stretch.opening == 0
    ):
        return True
    return _is_likely_said(reader, stretch) or _is_listed(reader, stretch)


_LONG = 8
"""Blanks: of quoted stretches with nine words and more, one in a hundred is a title or a slogan."""


def _is_listed(reader: Reader, stretch: Stretch) -> bool:
    """True for one of several things that somebody calls another, beside one that is said: “a fraud,” “a liar and a cheat.”

    In small letters alone: “…,” she said on “Late Harbour.” “…” has a show between two quotes.
    """
    text = reader.paragraphs[stretch.paragraph]
    if not text[stretch.start].islower() or " " not in text[stretch.start : stretch.end]:
        return False
    row = reader.rows[stretch.paragraph]
    place = bisect_left(row, stretch.opening, key=lambda other: other.opening)
    for first, second in pairwise(row[max(0, place - 1) : place + 2]):
        beside = second if first is stretch else first
        if (
            _are_listed(text, first, second)
            and text[beside.start].islower()
            and _is_likely_said(reader, beside)
        ):
            return True
    return False


def _are_listed(text: str, first: Stretch, second: Stretch) -> bool:
    """True where a comma or and alone stands between two, no stop before it; “a fool” or “a liar” leaves a choice."""
    between = text[first.closing : second.opening].strip(" ,")
    return between in ("", "and", "and a") and text[first.closing - 2] not in ".!?"


def _is_likely_said(reader: Reader, stretch: Stretch) -> bool:
    """True where the facts about a quote outweigh those against it."""
    text = reader.paragraphs[stretch.paragraph]
    led = text[stretch.opening - 2 : stretch.opening - 1] in (",", ":")
    ends = text[stretch.closing - 2] in ",.?!" or stretch.carries_on or led
    whole = text[stretch.start].isupper() and ends
    if whole and led and _is_led_in(reader, stretch):
        return True
    # a page on which nobody plainly says anything tells how things are done, and marks terms
    least = 0 if reader.tellers or whole else _NOBODY_TELLS
    return weigh(load_weights()["quote"], quote_facts(reader, stretch)) >= least


_NOBODY_TELLS = 3
"""On such pages 61 of 142 terms, titles and examples are under it, and 4 of 410 quotes, as read by hand."""


def _is_led_in(reader: Reader, stretch: Stretch) -> bool:
    """True where somebody and a verb that tells stand right before it: the manager says, “Please sit down.”

    But not for Birch told of it in her memoir, “Hard Tides.”
    """
    passage = reader.passage(stretch.paragraph)
    place = passage.quotes[stretch.opening]
    if is_title(passage.text[stretch.start : stretch.end]):
        return False
    return bool(OPENS.search(passage.items, max(0, place - LONGEST_LEAD), place))


def quote_facts(reader: Reader, stretch: Stretch) -> list[str]:
    """What tells a quotation from a scare quote, a title, a nickname, a slogan."""
    text = reader.paragraphs[stretch.paragraph]
    passage = reader.passage(stretch.paragraph)
    items, cues = passage.items, passage.cues
    place = passage.quotes[stretch.opening]
    quoted = text[stretch.start : stretch.end]
    row = quoted.split(maxsplit=12)
    length = len(row)
    shape = "T" if is_title(quoted) else "t"
    case = "U" if row[0][0].isupper() else "u"
    size = length if length < 6 else 6 if length < 9 else 9
    ends = items[place]
    left = items[max(0, place - 2) : place] or "^"
    right = items[place + 1 : place + 3]
    lead = text[max(0, stretch.opening - _LEAD) : stretch.opening].lower().replace(",", " ").split()[-4:]
    before = lead[-1] if lead else "^"
    after = (text[stretch.closing : stretch.closing + _AFTER].split(maxsplit=1) or "$")[0].lower()
    work = not lexicon("works").isdisjoint(lead)
    # the “dial a ride” bus: a place for an adjective
    holds = before in ARTICLES or before[-2:] in POSSESSIVES
    near = any(i in cues for i in range(max(0, place - 4), place + 4))
    about = f"about {_sentence_about(passage, place)}"
    return [
        f"length {size} {shape}{case}{ends}",
        f"left {left} {size > 2}",
        f"left {left[-1]} {shape} {size}",
        f"cue {near} {size} {shape}",
        f"right {ends}{right} {size > 2}",
        f"before {before}",
        f"after {after}",
        f"work {work} {shape}",
        f"slot {holds} {right[:1]} {size}",
        f"cue {left}{right[:1]} {near}",
        f"{about} {size} {shape}",
        f"{about} {left[-1]}{right[:1]}",
    ]


_LEAD = 40
_AFTER = 24
"""Code points before a quote, of four words, and behind it, of one."""


def _sentence_about(passage: Passage, place: int) -> str:
    """Who is named in the sentence of a quote (m people, n things, - nobody), and whether it has a verb that tells."""
    home = passage.sentences[place]
    first = max(place - _SENTENCE, bisect_left(passage.sentences, home))
    sentence = passage.items[first : min(place + _SENTENCE, bisect_right(passage.sentences, home))]
    who = "m" if "m" in sentence or "h" in sentence else "n" if "n" in sentence or "o" in sentence else "-"
    return f"{who} {'V' in sentence or 'F' in sentence or 'G' in sentence}"


_SENTENCE = 100
"""Items on either side of a quote, more than any sentence has; a page without stops is one sentence."""
