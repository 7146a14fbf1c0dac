"""Where records go: a stream, a file, a folder; and the journal from which a stopped run goes on.

A file is written under a hidden name beside its own and renamed when it is whole: nobody sees half of one.
"""

from __future__ import annotations

import os
import re
import zlib
from hashlib import blake2b
from typing import IO, NamedTuple

from copydesk.batch.formats import Format
from copydesk.batch.sources import Document, shown

LONGEST_NAME = 200
"""Bytes of one name in a folder; file systems allow 255, and an ending and a number are still to come."""


class Stream:
    """Standard output, or what is no regular file (`/dev/null`, a named pipe): written as records come."""

    def __init__(self, stream: IO[bytes], form: Format, offset: int = 0) -> None:
        self.stream, self.form = stream, form
        self.offset = offset
        """Bytes written, those of the run that is gone on with included."""

    def write(self, document: Document, words: bytes) -> None:
        """Write one record, after what stands before the first or between two. Raises OSError."""
        words = (self.form.between if self.offset else self.form.head).encode() + words
        self.stream.write(words)
        self.offset += len(words)

    def pass_over(self, document: Document) -> None:
        """Take note of a document whose record is written already, or has no place in the format."""

    def flush(self) -> None:
        """Hand all that was written to the system. Raises OSError."""
        self.stream.flush()

    def finish(self) -> None:
        """Write what stands after the last record. Raises OSError."""
        self.stream.write(((self.form.head if not self.offset else "") + self.form.tail).encode())
        self.stream.flush()


class File(Stream):
    """One file for all records, with its own name only when it is whole."""

    def __init__(self, path: str, form: Format, offset: int = 0) -> None:
        self.path = os.path.realpath(path)
        self.part = hidden(self.path, "part")
        stream = open(self.part, "r+b" if offset else "wb")  # noqa: SIM115 (open as long as the run)
        if offset:  # what was written after the last entry of the journal may be half a record
            stream.truncate(offset)
            stream.seek(offset)
        super().__init__(stream, form, offset)

    def finish(self) -> None:
        """Give the whole its name. Raises OSError."""
        super().finish()
        os.fsync(self.stream.fileno())
        self.stream.close()
        if self.form.ending == ".parquet":
            from copydesk.batch import parquet

            parquet.convert(self.part, packed := hidden(self.path, "parquet"))
            os.replace(packed, self.path)
            os.unlink(self.part)
        else:
            os.replace(self.part, self.path)


class Folder:
    """A file a document, in a tree like the sources': never two on one name, none outside the folder."""

    offset = 0

    def __init__(self, path: str, form: Format, sources: tuple[str, ...]) -> None:
        self.path, self.form = path, form
        self.root = f"{shown(sources[0]).rstrip('/')}/" if len(sources) == 1 else None
        """What is left off the names: of a single source the tree shows the inside."""
        self.taken: set[bytes] = set()
        """Eight bytes for each name given out: the names would fill the memory in a large batch."""
        os.makedirs(path, exist_ok=True)
        self.part = os.path.join(path, hidden("", "part"))

    def write(self, document: Document, words: bytes) -> None:
        """Write the file of one record. Raises OSError."""
        target = os.path.join(self.path, self.name(document))
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(self.part, "wb") as stream:
            stream.write(self.form.head.encode() + words + self.form.tail.encode())
        os.replace(self.part, target)

    def pass_over(self, document: Document) -> None:
        """Take note of a document whose record is written already, or has no place in the format."""
        self.name(document)

    def flush(self) -> None:
        """Nothing is held back."""

    def finish(self) -> None:
        """Every file is whole already."""

    def name(self, document: Document) -> str:
        """The path below the folder: the document's own, made safe, with `~2` where another has taken it."""
        whole = document.path if document.id is None else f"{document.path}/{document.id}"
        if self.root is not None:
            inside = whole.removeprefix(self.root)
            whole = inside if inside != whole else os.path.basename(whole)
        stem, ending = safe_path(whole, self.form.ending), self.form.ending
        name, number = stem + ending, 1
        # there are file systems where case does not tell names apart
        while (mark := blake2b(name.casefold().encode(), digest_size=8).digest()) in self.taken:
            number += 1
            name = f"{stem}~{number}{ending}"
        self.taken.add(mark)
        return name


