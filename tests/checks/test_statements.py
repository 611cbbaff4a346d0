import pytest


def test_an_interpreted_stance_needs_a_rationale(world):
    world.stance["basis"] = "interpreted"
    assert world.codes() == ["error missing-rationale"]
    world.stance["rationale"] = "The words say what the country will do."
    assert world.codes() == []


def test_in_a_draft_a_missing_value_is_info(world):
    world.statement["status"] = "draft"
    world.stance["basis"] = "interpreted"
    assert world.codes() == ["info missing-rationale"]
    world.stance |= {"basis": "explicit", "stance": "supports-with-conditions"}
    assert world.codes() == ["info missing-condition"]


def test_a_missing_value_is_reported_at_the_mapping_that_lacks_it(world):
    world.stance["basis"] = "interpreted"
    found = world.only()
    assert found.excerpt.strip() == "{"
    assert found.location.line > 1


def test_support_with_conditions_needs_a_condition(world):
    world.stance["stance"] = "supports-with-conditions"
    assert world.codes() == ["error missing-condition"]
    world.stance["conditions"] = [{"text": "The harbours are dredged.", "evidence": 1}]
    assert world.codes() == []


def test_other_stances_have_no_conditions(world):
    world.stance["conditions"] = [{"text": "The harbours are dredged.", "evidence": 1}]
    found = world.only()
    assert (found.severity, found.code) == ("error", "unexpected-condition")
    assert found.excerpt.strip().startswith('"conditions"')


def test_a_condition_names_a_piece_of_evidence_that_exists(world):
    world.stance |= {
        "stance": "supports-with-conditions",
        "conditions": [{"text": "The harbours are dredged.", "evidence": 2}],
    }
    found = world.only()
    assert (found.severity, found.code) == ("error", "unknown-evidence-number")
    assert found.excerpt.strip() == '"evidence": 2'
    assert "the last one is number 1" in found.hint


def test_a_disputed_statement_says_what_is_disputed(world):
    world.statement["status"] = "disputed"
    assert world.codes() == ["error missing-dispute"]
    world.statement["dispute"] = {"text": "The ministry says that the words were about one harbour."}
    assert world.codes() == []


@pytest.mark.parametrize("status", ["published", "corrected"])
def test_a_dispute_that_is_not_shown_is_a_warning(world, status):
    world.statement |= {"status": status, "dispute": {"text": "The ministry disputes the words."}}
    world.statement["revisions"] = [{"date": "2024-06-01", "change": "The summary."}]
    found = world.only()
    assert (found.severity, found.code) == ("warning", "unexpected-dispute")
    assert "status: disputed" in found.hint


def test_a_draft_may_hold_a_dispute_already(world):
    world.statement |= {"status": "draft", "dispute": {"text": "The ministry disputes the words."}}
    assert world.codes() == []


@pytest.mark.parametrize("status", ["corrected", "retracted"])
def test_a_change_after_publication_is_told(world, status):
    world.statement["status"] = status
    found = world.only()
    assert (found.severity, found.code) == ("warning", "missing-revision")
    assert "revisions:" in found.hint
    world.statement["revisions"] = [{"date": "2024-06-01", "change": "The summary."}]
    assert world.codes() == []


def test_one_position_has_one_stance_in_each_mode(world):
    world.statement["stances"].append({**world.stance, "stance": "supports"})
    found = world.only()
    assert (found.severity, found.code) == ("error", "repeated-position")
    assert found.related[0].location < found.location
    world.statement["stances"][1]["mode"] = "preference"
    assert world.codes() == []


def test_an_office_in_the_government_of_the_day_speaks_for_its_country(world):
    assert world.codes() == []


@pytest.mark.parametrize("change", [{"start_date": "2024-05-16"}, {"end_date": "2024-05-15"}])
def test_the_office_is_held_on_the_day(world, change):
    world.entries["actors/anna-berg"]["memberships"][0] |= change
    found = world.only()
    assert (found.severity, found.code) == ("error", "no-office")
    assert found.excerpt.strip().startswith('"on_behalf_of"')
    assert "on 2024-05-15" in found.message
    assert "Foreign Minister" in found.related[0].message


