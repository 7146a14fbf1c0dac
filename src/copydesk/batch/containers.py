"""Files that hold many documents, read as they stream: archives, tables, crawls; and compressed files.

What a stream unpacks to is counted while it is read, so a bomb is given up early. Members are read, never
written to disk, and no name in an archive is ever opened as a file.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from typing import IO, Any

from copydesk.batch.sources import (
    STDIN,
    Document,
    Failure,
    Reading,
    TooLarge,
    bounded,
    container,
    container_by_content,
    failure,
    is_page_part,
    packed_as,
    parts_passed_over,
    shown,
)

MAX_RATIO = 200
"""Times its size that a stream may unpack to: archives of text reach 20, a page repeated 100, bombs 1,000."""
FREE_SIZE = 1 << 26
"""Bytes that a stream may unpack to whatever the ratio, so that small files of blanks are no bombs."""
BLOCK = 1 << 16


def contents(path: str, reading: Reading, behind: int = 0) -> Iterator[Document]:
    """The documents in a file that holds many; where it cannot be read to its end, the last has a `failure`.

    `behind` is the bytes of the sources before it, which the positions of the documents begin from.
    """
    packed = unpacked = None
    try:
        with sys.stdin.buffer if path == STDIN else open(path, "rb") as stream:
            packed = _Counted(stream)
            plain: io.BufferedReader = io.BufferedReader(packed, BLOCK)
            if packing := packed_as(plain.peek()):
                unpacked = _Guarded(_unpacker(plain, packing), packed)
                plain = io.BufferedReader(unpacked, BLOCK)
            for document in _reader(path, plain.peek(), reading)(plain, shown(path), reading):
                yield document._replace(position=behind + packed.count)
            if unpacked and unpacked.error:
                raise unpacked.error
    except Exception as error:  # a broken archive raises what its library thinks fit; none may end the batch
        cause = (unpacked and unpacked.error) or error
        yield Document(shown(path), failure=failure(cause), position=behind + (packed.count if packed else 0))


def unpack(raw: bytes, packing: str, max_size: int) -> bytes:
    """What compressed bytes hold; raises TooLarge beyond `max_size` bytes, and what the unpacker raises."""
    return bounded(_unpacker(io.BytesIO(raw), packing), max_size)


Reader = Callable[[io.BufferedReader, str, Reading], Iterator[Document]]


def _reader(path: str, head: bytes, reading: Reading) -> Reader:
    """How to read a stream: by the name of its file, or by the first bytes of standard input."""
    kind = container(path)
    if kind is None and path == STDIN:
        kind = container_by_content(head)
    if kind in (".zip", ".tar", ".warc", ".wet"):
        return {".zip": _zip, ".tar": _tar, ".warc": _warc, ".wet": _warc}[kind]
    start = head.lstrip()
    # an array, or an object over several lines
    if kind == ".json" or (kind is None and reading.field is not None and re.match(rb"\[|\{\s*\n", start)):
        return _json
    if kind in (".csv", ".tsv") or (
        kind is None and reading.field is not None and not start.startswith(b"{")
    ):
        return _csv
    return _document if kind is None and reading.field is None else _ndjson


def _document(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Document]:
    """Compressed standard input that holds one document."""
    yield Document(name, bounded(stream, reading.max_size))


# Archives


def _tar(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Document]:
    import tarfile

    parts = 0
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        while (member := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined]  # tarfile would keep them all
            path = f"{name}/{_printed(member.name)}"
            if member.isdir() or _is_passed_over(member.name, path, reading):
                continue
            if is_page_part(member.name):
                parts += 1
            elif not member.isfile():
                reading.note(f"{path}: passed over, neither a file nor a folder")
            elif member.size > reading.max_size:
                yield Document(path, failure=failure(TooLarge(_too_large(member.size, reading))))
            elif (content := archive.extractfile(member)) is not None:
                yield Document(path, bounded(content, reading.max_size))
    if parts:
        reading.note(parts_passed_over(name, parts))


def _zip(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Document]:
    import zipfile
    from shutil import copyfileobj
    from tempfile import TemporaryFile

    with TemporaryFile() as kept:
        file: IO[bytes] = stream
        if not stream.seekable():  # the list of members is at the end
            copyfileobj(stream, kept)
            file = kept
        with zipfile.ZipFile(file) as archive:
            end, parts = -1, 0
            for member in sorted(archive.infolist(), key=lambda member: member.header_offset):
                path = f"{name}/{_printed(member.filename)}"
                if member.is_dir() or _is_passed_over(member.filename, path, reading):
                    continue
                if is_page_part(member.filename):
                    parts += 1
                    continue
                overlaps, end = (
                    member.header_offset < end,
                    max(end, member.header_offset + member.compress_size),
                )
                try:
                    if overlaps:  # the same bytes unpacked again and again: a bomb of the flat kind
                        raise zipfile.BadZipFile("lies over another member")
                    if member.file_size > reading.max_size:
                        raise TooLarge(_too_large(member.file_size, reading))
                    with archive.open(member) as content:
                        yield Document(path, bounded(content, reading.max_size))
                except Exception as error:  # passwords, odd compression, broken data: each costs one member
                    yield Document(path, failure=failure(error))
            if parts:
                reading.note(parts_passed_over(name, parts))


def _too_large(size: int, reading: Reading) -> str:
    return f"unpacks to {size:,} bytes, more than {reading.max_size:,} (--max-size)"


def _is_passed_over(name: str, path: str, reading: Reading) -> bool:
    """Hidden members, as in folders, and the files that macOS adds to its archives."""
    if not any(
        (part.startswith(".") and part not in (".", "..")) or part == "__MACOSX"
        for part in name.replace("\\", "/").split("/")
    ):
        return False
    reading.note(f"{path}: passed over, hidden")
    return True


def _printed(name: str) -> str:
    """The name of a member as text: bytes that are no UTF-8 become escapes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


