from datetime import date

import pytest

from refunds.policy import Charge, Decision, decide

CHARGE = Charge(id="ch1", amount=900_00, charged_on=date(2026, 3, 1))


@pytest.mark.parametrize(
    ("amount", "today", "decision"),
    [
        (500_00, date(2026, 3, 2), Decision.SEND),
        (500_01, date(2026, 3, 2), Decision.ASK_SUPPORT),
        (10_00, date(2026, 8, 28), Decision.SEND),
        (10_00, date(2026, 8, 29), Decision.BANK_TRANSFER),
    ],
)
def test_decides(amount, today, decision):
    assert decide(CHARGE, amount, today) == decision


def test_refuses_more_than_was_charged():
    with pytest.raises(ValueError):
        decide(CHARGE, 900_01, date(2026, 3, 2))