def test_on_the_day_of_the_handover_the_new_government_speaks(world):
    world.entries["actors/anna-berg"]["memberships"][0]["start_date"] = "2024-05-15"
    assert world.codes() == []


def test_an_uncertain_date_takes_effect_at_its_latest_day(world):
    world.entries["actors/anna-berg"]["memberships"][0]["start_date"] = "2024-05-15"
    world.statement |= {"date": "../2024-05-15", "dating": {"method": "bounded"}}
    assert world.codes() == []


def test_a_government_that_no_longer_governs_gives_no_voice(world):
    world.entries["actors/anna-berg"]["memberships"][0] = {"role": "Foreign Minister", "organization": "first-cabinet"}
    assert world.codes() == ["error no-office"]


def test_a_belonging_without_a_role_gives_no_voice(world):
    del world.entries["actors/anna-berg"]["memberships"][0]["role"]
    found = world.only()
    assert found.code == "no-office"
    assert found.related == ()


def test_a_country_does_not_speak_for_its_alliance(world):
    world.entries["actors/northland"]["memberships"] = [{"organization": "sea-alliance"}]
    world.statement |= {"speaker": "northland", "on_behalf_of": "sea-alliance"}
    assert "error no-office" in world.codes()


def test_an_office_in_an_organization_speaks_for_it(world):
    world.entries["actors/anna-berg"]["memberships"].append({"role": "Chair", "organization": "sea-alliance"})
    world.statement["on_behalf_of"] = "sea-alliance"
    assert "error no-office" not in world.codes()


@pytest.mark.parametrize("on_behalf_of", [None, "anna-berg"])
def test_who_speaks_for_herself_needs_no_office(world, on_behalf_of):
    world.entries["actors/anna-berg"]["memberships"] = []
    world.statement["on_behalf_of"] = on_behalf_of
    if on_behalf_of is None:
        del world.statement["on_behalf_of"]
    assert "error no-office" not in world.codes()


@pytest.mark.parametrize(("speaker", "fault"), [("second-cabinet", False), ("first-cabinet", True)])
def test_a_government_speaks_for_its_country_while_it_governs(world, speaker, fault):
    world.statement["speaker"] = speaker
    found = [one for one in world.findings() if one.code == "no-office"]
    assert bool(found) is fault
    if fault:
        assert "First Cabinet did not on 2024-05-15" in found[0].message
        assert found[0].related[0].location.file.endswith("first-cabinet.yml")


def test_what_follows_from_a_broken_reference_is_not_reported(world):
    world.entries["actors/anna-berg"]["memberships"][0]["organization"] = "third-cabinet"
    assert world.codes() == ["error unknown-actor"]


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
    assert "warning searched-but-found" not in world.codes()


def test_a_search_in_another_source_is_right(world):
    world.texts["other.txt"] = "Nothing on harbours."
    world.copy("sources/report", "sources/other", file="other.txt", title="Another report")
    search(world, sources=["other"])
    assert world.codes() == ["warning thin-search"]


@pytest.mark.parametrize("status", ["draft", "retracted"])
def test_a_statement_that_does_not_stand_is_no_find(world, status):
    search(world, date="../2024-06")
    world.statement |= {"status": status, "revisions": [{"date": "2024-06-01", "change": "Taken back."}]}
    assert world.codes() == []


@pytest.mark.parametrize(("actor", "code"), [("sea-alliance", ["thin-search"]), ("northland", []), ("anna-berg", [])])
def test_a_search_where_an_actor_never_speaks_finds_nothing_out(world, actor, code):
    world.entries["positions/harbours-are-free"] = {
        "proposition": "Harbours should be free.",
        "issue": "harbour-fees",
        "searched": [{"actor": actor, "date": "2024-05", "sources": ["report"]}],
    }
    assert [one.code for one in world.findings()] == code


def test_a_search_for_an_unknown_actor_is_that_and_no_more(world):
    world.entries["positions/harbours-charge-fees"]["searched"] = [
        {"actor": "nobody", "date": "2024-05", "sources": ["report"]}
    ]
    assert [one.code for one in world.findings()] == ["unknown-actor"]
