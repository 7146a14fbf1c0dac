"""Measured clues: how many, how far, how much, in steps."""

from __future__ import annotations

from bisect import bisect_left


class Scale(dict[int, str]):
    """A measured clue: `Scale("copies", 2, 3, 5)` has `copies=5` for 4, and `copies=more` for what is beyond the last step.

    What was asked for is kept, which is quicker than a call: a block is measured a dozen times.
    """

    def __init__(self, name: str, *steps: int) -> None:
        self.steps = steps
        self.clues = [f"{name}={step}" for step in (*steps, "more")]

    def __missing__(self, value: int) -> str:
        clue = self.clues[bisect_left(self.steps, value)]
        if value < MOST_MEASURED:
            self[value] = clue
        return clue


MOST_MEASURED = 1_000
"""What is more is seldom met, and may be met in any number."""
