"""Files, folders, streams -> documents: one by one, lazily, in a stable order."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, Any, NamedTuple

STDIN = "-"
MAX_SIZE = 50_000_000
"""Bytes that one document may have once unpacked; the longest news pages have a tenth of it."""

PACKINGS = {b"\x1f\x8b": ".gz", b"BZh": ".bz2", b"\xfd7zXZ\x00": ".xz", b"\x28\xb5\x2f\xfd": ".zst"}
"""First bytes of compressed data, and the usual ending of their names."""
SHORT_NAMES = {".tgz": ".tar.gz", ".tbz2": ".tar.bz2", ".txz": ".tar.xz", ".tzst": ".tar.zst"}
CONTAINERS = frozenset((".zip", ".tar", ".warc", ".wet", ".ndjson", ".jsonl", ".json", ".csv", ".tsv"))
"""Endings of files that hold many documents, or one in a field beside others."""


PAGE_PARTS = frozenset(
    (
        *(".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot"),
        *(".avif", ".bmp", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp"),
        *(".avi", ".m4a", ".m4v", ".mov", ".mp3", ".mp4", ".oga", ".ogg", ".ogv", ".wav", ".webm"),
    )
)
"""Endings of what browsers and mirrors save beside a page: styles and scripts are text, but nobody's article."""


class Failure(NamedTuple):
    """Why a document gave no record."""

    kind: str
    """One word for programs: `missing`, `unreadable`, `too_large`, `timeout`, `no_article`, …"""
    message: str
    """One sentence for people."""


Answer = bytes | Failure
"""What became of a document: its record in the output format, or why there is none."""


class Document(NamedTuple):
    """One article to edit: what it is called, and its words or the file that has them."""

    path: str
    """As given or as walked; a member of an archive is joined to the archive with `/`."""
    raw: bytes | str | None = None
    """What is to be edited; None where `load` has still to read it from `file`."""
    file: str | None = None
    """The file to read; None where `raw` or `failure` is there already."""
    id: str | None = None
    """What tells the documents of a table or crawl apart: the `--id` column, the row, the WARC record."""
    url: str | None = None
    columns: Mapping[str, Any] | None = None
    """What a table or crawl says besides; carried into the record under `source`."""
    failure: Failure | None = None
    """Why the document could not even be reached."""
    position: int = 0
    """Bytes of all sources read when the document came, for the progress bar."""

    @property
    def name(self) -> str:
        """What people are told: `news.zip/a.txt`, `table.ndjson#17`."""
        return self.path if self.id is None else f"{self.path}#{self.id}"


class Reading(NamedTuple):
    """How sources are to be read."""

    field: str | None = None
    """Column that holds the article; where it is given, every source but an archive or a crawl is a table."""
    id: str | None = None
    """Column that names the rows of a table; the number of the row where there is none."""
    max_size: int = MAX_SIZE
    without: str | None = None
    """Real path of the output: a walk through the folder it lies in passes it over."""
    note: Callable[[str], None] = lambda message: None
    """Is told what was passed over."""


class Found(NamedTuple):
    """A file that a walk came to, or what kept it from coming further."""

    path: str
    size: int = 0
    failure: Failure | None = None


class TooLarge(Exception):
    """A document, or what a stream unpacks to, is larger than allowed."""


def documents(sources: Iterable[str], reading: Reading) -> Iterator[Document]:
    """The documents of all sources in the order given; nothing is read before it is asked for.

    What cannot be read, wholly or from some point on, comes as a document with a `failure`: nothing is lost
    in silence.
    """
    behind = 0
    for source in sources:
        for found in files(source, reading):
            if found.failure:
                yield Document(shown(found.path), failure=found.failure)
            elif holds_many(found.path, reading):
                from copydesk.batch import containers  # single documents, the usual case, start without it

                yield from containers.contents(found.path, reading, behind)
            else:
                yield Document(shown(found.path), file=found.path, position=behind)
            behind += found.size


def files(source: str, reading: Reading) -> Iterator[Found]:
    """The file that is named, or the files below the folder that is named, sorted by name."""
    if source == STDIN:
        yield Found(STDIN)
        return
    try:
        status = os.stat(source)
    except (OSError, ValueError) as error:
        address = source.startswith(("http://", "https://"))
        yield Found(source, failure=Failure("missing", FETCH_FIRST) if address else failure(error))
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _walk(source, reading, frozenset(((status.st_dev, status.st_ino),)))
    else:
        yield Found(source, status.st_size)


FETCH_FIRST = (
    "an address, and no file of that name; fetch the page: curl -sL ADDRESS | copydesk --url ADDRESS"
)


def listed(list_file: str) -> Iterator[str]:
    """The sources that a list names, one a line; parted by NUL where the list has any, as `find -print0`
    writes it.

    Raises OSError where the list cannot be read.
    """
    rest, mark = b"", b""
    with sys.stdin.buffer if list_file == STDIN else open(list_file, "rb") as stream:
        while block := stream.read(1 << 16):
            rest += block
            # no path is as long as a block and none holds NUL, so the first block tells how the list is
            # parted
            mark = mark or (b"\0" if b"\0" in rest else b"\n")
            *names, rest = rest.split(mark)
            yield from (os.fsdecode(name) for line in names if (name := line.removesuffix(b"\r")))
    if rest:
        yield os.fsdecode(rest)


