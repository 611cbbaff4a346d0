import pytest

NOTE = "public record, not in the archive"
LINKS = [{"url": "https://example.org/record"}]


@pytest.mark.parametrize("known", [{"note": NOTE}, {"links": LINKS}])
def test_the_dates_of_an_office_say_how_they_are_known(world, known):
    membership = world.entries["actors/anna-berg"]["memberships"][0]
    del membership["note"]
    found = world.only()
    assert (found.severity, found.code) == ("warning", "unsourced-fact")
    assert "links:" in found.hint
    membership |= known
    assert world.codes() == []


@pytest.mark.parametrize("membership", [{"role": "Observer"}, {"start_date": "2001"}])
def test_a_membership_without_role_or_dates_needs_no_source(world, membership):
    world.entries["actors/northland"]["memberships"] = [{"organization": "sea-alliance", **membership}]
    assert world.codes() == []


@pytest.mark.parametrize("known", [{"note": NOTE}, {"links": LINKS}])
def test_the_dates_of_a_government_say_how_they_are_known(world, known):
    government = world.entries["actors/second-cabinet"]
    del government["note"]
    assert world.codes() == ["warning unsourced-fact"]
    government |= known
    assert world.codes() == []


def test_a_government_without_dates_needs_no_source(world):
    world.entries["actors/board"] = {"name": "Board", "type": "government", "government_of": "sea-alliance"}
    assert world.codes() == []


@pytest.mark.parametrize("known", [{"note": NOTE}, {"links": LINKS}])
def test_an_event_without_evidence_says_how_it_is_known(world, known):
    event = world.entries["events/talks"]
    del event["evidence"]
    assert world.codes() == ["warning unsourced-fact"]
    event |= known
    assert world.codes() == []


def test_a_speech_names_its_speaker(world):
    world.texts["speech.txt"] = "Our harbours will charge no fees."
    speech = world.copy("sources/report", "sources/speech", type="speech", file="speech.txt", title="Speech")
    assert world.codes() == ["error missing-speaker"]
    speech["speaker"] = "anna-berg"
    assert world.codes() == []


@pytest.mark.parametrize("kind", ["official", "transcript"])
def test_an_official_document_and_a_transcript_may_name_a_speaker(world, kind):
    world.texts["other.txt"] = "ANNA BERG: Our harbours will charge no fees."
    world.copy("sources/report", "sources/other", type=kind, file="other.txt", title="Other", speaker="anna-berg")
    assert world.codes() == []


@pytest.mark.parametrize("kind", ["news", "report", "dataset"])
def test_other_sources_name_no_speaker(world, kind):
    world.texts["other.txt"] = "Our harbours will charge no fees."
    world.copy("sources/report", "sources/other", type=kind, file="other.txt", title="Other", speaker="anna-berg")
    found = world.only()
    assert (found.severity, found.code) == ("error", "unexpected-speaker")
    assert found.excerpt.strip() == '"speaker": "anna-berg"'
