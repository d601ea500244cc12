"""The end of the nursery's socket that asks: for a new worker, or for the end of one. A nursery that is gone is started anew."""

import contextlib
import os
import pickle
import socket
import subprocess
import sys
from multiprocessing.connection import Connection
from typing import NamedTuple

from legation.api.nursery import BEAR, END, READY, REFUSED, WIDTH
from legation.api.setup import Setup
from legation.model import LegationError

SINGLE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")  # one process a core, and no more
TRIES = 3  # nurseries that may die in a row before the run ends


class Born(NamedTuple):
    """A worker: the number of its process and the socket by which it is talked to."""

    number: int
    link: "Connection[bytes, bytes]"


class Cradle:
    """Starts the nursery when the first worker is wanted."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def born(self) -> Born:
        """A new worker. Raises a `LegationError` where the line cannot be loaded, or no process can be started."""
        for _ in range(TRIES):
            control = self._control or self._started()
            ours, theirs = socket.socketpair()
            with theirs, contextlib.suppress(ConnectionError):
                socket.send_fds(control, [BEAR + bytes(WIDTH)], [theirs.fileno()])
                told = control.recv(WIDTH, socket.MSG_WAITALL)
                if len(told) == WIDTH:
                    return Born(int.from_bytes(told, "big"), Connection(ours.detach()))
            ours.close()
            self.close()
        raise LegationError("cannot start a process that codes", f"{TRIES} tries", "Name fewer --workers, or free some memory")

    def end(self, worker: Born) -> None:
        """Ends a worker whatever it does."""
        if self._control is not None:
            with contextlib.suppress(ConnectionError):
                self._control.sendall(END + worker.number.to_bytes(WIDTH, "big"))

    def close(self) -> None:
        """Ends the nursery with all of its workers."""
        if self._control is not None:
            self._control.close()
        if self._process is not None:
            self._process.wait()
        self._control = self._process = None

    def _started(self) -> socket.socket:
        """The socket of a nursery that has loaded the line."""
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-m", "legation.api.nursery", str(theirs.fileno())]
        with theirs:
            self._process = subprocess.Popen(
                command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env={**os.environ, **SINGLE}
            )
        self._control = ours
        packed = pickle.dumps(self._setup)
        ours.sendall(len(packed).to_bytes(WIDTH, "big") + packed)
        told = ours.recv(1 << 16)
        if not told.startswith(READY):
            self.close()
            raise LegationError(told.removeprefix(REFUSED).decode() or "cannot start the process that codes: it ended while it loaded")
        return ours
