"""The `workbench` command."""

import argparse
import contextlib
import sys
from collections.abc import Sequence

from workbench.cli.output import silence_standard_output, watch_standard_output
from workbench.cli.parser import command_of, parse
from workbench.cli.settings import LISTS_MISTAKES_ITSELF, warn_of_plugins, warn_of_settings
from workbench.cli.write_findings import write_changed_findings
from workbench.errors import CONFLICT, ConflictError, OutputError, StandardOutputError, WorkbenchError

BAD_INPUT = 2
NOT_WRITTEN = 74
"""As sysexits.h has it: an error of input or output."""
INTERRUPTED = 130
PIPE_CLOSED = 141


def main(argv: Sequence[str] | None = None) -> int:
    """The exit status of the command that `argv` asks for.

    0 when all is well, 1 when an error-level flag stands or the store has a
    problem, 2 for bad input, 3 where something newer stands than what was seen,
    74 for output that cannot be written; the last three with one line on standard
    error.
    """
    try:
        watch_standard_output()
        _print_what_the_terminal_can_show()
        return _carried_out(sys.argv[1:] if argv is None else argv)
    except WorkbenchError as error:
        return _failed(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        silence_standard_output()
        return PIPE_CLOSED


def _carried_out(argv: Sequence[str]) -> int:
    """The status of the command, all of its output written; also where help was all that was asked for."""
    try:
        options = parse(argv)
        warn_of_settings(options)
        return _run(options)
    finally:
        sys.stdout.flush()


def _run(options: argparse.Namespace) -> int:
    """The status of the command; what it recorded shows in the findings by then, also where it failed half-way."""
    try:
        return command_of(options)(options)
    finally:
        warn_of_plugins(options)
        write_changed_findings(with_damages=options.command not in LISTS_MISTAKES_ITSELF)


def _failed(error: WorkbenchError) -> int:
    """The status of a command that ended with `error`, which is said in one line."""
    if isinstance(error, StandardOutputError):
        silence_standard_output()
    with contextlib.suppress(OSError):  # where standard error cannot be written either, the status has to do
        print(f"workbench: {error.in_terminal}", file=sys.stderr, flush=True)
    if isinstance(error, OutputError):
        return NOT_WRITTEN
    return CONFLICT if isinstance(error, ConflictError) else BAD_INPUT


def _print_what_the_terminal_can_show() -> None:
    """Have characters that the terminal's encoding lacks printed as escapes, in place of a crash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
