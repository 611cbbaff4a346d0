import pytest


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        ("actors/sea-alliance", {"name": "SEA  alliance"}),
        ("issues/harbour-fees", {"title": "HARBOUR fees"}),
        ("positions/harbours-charge-fees", {"proposition": "harbours should charge fees."}),
    ],
)
def test_two_entries_of_a_kind_have_different_labels(world, key, changes):
    world.copy(key, f"{key.split('/')[0]}/zz-other", **changes)
    found = world.only()
    assert (found.severity, found.code) == ("warning", "duplicate-name")
    assert found.location.file.endswith("zz-other.yml")
    assert found.related[0].location.file.endswith(f"{key}.yml")


def test_entries_of_different_kinds_may_share_a_label(world):
    world.entries["issues/harbour-fees"]["title"] = "Sea Alliance"
    assert world.codes() == []


def test_two_actors_share_no_alias(world):
    world.entries["actors/zz-berg"] = {"name": "Bo Berg", "type": "person", "aliases": ["BERG"]}
    found = world.only()
    assert (found.severity, found.code) == ("warning", "ambiguous-alias")
    assert found.excerpt.strip() == '"BERG"'
    assert "anna-berg" in found.message


@pytest.mark.parametrize("id_", ["aa-berg", "zz-berg"])
def test_an_alias_is_no_name_of_another_actor(world, id_):
    world.entries[f"actors/{id_}"] = {"name": "Berg", "type": "organization"}
    found = world.only()
    assert found.code == "ambiguous-alias"
    assert found.location.file.endswith("anna-berg.yml")
    assert found.related[0].location.file.endswith(f"{id_}.yml")


def test_an_actor_may_repeat_its_own_name(world):
    world.entries["actors/anna-berg"]["aliases"] = ["Berg", "berg", "Anna Berg"]
    assert world.codes() == []


@pytest.mark.parametrize(
    ("entry", "change", "line", "code"),
    [
        ("actors/anna-berg", {"aliases": ["Berg", "B\u0435rg"]}, 6, "look-alike"),
        ("issues/harbour-fees", {"title": "Harbour\u2060 fees"}, 2, "hidden-character"),
        ("actors/anna-berg", {"links": [{"url": "https://example.org", "note": "B\ufefferg"}]}, 18, "hidden-character"),
    ],
)
def test_each_is_named_where_it_stands(world, entry, change, line, code):
    world.entries[entry] |= change
    found = [one for one in world.findings() if one.code == code]
    assert [(one.severity, one.location.line) for one in found] == [("error", line)]
    assert "U+" in found[0].message


def test_a_proved_text_is_told_once(world):
    world.statement["evidence"][0]["quote"] = "Our harb\u043eurs will charge no fees"
    assert world.codes() == ["error look-alike"]


@pytest.mark.parametrize(
    "title", ["Плата за порт", "Τέλη λιμένων", "海運", "Hafengebühren – „Maut“", "Fees in €, 5 μm \\"]
)
def test_other_alphabets_are_no_deceit(world, title):
    world.entries["issues/harbour-fees"]["title"] = title
    assert world.codes() == []
