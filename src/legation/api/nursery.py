"""The process that workers are born of: it loads the line once and forks, so that what is loaded is shared and a new worker is there at once.

Run as `python -m legation.api.nursery FD` by `legation.api.workers`; it ends, with all of its workers, when the other end of its socket is closed.
"""

import contextlib
import os
import pickle
import signal
import socket
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection

from legation.api.setup import Setup, coding_of, keep_loaded
from legation.model import Coding, LegationError
from legation.reading import Reading

READY, REFUSED = b"ready", b"refused"
BEAR, END = b"b", b"e"  # what it is asked for: a worker for the socket sent along; the end of a worker
WIDTH = 8  # bytes of the number of a process
Work = Callable[[Reading], Coding]


def main(descriptor: int) -> None:
    """Load what the first message names, tell whether that went well, then bear and end workers as asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asked; it closes the socket
    with socket.socket(fileno=descriptor) as control:
        work = _loaded(control)
        if work is not None:
            keep_loaded()
            _serve(control, work)


def _loaded(control: socket.socket) -> Work | None:
    """The work of the setup that is asked for; none where it cannot be loaded, which is told."""
    size = int.from_bytes(_exactly(control, WIDTH), "big")
    setup: Setup = pickle.loads(_exactly(control, size))
    try:
        line = setup.load()
    except LegationError as error:
        control.sendall(REFUSED + str(error).encode())
        return None
    control.sendall(READY)
    return lambda reading: coding_of(reading, line)


def _serve(control: socket.socket, work: Work) -> None:
    born: set[int] = set()
    try:
        while True:
            told, sockets, _, _ = socket.recv_fds(control, 1 + WIDTH, 1, socket.MSG_WAITALL)
            if not told:
                break
            if told[:1] == BEAR:
                born.add(_born(control, sockets[0], work))
            else:
                _ended(int.from_bytes(told[1:], "big"), born)
            _buried(born)
    finally:
        for number in tuple(born):
            _ended(number, born)


def _born(control: socket.socket, descriptor: int, work: Work) -> int:
    """The number of a new process that works at this socket."""
    number = os.fork()
    if number == 0:
        status = 1
        with contextlib.suppress(EOFError, OSError):
            control.close()
            work_at(Connection(descriptor), work)
            status = 0
        os._exit(status)
    os.close(descriptor)
    control.sendall(number.to_bytes(WIDTH, "big"))
    return number


def work_at(link: "Connection[bytes, bytes]", work: Work) -> None:
    """Code what comes, one after the other, until nobody is there any more."""
    while True:
        ticket, reading = pickle.loads(link.recv_bytes())
        link.send_bytes(pickle.dumps((ticket, work(reading)), pickle.HIGHEST_PROTOCOL))


def _ended(number: int, born: set[int]) -> None:
    """Kills a worker of its own; one that is gone already is no matter."""
    if number in born:
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(number, 0)
        born.discard(number)


def _buried(born: set[int]) -> None:
    """Takes note of workers that are gone."""
    for number in tuple(born):
        with contextlib.suppress(ChildProcessError):
            if os.waitpid(number, os.WNOHANG)[0] == number:
                born.discard(number)


def _exactly(control: socket.socket, size: int) -> bytes:
    """So many bytes. Raises `EOFError` where the other end is closed before."""
    out = b""
    while len(out) < size:
        block = control.recv(size - len(out))
        if not block:
            raise EOFError
        out += block
    return out


if __name__ == "__main__":
    with contextlib.suppress(EOFError, ConnectionError):
        main(int(sys.argv[1]))
