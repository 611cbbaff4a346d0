"""The made-up timeline of the benchmarks is a valid one, and the same every time."""

from made_up import make
from policy_timeline.pipeline import check


def test_a_made_up_timeline_has_nothing_wrong_and_the_size_asked_for(tmp_path):
    made = make(tmp_path, 200)
    checked = check(tmp_path / "data", tmp_path / "seeds")
    assert checked.diagnostics == ()
    assert made["statements"] == len(checked.catalog.statements) == 200
    assert checked.summary.proved == 200
    assert {one.status for one in checked.catalog.statements.values()} >= {"published", "corrected"}
    assert made["shifts"] > 0


def test_the_same_seed_makes_the_same_timeline_and_another_one_another(tmp_path):
    made = []
    for folder, seed in (("one", 1), ("again", 1), ("other", 2)):
        make(tmp_path / folder, 40, seed)
        files = sorted((tmp_path / folder).rglob("*.*"))
        made.append({file.relative_to(tmp_path / folder): file.read_bytes() for file in files if file.is_file()})
    one, again, other = made
    assert one == again
    assert one.keys() != other.keys()
