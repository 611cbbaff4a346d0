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
