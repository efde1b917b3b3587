"""The `workbench` command."""

import os
import sys
from collections.abc import Sequence

from workbench.cli.parser import command_of, parse
from workbench.cli.settings import tell_of_settings
from workbench.errors import WorkbenchError

BAD_INPUT = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


def main(argv: Sequence[str] | None = None) -> int:
    """The exit status of the command that `argv` asks for.

    0 when all is well, 1 when an error-level flag stands or the store has a
    problem, 2 for bad input; the last with one line on standard error.
    """
    _print_what_the_terminal_can_show()
    options = parse(sys.argv[1:] if argv is None else argv)
    try:
        tell_of_settings(options)
        status = command_of(options)(options)
        sys.stdout.flush()
    except WorkbenchError as error:
        print(f"workbench: {error}", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return status


def _print_what_the_terminal_can_show() -> None:
    """Have characters that the terminal's encoding lacks printed as escapes, in place of a crash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
