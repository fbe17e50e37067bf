"""The front door and the world outside, over real sockets on loopback."""
