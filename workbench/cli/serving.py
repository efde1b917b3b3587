"""The page's server as a process of its own, which ends at Ctrl+C with one line."""

import contextlib
import os
import signal
import sys
import warnings
from importlib import import_module

STOPPED = "\nThe workbench has stopped. Everything that was acknowledged is on disk.\n"

STANDARD_OUTPUT = 1


def stop_at_ctrl_c() -> None:
    """Make Ctrl+C end this process with one line and status 0; a second one ends it at once.

    A server that catches Ctrl+C to close its connections passes it on when it has done so.
    """
    signal.signal(signal.SIGINT, _stop)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def hold_ctrl_c() -> None:
    """Hold Ctrl+C back until `stop_at_ctrl_c` is called, even while another program starts in this process."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _stop(_signal: int, _frame: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    with contextlib.suppress(OSError):  # whoever read the output went away
        os.write(STANDARD_OUTPUT, STOPPED.encode())  # a print might stand in the midst of another
    raise SystemExit(0)


def serve(words: list[str]) -> None:
    """Be the server that `streamlit` with these words is, until somebody stops it."""
    stop_at_ctrl_c()
    warnings.filterwarnings("ignore", "coroutine .* was never awaited")  # a server that Ctrl+C stops as it starts
    import_module("streamlit.web.cli").main(words, prog_name="streamlit")


if __name__ == "__main__":
    serve(sys.argv[1:])
