"""`workbench run`: the page, on this machine only."""

import argparse
import os
import socket
import sys
from importlib import import_module
from pathlib import Path

import workbench
from workbench.cli.options import REVIEWER_VARIABLE, add_claims_option, login_name
from workbench.cli.serving import hold_ctrl_c, serve, stop_at_ctrl_c
from workbench.cli.settings import warn_of_plugins
from workbench.cli.write_findings import WIRING
from workbench.errors import NoFreePortError

ADDRESS = "127.0.0.1"
PORT = 8501
TRIES = 100
LAST_PORT = 65_535

EPILOG = """\
The page listens on this machine only and sends no usage statistics. If the port
is busy, the next free one is used. Stop it with Ctrl+C; everything
that was acknowledged is on disk.

examples:
  workbench run
  workbench run article.txt --claims ~/checks --port 9000
  workbench run --by "Ana Ruiz"
"""

SETTINGS = (
    "--browser.gatherUsageStats=false",
    "--client.showErrorDetails=none",
    "--client.toolbarMode=minimal",
    "--server.headless=true",
    f"--server.address={ADDRESS}",
    f"--server.allowedHosts={ADDRESS}",
    "--server.allowedHosts=localhost",
    "--server.fileWatcherType=none",
    "--server.maxUploadSize=25",
    "--logger.hideWelcomeMessage=true",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench run`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument(
        "--by",
        metavar="NAME",
        default=os.environ.get(REVIEWER_VARIABLE, ""),
        help="your name, filled in on the page and recorded with FILE (default: $WORKBENCH_REVIEWER)",
    )
    parser.add_argument(
        "files", metavar="FILE", nargs="*", type=Path, help="articles to add, unless they are already stored"
    )
    parser.add_argument("--port", type=_port, default=PORT, help=f"the first port to try (default: {PORT})")


def run(options: argparse.Namespace) -> int:
    """Turn this process into the page's server; never returns.

    Where an article was read, Python begins anew for that, so that nothing of the reading stays in memory.
    """
    stop_at_ctrl_c()
    folder = options.claims.resolve()
    if options.files:
        import_module("workbench.cli.article_files").add_files(folder, options.files, by=options.by or login_name())
    port = free_port(options.port)
    if port != options.port:
        print(f"Port {options.port} is busy; using {port}, the next free one.")
    print(f"The workbench is at http://{ADDRESS}:{port} (Ctrl+C stops it). Records: {folder}", flush=True)
    os.environ["WORKBENCH_CLAIMS"] = str(folder)
    os.environ[REVIEWER_VARIABLE] = options.by
    command = server_command(port)
    if _anything_recorded():
        hold_ctrl_c()
        os.execv(command[0], command)  # noqa: S606 - our own interpreter and arguments
    warn_of_plugins(options)  # of what fails in them it would tell when the server has ended
    serve(command[3:])
    return 0


def _anything_recorded() -> bool:
    """Return whether an article was added or read, and leave its findings to the page, which writes those of all."""
    if WIRING not in sys.modules:
        return False
    desks = import_module(WIRING).take_opened_desks()
    return any(desk.findings.changes.take() for desk in desks if desk.findings)


def server_command(port: int) -> list[str]:
    """Return the command line of the page's server on `port`."""
    app = Path(workbench.__file__).parent / "ui" / "app.py"
    return [sys.executable, "-m", "workbench.cli.serving", "run", str(app), f"--server.port={port}", *SETTINGS]


def free_port(first: int) -> int:
    """Return the first free port of this machine from `first` on.

    Raises:
        NoFreePortError: where a hundred in a row are busy.
    """
    for port in range(first, min(first + TRIES, LAST_PORT + 1)):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listener.bind((ADDRESS, port))
            except OSError:
                continue
            return port
    raise NoFreePortError(first=first, last=min(first + TRIES - 1, LAST_PORT))


def _port(written: str) -> int:
    if not written.isdigit() or not 1 <= int(written) <= LAST_PORT:
        message = f"'{written}' is not a port. Use a number from 1 to {LAST_PORT}"
        raise argparse.ArgumentTypeError(message)
    return int(written)
