"""One document at a time: where it hangs, crashes or eats memory, it is stopped, and the caller told why."""

from __future__ import annotations

import marshal
import os
import signal
from collections.abc import Callable
from types import FrameType

from copydesk.batch.sources import Answer, Document, Failure

Job = Callable[[Document], Answer]
"""What is done with one document; raises nothing. It must be picklable where processes are spawned."""

MEMORY_LIMIT = 4 << 30
"""Bytes of address space of such a process; a page of 50 MB, the largest allowed, needs about a third."""


SMALL = 1 << 18
"""Bytes up to which a document needs no process of its own: too few to keep C code busy for long."""


def answer_alone(document: Document, job: Job, timeout: float) -> Answer:
    """What `job` makes of a document, or a Failure of kind `timeout` (after so many seconds) or `crashed`.

    A small document is done here and stopped by a signal, which Python code obeys and a loop in C does not:
    to fork would cost each start two fifths of `python -c pass`. Windows has neither, so it has no limits.
    """
    if not hasattr(os, "fork"):
        return job(document)
    return (_here if len(document.raw or b"") <= SMALL else _apart)(document, job, timeout)


def _here(document: Document, job: Job, timeout: float) -> Answer:
    def over(number: int, frame: FrameType | None) -> None:
        raise _OverTime

    signal.signal(signal.SIGALRM, over)
    try:
        # again every second, should a `__del__` or a callback swallow the first
        signal.setitimer(signal.ITIMER_REAL, timeout, 1)
        return job(document)
    except _OverTime:
        return death(-signal.SIGALRM, timeout)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


class _OverTime(BaseException):
    """Not an Exception, so that nothing on the way takes it for a fault of the document."""


def _apart(document: Document, job: Job, timeout: float) -> Answer:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            become_worker()
            signal.setitimer(signal.ITIMER_REAL, timeout)
            answer = job(document)
            with open(writing, "wb") as pipe:
                marshal.dump(tuple(answer) if isinstance(answer, Failure) else answer, pipe)
            os._exit(0)
        finally:  # never back into the caller's code
            os._exit(1)
    os.close(writing)
    try:
        with open(reading, "rb") as pipe:
            said = pipe.read()
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code:
        return death(code, timeout)
    answer = marshal.loads(said)
    return answer if isinstance(answer, bytes) else Failure(*answer)


def death(code: int, timeout: float) -> Failure:
    """Why a process ended on a document: its exit code, or less than 0 the signal that ended it."""
    if code == -getattr(signal, "SIGALRM", 0):
        return Failure("timeout", f"took longer than {timeout:g} s (--timeout)")
    how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    return Failure("crashed", f"ended the process working on it ({how})")


def become_worker() -> None:
    """Make this process one that the parent or a timer can end, and that gets no endless memory."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C reaches the whole group; the parent ends us in order
    for name in ("SIGTERM", "SIGHUP", "SIGALRM"):
        number = getattr(signal, name, None)  # Windows has but the first
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    try:
        import resource
    except ImportError:  # Windows
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(MEMORY_LIMIT, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))  # beyond it, MemoryError is raised
