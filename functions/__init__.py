"""Entry points: parse, call one use case, answer."""
