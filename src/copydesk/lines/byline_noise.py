"""What stands around a name in its run of a byline and says nothing of who wrote: figures, clocks, buttons, titles, degrees."""

from __future__ import annotations

from copydesk.lexicons import lexicon
from copydesk.lines.byline_words import joint_words
from copydesk.lines.clocks import is_zone
from copydesk.lines.names import is_given_name


def without_noise(words: list[str]) -> list[str]:
    """The run between its figures, without titles before and buttons or date words after the name.

    >>> without_noise("17:10 Dr. Ida Brandt PhD".split()), without_noise("3 min read".split())
    (['Ida', 'Brandt'], [])
    """
    words = _behind_figures(words)
    figure = next((i for i, w in enumerate(words) if not w.isalpha() and any(map(str.isdigit, w))), None)
    if figure is not None:
        words = words[:figure]
    words = [word for word in words if "@" not in word]
    noise, titles, degrees = lexicon("byline_noise"), joint_words("title"), joint_words("degree")
    start, end = 0, len(words)
    while start < end and words[start].lower().rstrip(".") in titles:
        start += 1
    while end > start and (last := words[end - 1].lower().rstrip(".")) and (last in noise or last in degrees):
        # `Jan` and `Mai` are names too: before a figure they are months, elsewhere only buttons fall.
        if figure is None and end - start <= 2 and is_given_name(words[start]):
            break
        end -= 1
    return words[start:end]


def _behind_figures(words: list[str]) -> list[str]:
    """The words behind the figures that open a run, and behind what belongs to them."""
    while words and words[0][0].isdigit():
        words = words[1:]
        # `3 min read`, `8 января`: what was counted goes with the figure; `17:10 Ida Brandt` goes on.
        if words and words[0][0].islower():
            return []
        # `3:17 PM`, `21:32:46 UTC`
        while words and (words[0] in CLOCK_LETTERS or is_zone(words[0])):
            words = words[1:]
    return words


CLOCK_LETTERS = frozenset(("AM", "PM"))
"""Behind a figure they name half of a day, no outlet."""
