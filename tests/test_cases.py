"""Every case: the role of each block, and each field of the record."""

from __future__ import annotations

from difflib import unified_diff

import pytest
from casebook import CASES, FIELDS, Case, squeezed

from copydesk.model import Role

by_slug = pytest.mark.parametrize("case", CASES, ids=lambda case: case.slug)


@by_slug
def test_case_is_whole(case: Case) -> None:
    assert (case.folder / "note.md").read_text(encoding="utf-8").strip()
    assert set(case.expected) in ({"error"}, set(FIELDS))
    assert set(case.xfails) <= set(case.expected)


@by_slug
def test_blocks(case: Case) -> None:
    """The page falls into the blocks that a person sees, none lost and none made up."""
    want = [squeezed(row.text) for row in case.rows]
    have = [squeezed(found.block.text) for found in case.labelled]
    assert have == want, "\n".join(unified_diff(want, have, "labels.tsv", "blocks", n=1, lineterm=""))


@by_slug
def test_roles(case: Case) -> None:
    wrong = [
        f"{found.block.text[:70]!r}: {found.role}, not {row.role}"
        for row, found in zip(case.rows, case.labelled, strict=True)
        if found.role is not row.role and not row.xfail
    ]
    assert not wrong, "\n".join(wrong)


KNOWN_MISTAKES = [
    pytest.param(case, n, marks=pytest.mark.xfail(reason=row.xfail, strict=True), id=f"{case.slug}-{n + 1}")
    for case in CASES
    for n, row in enumerate(case.rows)
    if row.xfail
]


@pytest.mark.parametrize(("case", "n"), KNOWN_MISTAKES)
def test_role_we_miss(case: Case, n: int) -> None:
    """A row that we fail today; it fails here until it is mended, then its mark must go."""
    assert case.labelled[n].role is case.rows[n].role


def _fields() -> list[object]:
    params: list[object] = []
    for case in CASES:
        for field in case.expected:
            reason = case.xfails.get(field)
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            params.append(pytest.param(case, field, id=f"{case.slug}-{field}", marks=marks))
    return params


@pytest.mark.parametrize(("case", "field"), _fields())
def test_record(case: Case, field: str) -> None:
    assert case.record.get(field) == case.expected[field]


def test_every_role_has_a_row() -> None:
    """The cases show every role at least once, so that no role goes untested."""
    assert {row.role for case in CASES for row in case.rows} == set(Role)
