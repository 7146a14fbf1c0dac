"""Sources: whatever holds articles gives them one by one, in order, and says what it could not give."""

from __future__ import annotations

import bz2
import csv
import doctest
import gzip
import io
import json
import lzma
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Final

import pytest

import copydesk.batch.sources
from copydesk.batch.sources import Document, Reading, TooLarge, container, documents, listed, load, shown

WORDS = b"Ferry runs again\n\nThe ferry to Brandsey ran again on Monday after a week in dock.\n"


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def read(*sources: str, **options: object) -> list[Document]:
    return list(documents(sources, Reading()._replace(**options)))  # type: ignore[arg-type]


def names(found: list[Document]) -> list[str]:
    return [document.name for document in found]


def kinds(found: list[Document]) -> list[str | None]:
    return [document.failure.kind if document.failure else None for document in found]


def write(path: str, content: bytes = WORDS) -> str:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(content)
    return path


class TestFolders:
    def test_walked_by_name(self) -> None:
        for name in ("in/b.txt", "in/a/z.txt", "in/a/B.txt", "in/a.txt", "in/10.txt", "in/9.txt"):
            write(name)
        assert names(read("in")) == [
            "in/10.txt",
            "in/9.txt",
            "in/a/B.txt",
            "in/a/z.txt",
            "in/a.txt",
            "in/b.txt",
        ]

    def test_given_order_kept(self) -> None:
        assert names(read(write("b.txt"), write("a.txt"))) == ["b.txt", "a.txt"]

    def test_hidden_entries_passed_over_with_a_note(self) -> None:
        write("in/.cache/a.txt"), write("in/.DS_Store"), write("in/a.txt")
        notes: list[str] = []
        assert names(read("in", note=notes.append)) == ["in/a.txt"]
        assert notes == ["in/.DS_Store: passed over, hidden", "in/.cache: passed over, hidden"]

    def test_what_browsers_save_beside_a_page_is_passed_over(self) -> None:
        write("in/a.html"), write("in/b.png"), write("in/a_files/app.js"), write("in/a_files/app.css")
        notes: list[str] = []
        assert names(read("in", note=notes.append)) == ["in/a.html"]
        assert notes == [
            "in/a_files: 2 files passed over: pictures, styles, scripts and the like",
            "in: 1 file passed over: pictures, styles, scripts and the like",
        ]
        assert names(read("in/b.png")) == ["in/b.png"]

    @pytest.mark.parametrize("ending", [".tar.gz", ".zip"])
    def test_so_it_is_in_archives(self, ending: str) -> None:
        members = {"a.html": WORDS, "a_files/logo.svg": WORDS}
        path = write(f"in{ending}", zipped(members) if ending == ".zip" else tar(members, "gz"))
        notes: list[str] = []
        assert names(read(path, note=notes.append)) == [f"{path}/a.html"]
        assert notes == [f"{path}: 1 file passed over: pictures, styles, scripts and the like"]

    def test_hidden_file_read_when_named(self) -> None:
        assert names(read(write(".scrape"))) == [".scrape"]

    def test_link_loop_passed_over(self) -> None:
        write("in/sub/a.txt")
        Path("in/sub/up").symlink_to("..", target_is_directory=True)
        notes: list[str] = []
        assert names(read("in", note=notes.append)) == ["in/sub/a.txt"]
        assert notes == ["in/sub/up: passed over, the link leads back to a folder above it"]

    def test_link_to_another_folder_followed(self) -> None:
        write("elsewhere/a.txt"), write("in/b.txt")
        Path("in/link").symlink_to(Path("elsewhere").resolve())
        assert names(read("in")) == ["in/b.txt", "in/link/a.txt"]

    def test_pipe_in_a_folder_passed_over(self) -> None:
        write("in/a.txt")
        os.mkfifo("in/pipe")
        notes: list[str] = []
        assert names(read("in", note=notes.append)) == ["in/a.txt"]
        assert "neither a file nor a folder" in notes[0]

    def test_output_passed_over(self) -> None:
        write("in/a.txt"), write("in/out/a.json"), write("in/old/out/c.txt")
        without = str(Path("in/out").resolve())
        assert names(read("in", without=without)) == ["in/a.txt", "in/old/out/c.txt"]

    def test_missing_file_and_dangling_link(self) -> None:
        write("in/a.txt")
        Path("in/gone").symlink_to("nowhere")
        found = read("in", "missing.txt")
        assert names(found) == ["in/a.txt", "in/gone", "missing.txt"]
        assert kinds(found) == [None, "missing", "missing"]

    @pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
    def test_unreadable_folder(self) -> None:
        write("in/closed/a.txt")
        Path("in/closed").chmod(0)
        assert kinds(read("in")) == ["unreadable"]

    def test_name_that_is_no_utf8(self) -> None:
        Path(os.fsdecode(b"caf\xe9.txt")).write_bytes(WORDS)
        (found,) = read(".")
        assert found.path == "./caf\\xe9.txt"
        assert load(found, 1000) == WORDS

    def test_nothing_is_read_ahead(self) -> None:
        write("a.txt")
        found = documents(["a.txt", "b.txt"], Reading())
        assert next(found).path == "a.txt"
        write("b.txt")
        assert next(found).failure is None


