"""List prices, in US dollars for a million; us-east-1, arm64, on demand."""

from dataclasses import dataclass

from bench.requests import Tally

TAKEN_ON = "2026-11-22"
SOURCE = "aws.amazon.com: DynamoDB on demand, SQS standard, Lambda, EventBridge Scheduler"

WRITE_UNIT = 0.625
READ_UNIT = 0.125
SQS_REQUEST = 0.40
LAMBDA_REQUEST = 0.20
LAMBDA_GB_S = 13.3334
SCHEDULER_INVOCATION = 1.00
STEP_FUNCTIONS_WAITING = 78.0  # a reminder that waits in a state machine: 3 transitions and a start

MILLION = 1_000_000


@dataclass(frozen=True)
class Consumed:
    """What one reminder consumed, on average."""

    write_units: float
    read_units: float
    sqs_requests: float
    runs: float

    def price_of_a_million(self) -> float:
        """Dollars, without the time that functions run or wait."""
        return (
            self.write_units * WRITE_UNIT
            + self.read_units * READ_UNIT
            + self.sqs_requests * SQS_REQUEST
            + self.runs * LAMBDA_REQUEST
        )


def consumed(tally: Tally, *, polled: int, reminders: int) -> Consumed:
    """
    The average of a tally.

    Args:
        polled: requests of Lambda's own poller, a receive and a delete for each batch.
    """
    return Consumed(
        write_units=tally.write_units / reminders,
        read_units=tally.read_units / reminders,
        sqs_requests=(tally.count("sqs") + polled) / reminders,
        runs=tally.count("lambda") / reminders,
    )