Output = Stream | Folder


class Tally(NamedTuple):
    """How far a run has come: enough to go on from there."""

    documents: int = 0
    chain: int = 0
    """Checksum over the names of these documents: sources that have changed since are noticed."""
    records: int = 0
    no_article: int = 0
    failed: int = 0
    """Failures of other kinds."""
    output: int = 0
    """Bytes of the output."""
    errors: int = 0
    """Bytes of the file of errors."""

    def after(self, document: Document, kind: str | None, output: int, errors: int) -> Tally:
        """The tally when one more document is done, with a failure of `kind` or none."""
        return Tally(
            self.documents + 1,
            zlib.crc32(document.name.encode(), self.chain),
            self.records + (kind is None),
            self.no_article + (kind == "no_article"),
            self.failed + (kind not in (None, "no_article")),
            output,
            errors,
        )


class CannotResume(Exception):
    """The stopped run and this one do not fit together; the message says why and what to do."""


class Journal:
    """A line for each tally; the last whole one counts, so a journal cut off anywhere is a good one."""

    def __init__(self, path: str, run: str) -> None:
        self.path = path
        self.head = f"{run}\n".encode()
        """What the output depends on besides the documents: another run's journal is refused."""
        self.whole = b""
        """The whole lines of the stopped run's journal."""
        self.stream: IO[bytes] | None = None

    def last(self) -> Tally:
        """How far the stopped run came; the beginning where there was none. Raises CannotResume."""
        try:
            with open(self.path, "rb") as stream:
                written = stream.read()
        except FileNotFoundError:
            return Tally()
        whole = written[: written.rfind(b"\n") + 1]
        if whole and not whole.startswith(self.head):
            raise CannotResume(
                "the stopped run had other sources or options; repeat those, or start anew without --resume"
            )
        self.whole = whole
        lines = whole.split(b"\n")[1:-1]
        return Tally(*map(int, lines[-1].split())) if lines else Tally()

    def keep(self, tally: Tally) -> None:
        """Add a tally when all that it counts has been flushed. Raises OSError."""
        if self.stream is None:
            # never emptied before it is written: on a full disk the old lines are all there is
            self.stream = open(self.path, "r+b" if self.whole else "wb", buffering=0)  # noqa: SIM115
            self.stream.truncate(len(self.whole))
            self.stream.seek(len(self.whole))
            if not self.whole:
                self.stream.write(self.head)
        self.stream.write(" ".join(map(str, tally)).encode() + b"\n")

    def remove(self) -> None:
        """The run is complete."""
        if self.stream:
            self.stream.close()
        if os.path.exists(self.path):
            os.unlink(self.path)


def hidden(path: str, what: str) -> str:
    """A hidden name beside `path` for what a run keeps until it is complete.

    >>> hidden("out/news.ndjson", "part")
    'out/.news.ndjson.copydesk-part'
    """
    folder, name = (path, "") if os.path.isdir(path) else os.path.split(path)
    return os.path.join(folder, f".{name}.copydesk-{what}" if name else f".copydesk-{what}")


def safe_path(path: str, ending: str) -> str:
    r"""A relative path that stays below a folder and that every file system takes.

    >>> safe_path("../../etc/passwd", ".json"), safe_path("a\\b:c", ".json")
    ('etc/passwd', 'a/b_c')

    A folder never ends like a file of the tree, so that `a` and `a.json/b` can both be there.
    """
    parts = [_safe_name(part) for part in re.split(r"[/\\]", path) if part not in ("", ".", "..")]
    folders = [f"{part}_" if part.lower().endswith(ending) else part for part in parts[:-1]]
    return "/".join([*folders, *parts[-1:]]) or "_"


def _safe_name(part: str) -> str:
    # control characters, what Windows forbids, and a dot in front, which would hide the file
    part = re.sub(r"[\x00-\x1f\x7f<>:\"|?*]|^\.", "_", part)
    if len(raw := part.encode("utf-8", "replace")) <= LONGEST_NAME:
        return raw.decode()
    return raw[: LONGEST_NAME - 17].decode("utf-8", "ignore") + "~" + blake2b(raw, digest_size=8).hexdigest()
