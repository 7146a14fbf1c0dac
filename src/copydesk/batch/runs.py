"""Sources in, records out: in parallel, in order, gone on with if stopped; a bad input costs itself alone."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from itertools import chain, islice
from time import monotonic
from types import FrameType
from typing import NamedTuple
from zlib import crc32

import copydesk
from copydesk.batch.formats import EXPLAINED, FORMATS, Fields, Format, alone, ndjson, printable
from copydesk.batch.isolated import Job, answer_alone
from copydesk.batch.outputs import CannotResume, File, Folder, Journal, Output, Stream, Tally, hidden
from copydesk.batch.sources import (
    MAX_SIZE,
    STDIN,
    Answer,
    Document,
    Failure,
    Reading,
    documents,
    failure,
    files,
    listed,
    load,
    shown,
)

JOURNAL_EVERY = 32
"""Documents between two lines of the journal: what a run that was killed does again."""


class Order(NamedTuple):
    """What the user asked for; the options of the command, one to one."""

    sources: tuple[str, ...]
    files_from: str | None = None
    output: str | None = None
    format: str | None = None
    explain: bool = False
    field: str | None = None
    id: str | None = None
    url: str | None = None
    max_size: int = MAX_SIZE
    timeout: float = 30
    """Seconds for one document."""
    jobs: int | None = None
    errors: str | None = None
    resume: bool = False
    strict: bool = False
    quiet: bool = False


class Misuse(Exception):
    """The order cannot be carried out as it stands; the message says why."""


def run(order: Order) -> int:
    """Carry out an order; the exit code: 0 all went well, 1 some input failed, 128 + n stopped by signal n.

    Raises Misuse for an order that makes no sense, before anything is written.
    """
    _check(order)
    desk = _Desk(order)
    try:
        with _stoppable():
            return desk.work()
    except BrokenPipeError:
        # whoever read our output has what they wanted; what is buffered must not be tried again at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except CannotResume as error:
        raise Misuse(f"--resume: {error}") from error
    except _Stopped as stop:
        desk.stop(f"stopped by {signal.Signals(stop.number).name}")
        return 128 + stop.number
    except OSError as error:
        desk.stop(f"{shown(error.filename or order.output or 'standard output')}: {error.strerror or error}")
        return 1


def answer(document: Document, make: Callable[[Document, bytes | str], str], max_size: int) -> Answer:
    """What `make` makes of a document's words, or why it could not; raises nothing that a document causes."""
    if document.failure:
        return document.failure
    try:
        raw = load(document, max_size)
    except Exception as error:  # unpackers raise what they think fit
        return failure(error)
    try:
        return make(document, raw).encode("utf-8", "replace")
    except copydesk.EditError as error:
        return Failure(error.kind, str(error))
    except MemoryError as error:
        return failure(error)
    except Exception as error:
        return Failure("internal", f"a fault of copydesk, please report it: {type(error).__name__}: {error}")


def edited(
    document: Document, raw: bytes | str, write: Callable[[Fields], str], url: str | None = None
) -> str:
    """The record of a document, written in a format; `url` is for a document that has none of its own."""
    record = copydesk.edit(raw, document.url or url, _path(document)).to_dict()
    record["source"] |= _besides(document)
    return write(record)


def explained(document: Document, raw: bytes | str, colour: bool, is_batch: bool) -> str:
    """The blocks of a document with their roles and clues; under its name where it is one of several."""
    from copydesk.annotate import explain

    title = f"== {printable(document.name)}\n" if is_batch else ""
    return title + explain(copydesk.label(raw), colour)


def error_record(document: Document, why: Failure) -> Fields:
    """What stands in the output for a document that gave no record."""
    source = {"path": _path(document), **_besides(document)}
    return {"source": source, "error": {"kind": why.kind, "message": why.message}}


def _path(document: Document) -> str | None:
    return None if document.path == STDIN else document.path


