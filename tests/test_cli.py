"""The command as people and pipes use it."""

from __future__ import annotations

import json
import os
import pty
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

COPYDESK = [sys.executable, "-m", "copydesk"]
STANDIN = [sys.executable, str(Path(__file__).with_name("standin.py"))]
SAMPLES = Path(__file__).parents[1] / "samples"
DUMP = SAMPLES / "harbor-drill.txt"


def run(*args: str | Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
    options.setdefault("stdin", None if "input" in options else subprocess.DEVNULL)
    return subprocess.run([*COPYDESK, *args], capture_output=True, timeout=120, check=False, **options)


def error(done: subprocess.CompletedProcess[bytes]) -> str:
    """The kind of the one failure; it came with one message, one record, exit code 1 and no traceback."""
    assert done.returncode == 1
    assert done.stderr.startswith(b"copydesk: ")
    assert done.stderr.count(b"\n") == 1
    record = json.loads(done.stdout)
    assert set(record) == {"source", "error"}
    assert record["error"]["message"] in done.stderr.decode()
    kind: str = record["error"]["kind"]
    return kind


class TestOneSource:
    def test_file_and_stdin_give_the_same(self) -> None:
        named, piped = json.loads(run(DUMP).stdout), json.loads(run(input=DUMP.read_bytes()).stdout)
        assert named["source"]["path"] == str(DUMP)
        assert piped["source"]["path"] is None
        assert {**named, "source": None} == {**piped, "source": None}
        assert named["headline"]

    def test_dash_is_stdin(self) -> None:
        assert json.loads(run("-", input=DUMP.read_bytes()).stdout)["source"]["path"] is None

    def test_gzipped(self) -> None:
        import gzip

        plain, packed = DUMP.read_bytes(), gzip.compress(DUMP.read_bytes())
        assert run(input=packed).stdout == run(input=plain).stdout

    def test_one_line_of_utf8_whatever_the_locale(self) -> None:
        env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
        done = run(SAMPLES / "takibi-ja.txt", env=env)
        assert done.stdout.count(b"\n") == 1
        assert not done.stdout.decode().isascii()

    def test_url(self) -> None:
        assert (
            json.loads(run(DUMP, "--url", "https://gazette.example/1").stdout)["url"]
            == "https://gazette.example/1"
        )

    def test_url_of_several(self) -> None:
        assert run(DUMP, DUMP, "--url", "https://gazette.example/1").returncode == 2

    @pytest.mark.skipif(not shutil.which("jq"), reason="jq is not installed")
    def test_jq(self) -> None:
        piped = f"cat '{DUMP}' | {' '.join(COPYDESK)} | jq -r .headline"
        done = subprocess.run(["bash", "-c", piped], capture_output=True, check=True)
        assert done.stdout.decode().strip() == json.loads(run(DUMP).stdout)["headline"]

    def test_imports_no_more_than_it_needs(self) -> None:
        code = "import sys; from copydesk.cli import main; main(standalone_mode=False)"
        watch = f"import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); {code}"
        done = subprocess.run(
            [sys.executable, "-c", watch], input=DUMP.read_bytes(), capture_output=True, check=True
        )
        heavy = {
            "lxml",
            "bs4",
            "multiprocessing",
            "dateutil",
            "tarfile",
            "zipfile",
            "csv",
            "importlib.metadata",
            "socket",
        }
        assert not heavy & set(done.stderr.decode().split())


class TestSeveralSources:
    def test_a_line_each(self) -> None:
        done = run(SAMPLES)
        assert done.returncode == 0
        records = [json.loads(line) for line in done.stdout.splitlines()]
        assert [record["source"]["path"] for record in records] == sorted(map(str, SAMPLES.iterdir()))

    def test_one_bad_among_a_hundred_costs_one(self, tmp_path: Path) -> None:
        for number in range(100):
            shutil.copy(DUMP, tmp_path / f"{number:03}.txt")
        (tmp_path / "050.txt").write_bytes(random.Random(1).randbytes(5000))
        done = run(tmp_path)
        assert done.returncode == 1
        assert [n for n, line in enumerate(done.stdout.splitlines()) if "error" in json.loads(line)] == [50]

    def test_quiet(self) -> None:
        assert run(SAMPLES, "-q").stderr == b""


class TestBadInput:
    def test_empty(self) -> None:
        assert error(run(input=b"")) in ("not_text", "no_article", "empty")

    def test_blank(self) -> None:
        assert error(run(input=b" \n\t\r\n\n")) in ("not_text", "no_article", "empty")

    def test_nul_bytes(self) -> None:
        assert error(run(input=bytes(10_000))) == "not_text"

    def test_random_bytes(self) -> None:
        assert error(run(input=random.Random(2).randbytes(10_000))) == "not_text"

    def test_picture(self) -> None:
        assert error(run(input=b"\x89PNG\r\n\x1a\n" + random.Random(3).randbytes(10_000))) == "not_text"

    def test_missing(self) -> None:
        assert error(run("missing.txt")) == "missing"

    def test_an_address_is_no_file(self) -> None:
        done = run("https://gazette.example/ferry")
        assert error(done) == "missing"
        assert b"curl -sL ADDRESS | copydesk" in done.stderr

    @pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
    def test_unreadable(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").touch(mode=0)
        assert error(run(tmp_path / "a.txt")) == "unreadable"

    def test_unreadable_device(self) -> None:
        assert error(run("/proc/self/mem")) == "unreadable"

    def test_menu(self) -> None:
        assert error(run(input=b"Home\nNews\nSport\nWeather\nSubscribe\nLog in\n")) == "no_article"

    def test_empty_folder(self, tmp_path: Path) -> None:
        done = run(tmp_path)
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr == b"copydesk: no document in what was given\n"

    def test_stdin_closed(self) -> None:
        done = subprocess.run(["bash", "-c", f"{' '.join(COPYDESK)} <&-"], capture_output=True, check=False)
        assert b"Traceback" not in done.stderr
        assert done.returncode in (0, 1)

    def test_fifty_megabytes_in_one_line(self) -> None:
        done = run(input=b"The ferry ran again on Monday after a week in dock. " * 950_000)
        assert done.returncode in (0, 1)
        assert b"Traceback" not in done.stderr
        json.loads(done.stdout)

    def test_million_blank_lines(self) -> None:
        done = run(input=b"\n" * 500_000 + DUMP.read_bytes() + b"\n" * 500_000)
        assert json.loads(done.stdout)["headline"] == json.loads(run(DUMP).stdout)["headline"]

    def test_page_that_keeps_c_code_busy(self) -> None:
        """The parser takes the square of the number of attributes: minutes for these."""
        attributes = " ".join(f"a{number}=1" for number in range(200_000))
        began = time.monotonic()
        assert (
            error(run("--timeout", "1", input=f"<html><body><p {attributes}>Ferry</p>".encode())) == "timeout"
        )
        assert time.monotonic() - began < 20


class TestWrongUsage:
    @pytest.mark.parametrize(
        "args",
        [
            *(
                ["--no-such-option"],
                ["a.txt", "--format", "xml"],
                ["a.txt", "--jobs", "0"],
                ["a.txt", "--max-size", "big"],
            ),
            *(
                ["a.txt", "--resume"],
                ["a.txt", "--explain", "--format", "csv"],
                ["a.txt", "--format", "parquet"],
            ),
            *(["a.txt", "--id", "name"], ["--files-from", "missing"], ["a.txt", "--timeout", "0"]),
        ],
    )
    def test_says_what_is_wrong(self, args: list[str]) -> None:
        done = run(*args)
        assert done.returncode == 2
        assert done.stdout == b""
        assert b"Error: " in done.stderr
        assert b"Traceback" not in done.stderr


class TestHelp:
    def test_help(self) -> None:
        for flag in ("-h", "--help"):
            shown = run(flag).stdout.decode()
            assert shown.startswith("Usage: copydesk [OPTIONS] [SOURCE]...\n")
            assert shown.index("pbpaste | copydesk | jq") < shown.index("Options:")

    def test_every_option_has_help(self) -> None:
        from copydesk.cli import main

        assert all(getattr(option, "help", None) for option in main.params if option.name != "sources")

    def test_version(self) -> None:
        assert run("--version").stdout.decode().startswith("copydesk 0.")


def on_terminal(*args: str, **env: str) -> str:
    """What a person at a terminal sees who calls the command there."""
    parent, child = pty.openpty()
    called = subprocess.Popen(
        [*STANDIN, *args],
        stdin=child,
        stdout=child,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TERM": "xterm", **env},
    )
    os.close(child)
    seen = b""
    while True:
        try:
            piece = os.read(parent, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        seen += piece
    os.close(parent)
    called.wait()
    return seen.decode().replace("\r\n", "\n")


class TestTerminal:
    @pytest.fixture(autouse=True)
    def in_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.delenv("NO_COLOR", raising=False)
        for name in ("a.txt", "b.txt"):
            Path(name).write_text("Ferry \x1b[31mruns\nIt runs.")

    def test_help_where_nothing_is_given(self) -> None:
        assert on_terminal().startswith("Usage: copydesk")

    def test_one_record_is_indented(self) -> None:
        shown = on_terminal("a.txt")
        assert shown.startswith('{\n  "headline": ')
        assert "\x1b" not in shown
        assert json.loads(shown)["headline"] == "Ferry \x1b[31mruns"

    def test_several_are_a_line_each(self) -> None:
        assert len(on_terminal("a.txt", "b.txt").splitlines()) == 2

    def test_explain_in_colour(self) -> None:
        shown = on_terminal("--explain", "a.txt")
        assert "\x1b[" in shown
        assert "\x1b[31m" not in shown
        assert "\\x1b[31mruns" in shown

    @pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
    def test_explain_without_colour(self, env: dict[str, str]) -> None:
        assert "\x1b" not in on_terminal("--explain", "a.txt", **env)

    def test_explain_in_a_pipe_has_no_colour(self) -> None:
        done = subprocess.run([*STANDIN, "--explain", "a.txt", "b.txt"], capture_output=True, check=True)
        assert b"\x1b" not in done.stdout
        assert done.stdout.startswith(b"== a.txt\n        1  body")
        assert done.stdout.count(b"== ") == 2
