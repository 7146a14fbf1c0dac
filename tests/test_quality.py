"""Floors under the quality over all cases, so that trading one case for three others is seen."""

from __future__ import annotations

from collections import Counter

import pytest
from casebook import ARTICLES, CASES, squeezed

from copydesk.model import Role

# F1 of each role over the blocks of all cases, a little below what it was when the floor was set
ROLE_FLOORS = {
    Role.HEADLINE: 0.91,
    Role.EYEBROW: 0.85,
    Role.DEK: 0.92,
    Role.BYLINE: 0.87,
    Role.TIMESTAMP: 0.96,
    Role.BODY: 0.96,
    Role.SUBHEAD: 0.83,
    Role.CAPTION: 0.9,
    Role.CREDIT: 0.85,
    Role.CONTRIBUTOR: 0.89,
    Role.TAGLINE: 0.66,
    Role.NOTE: 0.86,
    Role.RELATED: 0.72,
    Role.CHROME: 0.94,
}

# Share of the articles whose field is wholly right
FIELD_FLOORS = {
    "headline": 0.91,
    "byline": 0.9,
    "date": 0.98,
    "body": 0.61,
    "quotes": 0.4,
    "captions": 0.78,
    "dek": 0.91,
    "section": 0.82,
    "outlet": 0.94,
    "agency": 0.94,
    "dateline": 0.91,
    "language": 0.99,
    "url": 0.99,
    "authors": 0.93,
    "updated": 0.99,
    "subheads": 0.68,
    "contributors": 0.93,
    "notes": 0.95,
    "related": 0.48,
    "source": 0.99,
    "warnings": 0.98,
}


def role_f1() -> dict[Role, float]:
    """F1 of each role over all blocks; a block cut otherwise than its row counts against its role."""
    hit: Counter[Role] = Counter()
    want: Counter[Role] = Counter()
    have: Counter[Role] = Counter()
    for case in CASES:
        rows = Counter((row.role, squeezed(row.text)) for row in case.rows)
        found = Counter((block.role, squeezed(block.block.text)) for block in case.labelled)
        for counts, pairs in ((want, rows), (have, found), (hit, rows & found)):
            for (role, _), n in pairs.items():
                counts[role] += n
    return {role: 2 * hit[role] / max(1, want[role] + have[role]) for role in Role}


def field_shares() -> dict[str, float]:
    """Share of the articles whose field equals the expected one."""
    fields = ARTICLES[0].expected
    right = Counter(
        name for case in ARTICLES for name in fields if case.record.get(name) == case.expected[name]
    )
    return {name: right[name] / len(ARTICLES) for name in fields}


@pytest.mark.parametrize("role", ROLE_FLOORS)
def test_role_floor(role: Role) -> None:
    assert role_f1()[role] >= ROLE_FLOORS[role]


@pytest.mark.parametrize("field", FIELD_FLOORS)
def test_field_floor(field: str) -> None:
    assert field_shares()[field] >= FIELD_FLOORS[field]


if __name__ == "__main__":  # what the floors are set by
    for role, f1 in role_f1().items():
        print(f"{role:12} {f1:.3f}")
    for field, share in field_shares().items():
        print(f"{field:12} {share:.3f}")