def _besides(document: Document) -> Fields:
    """What a table or a crawl adds to a record's source."""
    besides = {} if document.id is None else {"id": document.id}
    return besides | {"columns": document.columns} if document.columns else besides


class _Desk:
    """One run: what is open, and how far it has come."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.tally = self.begun = Tally()
        self.output: Output | None = None
        self.errors: File | None = None
        self.journal: Journal | None = None
        self.progress: Progress | None = None
        self.started = monotonic()

    def work(self) -> int:
        """All documents, from the first or from where the stopped run came to."""
        order = self.order
        reading = Reading(
            order.field, order.id, order.max_size, order.output and os.path.realpath(order.output), self.note
        )
        found = documents(_sources(order), reading)
        first = list(islice(found, 2))
        if not first:
            self.say("no document in what was given")
            return 1
        is_batch = len(first) > 1
        if is_batch and order.url is not None:
            raise Misuse("--url is the address of one page, and there are several")
        try:
            form = self.open(is_batch)
        except OSError as error:
            raise Misuse(f"{shown(error.filename or '')}: {error.strerror}") from error
        answers = self.answers(self.passed_over(chain(first, found)), self.job(form, is_batch), is_batch)
        with closing(answers):
            for document, result in answers:
                self.take(document, result, form)
                if order.strict and isinstance(result, Failure):
                    self.stop("stopped at the first failure (--strict)")
                    return 1
        self.finish()
        if is_batch:
            self.summary()
        return 1 if self.tally.no_article or self.tally.failed else 0

    def job(self, form: Format, is_batch: bool) -> Job:
        """What is done with each document."""
        order = self.order
        make: Callable[[Document, bytes | str], str] = partial(edited, write=form.write, url=order.url)
        if order.explain:
            make = partial(explained, colour=order.output is None and _shows_colour(), is_batch=is_batch)
        return partial(answer, make=make, max_size=order.max_size)

    def answers(
        self, found: Iterator[Document], job: Job, is_batch: bool
    ) -> Generator[tuple[Document, Answer]]:
        """The documents with what became of them."""
        if not is_batch:
            return _alone(found, job, self.order)
        # multiprocessing would cost a single document a third of its start-up
        from copydesk.batch import workers

        with suppress(copydesk.EditError):
            copydesk.label("The pipeline is loaded once, before workers are forked.")
        if sys.stderr.isatty() and not self.order.quiet:
            self.progress = Progress(self.order, self.begun.documents)
        return workers.answers(found, job, self.order.jobs or _cores(), self.order.timeout)

    def open(self, is_batch: bool) -> Format:
        """Open what is written to; how records are written there. Raises CannotResume, OSError."""
        order = self.order
        form = EXPLAINED if order.explain else FORMATS[order.format or _format_of(order.output)]
        if not is_batch or _is_folder(order.output):
            form = alone(form)
        if order.output is None:
            if not is_batch and not order.format and not order.explain and sys.stdout.isatty():
                form = alone(FORMATS["json"])
            self.output = Stream(sys.stdout.buffer, form)
        elif (
            os.path.exists(order.output) and not os.path.isfile(order.output) and not _is_folder(order.output)
        ):
            self.output = Stream(open(order.output, "wb"), form)  # noqa: SIM115 (open as long as the run)
        else:
            kept = order.output if _is_folder(order.output) else os.path.realpath(order.output)
            self.journal = Journal(hidden(kept, "journal"), _run_mark(order))
            parts = [hidden(os.path.realpath(path), "part") for path in (order.output, order.errors) if path]
            if _is_folder(order.output):
                del parts[0]
            # no parts are left of a run that was killed while it named its outputs: it begins again
            if order.resume and all(map(os.path.exists, parts)):
                self.tally = self.begun = self.journal.last()
            if _is_folder(order.output):
                self.output = Folder(order.output, form, () if order.files_from else order.sources)
            else:
                self.output = File(order.output, form, self.begun.output)
        if order.errors is not None:
            self.errors = File(order.errors, FORMATS["ndjson"], self.begun.errors)
        return form

    def passed_over(self, found: Iterator[Document]) -> Iterator[Document]:
        """The documents that the stopped run has not done; raises CannotResume where it did others."""
        assert self.output is not None
        chain = 0
        for _ in range(self.begun.documents):
            document = next(found, None)
            if document is None:
                break
            chain = crc32(document.name.encode(), chain)
            self.output.pass_over(document)
        if chain != self.begun.chain:
            raise CannotResume(
                "the sources have changed since the run was stopped; start anew without --resume"
            )
        return found

    def take(self, document: Document, result: Answer, form: Format) -> None:
        """Write what a document gave and count it."""
        assert self.output is not None
        kind = None
        if isinstance(result, Failure):
            kind = result.kind
            record = error_record(document, result)
            self.say(f"{'standard input' if document.name == STDIN else document.name}: {result.message}")
            if self.errors:
                self.errors.write(document, ndjson(record).encode("utf-8", "replace"))
            words = form.write(record).encode("utf-8", "replace") if form.errors else None
        else:
            words = result
        if words is None:
            self.output.pass_over(document)
        else:
            self.output.write(document, words)
        # one assignment, so that a signal finds either the old tally or the new one
        self.tally = self.tally.after(
            document, kind, self.output.offset, self.errors.offset if self.errors else 0
        )
        if self.journal is None:
            self.output.flush()
        elif self.tally.documents % JOURNAL_EVERY == 0:
            self.keep()
        if self.progress:
            self.progress.show(self.tally.documents, document.position)

    def keep(self) -> None:
        """Write the journal, after what it speaks of."""
        if self.journal and self.output:
            self.output.flush()
            if self.errors:
                self.errors.flush()
            self.journal.keep(self.tally)

    def finish(self) -> None:
        """Give the outputs their names; from here on there is nothing to resume."""
        assert self.output is not None
        self.output.finish()
        if self.errors:
            self.errors.finish()
        if self.journal:
            self.journal.remove()

    def stop(self, why: str) -> None:
        """End a run that is not complete: keep what there is and say how to go on."""
        done = f"after {self.tally.documents:,} documents"
        if self.journal is None:
            self.say(f"{why}, {done}")
            return
        with suppress(OSError):  # on a full disk the journal of a while ago has to do
            self.keep()
        self.say(f"{why}, {done}; the same command with --resume goes on from there")

    def summary(self) -> None:
        """One line for people and logs."""
        seconds = monotonic() - self.started
        tally, here = self.tally, self.tally.documents - self.begun.documents
        if self.progress:
            self.progress.clear()
        if not self.order.quiet:
            self.say(
                f"{tally.records:,} records, {tally.no_article:,} with no article, {tally.failed:,} failed, "
                f"{seconds:.1f} s, {here / max(seconds, 0.001):,.0f} documents/s"
            )

    def note(self, message: str) -> None:
        """Tell something that is no failure."""
        if not self.order.quiet:
            self.say(message)

    def say(self, message: str) -> None:
        """Tell something on standard error; what a scrape or a file name holds cannot steer the terminal."""
        if self.progress:
            self.progress.clear()
        with suppress(OSError):  # nobody listens
            sys.stderr.write(f"copydesk: {printable(message).replace(chr(10), ' ')}\n")
            sys.stderr.flush()


class Progress:
    """A line on a terminal: how many documents, how fast, how long still; measured in bytes of sources."""

    EVERY = 0.1
    """Seconds between two states: faster than one can read."""

    def __init__(self, order: Order, begun: int) -> None:
        quiet = Reading()
        # a list from standard input can be read but once, and what comes through a pipe has no size
        named = () if order.files_from == STDIN else _sources(order)
        self.total = sum(found.size for source in named for found in files(source, quiet))
        self.started = self.shown = monotonic()
        self.begun = begun
        self.first: int | None = None

    def show(self, done: int, position: int) -> None:
        """Draw the line anew, if it is time."""
        now = monotonic()
        self.first = position if self.first is None else self.first
        if now - self.shown < self.EVERY:
            return
        self.shown = now
        rate = (done - self.begun) / (now - self.started)
        line = f"{done:,} documents, {rate:,.0f}/s"
        if self.total and position > self.first:
            left = max(self.total - position, 0) * (now - self.started) / (position - self.first)
            line += f", {min(position / self.total, 1):.0%}, {left // 60:.0f} min {left % 60:.0f} s left"
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Make room for a message."""
        sys.stderr.write("\r\x1b[K")


