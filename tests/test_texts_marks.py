import pytest
from policy_timeline.texts import ArchivedText
from policy_timeline.texts.stretches import Stretch


def quoted(text: str, *, nested: bool = False) -> list[str]:
    archived = ArchivedText("seeds/x.txt", "0" * 64, text)
    return [
        "|".join(part.of(archived.text) for part in one.parts) for one in archived.quotations if one.is_nested == nested
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we stay” today.", ["we stay"]),
        ('He said "we stay" today.', ["we stay"]),
        ("He said ‘we stay’ today.", ["we stay"]),
        ("He said 'we stay' today.", ["we stay"]),
        ("Il a dit « nous restons » hier.", ["nous restons"]),
        ("Il a dit «\u00a0nous restons\u00a0» hier.", ["nous restons"]),
        ("Er sagte: „Wir bleiben“, und ging.", ["Wir bleiben"]),
        ("Er sagte: »Wir bleiben«, und ging.", ["Wir bleiben"]),
        ("Er sagte: ‚Wir bleiben‘, und ging.", ["Wir bleiben"]),
        ("Powiedział: „Zostajemy” i wyszedł.", ["Zostajemy"]),
        ("Han sa: ”Vi stannar” och gick.", ["Vi stannar"]),
        ("彼は「残る」と言った。", ["残る"]),
        ("Il a dit ‹nous restons› hier.", ["nous restons"]),
        ('“We stay," he said.', ["We stay,"]),
        ("‘The Allies’ budgets must grow,’ he said.", ["The Allies’ budgets must grow,"]),
        ("‘Don’t go,’ he said.", ["Don’t go,"]),
        ("'The Allies' budgets must grow,' he said.", ["The Allies' budgets must grow,"]),
        ("the Allies’ budgets and the ’90s", []),
        ("the '90s and the Allies' budgets", []),
        ('a gun of 6" and one of 8"', []),
        ("He said (“we stay”).", ["we stay"]),
        ("He said—“we stay”—twice.", ["we stay"]),
        ('He said "we stay—" and left.', ["we stay—"]),
        ("“” is empty", []),
        ("“ ” is empty", []),
    ],
)
def test_marks_of_every_kind_are_paired(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("“She told me ‘never’ twice,” he said.", ["She told me ‘never’ twice,"], ["never"]),
        ("‘She told me “never” twice,’ he said.", ["She told me “never” twice,"], ["never"]),
        ('"She told me "never" twice," he said.', ['She told me "never" twice,'], ["never"]),
        ("“‘Never’, she told me,” he said.", ["‘Never’, she told me,"], ["Never"]),
        ("„Sie sagte ‚nie‘ zu mir“, sagte er.", ["Sie sagte ‚nie‘ zu mir"], ["nie"]),
        ("„Sie sagte „nie“ zu mir“, sagte er.", ["Sie sagte „nie“ zu mir"], ["nie"]),
        ("“A ‘b “c” d’ e.”", ["A ‘b “c” d’ e."], ["b “c” d", "c"]),
    ],
)
def test_a_quotation_inside_another_is_nested(text, outer, inner):
    assert quoted(text) == outer
    assert quoted(text, nested=True) == inner


def test_a_mark_without_a_partner_swallows_nothing():
    text = "He said “must end and left.\nShe said “we stay” there.\nAnd ” again, and “we go”."
    assert quoted(text) == ["we stay", "we go"]


def test_an_unclosed_mark_before_a_quotation_is_dropped():
    assert quoted("He said “must end. She said “we stay” there.") == ["we stay"]


def test_an_unclosed_mark_inside_a_quotation_is_dropped():
    assert quoted("“She said ‘never to me,” he said.") == ["She said ‘never to me,"]


def test_a_quotation_goes_on_over_paragraphs_that_open_with_a_mark():
    text = "He said: “We stay.\n“We fight.\n“We win,” and left.\nNothing more."
    assert quoted(text) == ["We stay.|We fight.|We win,"]


def test_a_quotation_that_begins_after_a_full_stop_may_go_on():
    assert quoted("“No,” he said. “We stay.\n“We win.”") == ["No,", "We stay.|We win."]
    assert quoted("    “We stay.\n    “We win.”") == ["We stay.|We win."]


def test_a_paragraph_without_an_opening_mark_ends_a_quotation_that_was_never_closed():
    assert quoted("He said: “We stay.\nHe left.\n“We win.”") == ["We win."]


def test_a_straight_mark_alone_in_a_paragraph_closes_the_quotation_that_was_left_open():
    assert quoted('"We stay.\nWe win," he said.') == ["We stay.|We win,"]
    assert quoted('"We stay.\nHe left. "We win," he said.') == ["We win,"]
    assert quoted('"We stay.\nHe left. "We win.') == []


def test_a_mark_inside_a_sentence_begins_no_quotation_that_goes_on():
    assert quoted("The war “must end, he held.\n“We win.”") == ["We win."]


def test_a_mark_at_the_end_of_a_paragraph_begins_nothing():
    assert quoted("He said: “\n“We win.”") == ["We win."]


def test_quotations_in_a_stretch_are_found_by_its_place():
    text = "“One,” he said. “Two ‘three’ four,” he said. “Five.”"
    archived = ArchivedText("seeds/x.txt", "0" * 64, text)
    stretch = archived.quotations[1].outer
    assert [number for number, _ in archived.quotations_in(stretch)] == [1, 2]
    start = text.index("four")
    assert [number for number, _ in archived.quotations_in(Stretch(start, start + 4))] == [1]