class TestLists:
    def test_lines(self) -> None:
        assert list(listed(write("list", b"a.txt\r\nin/b c.txt\n\nlast"))) == ["a.txt", "in/b c.txt", "last"]

    def test_parted_by_nul(self) -> None:
        assert list(listed(write("list", b"a\nb.txt\0c.txt\0"))) == ["a\nb.txt", "c.txt"]

    def test_longer_than_a_block(self) -> None:
        given = [f"folder/{number:06}.txt" for number in range(10_000)]
        assert list(listed(write("list", "\n".join(given).encode()))) == given


class TestCompressed:
    @pytest.mark.parametrize(
        ("ending", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)]
    )
    def test_read_as_what_it_holds(self, ending: str, pack: object) -> None:
        # told by its first bytes: the ending may be missing or wrong
        for name in (f"a.txt{ending}", "b.txt"):
            (found,) = read(write(name, pack(WORDS)))  # type: ignore[operator]
            assert load(found, 1000) == WORDS

    def test_zstandard(self) -> None:
        zstandard = pytest.importorskip("zstandard")
        (found,) = read(write("a.txt.zst", zstandard.compress(WORDS) + zstandard.compress(WORDS)))
        assert load(found, 1000) == WORDS * 2

    def test_gzip_of_several_members(self) -> None:
        (found,) = read(write("a.gz", gzip.compress(WORDS) + gzip.compress(WORDS)))
        assert load(found, 1000) == WORDS * 2

    def test_bomb(self) -> None:
        (found,) = read(write("a.txt.gz", gzip.compress(bytes(10_000_000))))
        with pytest.raises(TooLarge):
            load(found, 1_000_000)

    def test_cut_off(self) -> None:
        (found,) = read(write("a.txt.gz", gzip.compress(WORDS * 100)[:-20]))
        with pytest.raises(EOFError):
            load(found, 100_000)

    def test_limit_is_inclusive(self) -> None:
        (found,) = read(write("a.txt", b"x" * 1000))
        assert load(found, 1000) == b"x" * 1000
        with pytest.raises(TooLarge):
            load(found, 999)


def tar(members: dict[str, bytes], mode: str) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=f"w:{mode}") as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return packed.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


