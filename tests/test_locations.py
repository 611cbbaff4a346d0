"""Lines, spots, and the way back from a value to its place."""

from policy_timeline.findings.locations import Location, LocationTree, Spot, lines_of, spot_after

TREE = LocationTree(
    Spot(1, 1),
    None,
    {"evidence": LocationTree(Spot(3, 3), Spot(2, 1), {0: LocationTree(Spot(3, 5), None, {})})},
)


def test_lines_end_as_in_yaml():
    assert lines_of("a\nb\r\nc\rd\n") == ["a", "b", "c", "d", ""]


def test_other_separators_end_no_line():
    assert lines_of("a\x0bb\x0cc\x1cd\x85e\u2028f") == ["a\x0bb\x0cc\x1cd\x85e\u2028f"]


def test_a_spot_counts_from_one_and_in_code_points():
    assert spot_after("") == (1, 1)
    assert spot_after("a\r\n𝄞") == (2, 2)


def test_a_path_leads_to_its_place():
    assert TREE.find(("evidence", 0)).value == Spot(3, 5)
    assert TREE.find(()).value == Spot(1, 1)


def test_a_path_that_ends_in_the_void_leads_to_its_nearest_ancestor():
    assert TREE.find(("evidence", 0, "source")).value == Spot(3, 5)
    assert TREE.find(("evidence", 7, "source")).value == Spot(3, 3)
    assert TREE.find(("speaker",)).value == Spot(1, 1)


def test_locations_print_as_links_and_sort_by_file_line_and_column():
    places = [Location("b", 1, 1), Location("a", 10, 1), Location("a", 9, 2), Location("a", 9, 1)]
    assert [str(one) for one in sorted(places)] == ["a:9:1", "a:9:2", "a:10:1", "b:1:1"]
