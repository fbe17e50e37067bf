"""
List prices, in US dollars for a million; us-east-1, arm64, on demand.

Noted on the date below from what is said of AWS's price pages, not from the pages themselves:
check them before you publish a figure.
"""

from dataclasses import dataclass

NOTED_ON = "2026-11-22"
SOURCE = "aws.amazon.com/{dynamodb,sqs,lambda,eventbridge,step-functions}/pricing, second hand"

WRITE_UNIT = 0.625
READ_UNIT = 0.125
SQS_REQUEST = 0.40
LAMBDA_REQUEST = 0.20
LAMBDA_GB_S = 13.3334
SCHEDULER_INVOCATION = 1.00
STATE_TRANSITION = 25.0  # Step Functions, standard


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
