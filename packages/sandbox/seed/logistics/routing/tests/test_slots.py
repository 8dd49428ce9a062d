from datetime import datetime

from routing.slots import Round, find_slots

NINE = datetime(2026, 5, 4, 9)


def test_leaves_out_full_rounds_and_other_places():
    rounds = [
        Round("Gennevilliers", NINE, frozenset({"75018"}), 60),
        Round("Ivry", NINE.replace(hour=11), frozenset({"75013"}), 12),
        Round("Gennevilliers", NINE.replace(hour=14), frozenset({"75018"}), 12),
    ]
    found = list(find_slots(rounds, "75018", NINE.replace(hour=8)))
    assert [slot.starts_at.hour for slot in found] == [14]
