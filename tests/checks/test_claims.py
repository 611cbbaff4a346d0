import pytest


def twin(world, **changes):
    return world.copy("statements/berg-no-fees", "statements/zz-twin", **changes)


def test_the_same_claim_in_the_same_words_is_one_statement(world):
    twin(world)
    found = world.only()
    assert (found.severity, found.code) == ("warning", "duplicate-claim")
    assert found.location.file.endswith("zz-twin.yml")
    assert "berg-no-fees" in found.message


def test_words_that_hold_the_other_words_are_the_same_words(world):
    words = "Foreign Minister Anna Berg spoke in Port Vale on Wednesday. “Our  harbours will charge no fees,” she said."
    twin(world, evidence=[{"source": "report", "passage": words}], attribution={"note": "The sentence names her."})
    assert "warning duplicate-claim" in world.codes()


def test_one_passage_can_hold_several_claims(world):
    world.entries["positions/harbours-stay-open"] = {
        "proposition": "Harbours should stay open.",
        "issue": "harbour-fees",
    }
    stance = {**world.stance, "position": "harbours-stay-open"}
    twin(world, stances=[stance])
    assert world.codes() == []


def test_other_words_make_another_statement(world):
    twin(world, evidence=[{"source": "report", "quote": "Fees are wrong"}])
    assert world.codes() == []


def test_statements_without_stances_are_compared_with_each_other(world):
    world.statement["stances"] = []
    twin(world)
    assert world.codes() == ["warning duplicate-claim"]


def test_a_retracted_statement_may_have_been_replaced(world):
    twin(world, status="retracted", revisions=[{"date": "2024-06-01", "change": "Replaced."}])
    assert world.codes() == []


def search(world, **changes):
    found = {"actor": "northland", "date": "2024-05-15", "sources": ["report"], **changes}
    world.entries["positions/harbours-charge-fees"]["searched"] = [found]


def test_a_search_without_a_find_found_nothing(world):
    search(world)
    found = world.only()
    assert (found.severity, found.code) == ("warning", "searched-but-found")
    assert "berg-no-fees" in found.message
    assert found.related[0].location.file.endswith("berg-no-fees.yml")


@pytest.mark.parametrize("changes", [{"actor": "sea-alliance"}, {"date": "2023"}, {"date": "2024-05-16/.."}])
def test_a_search_for_another_actor_or_time_is_right(world, changes):
    search(world, **changes)
    assert world.codes() == []


def test_a_search_in_another_source_is_right(world):
    world.texts["other.txt"] = "Nothing on harbours."
    world.copy("sources/report", "sources/other", file="other.txt", title="Another report")
    search(world, sources=["other"])
    assert world.codes() == []


@pytest.mark.parametrize("status", ["draft", "retracted"])
def test_a_statement_that_does_not_stand_is_no_find(world, status):
    search(world, date="../2024-06")
    world.statement |= {"status": status, "revisions": [{"date": "2024-06-01", "change": "Taken back."}]}
    assert world.codes() == []
