"""
The bench: what Vestnik's reminders cost and how exact they are, beside what else there is.

Counts come first, because they don't depend on the machine; times are only compared with times of
the same run. `python -m bench` runs it, docs/bench.md explains its rows.
"""
