"""What a line says that its dates are the dates of: `Published`, `Updated:`, `公開`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from copydesk.lexicons import lower_in_place, phrases_by_kind
from copydesk.lines.clocks import DIGIT, zones
from copydesk.lines.relative_times import tells_from_today


def stretches(text: str) -> Iterator[tuple[str, str]]:
    """The text cut at its labels: each stretch with the label that holds for it, `""` for none.

    >>> [*stretches("Published 4 March 2025 Updated 5 March")]
    [('', ''), ('published', ' 4 March 2025 '), ('updated', ' 5 March')]
    """
    found = labels(text)
    if not found:
        yield "", text
        return
    head, tail = text[: found[0][0]], text[found[-1][1] :]
    if not DIGIT.search(tail) and not tells_from_today(tail, UPDATED) and DIGIT.search(head):
        # Nothing behind the last label: here they stand behind their dates ("2025/1/14 10:05 公開")
        yield from _stretches_before(text, found)
        return
    yield "", head
    stops = [*[start for start, _, _ in found[1:]], len(text)]
    for (_, end, kind), stop in zip(found, stops, strict=True):
        yield kind, text[end:stop]


def _stretches_before(text: str, found: Sequence[tuple[int, int, str]]) -> Iterator[tuple[str, str]]:
    """The stretches of a line each label of which is of the date before it."""
    begin = 0
    for at, _, kind in found:
        # "2024年6月14日 05時00分（6月14日 09時12分更新）": the label is of what stands in the brackets with it
        bracket = max(text.rfind(mark, begin, at) for mark in "(（")
        if bracket > begin and DIGIT.search(text[begin:bracket]):
            yield "", text[begin:bracket]
            begin = bracket
        yield kind, text[begin:at]
        begin = at


PUBLISHED, UPDATED = "published", "updated"
ENDS = "ends"
"""The label before the last day of something ("Verfügbar bis 06.05.2024"), which tells nothing of the story."""


# A line is read once to see whether it is a timestamp, and once more in the language of its page
@lru_cache(maxsize=256)
def labels(text: str) -> tuple[tuple[int, int, str], ...]:
    """Start, end and kind of each label, in order, none inside another."""
    lower = lower_in_place(text)
    found = []
    for kind, phrases in phrases_by_kind("date_labels").items():
        for label in phrases:
            # all but one or two of them are nowhere, which a call less shows
            at = lower.find(label) if label in lower else -1
            while at >= 0:
                end = at + len(label)
                if _stands_free(text, at, end):
                    found.append((at, end, kind))
                at = lower.find(label, end)
    found.sort()
    return tuple([row for i, row in enumerate(found) if i == 0 or row[0] >= found[i - 1][1]])


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether a label is a word, or glued to others by the loss of a line break ("FalkPublished Jul 17")."""
    first, after, before = text[start], text[end : end + 1], text[start - 1 : start]
    if first >= "\u2e80":
        # Chinese, Japanese and Korean put no blanks between words
        return True
    shouted = text[start:end].isupper()
    if after.islower() or (shouted and after.isalpha()):
        # "Updates", "understanding", "STANDARD"
        return False
    if not before.isalpha():
        return True
    if shouted:
        # "4:46 AM ESTUPDATED 1 MIN AGO", not "UNPUBLISHED"
        return any(text.endswith(zone, 0, start) for zone in zones())
    return first.isupper() and before.islower() | before.isupper()
