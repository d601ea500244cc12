"""The guard at the door to the network: no connection to an address of a private network, whatever name or redirect led to it."""

import ipaddress
import socket
from collections.abc import Iterable
from typing import Any

import httpcore

from legation.reading.fetching.faults import Unfetched

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


class GuardedNetwork(httpcore.SyncBackend):
    """Connects to public addresses, and to private ones if they are allowed; never to link-local ones, where machines keep their secrets and
    no news is. A name is resolved once, all its addresses are checked, and the connection goes to one of these."""

    def __init__(self, *, allow_private: bool = False) -> None:
        super().__init__()
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the host. Raises `Unfetched` for a host that has an address which is not public."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name of the host is not known: {host}") from error
        named = list(dict.fromkeys(str(one[4][0]) for one in found))
        for address in named:
            if is_link_local(address):
                raise Unfetched(f"{host} has the link-local address {address}", "Fetch it by hand and read the file", lasting=True)
            if not self._allow_private and not is_public(address):
                raise Unfetched(f"{host} has the private address {address}", "Give --allow-private if that is meant", lasting=True)
        return self._first(named, port, timeout, local_address, socket_options)

    def _first(self, named: list[str], port: int, *rest: Any) -> httpcore.NetworkStream:
        for address in named[:-1]:
            try:
                return super().connect_tcp(address, port, *rest)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return super().connect_tcp(named[-1], port, *rest)


def is_public(text: str) -> bool:
    """Whether an IP address is one of the open internet, also where it is wrapped into another."""
    try:
        address: Address = ipaddress.ip_address(text.split("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in _unwrapped(address))


def is_link_local(text: str) -> bool:
    """Whether an IP address is one of this machine's own link (169.254.0.0/16, fe80::/10), also where it is wrapped into another."""
    try:
        address: Address = ipaddress.ip_address(text.split("%")[0])
    except ValueError:
        return False
    return any(one.is_link_local for one in _unwrapped(address))


def _unwrapped(address: Address) -> list[Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _TRANSLATED:
        inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    wrapped: list[Address] = [one for one in inner if one is not None]
    return wrapped or [address]