# Tables


def _ndjson(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Document]:
    for number, line in enumerate(_bounded_lines(stream, reading), 1):
        if line is None:
            why = failure(TooLarge(f"a row of more than {reading.max_size:,} bytes (--max-size)"))
            yield Document(name, id=str(number), failure=why)
        elif line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield Document(name, id=str(number), failure=Failure("bad_row", f"no JSON: {error}"))
            else:
                yield _row(row, number, name, reading)


def _json(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Document]:
    """The rows of a file that is one JSON value: an array of objects, or one object, which needs no number."""
    raw = bounded(stream, reading.max_size)
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        # some write a row a line into such files, too
        yield from _ndjson(io.BufferedReader(io.BytesIO(raw)), name, reading)
        return
    if isinstance(value, list):
        for number, row in enumerate(value, 1):
            yield _row(row, number, name, reading)
    else:
        found = _row(value, 1, name, reading)
        yield found if reading.id is not None else found._replace(id=None)


def _bounded_lines(stream: io.BufferedReader, reading: Reading) -> Iterator[bytes | None]:
    """Lines one by one, None for one that is too long to be kept."""
    while line := stream.readline(reading.max_size + 1):
        if len(line) <= reading.max_size or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(BLOCK)
        yield None


def _csv(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Document]:
    import csv

    csv.field_size_limit(reading.max_size)
    # bytes that are no UTF-8 are kept through, so that the article is decoded as one from a file would be
    lines = io.TextIOWrapper(stream, "utf-8-sig", errors="surrogateescape", newline="")
    header = lines.readline(BLOCK)
    mark = max("\t,;", key=header.count)
    columns = next(csv.reader([header], delimiter=mark), [])
    number = 0
    try:
        for number, cells in enumerate(csv.reader(_csv_lines(lines, reading), delimiter=mark), 1):
            if cells:
                yield _row(dict(zip(columns, cells, strict=False)), number, name, reading)
    except csv.Error as error:
        # a mark that is never closed swallows the rest: where the next row begins cannot be told
        yield Document(name, id=str(number + 1), failure=Failure("bad_row", f"the table ends here: {error}"))


def _csv_lines(lines: io.TextIOWrapper, reading: Reading) -> Iterator[str]:
    import csv

    while line := lines.readline(reading.max_size):
        if len(line) == reading.max_size:
            raise csv.Error(f"a line of more than {reading.max_size:,} characters (--max-size)")
        yield line


def _row(row: Any, number: int, name: str, reading: Reading) -> Document:
    """The document in a row: the article from one column, the name from another, the rest carried through.

    A column `url` is the page's address, as tables of scrapes have it.
    """
    key = str(number)
    if not isinstance(row, dict):
        return Document(name, id=key, failure=Failure("bad_row", "not a row: it is no JSON object"))
    columns = {column: value for column, value in row.items() if column not in (reading.field, reading.id)}
    if reading.id is not None and row.get(reading.id) not in (None, ""):
        key = str(row[reading.id])
    elif reading.id is not None:
        why = Failure("no_id", f"the row has no {reading.id!r} (--id); it has {_listed(row)}")
        return Document(name, id=key, failure=why)
    raw = None if reading.field is None else row.get(reading.field)
    if not isinstance(raw, str):
        what = (
            "say which column holds the article"
            if reading.field is None
            else f"the row has no text in {reading.field!r}"
        )
        return Document(name, id=key, failure=Failure("no_field", f"{what} (--field); it has {_listed(row)}"))
    url = row.get("url")
    address = url if isinstance(url, str) and url.startswith(("http://", "https://")) else None
    return Document(name, _words(raw), id=_clean(key), url=address, columns=columns)


