"""A Python that has loaded the workbench once, and forks a process of its own for each command it is asked for.

Started with the number of the socket it listens on; it ends when its standard
input does, and its commands with it. What a request holds and how it is answered
is told in `fork_client`. A command runs in a process like a new one (working
folder, environment and standard streams of its own, no thread, no file or socket
of another), but for what lies in memory: modules, language model, word lists.
"""

import atexit
import contextlib
import gc
import json
import os
import pkgutil
import runpy
import select
import signal
import socket
import sys
import threading
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

DRAWN_WHEN_IMPORTED = ("workbench.ui.app", "workbench.ui.main", "workbench.ui.screens")
LOADED_LATE = ("pandas", "pyarrow", "streamlit.runtime.app_session", "streamlit.web.cli", "uvicorn")
TEXT = "Marie Curie opened 3 bridges in Oslo in 2019, 40% more than in 2018, the mayor said.\n\nIt cost $4 million."
THREADS = Path("/proc/self/task")


@dataclass(frozen=True, eq=False)
class Command:
    """A command under way: whom to tell of its end, its process, and a pipe that ends when the process does."""

    connection: socket.socket
    number: int
    running: int


def load() -> None:
    """Have in memory what the commands load and read, and no thread, which a fork would lose."""
    from workbench import __path__ as folders
    from workbench.api import check_text

    for module in pkgutil.walk_packages(folders, "workbench."):
        if not module.name.startswith(DRAWN_WHEN_IMPORTED):
            import_module(module.name)
    for name in LOADED_LATE:
        import_module(name)
    check_text(TEXT)
    if len(list(THREADS.iterdir())) > 1:
        sys.exit("fork_server: a library started a thread. See /proc/self/task/*/comm here and NO_THREADS in forks.py")
    gc.freeze()  # what is here stays, so nobody need look through it, and copy it, in each process


def serve(listener: socket.socket) -> dict:
    """Carry out requests until standard input ends; returns, in a process of its own, what each one asks for."""
    commands: list[Command] = []
    while True:
        connections, pipes = [each.connection for each in commands], [each.running for each in commands]
        ready = with_something_to_read([listener, sys.stdin, *connections, *pipes])
        for each in tuple(commands):
            if each.running in ready or each.connection in ready or sys.stdin in ready:
                end(each)
                commands.remove(each)
        if sys.stdin in ready:
            os._exit(0)
        if listener in ready:
            request = start(listener, commands)
            if request is not None:
                return request


def with_something_to_read(files: list, timeout: int | None = None) -> list:
    """Those of the files with something to read, or at their end; unlike `select`, whatever their numbers."""
    waiting = select.poll()
    for each in files:
        waiting.register(each, select.POLLIN)
    ready = {number for number, _ in waiting.poll(timeout)}
    return [each for each in files if (each if isinstance(each, int) else each.fileno()) in ready]


def start(listener: socket.socket, commands: list[Command]) -> dict | None:
    """Put the next command among the others; in the process that it runs in, returns what is asked for."""
    connection, _ = listener.accept()
    try:
        request, streams = received(connection)
    except (OSError, ValueError):  # whoever asked went away in the middle of it
        connection.close()
        return None
    running, held_while_it_runs = os.pipe()
    number = os.fork()
    if number == 0:
        for each in commands:
            each.connection.close()
            os.close(each.running)
        connection.close()
        os.close(running)
        take_streams(streams)
        return request
    for each in [held_while_it_runs, *streams]:
        os.close(each)
    with contextlib.suppress(OSError):  # gone already, which ends the command at once
        connection.sendall(b"%d\n" % number)
    commands.append(Command(connection, number, running))
    return None


def received(connection: socket.socket) -> tuple[dict, list[int]]:
    """The request, and the files that are to be standard input, output and error."""
    size, streams, _, _ = socket.recv_fds(connection, 8, 3)
    with connection.makefile("rb") as reading:
        return json.loads(reading.read(int.from_bytes(size))), list(streams)


def end(command: Command) -> None:
    """Tell the status of a command that has ended, or that nobody waits for, which ends it."""
    if not with_something_to_read([command.running], timeout=0):
        os.kill(command.number, signal.SIGKILL)
    _, status = os.waitpid(command.number, 0)
    with contextlib.suppress(OSError), command.connection:
        command.connection.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))
    os.close(command.running)


def take_streams(streams: list[int]) -> None:
    """Have `streams` as this process's standard ones, and Python's begin anew over them."""
    for number, given in enumerate(streams):
        os.dup2(given, number)
        os.close(given)
    for number, (name, mode) in enumerate([("stdin", "r"), ("stdout", "w"), ("stderr", "w")]):
        old = getattr(sys, name)
        buffering = 1 if name == "stderr" or os.isatty(number) else -1
        new = open(number, mode, buffering, encoding=old.encoding, errors=old.errors, closefd=False)  # noqa: SIM115 - a number
        setattr(sys, name, new)
        setattr(sys, f"__{name}__", new)


def become(request: dict) -> None:
    """Run the command in this process, as `python` runs it with these words."""
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    os.execv = become_program
    run_python(request["words"])


def become_program(path: str, command: list[str]) -> None:
    """What `os.execv` does, where another module of the workbench takes the place of this one."""
    if path != sys.executable:
        sys.exit(f"fork_server: '{path}' cannot be run in this process")
    run_python(command[1:])
    sys.exit()


def run_python(words: list[str]) -> None:
    """What `python` does with "-m MODULE ..." or "-c SOURCE ..."."""
    option, what, *rest = words
    sys.argv = [option, *rest]
    if option == "-m":
        sys.path[0] = os.getcwd()  # noqa: PTH109 - as text
        for name in (what, f"{what}.__main__"):
            sys.modules.pop(name, None)
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    elif option == "-c":
        sys.path[0] = ""
        exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})
    else:
        sys.exit(f"fork_server: only -m and -c are known here, not '{option}'")


def leave(status: object) -> None:
    """End as `python` does, but let the memory go as it is: to take it apart would copy all of it first."""
    if isinstance(status, str):
        print(status, file=sys.stderr)
        status = 1
    threading._shutdown()
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status or 0)  # None is what `sys.exit()` says


if __name__ == "__main__":
    load()
    with socket.socket(fileno=int(sys.argv[1])) as listening:
        asked = serve(listening)
    try:
        become(asked)
    except SystemExit as ended:
        leave(ended.code)
    leave(0)
