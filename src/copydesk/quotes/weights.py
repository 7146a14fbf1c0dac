"""The fitted weights of the facts about quotes, their speakers and pronouns."""

from __future__ import annotations

from functools import cache

from copydesk.lexicons import read_data


@cache
def load_weights() -> dict[str, dict[str, float]]:
    """Weights of the facts about quotes, speakers and pronouns, read once."""
    import json

    weights: dict[str, dict[str, float]] = json.loads(read_data("speaker_weights.json"))
    return weights


def weigh(weights: dict[str, float], facts: list[str]) -> float:
    """The sum of the weights that facts have; most have none."""
    return sum(filter(None, map(weights.get, facts)))
