"""The cases: `tests/cases/<slug>/`, each a scrape with its labels and its record written down.

source.txt | source.html   the scrape; a case without one labels the sample of its name (`samples/<slug>.*`)
labels.tsv                 role TAB text, one row a block, written by a person; third column `xfail: reason`
                           where we fail today
expected.json              the record; `pytest --update-expected` writes it, a person reads the diff
xfail.json                 field -> reason, where expected.json has the right answer and we do not give it yet
note.md                    why the case is there

A folder of cases is a set written at one go: `tests/cases/languages/<slug>/` has pages in 20 languages other than English.
`tests/cases/tools/dumps/<slug>/` has one page as several tools dump it, a level deeper than `copydesk.train` looks for pages that
train the weights.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import copydesk
from copydesk.model import LabelledBlock, Role

HERE = Path(__file__).parent
SAMPLES = sorted((HERE.parent / "samples").glob("*.*"))
FIELDS = tuple(copydesk.Record(copydesk.model.Source(None, "text", None, "")).to_dict())


@dataclass(frozen=True)
class Row:
    """What one block should be labelled."""

    role: Role
    text: str
    xfail: str | None


@dataclass(eq=False)
class Case:
    folder: Path

    @property
    def slug(self) -> str:
        return self.folder.name

    @cached_property
    def source(self) -> Path:
        own = sorted(self.folder.glob("source.*")) or [path for path in SAMPLES if path.stem == self.slug]
        assert len(own) == 1, f"{self.slug}: one source wanted, have {own}"
        return own[0]

    @cached_property
    def raw(self) -> bytes:
        return self.source.read_bytes()

    @cached_property
    def rows(self) -> list[Row]:
        rows = []
        for line in (self.folder / "labels.tsv").read_text(encoding="utf-8").splitlines():
            role, text, *reason = line.split("\t")
            rows.append(Row(Role(role), text, reason[0].removeprefix("xfail: ") if reason else None))
        return rows

    @cached_property
    def labelled(self) -> list[LabelledBlock]:
        return copydesk.label(self.raw)

    @cached_property
    def record(self) -> dict[str, Any]:
        return record_of(self.raw)

    @cached_property
    def expected(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads((self.folder / "expected.json").read_text(encoding="utf-8"))
        return loaded

    @cached_property
    def xfails(self) -> dict[str, str]:
        path = self.folder / "xfail.json"
        loaded: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        return loaded

    def update_expected(self) -> None:
        """Write today's record as the expected one, keeping the right answers to the fields that we fail."""
        kept = {name: self.expected[name] for name in self.xfails}
        text = json.dumps({**self.record, **kept}, ensure_ascii=False, indent=2)
        (self.folder / "expected.json").write_text(text + "\n", encoding="utf-8")
        del self.expected


def record_of(raw: bytes | str) -> dict[str, Any]:
    """The record of `raw`, or the error record that stands for it."""
    try:
        return copydesk.edit(raw).to_dict()
    except copydesk.EditError as error:
        return {"error": {"kind": error.kind}}


def squeezed(text: str) -> str:
    """Letters and digits alone, so that list marks, blanks and quotation marks do not count."""
    return "".join(c for c in text.casefold() if c.isalnum())


CASES = [Case(note.parent) for note in sorted((HERE / "cases").rglob("note.md"))]
ARTICLES = [case for case in CASES if "error" not in case.expected]
