"""Why a run can't start or go on."""


class RunError(Exception):
    """Ends the run with one line for the person at the terminal: a text's key and its values."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values
