"""Documents through several processes: answers in their order, and a worker that dies costs one document.

A worker is handed a chunk of documents and answers each with a message of its own, so the parent always knows
which document a worker is on. A timer ends the worker when a document takes too long; it is the kernel's, so
neither a loop in C nor the death of the parent stops it. However a worker ends, the document it was on is the
culprit, and a new worker goes on with the rest of the chunk.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from copydesk.batch.isolated import Job, become_worker, death
from copydesk.batch.sources import Answer, Document

CHUNK_DOCUMENTS = 16
"""Documents handed over at once: enough to keep a worker busy, few enough to share out the last ones."""
CHUNK_BYTES = 1 << 20
"""A chunk is closed at this size, so that rows and members wait in memory by the megabyte at most."""
CHUNKS_AHEAD = 4
"""Chunks for each worker that may be done while an earlier one is not: what a slow document may hold up."""
# Forking starts a worker in a millisecond with all modules loaded; it is sound on Linux for a parent without
# threads, as ours is
_PROCESSES = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def answers(
    documents: Iterable[Document], job: Job, jobs: int, timeout: float
) -> Generator[tuple[Document, Answer]]:
    """Each document with what `job` made of it, in the order given.

    `timeout` is seconds for one document (where the system has timers: not on Windows). A document whose
    worker died has a Failure of kind `timeout` or `crashed`. Documents are asked for only as workers need
    them. Closing the iterator ends the workers.
    """
    chunks = _chunks(documents)
    crew: list[_Worker] = []
    under_way: deque[_Chunk] = deque()
    upcoming: _Chunk | None = None
    try:
        while True:
            # the next chunk is made ready while all workers are busy
            if upcoming is None and len(under_way) < jobs * CHUNKS_AHEAD:
                upcoming = next(chunks, None)
            if upcoming is not None:
                idle = next((worker for worker in crew if worker.chunk is None), None)
                if idle is None and len(crew) < jobs:
                    idle = _Worker(job, timeout, crew)
                    crew.append(idle)
                if idle is not None:
                    idle.take(upcoming)
                    under_way.append(upcoming)
                    upcoming = None
                    continue
            if not under_way:
                return
            busy = {worker.connection: worker for worker in crew if worker.chunk is not None}
            for ready in wait(list(busy)):
                worker = busy[ready]  # type: ignore[index]  # wait() gives back what it was given
                if not worker.hear():
                    crew[crew.index(worker)] = worker.replaced(job, timeout, crew)
            while under_way:
                yield from under_way[0].finished()
                if under_way[0].left:
                    break
                under_way.popleft()
    finally:
        for worker in crew:
            worker.end()


class _Chunk:
    """Documents that one worker does in turn, and the answers that wait to be given out."""

    def __init__(self, documents: list[Document]) -> None:
        self.left = deque(documents)
        """The first is the one being worked on."""
        self.done: list[tuple[Document, Answer]] = []

    def answer(self, answer: Answer) -> None:
        self.done.append((self.left.popleft(), answer))

    def finished(self) -> Iterator[tuple[Document, Answer]]:
        done, self.done = self.done, []
        yield from done


def _chunks(documents: Iterable[Document]) -> Iterator[_Chunk]:
    """Chunks that grow from one document to CHUNK_DOCUMENTS, so that the first records come at once."""
    chunk: list[Document] = []
    size, most = 0, 1
    for document in documents:
        chunk.append(document)
        size += len(document.raw or b"")
        if len(chunk) >= most or size >= CHUNK_BYTES:
            yield _Chunk(chunk)
            chunk, size, most = [], 0, min(most * 2, CHUNK_DOCUMENTS)
    if chunk:
        yield _Chunk(chunk)


class _Worker:
    """A process, the pipe to it, and the chunk it is on."""

    def __init__(self, job: Job, timeout: float, crew: list[_Worker]) -> None:
        self.chunk: _Chunk | None = None
        self.connection, far_end = _PROCESSES.Pipe()
        # a forked worker inherits the pipes of the others; unless it closes them, they outlive the parent
        inherited = (
            [w.connection for w in crew] + [self.connection]
            if _PROCESSES.get_start_method() == "fork"
            else []
        )
        self.process: BaseProcess = _PROCESSES.Process(  # type: ignore[attr-defined]
            target=_work, args=(far_end, inherited, job, timeout), daemon=True
        )
        self.process.start()
        far_end.close()

    def take(self, chunk: _Chunk) -> None:
        self.chunk = chunk
        with suppress(OSError):  # it died while idle; hear() will say so
            self.connection.send(list(chunk.left))

    def hear(self) -> bool:
        """Take the answer that has come; False where the worker is dead instead."""
        assert self.chunk is not None
        try:
            self.chunk.answer(self.connection.recv())
        except (EOFError, OSError):
            return False
        if not self.chunk.left:
            self.chunk = None
        return True

    def replaced(self, job: Job, timeout: float, crew: list[_Worker]) -> _Worker:
        """A new worker for the rest of this dead one's chunk, after naming the document it died on."""
        chunk = self.chunk
        assert chunk is not None
        self.connection.close()
        self.process.join()
        chunk.answer(death(self.process.exitcode or 0, timeout))
        other = _Worker(job, timeout, [worker for worker in crew if worker is not self])
        if chunk.left:
            other.take(chunk)
        return other

    def end(self) -> None:
        self.connection.close()
        self.process.kill()
        self.process.join()


def _work(connection: Connection, inherited: list[Connection], job: Job, timeout: float) -> None:
    """The life of a worker: chunks in, one answer a document out, until the parent closes the pipe."""
    for other in inherited:
        other.close()
    become_worker()
    has_timer = hasattr(signal, "setitimer")  # Windows has not
    try:
        while True:
            for document in connection.recv():
                if has_timer:
                    signal.setitimer(signal.ITIMER_REAL, timeout)
                answer = job(document)
                if has_timer:
                    signal.setitimer(signal.ITIMER_REAL, 0)
                connection.send(answer)
    except (EOFError, OSError):
        os._exit(0)  # the parent is gone, or done with us
