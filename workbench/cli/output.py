"""Where a command's output goes: files under a name that fits, and standard output that says when it fails."""

import contextlib
import io
import os
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

from workbench.errors import OutputNameError, StandardOutputError, UnwritableFileError


class _StandardOutput(io.TextIOWrapper):
    """Standard output, of which each failed write is a StandardOutputError; a reader that went away stays quiet."""

    def write(self, text: str) -> int:
        """Write `text`."""
        with _failures_named():
            return super().write(text)

    def flush(self) -> None:
        """Write what waits in memory."""
        with _failures_named():
            super().flush()


@contextlib.contextmanager
def _failures_named() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StandardOutputError(reason=error.strerror or str(error)) from None


def watch_standard_output() -> None:
    """Have every failed write to standard output raise StandardOutputError from now on.

    A stream that somebody put in its place is left as it is.

    Raises:
        StandardOutputError: it is closed, so that nothing can be printed.
    """
    stream = sys.stdout
    if stream is None:
        raise StandardOutputError(reason="it is closed")
    if isinstance(stream, io.TextIOWrapper) and stream is sys.__stdout__:
        sys.stdout = _StandardOutput(
            stream.buffer,
            encoding=stream.encoding,
            errors=stream.errors,
            line_buffering=stream.line_buffering,
            write_through=stream.write_through,
        )


def print_bytes(content: bytes) -> None:
    """Print `content` unchanged, such as a report in any format."""
    with _failures_named():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)


def silence_standard_output() -> None:
    """Discard anything still to be printed, so that the program does not fail again while it ends."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_file(path: Path, content: bytes) -> None:
    """Write `content` to the file at `path`.

    Raises:
        UnwritableFileError: where the file cannot be written.
    """
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UnwritableFileError(path=str(path), reason=error.strerror or str(error)) from None


def check_ending(path: Path, endings: Collection[str], *, what: str) -> None:
    """Refuse a file name whose ending belongs to another format; a name without an ending is accepted.

    `endings` are those of `what` is written, such as ".zip".

    Raises:
        OutputNameError: so it is.
    """
    ending = path.suffix.lower()
    if ending and ending not in endings:
        reason = f"'{path.name}' is not a name for {what}"
        raise OutputNameError(reason=reason, fix=f"End it with {' or '.join(endings)}.")
