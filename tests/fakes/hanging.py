"""A server that takes a request and then keeps its client waiting, in each of the ways that there are."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal

Way = Literal["silent", "dripping", "pending"]


@contextmanager
def hanging(way: Way) -> Iterator[str]:
    """Give the address of a server on the loopback that never finishes an answer.

    Args:
        way: `silent`: not a byte; `dripping`: a byte now and then, so that no socket times out; `pending`: a
            202 each time, which says to ask again.
    """
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.1)
        over = threading.Event()
        threading.Thread(target=_accept, args=(listener, way, over), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            over.set()


def _accept(listener: socket.socket, way: Way, over: threading.Event) -> None:
    while not over.is_set():
        with suppress(OSError):
            connection, _ = listener.accept()
            threading.Thread(target=_serve, args=(connection, way, over), daemon=True).start()


def _serve(connection: socket.socket, way: Way, over: threading.Event) -> None:
    with connection, suppress(OSError):
        connection.settimeout(60)
        while not over.is_set() and connection.recv(65_536):
            if way == "pending":
                connection.sendall(b"HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\n{}")
            elif way == "dripping":
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
                while not over.is_set():
                    connection.sendall(b" ")
                    time.sleep(0.05)
            else:
                over.wait()
