"""A company's way out on loopback: a proxy that lets certain hosts be reached, over TLS and by its own CA.

It answers CONNECT, speaks TLS in the host's name with a certificate of its authority, and hands what comes
on to a plain server on loopback. So a program that does not use the proxy, or does not trust the authority,
reaches nothing.
"""

import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Proxy:
    """A running proxy.

    Attributes:
        url: What `HTTPS_PROXY` is.
        authority: The file of the authority's certificate.
        reached: Every host that was asked for, in order.
    """

    url: str
    authority: Path
    reached: list[str] = field(default_factory=list)


@contextmanager
def tls_proxy(hosts: Mapping[str, int], folder: Path) -> Iterator[Proxy]:
    """Run a proxy to plain servers on loopback ports, by host name."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority = _certificate(list(hosts), folder)
    context.load_cert_chain(folder / "host.pem", folder / "host.key")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        proxy = Proxy(f"http://127.0.0.1:{listener.getsockname()[1]}", authority)

        def accept() -> None:
            with suppress(OSError):
                while True:
                    client, _ = listener.accept()
                    threading.Thread(target=_serve, args=(client, context, hosts, proxy), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield proxy
        listener.shutdown(socket.SHUT_RDWR)


def _serve(client: socket.socket, context: ssl.SSLContext, hosts: Mapping[str, int], proxy: Proxy) -> None:
    with suppress(OSError), client:
        head = b""
        while b"\r\n\r\n" not in head:
            got = client.recv(4096)
            if not got:
                return
            head += got
        method, target, _ = head.decode("latin-1").split(" ", 2)
        host = target.rpartition(":")[0]
        proxy.reached.append(host)
        if method != "CONNECT" or host not in hosts:
            client.sendall(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
            return
        client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with (
            context.wrap_socket(client, server_side=True) as inner,
            socket.create_connection(("127.0.0.1", hosts[host])) as server,
        ):
            back = threading.Thread(target=_copy, args=(server, inner), daemon=True)
            back.start()
            _copy(inner, server)
            back.join(5)


def _copy(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)


def _certificate(hosts: list[str], folder: Path) -> Path:
    """Make an authority and a certificate of it for the hosts; give the authority's file."""
    names = ",".join(f"DNS:{host}" for host in hosts)
    (folder / "extensions").write_text(f"subjectAltName={names}\nbasicConstraints=CA:FALSE\n")
    new = ("openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    usage = ("-addext", "keyUsage=critical,keyCertSign,cRLSign")
    for command in (
        (*new, "-x509", "-days", "2", "-subj", "/CN=Our Authority", *usage,
         "-keyout", "ca.key", "-out", "ca.pem"),
        (*new, "-subj", f"/CN={hosts[0]}", "-keyout", "host.key", "-out", "host.csr"),
        ("openssl", "x509", "-req", "-in", "host.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
         "-days", "2", "-extfile", "extensions", "-out", "host.pem"),
    ):  # fmt: skip
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "ca.pem"
