"""Natural-language time, ru and en."""

from vestnik.when.answers import Ambiguous, Answer, Refused, Span, When
from vestnik.when.parse import parse_when

__all__ = ["Ambiguous", "Answer", "Refused", "Span", "When", "parse_when"]
