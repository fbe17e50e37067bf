"""Ports of ours: on loopback only, quick to answer."""

import socket

HOST = "127.0.0.1"


def listen(port: int) -> socket.socket:
    """
    Bind a port, any free one for 0.

    Raises:
        OSError: it is taken.
    """
    # asyncio turns Nagle's delay (40 ms an answer) off only where the protocol is named.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as error:
        listening.close()
        raise OSError(error.errno, f"port {port}: {error.strerror}") from error
    listening.listen(1024)
    return listening
