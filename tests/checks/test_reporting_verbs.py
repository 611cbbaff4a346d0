import pytest
from policy_timeline.checks.reporting_verbs import loaded_verbs


@pytest.mark.parametrize(
    ("text", "verb", "neutral"),
    [
        ("She admitted that fees are wrong.", "admitted", "said"),
        ("She admits fees are wrong.", "admits", "said"),
        ("The minister admitted to charging fees.", "admitted to", "said"),
        ("She claimed victory over fees.", "claimed", "said"),
        ("She claims that fees are wrong.", "claims that", "said"),
        ("She BOASTED of low fees.", "boasted", "said"),
        ("She conceded that fees are wrong.", "conceded", "said"),
        ("She insisted that fees are wrong.", "insisted", "said"),
        ("She slammed the fees.", "slammed", "criticized"),
        ("She lashed out at the alliance.", "lashed out", "criticized"),
        ("Sie behauptete, Gebühren seien falsch.", "behauptete", "sagte"),
        ("Sie gab zu, dass Gebühren falsch sind.", "gab zu", "sagte"),
        ("Sie räumte das Problem ein.", "räumte das problem ein", "sagte"),
        ("Er wetterte gegen Gebühren.", "wetterte", "kritisierte"),
    ],
)
def test_a_loaded_verb_is_found_with_its_neutral_word(text, verb, neutral):
    assert list(loaded_verbs(text)) == [(verb, neutral)]


@pytest.mark.parametrize(
    "text",
    [
        "The country was admitted to the alliance.",
        "The country has not been admitted.",
        "Rival territorial claims stand side by side.",
        "The group claimed responsibility.",
        "She reclaimed the harbour.",
        "The country conceded territory.",
        "She insists on guarantees.",
        "Two blasts were heard.",
        "She asserted, reaffirmed, stressed and reiterated this.",
        "Es gibt Zusagen zu den Gebühren.",
        "Sie behauptete sich im Amt.",
        "Der Hafen wurde eingeräumt.",
    ],
)
def test_other_meanings_are_left_alone(text):
    assert list(loaded_verbs(text)) == []


def test_the_prose_of_a_statement_is_read(world):
    world.statement["summary"] = "Anna Berg boasted that harbours will charge no fees."
    found = world.only()
    assert (found.severity, found.code) == ("warning", "loaded-verb")
    assert '"boasted"' in found.message
    assert found.hint == 'write "said"'


def test_the_words_of_the_source_may_be_loaded(world):
    world.texts["report.txt"] += "\nA rival said she “boasted of it”.\n"
    world.statement["summary"] = "Anna Berg, who “boasted of it”, will charge no fees."
    assert world.codes() == []
