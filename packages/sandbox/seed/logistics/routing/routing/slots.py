"""Free delivery slots in the rounds of a day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

STOPS_OF_A_ROUND = 60
LENGTH = timedelta(hours=2)


@dataclass(frozen=True)
class Round:
    depot: str
    starts_at: datetime
    postcodes: frozenset[str]
    stops: int


@dataclass(frozen=True)
class Slot:
    depot: str
    starts_at: datetime
    ends_at: datetime


def find_slots(rounds: Iterable[Round], postcode: str, after: datetime) -> Iterator[Slot]:
    """The earliest first."""
    for candidate in sorted(rounds, key=lambda item: item.starts_at):
        if (
            postcode in candidate.postcodes
            and candidate.stops < STOPS_OF_A_ROUND
            and candidate.starts_at > after
        ):
            yield Slot(candidate.depot, candidate.starts_at, candidate.starts_at + LENGTH)
