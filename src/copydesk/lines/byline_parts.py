"""What a byline says part by part: names, outlets, agencies, words that are none of these, in the order of the line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from copydesk.lexicons import lexicon
from copydesk.lines.byline_openers import opener_at, parted_opener
from copydesk.lines.byline_runs import Part, read_run
from copydesk.lines.byline_words import joint_words
from copydesk.lines.names import has_name_shape
from copydesk.lines.unglued import unglued


def read_parts(text: str, until: Callable[[str, list[Part]], bool] | None = None) -> tuple[bool, list[Part]]:
    """The parts of a byline that say something, and whether an opener such as `By` stands before them.

    Reading ends where `until` holds for the text and the parts so far.
    """
    parts: list[Part] = []
    opened = pictures = named = False
    for joint, run, colon in _runs(unglued(parted_opener(text))):
        words, label = _before_picture_label(run)
        # `May 3, 2024 by Ida Brandt`: the opener stands behind the figure.
        figures = next((i for i, word in enumerate(words) if not word[0].isdigit()), 0)
        at = opener_at(words[figures:])
        if at is not None:
            words = words[figures + at + 1 :]
            opened = opened or bool(words) or not parts
            pictures = False
        # `Text: …`, `Interview: …` say what follows, `Ida Brandt: Editor` who.
        said = not (colon and len(words) <= 2 and not has_name_shape(words))
        if words and said and not pictures and (joint != "for" or named or not parts):
            read = read_run(words, joint, opened)
            # `Ida Brandt, editor for courts`: what a role is for is no outlet.
            named = bool(read)
            parts += read
            if until and read and until(text, parts):
                break
        pictures = pictures or label
    return opened, parts


def _before_picture_label(words: list[str]) -> tuple[list[str], bool]:
    """The words before `Photos`, `Fotos` …, and whether one is there: its names took the pictures."""
    labels = joint_words("pictures")
    if labels.isdisjoint(map(str.lower, words)):
        return words, False
    for at, word in enumerate(words):
        # `Video Editor`, `Photography Fellow` are roles.
        following = words[at + 1].lower() if at + 1 < len(words) else ""
        if word.lower() in labels and following not in lexicon("job_titles"):
            return words[:at], True
    return words, False


def _runs(tokens: list[str]) -> Iterator[tuple[str, list[str], bool]]:
    """Runs of words with the joint before them (`and`, `bar`, `for`, `to`, `in`) and whether a colon follows."""
    joints, joint = _joints(), "bar"
    words: list[str] = []
    for token in tokens:
        # `JANE QUILL AND TOM REYES FOR THE HERALD`: in a line of capitals the small words are capitals too.
        shouted = len(words) > 1 and words[-1].isupper()
        follows = joints.get(token.lower() if shouted else token)
        # the place or the outlet that opens a line needs no joint: `In Depth`
        if follows is None or (not words and joint == "bar" and follows in ("for", "to", "in")):
            words.append(token)
            continue
        if words:
            yield joint, words, token == ":"
        # `Brandt, in Oslo`: the later joint tells more, but a comma or `and` after a bar tells nothing.
        if words or follows != "and":
            joint = follows
        words = []
    if words:
        yield joint, words, False


@cache
def _joints() -> dict[str, str]:
    """What each mark or small word between two runs does."""
    words = {word: kind for kind in ("in", "to", "for", "and") for word in joint_words(kind)}
    # no other joint is written large within a line that is not in capitals: `Ida Brandt For Halden.news`
    return {**words, "For": "for", **dict.fromkeys("|•·●∙⋅()[]–—-:", "bar"), **dict.fromkeys(",;/", "and")}