def _check(order: Order) -> None:
    if not order.sources and order.files_from is None:
        raise Misuse("no source given")
    if order.format is not None and order.format not in FORMATS:
        raise Misuse(f"no format {order.format!r}: choose one of {', '.join(FORMATS)}")
    if order.id is not None and order.field is None:
        raise Misuse("--id names a column of a table: name the one that holds the article too, with --field")
    if order.files_from == STDIN and STDIN in order.sources:
        raise Misuse("standard input cannot be a source and the list of sources at once")
    if (
        order.files_from is not None
        and order.files_from != STDIN
        and not os.access(order.files_from, os.R_OK)
    ):
        raise Misuse(f"{shown(order.files_from)}: the list of sources cannot be read")
    if order.resume and order.output is None:
        raise Misuse("--resume goes on with an output file or folder: give it with -o")
    if order.explain and order.format:
        raise Misuse("--explain has a format of its own: leave out --format")
    if order.output is not None:
        if (order.format or _format_of(order.output)) == "parquet" and _is_folder(order.output):
            raise Misuse("Parquet is one table: give -o a file")
        if os.path.realpath(order.output) in map(os.path.realpath, order.sources):
            raise Misuse("the output is one of the sources: give -o another name")
    elif order.format == "parquet":
        raise Misuse("Parquet cannot be written to standard output: give -o a file")


