"""Where each principal stood on each position, day by day."""

from policy_timeline.entries.days import LAST_DAY, Day
from policy_timeline.entries.kinds import KINDS
from policy_timeline.facts.stances import held_since, possible_later, stances_by_day


def statement(id_, day, *stances, **fields):
    """Return a statement with stances, each written as position, stance and mode."""
    keys = ("position", "stance", "mode")
    taken = [dict(zip(keys, stance.split(), strict=True)) | {"basis": "explicit"} for stance in stances]
    evidence = [{"source": "record", "quote": "q"}]
    common = {"summary": "s", "speaker": "vale", "date": day, "evidence": evidence, "stances": taken}
    return KINDS["statements"].model_validate({**common, **fields}, context={"id": id_})


SAID = (
    statement("one", "2025-01", "toll supports preference", "ferry opposes demand"),
    statement("two", "2025-02-03", "toll opposes preference", on_behalf_of="norland"),
    statement("three", "2025-02-03", "toll supports preference", "toll unclear feasibility"),
    statement("four", "2025-02-04", "toll unclear feasibility", "toll supports preference"),
)


def days(as_of=LAST_DAY, principal="vale", position="toll"):
    found = stances_by_day(SAID, as_of).get((principal, position), ())
    return [(str(day.day), [said.id for said in day.statements]) for day in found]


def test_a_principal_has_a_day_for_each_on_which_a_stance_of_its_own_takes_effect():
    assert days() == [("2025-01-31", ["one"]), ("2025-02-03", ["three"]), ("2025-02-04", ["four"])]
    assert days(principal="norland") == [("2025-02-03", ["two"])]
    assert days(position="ferry") == [("2025-01-31", ["one"])]


def test_what_may_be_later_than_the_day_asked_for_does_not_count_yet():
    assert days(Day(2025, 1, 30)) == []
    assert days(Day(2025, 2, 3)) == [("2025-01-31", ["one"]), ("2025-02-03", ["three"])]


def test_the_stances_of_a_day_are_those_on_its_position_each_with_its_mode():
    found = stances_by_day(SAID)["vale", "toll"]
    assert found[0].terms == {("supports", "preference")}
    assert found[1].terms == found[2].terms == {("supports", "preference"), ("unclear", "feasibility")}


def test_stances_are_held_since_the_first_day_without_another():
    found = stances_by_day(SAID)["vale", "toll"]
    assert held_since(found) == Day(2025, 2, 3)
    assert held_since(found[:1]) == Day(2025, 1, 31)


def test_what_was_said_some_time_in_a_span_is_possible_on_a_day_inside_it():
    spans = ("2025-02-03", "2025-01", "2025-01-31", "../2025-01-20", "2025-01-05/..", "2024", "2025-02")
    said = [statement(f"s{number}", day, "toll supports preference") for number, day in enumerate(spans)]

    def possible(as_of):
        return [one.id for one in possible_later(said, as_of).get(("vale", "toll"), ())]

    assert possible(LAST_DAY) == ["s1", "s5", "s6"]
    assert possible(Day(2025, 1, 1)) == ["s1", "s5"]
    assert possible(Day(2023, 12, 31)) == []