def _listed(row: dict[str, Any]) -> str:
    return ", ".join(map(repr, list(row)[:20])) or "none"


def _words(raw: str) -> bytes | str:
    """Text as it is, or the bytes behind it; the halves of characters that JSON lets through become `?`."""
    if raw.isascii():
        return raw
    try:
        raw.encode()
    except UnicodeEncodeError:
        try:
            return raw.encode("utf-8", "surrogateescape")
        except UnicodeEncodeError:
            return raw.encode("utf-8", "replace")
    return raw


def _clean(key: str) -> str:
    return key.encode("utf-8", "replace").decode()


# Crawls


PAGES = ("text/html", "application/xhtml+xml")
CRAWLED = {"response": PAGES, "resource": PAGES, "conversion": ("text/plain",)}
"""The records of crawls that may be articles, and their types: pages as served or as saved, and the text of a page (.wet)."""


def _warc(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Document]:
    """The pages of a crawl: those with status 200, unpacked as their HTTP headers say, or the text that was made of them.

    Requests, redirects, error pages and pictures are no articles that could be missed: they go unnoticed.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError:
        message = "reading crawls needs the extra copydesk[warc]: pip install 'copydesk[warc]'"
        yield Document(name, failure=Failure("needs_extra", message))
        return
    for record in ArchiveIterator(stream):
        http = record.http_headers
        if record.rec_type == "response" and (http is None or http.get_statuscode() != "200"):
            continue
        said = (http or record.rec_headers).get_header("Content-Type") or ""
        kind, _, parameters = said.lower().partition(";")
        if kind.strip() not in CRAWLED.get(record.rec_type, ()):
            continue
        columns = {
            column: record.rec_headers.get_header(f"WARC-{column}") for column in ("Target-URI", "Date")
        }
        page = Document(
            name,
            id=record.rec_headers.get_header("WARC-Record-ID"),
            url=columns["Target-URI"],
            columns=columns,
        )
        try:
            raw = bounded(record.content_stream(), reading.max_size)
        except Exception as error:  # a broken body costs one page
            yield page._replace(failure=failure(error))
        else:
            yield page._replace(raw=_declared(raw, parameters.rpartition("charset=")[2].strip("\"' ")))


def _declared(raw: bytes, charset: str) -> bytes | str:
    """The page as text where the server named another charset than UTF-8 and the bytes bear it out."""
    if charset in ("", "utf-8", "utf8"):
        return raw
    try:
        return raw.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return raw


# Streams


class _Stream(io.RawIOBase):
    """A stream that reads another and counts the bytes."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.count = 0


class _Counted(_Stream):
    """A stream that knows how many of its bytes have been read."""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self.stream.seekable()

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self.stream.seek(offset, whence)

    def tell(self) -> int:
        return self.stream.tell()

    def readinto(self, buffer: Any) -> int:
        size = self.stream.readinto1(buffer)  # type: ignore[attr-defined]  # a BufferedReader
        self.count += size
        return int(size)


class _Guarded(_Stream):
    """What another stream unpacks to; where that breaks off or is unbelievably much, the stream ends.

    It raises nothing, since readers lose what stands before an exception, and some take one for the end.
    """

    def __init__(self, stream: IO[bytes], packed: _Counted) -> None:
        super().__init__(stream)
        self.packed = packed
        self.error: Exception | None = None
        """Why it ended early."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self.error:
            return 0
        try:
            # one piece at a time: what stands before a break is had before the break is
            data: bytes = self.stream.read1(len(buffer))  # type: ignore[attr-defined]  # all unpackers have it
        except Exception as error:  # each has its own
            self.error = error
            return 0
        self.count += len(data)
        if self.count > FREE_SIZE and self.count > MAX_RATIO * self.packed.count:
            self.error = TooLarge(f"unpacks to more than {MAX_RATIO} times its size: given up as a bomb")
            return 0
        buffer[: len(data)] = data
        return len(data)


def _unpacker(stream: IO[bytes], packing: str) -> IO[bytes]:
    if packing == ".gz":
        import gzip

        return gzip.GzipFile(fileobj=stream)  # type: ignore[return-value]
    if packing == ".bz2":
        import bz2

        return bz2.BZ2File(stream)
    if packing == ".xz":
        import lzma

        return lzma.LZMAFile(stream)
    try:
        import zstandard
    except ImportError:
        raise OSError(
            0, "Zstandard files need the extra copydesk[zst]: pip install 'copydesk[zst]'"
        ) from None
    unpacked: IO[bytes] = zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True)
    return unpacked
