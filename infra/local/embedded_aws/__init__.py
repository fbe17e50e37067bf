"""
The embedded AWS: MiniStack, served on loopback with what a product under load asks of it.

Runs in a virtual environment of its own and imports nothing but the standard library, MiniStack
and the clock of the product. MiniStack is imported as it is; what differs from AWS is mended by
one module a seam, in `seams/`.
"""
