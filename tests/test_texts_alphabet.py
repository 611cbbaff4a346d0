"""The order of names in lists."""

from policy_timeline.texts.alphabet import alphabetical


def test_letters_with_marks_stand_where_a_reader_looks_for_them():
    names = ["Zeta", "Polen", "Österreich", "Ägypten", "Norwegen", "Åland", "Łódź", "Lodi", "Ærø", "éclair", "Straße"]
    assert sorted(names, key=alphabetical) == [
        "Ærø",
        "Ägypten",
        "Åland",
        "éclair",
        "Lodi",
        "Łódź",
        "Norwegen",
        "Österreich",
        "Polen",
        "Straße",
        "Zeta",
    ]


def test_numbers_stand_by_their_size_and_equal_names_by_their_marks():
    assert sorted(["Ward 10", "Ward 9", "ward 2"], key=alphabetical) == ["ward 2", "Ward 9", "Ward 10"]
    assert sorted(["Müller", "Muller"], key=alphabetical) == ["Muller", "Müller"]
