"""The kinds of entries in the due table, apart so that naming one imports nothing."""

MAILING = "mailing"
PAGE = "page"
TRIAL = "trial"  # texts that go to one phone (trial.py)
