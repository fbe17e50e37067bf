"""What can go wrong in operating the product and is foreseen."""


class OperatorError(Exception):
    """The message is meant for whoever started the command; it needs no traceback."""