def load(document: Document, max_size: int) -> bytes | str:
    """The words of a document; of a compressed file what it holds.

    Raises OSError (or what an unpacker raises) where they cannot be read, TooLarge beyond `max_size` bytes.
    """
    if document.file is None:
        raw = document.raw if document.raw is not None else b""
    elif document.file == STDIN:
        raw = bounded(sys.stdin.buffer, max_size)
    else:
        with open(document.file, "rb") as stream:
            raw = bounded(stream, max_size)
    if isinstance(raw, str) or (packing := packed_as(raw)) is None:
        return raw
    from copydesk.batch import containers

    return containers.unpack(raw, packing, max_size)


def bounded(stream: IO[bytes], max_size: int) -> bytes:
    """All that is left in a stream; raises TooLarge beyond `max_size` bytes, without reading further."""
    pieces, size = [], 0
    while piece := stream.read(min(1 << 20, max_size + 1 - size)):
        pieces.append(piece)
        if (size := size + len(piece)) > max_size:
            raise TooLarge(f"larger than {max_size:,} bytes (--max-size)")
    return b"".join(pieces)


def packed_as(head: bytes) -> str | None:
    """The ending that data beginning so should have: `.gz`, `.bz2`, `.xz`, `.zst`; None if not compressed."""
    for mark, packing in PACKINGS.items():
        if head.startswith(mark):
            return packing
    return None


def container(name: str) -> str | None:
    """The ending of a name that says it holds many documents, compressed or not: `news.tar.gz` -> `.tar`."""
    stem, ending = os.path.splitext(name.lower())
    if ending in SHORT_NAMES:
        return ".tar"
    if ending in PACKINGS.values():
        ending = os.path.splitext(stem)[1]
    return ending if ending in CONTAINERS else None


def container_by_content(head: bytes) -> str | None:
    """The same for data that has no name, by its first bytes; tables cannot be told so."""
    if head[257:262] == b"ustar":
        return ".tar"
    return ".zip" if head.startswith(b"PK\x03\x04") else ".warc" if head.startswith(b"WARC/") else None


def holds_many(path: str, reading: Reading) -> bool:
    """Whether a file is to be read as an archive, a table or a crawl.

    Files tell by their names: an office document is a zip archive too, but no archive of articles. Standard
    input has no name, so its first bytes tell.
    """
    if reading.field is not None:
        return True
    if path != STDIN:
        return container(path) is not None
    head = sys.stdin.buffer.peek(1)  # type: ignore[union-attr]  # a BufferedReader
    return packed_as(head) is not None or container_by_content(head) is not None


def is_page_part(name: str) -> bool:
    """Whether a file belongs to a page and is none: a picture, a style sheet, a script, a font, a video.

    >>> is_page_part("ferry_files/pier.JPG"), is_page_part("ferry.html"), is_page_part("app.js.gz")
    (True, False, False)
    """
    return os.path.splitext(name.lower())[1] in PAGE_PARTS


def parts_passed_over(where: str, count: int) -> str:
    """What people are told of such files."""
    return f"{where}: {count} {'file' if count == 1 else 'files'} passed over: pictures, styles, scripts and the like"


def shown(path: str) -> str:
    r"""A path as text that every output can carry: bytes that are no UTF-8 are written `\xff`."""
    return path if path.isascii() else os.fsencode(path).decode("utf-8", "backslashreplace")


def failure(error: BaseException) -> Failure:
    """What an exception at reading says to programs and to people."""
    if isinstance(error, FileNotFoundError):
        return Failure("missing", "no such file")
    if isinstance(error, TooLarge):
        return Failure("too_large", str(error))
    if isinstance(error, OSError) and error.strerror:
        return Failure("unreadable", f"cannot be read: {error.strerror}")
    if isinstance(error, MemoryError):
        return Failure("memory", "needs more memory than a document may take")
    return Failure("unreadable", f"cannot be read: {error or type(error).__name__}")


def _walk(folder: str, reading: Reading, above: frozenset[tuple[int, int]]) -> Iterator[Found]:
    try:
        names = sorted(os.listdir(folder), key=os.fsencode)
    except OSError as error:
        yield Found(folder, failure=failure(error))
        return
    parts = 0
    for name in names:
        path = os.path.join(folder, name)
        if name.startswith("."):
            reading.note(f"{shown(path)}: passed over, hidden")
            continue
        if is_page_part(name) and os.path.isfile(path):
            parts += 1
            continue
        try:
            status = os.stat(path)
        except OSError as error:
            yield Found(path, failure=failure(error))
            continue
        if (
            reading.without
            and name == os.path.basename(reading.without)
            and os.path.realpath(path) == reading.without
        ):
            reading.note(f"{shown(path)}: passed over, it is the output")
        elif stat.S_ISREG(status.st_mode):
            yield Found(path, status.st_size)
        elif not stat.S_ISDIR(status.st_mode):
            reading.note(f"{shown(path)}: passed over, neither a file nor a folder")
        elif (here := (status.st_dev, status.st_ino)) in above:
            reading.note(f"{shown(path)}: passed over, the link leads back to a folder above it")
        else:
            yield from _walk(path, reading, above | {here})
    if parts:
        reading.note(parts_passed_over(shown(folder), parts))
