"""`fork_client.py SOCKET WORDS...` does what `python WORDS...` does, in a process that the fork server makes.

It sends the length of the request in eight bytes, with its own standard streams,
then the request as JSON: the words, the working folder, the environment. The
answer is the number of the process and, when that has ended, its status, each on
a line; below zero it is the signal that ended it. The server ends the process
when the connection goes. Started as `python -I -S`, so that it takes no time.
"""

import json
import os
import signal
import socket
import sys


def main(address: str, words: list[str]) -> int:
    """The exit status of the process, below zero where a signal ended it."""
    request = json.dumps({"words": words, "folder": os.getcwd(), "environment": dict(os.environ)}).encode()  # noqa: PTH109
    with socket.socket(socket.AF_UNIX) as connection, connection.makefile("r") as answers:
        connection.connect(address)
        socket.send_fds(connection, [len(request).to_bytes(8)], [0, 1, 2])
        connection.sendall(request)
        process = int(answers.readline())
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda received, _: os.kill(process, received))
        return int(answers.readline())


if __name__ == "__main__":
    ended = main(sys.argv[1], sys.argv[2:])
    if ended >= 0:
        sys.exit(ended)
    if -ended in {signal.SIGINT, signal.SIGTERM, signal.SIGPIPE}:  # what Python has in hand here
        signal.signal(-ended, signal.SIG_DFL)
    os.kill(os.getpid(), -ended)
