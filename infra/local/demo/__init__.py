"""
An example in a running product: people with tasks, a directory of clients, two mailings.

Everything goes through the public API, so that a second run changes nothing.
"""
