"""Batches: every document accounted for, in order, whatever happens to the others, the run or the disk."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

STANDIN = [sys.executable, str(Path(__file__).with_name("standin.py"))]


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def scrapes(count: int, folder: str = "in", **orders: str) -> list[str]:
    """Files `0000.txt` and so on, some with orders for the stand-in; their paths."""
    paths = []
    for number in range(count):
        path = Path(folder, f"{number // 100}", f"{number:04}.txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        words = orders.get(f"d{number}", f"Story {number}")
        path.write_text(f"{words}\n\nParagraph {number} of the story.\n" * (number % 3 + 1))
        paths.append(str(path))
    return paths


def run(*args: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*STANDIN, *args], capture_output=True, timeout=60, check=False, **options)


def records(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.decode().splitlines()]


def paths(found: list[dict[str, Any]]) -> list[str]:
    return [record["source"]["path"] for record in found]


def last_line(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode().rstrip("\n").rpartition("\n")[2]


def tree(folder: str) -> dict[str, str]:
    """Every file below a folder, hidden ones too, with the checksum of its content."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in Path(folder).rglob("*")
        if path.is_file()
    }


class TestOrder:
    @pytest.mark.parametrize("jobs", ["1", "2", "5"])
    def test_output_in_input_order(self, jobs: str) -> None:
        given = scrapes(150)
        done = run("in", "-j", jobs)
        assert done.returncode == 0
        assert paths(records(done.stdout)) == given
        assert last_line(done).startswith("copydesk: 150 records, 0 with no article, 0 failed, ")

    def test_slow_documents_hold_nobody_up_for_good(self) -> None:
        given = scrapes(60, d0="HANG", d31="HANG")
        done = run("in", "-j", "2", "--timeout", "0.5")
        assert paths(records(done.stdout)) == given

    def test_order_of_inputs_changes_no_record(self) -> None:
        given = scrapes(20)
        forth, back = run(*given).stdout.splitlines(), run(*reversed(given)).stdout.splitlines()
        assert forth == list(reversed(back))

    def test_files_from(self) -> None:
        given = scrapes(5)
        listed = "\0".join(given[::-1]).encode()
        assert paths(records(run("--files-from", "-", input=listed).stdout)) == given[::-1]
        Path("list").write_bytes(listed.replace(b"\0", b"\n"))
        assert paths(records(run("in/0/0000.txt", "--files-from", "list").stdout)) == [given[0], *given[::-1]]