def _sources(order: Order) -> Iterator[str]:
    yield from order.sources
    if order.files_from is not None:
        yield from listed(order.files_from)


def _is_folder(output: str | None) -> bool:
    return output is not None and (output.endswith(("/", os.sep)) or os.path.isdir(output))


def _format_of(output: str | None) -> str:
    """The format that the name of an output asks for; NDJSON where it asks for none."""
    endings = {".csv": "csv", ".txt": "text", ".md": "markdown", ".parquet": "parquet"}
    return endings.get(os.path.splitext(output or "")[1].lower(), "ndjson")


def _run_mark(order: Order) -> str:
    """One line that is the same for two runs whose outputs are."""
    from importlib.metadata import version

    free = order._replace(jobs=None, resume=False, strict=False, quiet=False)
    return f"copydesk {version('copydesk')} {tuple(free)!r}"


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _shows_colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _alone(found: Iterator[Document], job: Job, order: Order) -> Generator[tuple[Document, Answer]]:
    """The answer to a document that is the only one."""
    for document in found:
        try:
            raw = None if document.failure else load(document, order.max_size)
        except Exception as error:  # unpackers raise what they think fit
            yield document, failure(error)
        else:
            loaded = document._replace(raw=raw, file=None)
            yield loaded, answer_alone(loaded, job, order.timeout)


class _Stopped(BaseException):
    """A signal that asks to end."""

    def __init__(self, number: int) -> None:
        self.number = number


@contextmanager
def _stoppable() -> Iterator[None]:
    """Signals that ask to end raise _Stopped, once: a second Ctrl-C does not break the orderly end."""

    def stop(number: int, frame: FrameType | None) -> None:
        for other in caught:
            signal.signal(other, signal.SIG_IGN)
        raise _Stopped(number)

    wanted = (signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))
    # what is ignored already, as under nohup, stays so
    caught = {number: old for number in wanted if (old := signal.getsignal(number)) is not signal.SIG_IGN}
    for number in caught:
        signal.signal(number, stop)
    yield