class TestArchives:
    MEMBERS: Final = {
        "b.txt": WORDS,
        "2024/a.html": b"<p>Ferry runs again</p>",
        "__MACOSX/._b.txt": b"\0",
        ".hidden": b"x",
    }

    @pytest.mark.parametrize(
        ("name", "mode"),
        [("n.tar", ""), ("n.tar.gz", "gz"), ("n.tgz", "gz"), ("n.tar.bz2", "bz2"), ("N.TAR.XZ", "xz")],
    )
    def test_tar(self, name: str, mode: str) -> None:
        found = read(write(name, tar(self.MEMBERS, mode)))
        assert [(d.path, d.raw) for d in found] == [
            (f"{name}/b.txt", WORDS),
            (f"{name}/2024/a.html", b"<p>Ferry runs again</p>"),
        ]

    def test_zip(self) -> None:
        found = read(write("n.zip", zipped(self.MEMBERS)))
        assert [(d.path, d.raw) for d in found] == [
            ("n.zip/b.txt", WORDS),
            ("n.zip/2024/a.html", b"<p>Ferry runs again</p>"),
        ]

    def test_office_document_is_no_archive(self) -> None:
        assert names(read(write("letter.docx", zipped({"word/document.xml": WORDS})))) == ["letter.docx"]

    @pytest.mark.parametrize("name", ["n.zip", "n.tar.gz"])
    def test_large_member_costs_itself_alone(self, name: str) -> None:
        members = {"a.txt": WORDS, "bomb.txt": bytes(5_000_000), "c.txt": WORDS}
        write(name, zipped(members) if name == "n.zip" else tar(members, "gz"))
        found = read(name, max_size=1_000_000)
        assert kinds(found) == [None, "too_large", None]
        assert found[1].failure
        assert "5,000,000" in found[1].failure.message

    def test_bomb_whose_header_lies(self) -> None:
        packed = bytearray(zipped({"bomb.txt": bytes(5_000_000)}))
        lie = (1000).to_bytes(4, "little")
        packed[22:26] = lie
        packed[packed.index(b"PK\x01\x02") + 24 :][:4] = lie
        at = packed.index(b"PK\x01\x02") + 24
        packed[at : at + 4] = lie
        assert kinds(read(write("n.zip", bytes(packed)), max_size=1_000_000)) == ["unreadable"]

    def test_members_that_overlap(self) -> None:
        """The flat kind of bomb: many entries of the list point at the same bytes."""
        packed = zipped({"a.txt": WORDS})
        start, end = packed.index(b"PK\x01\x02"), packed.index(b"PK\x05\x06")
        entry = packed[start:end]
        tail = bytearray(packed[end:])
        tail[8:12] = (3).to_bytes(2, "little") * 2
        tail[12:16] = (3 * len(entry)).to_bytes(4, "little")
        assert kinds(read(write("n.zip", packed[:start] + entry * 3 + bytes(tail)))) == [
            None,
            "unreadable",
            "unreadable",
        ]

    def test_stream_that_is_a_bomb_given_up(self) -> None:
        write("rows.ndjson.gz", gzip.compress(b" " * 100_000_000, 9))
        write("n.tar.gz", tar({"a.txt": WORDS, "zeros.txt": bytes(100_000_000), "b.txt": WORDS}, "gz"))
        for name, whole in (("rows.ndjson.gz", []), ("n.tar.gz", ["n.tar.gz/a.txt", "n.tar.gz/zeros.txt"])):
            *before, last = read(name, field="text" if not whole else None, max_size=1_000_000)
            assert names(before)[-2:] == (whole or ["rows.ndjson.gz#1"])
            assert last.name == name
            assert last.failure
            assert "bomb" in last.failure.message

    def test_names_that_climb_stay_names(self) -> None:
        found = read(write("n.zip", zipped({"../../etc/passwd": WORDS, "/etc/shadow": WORDS})))
        assert names(found) == ["n.zip/../../etc/passwd", "n.zip//etc/shadow"]

    def test_tar_with_links_and_devices(self) -> None:
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w") as archive:
            link = tarfile.TarInfo("passwd")
            link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(link)
            device = tarfile.TarInfo("zero")
            device.type = tarfile.CHRTYPE
            archive.addfile(device)
        notes: list[str] = []
        assert read(write("n.tar", packed.getvalue()), note=notes.append) == []
        assert len(notes) == 2

    @pytest.mark.parametrize("name", ["n.zip", "n.tar", "n.tar.gz"])
    def test_broken(self, name: str) -> None:
        whole = (
            zipped(self.MEMBERS)
            if name == "n.zip"
            else tar(self.MEMBERS, "gz" if name.endswith("gz") else "")
        )
        assert (
            kinds(read(write(name, whole[:700] if name == "n.tar" else whole[: len(whole) // 2])))[-1]
            == "unreadable"
        )
        assert kinds(read(write(name, b"no archive at all" * 100)))[-1] == "unreadable"

    def test_encrypted_member(self) -> None:
        packed = bytearray(zipped({"a.txt": WORDS, "b.txt": WORDS}))
        for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            packed[packed.index(mark) + at] |= 1
        assert kinds(read(write("n.zip", bytes(packed)))) == ["unreadable", None]

    def test_memory_does_not_grow_with_members(self) -> None:
        import tracemalloc

        write("n.tar", tar({f"{number}.txt": WORDS for number in range(5000)}, ""))
        for _ in documents(["n.tar"], Reading()):
            pass
        tracemalloc.start()
        assert sum(1 for _ in documents(["n.tar"], Reading())) == 5000
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 1_500_000  # 5,000 members kept would be 4 MB


class TestTables:
    ROWS: Final = [
        {"slug": "ferry", "text": "Ferry runs again", "year": 2024},
        {"slug": "quay", "text": "Quay closes", "tags": ["a"]},
    ]

    def table(self, *lines: object) -> str:
        return write("t.ndjson", b"".join(json.dumps(line).encode() + b"\n" for line in lines))

    def test_ndjson(self) -> None:
        found = read(self.table(*self.ROWS), field="text", id="slug")
        assert names(found) == ["t.ndjson#ferry", "t.ndjson#quay"]
        assert [d.raw for d in found] == ["Ferry runs again", "Quay closes"]
        assert [d.columns for d in found] == [{"year": 2024}, {"tags": ["a"]}]

    def test_rows_are_numbered_without_id(self) -> None:
        assert names(read(self.table(*self.ROWS), field="text")) == ["t.ndjson#1", "t.ndjson#2"]

    @pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz", ".data"])
    def test_other_names(self, ending: str) -> None:
        lines = b"".join(json.dumps(row).encode() + b"\r\n" for row in self.ROWS)
        path = write(f"t{ending}", gzip.compress(lines) if ending.endswith("gz") else lines)
        assert [d.raw for d in read(path, field="text")] == ["Ferry runs again", "Quay closes"]

    @pytest.mark.parametrize("indent", [None, 2])
    def test_json(self, indent: int | None) -> None:
        """An article a file, or all of them in an array; neither is read as the text of an article."""
        one = write("one.json", json.dumps(self.ROWS[0], indent=indent).encode())
        all_ = write("all.json", json.dumps(self.ROWS, indent=indent).encode())
        found = [*read(one, field="text"), *read(all_, field="text")]
        assert names(found) == ["one.json", "all.json#1", "all.json#2"]
        assert [d.raw for d in found] == ["Ferry runs again", "Ferry runs again", "Quay closes"]
        assert names(read(one, field="text", id="slug")) == ["one.json#ferry"]
        assert kinds(read(one)) == ["no_field"]

    def test_json_with_a_row_a_line(self) -> None:
        path = write("t.json", b"".join(json.dumps(row).encode() + b"\n" for row in self.ROWS))
        assert names(read(path, field="text")) == ["t.json#1", "t.json#2"]

    def test_json_that_is_none_or_too_large(self) -> None:
        assert kinds(read(write("a.json", b'{"text": '), field="text")) == ["bad_row"]
        assert kinds(read(write("b.json", b'["Ferry", {"text": "Quay"}]'), field="text")) == ["bad_row", None]
        assert kinds(
            read(write("c.json", json.dumps(self.ROWS * 90).encode()), field="text", max_size=1000)
        ) == ["too_large"]

    def test_the_address_of_a_row(self) -> None:
        rows = [{"text": "Ferry", "url": "https://callan.example/ferry"}, {"text": "Quay", "url": 7}]
        assert [d.url for d in read(self.table(*rows), field="text")] == [
            "https://callan.example/ferry",
            None,
        ]

    def test_bad_rows_cost_themselves_alone(self) -> None:
        self.table(
            self.ROWS[0], [1], {"slug": "x"}, {"text": "no slug"}, {"slug": "y", "text": 7}, self.ROWS[1]
        )
        with Path("t.ndjson").open("ab") as table:
            table.write(b'{"cut": \n\n' + b"[" * 100_000 + b"\n" + json.dumps(self.ROWS[0]).encode())
        found = read("t.ndjson", field="text", id="slug")
        assert kinds(found) == [
            *(None, "bad_row", "no_field", "no_id", "no_field", None, "bad_row", "bad_row", None),
        ]
        assert names(found)[-1] == "t.ndjson#ferry"
        assert found[2].failure
        assert found[2].failure.message.endswith("it has 'slug'")

    def test_column_not_named(self) -> None:
        found = read(self.table(*self.ROWS))
        assert kinds(found) == ["no_field", "no_field"]
        assert found[0].failure
        assert "--field" in found[0].failure.message

    def test_row_too_large(self) -> None:
        self.table(self.ROWS[0], {"text": "x" * 5000}, self.ROWS[1])
        assert kinds(read("t.ndjson", field="text", max_size=1000)) == [None, "too_large", None]

    def test_lone_surrogates(self) -> None:
        (found,) = read(
            write("t.ndjson", b'{"text": "Ferry \\ud83d runs", "id": "\\ud83d"}'), field="text", id="id"
        )
        assert found.raw == b"Ferry ? runs"
        assert found.id == "?"

    @pytest.mark.parametrize(
        ("mark", "ending"), [(",", ".csv"), (";", ".csv"), ("\t", ".tsv"), (",", ".dat")]
    )
    def test_csv(self, mark: str, ending: str) -> None:
        lines = io.StringIO()
        table = csv.writer(lines, delimiter=mark)
        table.writerows(
            [
                ["slug", "text", "year"],
                ["ferry", 'Ferry "runs"\n\nagain; now, so', "2024"],
                [],
                ["quay", "Quay", ""],
            ]
        )
        path = write(f"t{ending}", b"\xef\xbb\xbf" + lines.getvalue().encode())
        found = read(path, field="text", id="slug")
        assert [(d.name, d.raw, d.columns) for d in found] == [
            (f"t{ending}#ferry", 'Ferry "runs"\n\nagain; now, so', {"year": "2024"}),
            (f"t{ending}#quay", "Quay", {"year": ""}),
        ]

    def test_csv_in_another_encoding_is_left_to_the_decoder(self) -> None:
        (found,) = read(write("t.csv", "id,text\n1,Café öffnet\n".encode("cp1252")), field="text")
        assert found.raw == "Café öffnet".encode("cp1252")

    def test_csv_with_a_mark_never_closed(self) -> None:
        write("t.csv", b'id,text\n1,fine\n2,"never closed\n' + b"x\n" * 3000)
        found = read("t.csv", field="text", max_size=1000)
        assert kinds(found) == [None, "bad_row"]

    def test_csv_with_an_endless_line(self) -> None:
        write("t.csv", b"id,text\n1," + b"x" * 5000)
        assert kinds(read("t.csv", field="text", max_size=1000)) == ["bad_row"]


class TestCrawls:
    PAGE = "<html><head><title>Fähre</title></head><body><p>Die Fähre fährt wieder.</p></body></html>"

    # its writer leaves temporary files to the garbage collector
    pytestmark = pytest.mark.filterwarnings(
        "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
    )

    def crawl(self, path: str, packed: bool) -> str:
        """A crawl as warcio, the library of real crawlers, writes it."""
        writer = pytest.importorskip("warcio.warcwriter")
        headers = pytest.importorskip("warcio.statusandheaders").StatusAndHeaders
        with Path(path).open("wb") as stream:
            warc = writer.WARCWriter(stream, gzip=packed)
            warc.write_record(warc.create_warcinfo_record("crawl.warc", {"software": "test"}))
            for number, (kind, extra, body) in enumerate(
                [
                    ("text/html; charset=utf-8", [], self.PAGE.encode()),
                    ("text/html; charset=iso-8859-1", [], self.PAGE.encode("latin-1")),
                    ("image/png", [], b"\x89PNG"),
                    ("text/html", [("Content-Encoding", "gzip")], gzip.compress(self.PAGE.encode())),
                    (
                        "text/html",
                        [("Transfer-Encoding", "chunked")],
                        b"%x\r\n%s\r\n0\r\n\r\n" % (len(self.PAGE.encode()), self.PAGE.encode()),
                    ),
                    ("text/html", [("Content-Encoding", "gzip")], gzip.compress(bytes(3_000_000))),
                ]
            ):
                http = headers("200 OK", [("Content-Type", kind), *extra], protocol="HTTP/1.1")
                url = f"https://gazette.example/{number}"
                for form in ("request", "response"):
                    warc.write_record(warc.create_warc_record(url, form, io.BytesIO(body), http_headers=http))
        return path

    @pytest.mark.parametrize("path", ["crawl.warc", "crawl.warc.gz"])
    def test_pages_of_html(self, path: str) -> None:
        found = read(self.crawl(path, path.endswith("gz")), max_size=1_000_000)
        assert [d.url for d in found] == [f"https://gazette.example/{n}" for n in (0, 1, 3, 4, 5)]
        assert kinds(found) == [None, None, None, None, "too_large"]
        for document in found[:4]:
            words = document.raw if isinstance(document.raw, str) else (document.raw or b"").decode()
            assert words == self.PAGE
        assert all(d.path == path and d.id and d.id.startswith("<urn:uuid:") for d in found)
        assert all(
            d.columns and d.columns["Target-URI"] == d.url and d.columns["Date"].endswith("Z") for d in found
        )

    def test_text_of_pages(self) -> None:
        """A crawl's text, which has no HTTP headers, and a page that a browser's crawler saved without any."""
        writer = pytest.importorskip("warcio.warcwriter")
        text = "Ferry sails again\n\nThe Callan ferry sails again."
        with Path("crawl.warc.wet.gz").open("wb") as stream:
            warc = writer.WARCWriter(stream, gzip=True)
            for form, kind, body in (
                ("conversion", "text/plain", text),
                ("resource", "text/html; charset=utf-8", self.PAGE),
                ("metadata", "text/plain", "fetchTimeMs: 12"),
                ("resource", "image/svg+xml", "<svg/>"),
            ):
                record = warc.create_warc_record(
                    f"https://gazette.example/{form}", form, io.BytesIO(body.encode()), warc_content_type=kind
                )
                warc.write_record(record)
        found = read("crawl.warc.wet.gz")
        assert [(d.url, d.raw) for d in found] == [
            ("https://gazette.example/conversion", text.encode()),
            ("https://gazette.example/resource", self.PAGE.encode()),
        ]

    def test_cut_off(self) -> None:
        whole = Path(self.crawl("whole.warc.gz", True)).read_bytes()
        write("crawl.warc.gz", whole[: len(whole) * 2 // 3])
        assert kinds(read("crawl.warc.gz"))[:3] == [None, None, None]
        assert kinds(read("crawl.warc.gz"))[-1] == "unreadable"


class TestStandardInput:
    CODE = (
        "from copydesk.batch.sources import *\n"
        "for d in documents(['-'], Reading(field={field!r})):\n"
        "    print(d.name, d.failure or load(d, 10**6))"
    )

    def piped(self, data: bytes, field: str | None = None) -> list[str]:
        code = self.CODE.format(field=field)
        return (
            subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=True)
            .stdout.decode()
            .split("\n")[:-1]
        )

    @pytest.mark.parametrize("data", [WORDS, gzip.compress(WORDS), bz2.compress(WORDS)])
    def test_document(self, data: bytes) -> None:
        assert self.piped(data) == [f"- {WORDS!r}"]

    def test_empty(self) -> None:
        assert self.piped(b"") == ["- b''"]

    def test_archives(self) -> None:
        for data in (zipped({"a.txt": WORDS}), tar({"a.txt": WORDS}, ""), tar({"a.txt": WORDS}, "gz")):
            assert self.piped(data) == [f"-/a.txt {WORDS!r}"]

    def test_tables(self) -> None:
        assert self.piped(b'{"text": "Ferry runs"}\n', "text") == ["-#1 Ferry runs"]
        assert self.piped(b"id,text\n7,Ferry runs\n", "text") == ["-#1 Ferry runs"]


def test_container_by_name() -> None:
    assert [
        container(name)
        for name in ("a.tar.gz", "A.WARC", "x.tbz2", "t.csv.zst", "a.html.gz", "a.docx", "tar")
    ] == [
        *(".tar", ".warc", ".tar", ".csv", None, None, None),
    ]


def test_shown() -> None:
    assert shown("Fähre.txt") == "Fähre.txt"
    assert shown(os.fsdecode(b"\xff\xfe.txt")) == "\\xff\\xfe.txt"


def test_examples_in_the_docstrings() -> None:
    assert doctest.testmod(copydesk.batch.sources).failed == 0