class TestFailures:
    def test_each_is_named_and_costs_itself_alone(self) -> None:
        orders = {"d3": "HANG", "d4": "CRASH", "d17": "EAT", "d18": "MENU", "d40": "FAULT", "d41": "CRASH"}
        given = scrapes(60, **orders)
        Path(given[50]).unlink()
        Path(given[50]).symlink_to("nowhere")
        done = run("in", "-j", "2", "--timeout", "1", "--errors", "errors.ndjson")
        assert done.returncode == 1
        found = records(done.stdout)
        assert paths(found) == given
        errors = {given.index(r["source"]["path"]): r["error"]["kind"] for r in found if "error" in r}
        assert errors == {
            **{
                3: "timeout",
                4: "crashed",
                17: "memory",
                18: "no_article",
                40: "internal",
                41: "crashed",
                50: "missing",
            }
        }
        assert records(Path("errors.ndjson").read_bytes()) == [r for r in found if "error" in r]
        assert last_line(done).startswith("copydesk: 53 records, 1 with no article, 6 failed, ")
        told = done.stderr.decode()
        for number in errors:
            assert f"copydesk: {given[number]}: " in told
        assert "Traceback" not in told

    def test_all_crash(self) -> None:
        given = scrapes(12, **{f"d{n}": "CRASH" for n in range(12)})
        done = run("in", "-j", "3")
        assert paths(records(done.stdout)) == given
        assert {r["error"]["kind"] for r in records(done.stdout)} == {"crashed"}

    def test_worker_killed_from_outside(self) -> None:
        given = scrapes(40, d7="HANG")
        run_ = subprocess.Popen([*STANDIN, "in", "-j", "1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(0.5)
        (worker,) = children(run_.pid)
        os.kill(worker, signal.SIGKILL)
        output, _ = run_.communicate(timeout=30)
        found = records(output)
        assert paths(found) == given
        assert [(n, r["error"]["message"]) for n, r in enumerate(found) if "error" in r] == [
            (7, "ended the process working on it (SIGKILL)")
        ]

    def test_strict_stops_at_the_first(self) -> None:
        scrapes(60, d10="MENU")
        done = run("in", "--strict")
        assert done.returncode == 1
        assert [("error" in r) for r in records(done.stdout)] == [False] * 10 + [True]
        assert "--strict" in last_line(done)

    @pytest.mark.parametrize("size", [0, 300_000])
    def test_alone_over_time(self, size: int) -> None:
        Path("a.txt").write_text("HANG " + "x" * size)
        done = run("a.txt", "--timeout", "0.2")
        assert done.returncode == 1
        assert records(done.stdout)[0]["error"] == {
            "kind": "timeout",
            "message": "took longer than 0.2 s (--timeout)",
        }

    def test_alone_crashed(self) -> None:
        """A large document has a process of its own; a small one ends the command as any fault in C does."""
        Path("a.txt").write_text("CRASH " + "x" * 300_000)
        done = run("a.txt")
        assert done.returncode == 1
        assert records(done.stdout)[0]["error"]["kind"] == "crashed"

    def test_too_large(self) -> None:
        given = scrapes(3)
        Path(given[1]).write_bytes(b"x" * 2001)
        kinds = [r.get("error", {}).get("kind") for r in records(run("in", "--max-size", "2k").stdout)]
        assert kinds == [None, "too_large", None]

    def test_nothing_to_read(self) -> None:
        Path("empty").mkdir()
        done = run("empty")
        assert (done.returncode, done.stdout) == (1, b"")
        assert last_line(done) == "copydesk: no document in what was given"

    def test_terminal_is_not_steered(self) -> None:
        Path("\x1b]0;owned\x07.txt").write_text("FAULT")
        Path("b\n.txt").write_text("MENU")
        done = run(".")
        assert done.returncode == 1
        assert b"\x1b" not in done.stderr
        assert len(done.stderr.splitlines()) == 3


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


class TestStopping:
    def test_closed_pipe_is_quiet(self) -> None:
        scrapes(400)
        head = subprocess.run(
            ["bash", "-c", f"set -o pipefail; {' '.join(STANDIN)} in -q | head -1"],
            capture_output=True,
            timeout=30,
            check=False,
        )
        assert head.returncode == 0
        assert head.stderr == b""
        assert len(records(head.stdout)) == 1

    @pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
    def test_ends_in_order_and_says_how_to_resume(self, number: int, code: int) -> None:
        scrapes(300)
        run("in", "-o", "whole.ndjson")
        run_ = subprocess.Popen(
            [*STANDIN, "in", "-o", "out.ndjson"],
            stderr=subprocess.PIPE,
            env={**os.environ, "STANDIN_MS": "5"},
            start_new_session=True,
        )
        time.sleep(0.6)
        workers = children(run_.pid)
        os.killpg(run_.pid, number)  # as a terminal does: to the parent and all workers
        told = run_.communicate(timeout=10)[1].decode()
        assert run_.returncode == code
        assert "the same command with --resume goes on from there" in told
        assert "Traceback" not in told
        assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
        assert not Path("out.ndjson").exists()
        assert run("in", "-o", "out.ndjson", "--resume").returncode == 0
        assert Path("out.ndjson").read_bytes() == Path("whole.ndjson").read_bytes()

    def test_killed_parent_leaves_no_worker(self) -> None:
        scrapes(50, d1="HANG", d30="HANG")
        run_ = subprocess.Popen([*STANDIN, "in", "-j", "3", "--timeout", "2"], stdout=subprocess.DEVNULL)
        time.sleep(0.5)
        workers = children(run_.pid)
        assert workers
        run_.kill()
        run_.wait()
        deadline = time.monotonic() + 6
        while any(alive(worker) for worker in workers):
            assert time.monotonic() < deadline
            time.sleep(0.1)


def alive(pid: int) -> bool:
    """Whether a process runs (one that ended and that nobody has waited for does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


OUTPUTS = ["out.ndjson", "out.csv", "out.md", "out.json", "out/"]


def args_for(output: str) -> list[str]:
    return ["-o", output, *(["--format", "json"] if output == "out.json" else [])]


def result(output: str) -> object:
    return tree(output) if output.endswith("/") else Path(output).read_bytes()


class TestResume:
    @pytest.mark.parametrize("output", OUTPUTS)
    def test_killed_at_random_moments(self, output: str) -> None:
        """Twenty times in all; each time the run goes on, and at last the whole is byte for byte the same."""
        scrapes(240, d20="MENU", d100="CRASH", d150="FAULT")
        with_errors = [*args_for(output), "--errors", "errors.ndjson"]
        assert run("in", *with_errors).returncode == 1
        undisturbed, errors = result(output), Path("errors.ndjson").read_bytes()
        again = output.replace("out", "again")
        rest = [
            "in",
            *args_for(again),
            "--errors",
            "again-errors.ndjson",
            "-j",
            "2",
            *(["--format", "json"] if output == "out.json" else []),
        ]
        moment = random.Random(output)
        for _ in range(4):
            run_ = subprocess.Popen(
                [*STANDIN, *rest, "--resume"],
                stderr=subprocess.DEVNULL,
                # 240 documents of 20 ms in two processes outlast four moments of 0.4 s: no run ends before it is killed
                env={**os.environ, "STANDIN_MS": "20"},
            )
            time.sleep(moment.uniform(0.05, 0.4))
            run_.kill()
            run_.wait()
            assert not output.endswith("/") or all(
                json.loads(p.read_bytes()) for p in Path(again).rglob("*.json")
            )
            assert output.endswith("/") or not Path(again).exists()
        done = run(*rest, "--resume")
        assert done.returncode == 1
        assert result(again) == undisturbed
        assert Path("again-errors.ndjson").read_bytes() == errors
        assert last_line(done).startswith("copydesk: 237 records, 1 with no article, 2 failed, ")
        assert not list(Path().glob(".*copydesk*"))

    def test_full_disk(self) -> None:
        """A limit on the size of files stands in for the disk: a write fails half-way in the same manner."""
        scrapes(400)
        run("in", "-o", "whole.ndjson")
        whole = Path("whole.ndjson").read_bytes()

        def limit(size: int) -> Any:
            def set_limit() -> None:
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

            return set_limit

        for size in (len(whole) // 3, len(whole) // 2, len(whole) - 10):
            done = run("in", "-o", "out.ndjson", "--resume", preexec_fn=limit(size))
            assert done.returncode == 1
            assert "File too large" in last_line(done)
            assert "--resume" in last_line(done)
            assert not Path("out.ndjson").exists()
            assert Path(".out.ndjson.copydesk-part").stat().st_size <= size
        assert run("in", "-o", "out.ndjson", "--resume").returncode == 0
        assert Path("out.ndjson").read_bytes() == whole

    @pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small disk takes root")
    @pytest.mark.parametrize("output", ["out.ndjson", "out/"])
    def test_full_tmpfs(self, tmp_path: Path, output: str) -> None:
        disk = tmp_path / "disk"
        disk.mkdir()
        if subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=160k", "none", disk], check=False, capture_output=True
        ).returncode:
            pytest.skip("cannot mount here")
        try:
            scrapes(400)
            run("in", "-o", output)
            target = f"disk/{output}"
            done = run("in", "-o", target)
            assert done.returncode == 1
            assert "No space left on device" in last_line(done)
            assert done.stderr.count(b"\n") == 1
            subprocess.run(["mount", "-o", "remount,size=16M", disk], check=True)
            assert run("in", "-o", target, "--resume").returncode == 0
            assert result(target) == result(output)
        finally:
            subprocess.run(["umount", disk], check=True)

    def test_changed_sources_refused(self) -> None:
        given = scrapes(300)
        stop("in", "-o", "out.ndjson")
        Path(given[0]).rename("in/0/0000-new.txt")
        done = run("in", "-o", "out.ndjson", "--resume")
        assert done.returncode == 2
        assert "have changed" in done.stderr.decode()

    def test_other_options_refused(self) -> None:
        scrapes(300)
        stop("in", "-o", "out.ndjson")
        done = run("in", "-o", "out.ndjson", "--resume", "--max-size", "1M")
        assert done.returncode == 2
        assert "other sources or options" in done.stderr.decode()

    def test_killed_while_it_named_its_outputs(self) -> None:
        scrapes(300, d1="MENU")
        run("in", "-o", "whole.ndjson")
        stop("in", "-o", "out.ndjson", "--errors", "errors.ndjson")
        Path(".out.ndjson.copydesk-part").rename("out.ndjson")
        assert run("in", "-o", "out.ndjson", "--errors", "errors.ndjson", "--resume").returncode == 1
        assert Path("out.ndjson").read_bytes() == Path("whole.ndjson").read_bytes()
        assert len(records(Path("errors.ndjson").read_bytes())) == 1

    def test_without_resume_it_starts_anew(self) -> None:
        scrapes(300)
        stop("in", "-o", "out.ndjson")
        assert run("in", "-o", "out.ndjson").returncode == 0
        assert len(records(Path("out.ndjson").read_bytes())) == 300

    def test_nothing_stopped_before(self) -> None:
        scrapes(30)
        assert run("in", "-o", "out.ndjson", "--resume").returncode == 0
        assert len(records(Path("out.ndjson").read_bytes())) == 30

    def test_needs_an_output(self) -> None:
        assert run("in", "--resume").returncode == 2

    def test_archive_on_standard_input(self) -> None:
        scrapes(300)
        packed = subprocess.run(["tar", "c", "in"], capture_output=True, check=True).stdout
        run("-o", "whole.ndjson", input=packed)
        run_ = subprocess.Popen(
            [*STANDIN, "-o", "out.ndjson"], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert run_.stdin
        run_.stdin.write(packed[: len(packed) // 2])
        run_.stdin.flush()
        time.sleep(0.4)
        run_.kill()
        run_.communicate()
        assert run("-o", "out.ndjson", "--resume", input=packed).returncode == 0
        assert Path("out.ndjson").read_bytes() == Path("whole.ndjson").read_bytes()


def stop(*args: str) -> None:
    """A run that is interrupted on its way."""
    run_ = subprocess.Popen(
        [*STANDIN, *args], stderr=subprocess.DEVNULL, env={**os.environ, "STANDIN_MS": "5"}
    )
    time.sleep(0.5)
    run_.send_signal(signal.SIGINT)
    assert run_.wait(10) == 130


class TestFolderOutput:
    def test_mirrors_the_tree(self) -> None:
        given = scrapes(120)
        assert run("in", "-o", "out/").returncode == 0
        assert sorted(tree("out")) == [path.removeprefix("in/") + ".json" for path in given]
        record = json.loads(Path("out/1/0119.txt.json").read_text())
        assert (record["headline"], record["source"]["path"]) == ("Story 119", "in/1/0119.txt")

    @pytest.mark.parametrize("source", ["in", "in/", "./in", "in/."])
    def test_however_the_folder_is_written(self, source: str) -> None:
        scrapes(2)
        run(source, "-o", "out/")
        assert sorted(tree("out")) == ["0/0000.txt.json", "0/0001.txt.json"]
        run(str(Path(source).resolve()), "-o", "absolute/")
        assert sorted(tree("absolute")) == ["0/0000.txt.json", "0/0001.txt.json"]

    def test_several_sources(self) -> None:
        scrapes(1, "in"), scrapes(1, "more")
        run("in", "more", "../" + Path.cwd().name + "/in/0/0000.txt", "-o", "out/")
        name = Path.cwd().name
        assert sorted(tree("out")) == sorted(
            ["in/0/0000.txt.json", "more/0/0000.txt.json", f"{name}/in/0/0000.txt.json"]
        )

    def test_one_file(self) -> None:
        (given,) = scrapes(1)
        assert run(given, "-o", "out/").returncode == 0
        assert sorted(tree("out")) == ["0000.txt.json"]

    def test_same_words_same_name_other_case(self) -> None:
        for name in ("a.txt", "a.html", "A.TXT", "sub/a.txt"):
            Path("in", name).parent.mkdir(parents=True, exist_ok=True)
            Path("in", name).write_text("Same words")
        run("in", "-o", "out/")
        assert sorted(tree("out")) == ["A.TXT.json", "a.html.json", "a.txt~2.json", "sub/a.txt.json"]

    def test_rows_with_one_id(self) -> None:
        Path("t.ndjson").write_text("".join(f'{{"text": "Story {n}", "id": "../../x"}}\n' for n in range(3)))
        run("t.ndjson", "--field", "text", "--id", "id", "-o", "out/")
        assert sorted(tree("out")) == ["x.json", "x~2.json", "x~3.json"]

    def test_member_cannot_leave_the_folder(self) -> None:
        import zipfile

        with zipfile.ZipFile("n.zip", "w") as archive:
            for name in (
                "../../up.txt",
                "/abs.txt",
                "..\\..\\win.txt",
                "C:\\w.txt",
                "a.json/b.txt",
                "a",
                "x" * 300,
                "nul\x01.txt",
            ):
                archive.writestr(name, "Story")
        before = sorted(tree("."))
        assert run("n.zip", "-o", "out/").returncode == 0
        assert [name for name in sorted(tree(".")) if name not in before] == sorted(
            f"out/{name}" for name in tree("out")
        )
        assert len(tree("out")) == 8
        assert {
            "up.txt.json",
            "abs.txt.json",
            "win.txt.json",
            "C_/w.txt.json",
            "a.json_/b.txt.json",
            "a.json",
        } < set(tree("out"))

    def test_failures_have_files_too(self) -> None:
        scrapes(3, d1="MENU")
        assert run("in", "-o", "out/").returncode == 1
        assert json.loads(Path("out/0/0001.txt.json").read_text())["error"]["kind"] == "no_article"

    def test_output_inside_the_source(self) -> None:
        scrapes(4)
        for _ in range(2):  # the second time, the first time's records lie there
            done = run("in", "-o", "in/out/")
            assert last_line(done).startswith("copydesk: 4 records")

    def test_output_that_is_a_source_refused(self) -> None:
        (given,) = scrapes(1)
        assert run(given, "-o", given).returncode == 2
        assert run("in", "-o", "in/").returncode == 2
        assert Path(given).read_text().startswith("Story 0")


class TestFileOutput:
    def test_never_seen_half_written(self) -> None:
        scrapes(200)
        Path("out.ndjson").write_text("old\n")
        run_ = subprocess.Popen(
            [*STANDIN, "in", "-o", "out.ndjson"],
            stderr=subprocess.DEVNULL,
            env={**os.environ, "STANDIN_MS": "5"},
        )
        seen = set()
        while run_.poll() is None:
            seen.add(Path("out.ndjson").read_bytes())
        assert len(seen) <= 2
        assert seen - {b"old\n"} <= {Path("out.ndjson").read_bytes()}
        assert len(records(Path("out.ndjson").read_bytes())) == 200

    def test_dev_stdout_and_null(self) -> None:
        scrapes(3)
        assert len(records(run("in", "-o", "/dev/stdout").stdout)) == 3
        assert run("in", "-o", "/dev/null").returncode == 0

    def test_missing_folder(self) -> None:
        scrapes(1)
        done = run("in", "-o", "missing/out.ndjson")
        assert done.returncode == 2
        assert "missing/.out.ndjson.copydesk-part: No such file or directory" in done.stderr.decode()

    def test_link_stays_a_link(self) -> None:
        scrapes(2)
        Path("real").mkdir()
        Path("out.ndjson").symlink_to("real/out.ndjson")
        run("in", "-o", "out.ndjson")
        assert Path("out.ndjson").is_symlink()
        assert len(records(Path("real/out.ndjson").read_bytes())) == 2


class TestTables:
    def test_columns_are_carried(self) -> None:
        rows = [{"id": "a", "text": "Story a", "tag": ["x"]}, {"id": "b", "text": "MENU"}]
        Path("t.ndjson").write_text("".join(json.dumps(row) + "\n" for row in rows))
        found = records(run("t.ndjson", "--field", "text", "--id", "id").stdout)
        assert found[0]["source"] | {"sha256": ""} == {
            **{
                "path": "t.ndjson",
                "format": "text",
                "encoding": None,
                "sha256": "",
                "id": "a",
                "columns": {"tag": ["x"]},
            }
        }
        assert found[1]["source"] == {"path": "t.ndjson", "id": "b"}

    def test_streamed(self) -> None:
        """Rows come out while more go in: nothing waits for the end of the table."""
        run_ = subprocess.Popen(
            [*STANDIN, "--field", "text", "-q"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert run_.stdin
        assert run_.stdout
        row = b'{"text": "Story"}\n' * 100
        for _ in range(3):
            run_.stdin.write(row)
        run_.stdin.flush()
        assert json.loads(run_.stdout.readline())["headline"] == "Story"
        run_.communicate()


class TestTerminal:
    def terminal(self, *args: str) -> str:
        """What a person sees with standard error on a terminal."""
        parent, child = pty.openpty()
        run_ = subprocess.Popen(
            [*STANDIN, *args], stdout=subprocess.DEVNULL, stderr=child, env={**os.environ, "STANDIN_MS": "3"}
        )
        os.close(child)
        seen = b""
        while True:
            try:
                piece = os.read(parent, 4096)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            seen += piece
        os.close(parent)
        run_.wait()
        return seen.decode()

    def test_progress_with_rate_and_time_left(self) -> None:
        scrapes(300)
        seen = self.terminal("in", "-j", "1")
        assert "/s, " in seen
        assert " s left" in seen
        assert "%" in seen
        assert seen.rstrip().endswith("documents/s")

    def test_none_when_quiet(self) -> None:
        scrapes(300)
        assert self.terminal("in", "-q") == ""
