"""The README does what it says: its commands run, and print what stands under them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def fenced(kind: str) -> list[str]:
    """The fenced blocks of one kind, in order."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def examples() -> list[tuple[str, str]]:
    """Each `$ command` of the console blocks with the output that stands under it."""
    found = []
    for block in fenced("console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


def run(command: str) -> str:
    """What a shell prints for the command, standard error included, with this environment first on its path."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    env = {**os.environ, "PATH": path, "COLUMNS": "100", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=120,
    )
    return (done.stdout + done.stderr).decode()


@pytest.mark.parametrize(("command", "output"), examples(), ids=[command[:60] for command, _ in examples()])
def test_example(command: str, output: str) -> None:
    if "jq " in command and not shutil.which("jq"):
        pytest.skip("jq is not installed, and this example pipes into it")
    assert run(command).rstrip() == output.rstrip()


@pytest.mark.parametrize("code", fenced("python"))
def test_python_example(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False, text=True)
    assert not done.stderr
    assert done.stdout.strip()


def test_help_is_in_it() -> None:
    assert any(command == "copydesk --help" for command, _ in examples())


def test_two_commands() -> None:
    """The two commands of the README work as they stand, so far as that can be told without a network."""
    first, second = (re.search(rf"<!-- {name} -->\n```sh\n(.*)\n```", README) for name in ("run", "tests"))
    assert first
    assert second
    assert (ROOT / first[1].split()[-1]).exists()
    assert second[1].endswith(".venv/bin/pytest -q")


def test_files_it_names_exist() -> None:
    for name in re.findall(r"`((?:src|tests|samples)/[\w./*-]+)`", README):
        assert list(ROOT.glob(name.rstrip("/"))), name


def test_record_table_has_every_field() -> None:
    from casebook import FIELDS

    table = README[README.index("## The record") : README.index("## Why did it")]
    named = {
        name
        for row in re.findall(r"^\|(.*?)(?<!\\)\|", table, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    assert named == set(FIELDS)
