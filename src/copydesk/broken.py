"""Lines of a dump that broke off the line before at an inline element: which of them go on with it."""

from __future__ import annotations

# What a line begins with that an inline link may have broken off
BROKEN_OFF = frozenset(",.;) \u00a0")


def continues_inline(lines: list[str], i: int, first: int) -> bool:
    """Whether innerText broke this line off the one before at an inline link: `The report` / `, opens new tab` / ` by the …`.

    Only a comma, full stop or closing bracket at the start, or a blank before a small letter, shows that; a small letter alone
    would join menu entries. The run is kept short, since no paragraph is broken more than a few times.
    """
    line, before = lines[i], lines[i - 1]
    if i - first > 8:
        return False
    if line[0] in ",.;)":
        return len(line) > 1 and line[1] in " \u00a0"
    return line[1:2].islower() and before.strip()[-1:] not in ".!?" and not before.startswith(" ")
