"""Which refunds pass without a person."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

WITHOUT_APPROVAL = 500_00
CARD_LIMIT = timedelta(days=180)


class Decision(Enum):
    SEND = "send"
    ASK_SUPPORT = "ask-support"
    BANK_TRANSFER = "bank-transfer"


@dataclass(frozen=True)
class Charge:
    id: str
    amount: int
    charged_on: date


def decide(charge: Charge, amount: int, today: date) -> Decision:
    """Raises ValueError for more money than was charged."""
    if not 0 < amount <= charge.amount:
        raise ValueError(f"{amount} cannot be refunded from {charge.amount}")
    if today - charge.charged_on > CARD_LIMIT:
        return Decision.BANK_TRANSFER
    if amount > WITHOUT_APPROVAL:
        return Decision.ASK_SUPPORT
    return Decision.SEND
