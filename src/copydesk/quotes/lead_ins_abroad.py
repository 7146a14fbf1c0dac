"""Whoever says a quote by the order of words of other languages than English."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from copydesk.quotes.marks import Stretch
from copydesk.quotes.passages import Cue, Mention, Passage
from copydesk.quotes.reader import NAMED, REACH, Reader
from copydesk.quotes.tongues import VERB_LAST


def led_in_abroad(reader: Reader, passage: Passage, first: int, place: int) -> tuple[Mention, Cue] | None:
    """Whoever stands right behind the verb in tongues that put it second: Im Rathaus sagte Roth der Zeitung: „…“"""
    items = passage.items
    found = _INVERTED.search(items, first, place)
    if not found:
        return None
    cue = found.start()
    subject = cue + 1
    before = items[cue - 1 : cue]
    alone = before not in ("m", "n", "h")
    known = items[subject] == "m" and (alone or reader.standing_of(passage, subject)[0] in NAMED)
    # Die Mutter fragte sie: „…“ · Roth fragte sie: „…“, but Der Zeitung sagte Karl Roth: „…“
    told = not known
    if before != "n":
        told = not alone and reader.standing_of(passage, cue - 1)[0] in NAMED
    if told or not (known or items[subject] == "h" or passage.opens(subject)):
        return None
    return passage.mention(subject), passage.cues[cue]


_INVERTED = re.compile(r"V[mnh][onA]{0,4}:$")


def told_behind(reader: Reader, stretch: Stretch) -> tuple[Mention, Cue] | None:
    """Whoever is named last before a quote that the verb follows, where the verb ends the sentence: Birch, “…” dedi."""
    if reader.language not in VERB_LAST:
        return None
    passage = reader.passage(stretch.paragraph)
    place = passage.quotes[stretch.opening]
    home = bisect_left(passage.sentences, passage.sentences[place])
    subject = passage.items.rfind("m", max(home, place - REACH), place)
    if subject < 0 or passage.items[place + 1 : place + 2] != "V":
        return None
    return passage.mention(subject), passage.cues[place + 1]


def institution(reader: Reader, mention: Mention) -> Mention | None:
    """The organisation that opens the sentence before one that names nobody: Die SPD lehnt ab. „…“, hieß es."""
    passage = reader.passage(mention.paragraph)
    place = next((i for i, found in passage.mentions.items() if found[0] == mention.start), None)
    sentence = passage.sentences[place] - 1 if place is not None else -1
    if sentence < 0:
        above = reader.above(mention.paragraph)
        if above is None or not above.sentences:
            return None
        passage, sentence = above, above.sentences[-1]
    first = bisect_left(passage.sentences, sentence)
    behind = bisect_right(passage.sentences, sentence)
    opener = next((i for i in range(first, behind) if passage.items[i] in "mnh"), None)
    if opener is None or reader.standing_of(passage, opener)[0] != "o":
        return None
    return passage.mention(opener)
