import pytest

NOTE = "public record, not in the archive"


def unsupported(world):
    return [one.message.split('"')[1] for one in world.findings() if one.code == "unsupported-word"]


def summary(world, text):
    world.statement["summary"] = text
    return unsupported(world)


@pytest.mark.parametrize(
    "text",
    [
        "Northland’s harbours will charge no fees, Foreign Minister Anna Berg said in Port Vale.",
        "The country’s Second Cabinet holds that NL harbours should charge no fees.",
        "Harbours are free on Wednesday, 15 May 2024, the Sea Alliance hears.",
        "Seven ports, or 7, are free.",
        "Free harbours: the two sides spoke on May 15th.",
        "No fees are charged, the N.L. holds.",
        "The harbours of NORTHLAND are free.",
        "Ministers said that ports are free.",
        "Ports agreed.",
        "“Our harbours” are free; “Talks on harbour fees” says so.",
    ],
)
def test_what_stands_in_the_evidence_around_it_or_in_entries_is_supported(world, text):
    assert summary(world, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The harbours of Southland will charge no fees.", ["Southland"]),
        ("The harbours will charge no fees, Bo Dahl’s office holds.", ["Bo Dahl"]),
        ("Bo Dahl holds that Northland’s ports, and Dahl’s own, are free.", ["Dahl"]),
        ("UN harbours are free.", ["UN"]),
        ("The harbours are free until 2031.", ["2031"]),
        ("All 12 harbours will charge 3% less.", ["12", "3"]),
        ("Nine harbours are free.", ["Nine"]),
        ("The harbours are free on 16 May.", ["16 May"]),
        ("The harbours are free on 2023-04-15.", ["2023-04-15", "2023"]),
        ("The harbours are free since 1.4.2023.", ["1.4.2023", "2023"]),
        ("The harbours are free in June.", ["June"]),
        ("The harbours cost 2 thousand crowns.", ["2 thousand"]),
        ("The harbours cost two billion crowns.", ["two billion"]),
        ("Half of the harbours are free.", ["Half"]),
        ("Twenty harbours, and hundreds of piers, are free.", ["Twenty", "hundreds"]),
        ("Dahl said that harbours are free.", ["Dahl"]),
        ("Dahl holds that harbours are free.", []),
    ],
)
def test_what_stands_nowhere_is_a_warning(world, text, words):
    assert summary(world, text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The budget is 2.5 million, with 40 ships.", []),
        ("The budget is 2,500,000 for forty ships.", []),
        ("The budget is 2,500,000 for four dozen ships.", ["four", "dozen"]),
        ("The budget is 2.5m.", []),
        ("The budget is 2.5 billion.", ["2.5 billion"]),
        ("The budget is 25 million.", ["25 million"]),
    ],
)
def test_numbers_are_compared_by_value(world, text, words):
    world.statement["evidence"].append(
        {"source": "report", "passage": "The report names 40 ships and a budget of 2.5 million crowns."}
    )
    world.statement["attribution"] = {"note": "She presented it."}
    assert summary(world, text) == words


def test_the_finding_names_the_word_and_the_remedy(world):
    world.statement["summary"] = "The harbours of Southland will charge no fees."
    found = world.only()
    assert (found.severity, found.code) == ("warning", "unsupported-word")
    assert found.excerpt.strip().startswith('"summary"')
    assert "aliases:" in found.hint


def test_sentences_far_from_the_words_support_nothing(world):
    world.texts["report.txt"] += (
        "\n".join(f"Sentence number {one}." for one in "abcde") + "\nThe town of Eastmoor waits.\n"
    )
    assert summary(world, "Harbours are free, as in Eastmoor.") == ["Eastmoor"]


def test_a_quotation_from_anywhere_in_the_source_supports_itself(world):
    world.texts["report.txt"] += (
        "\n".join(f"Sentence number {one}." for one in "abcde") + "\nThe town of Eastmoor waits.\n"
    )
    assert summary(world, "Harbours are free, as “the town of Eastmoor” is.") == []


def test_a_rationale_is_read_as_well(world):
    world.stance["rationale"] = "The words are those of Bo Dahl. They have four parts."
    found = world.only()
    assert '"Bo Dahl"' in found.message
    assert "the rationale" in found.message
    assert found.excerpt.strip().startswith('"rationale"')


def test_what_the_curator_noted_on_date_and_speaker_is_supported(world):
    world.statement["dating"] |= {"note": "As the Herald of 17 May writes."}
    world.statement["attribution"] = {"note": "The Courier names her."}
    assert summary(world, "The Herald, of 17 May, and the Courier report no fees.") == []


@pytest.mark.parametrize(
    ("date", "text", "words"),
    [
        ("2024-04", "Harbours are free since April 2024.", []),
        ("2024-04", "Harbours are free since 1 April 2024.", ["1 April"]),
        ("2023", "Harbours are free since 2023.", []),
        ("2023", "Harbours are free since January 2023.", ["January"]),
        ("2023-11-05/2024-01-10", "Harbours were free from 5 November 2023 to 10 January 2024.", []),
        ("../2024-01-10", "Harbours were free by 10 January 2024.", []),
    ],
)
def test_a_date_supports_what_it_says(world, date, text, words):
    world.statement |= {"date": date, "dating": {"method": "bounded"}}
    del world.statement["event"]
    assert summary(world, text) == words


def test_words_that_begin_a_sentence_are_names_only_if_an_actor_has_them(world):
    world.entries["actors/bo-dahl"] = {"name": "Bo Dahl", "type": "person"}
    assert summary(world, "Strategic harbours are free. Dahl holds so: Ports are free.") == ["Dahl"]


def test_a_place_and_a_participant_of_the_event_are_supported(world):
    world.entries["events/talks"]["location"] = "Town Hall, Eastmoor"
    assert summary(world, "In the Town Hall of Eastmoor, Anna Berg held that harbours are free.") == []


def test_the_short_names_of_an_actor_and_a_position_are_names_too(world):
    assert summary(world, "The NRD holds that under Plan Blue harbours are free.") == ["NRD", "Plan Blue"]
    world.entries["actors/northland"]["short_name"] = "NRD"
    world.entries["positions/harbours-charge-fees"]["short_title"] = "Plan Blue"
    assert unsupported(world) == []


def test_a_statement_without_event_has_its_own_support(world):
    del world.statement["event"]
    world.statement["dating"]["as_written"] = "on Wednesday"
    assert unsupported(world) == []


def test_publisher_and_author_are_supported(world):
    world.entries["sources/report"] |= {"publisher": "Eastmoor Herald", "author": "Cy Falk"}
    assert summary(world, "As Cy Falk of the Eastmoor Herald reports, harbours are free.") == []


@pytest.fixture
def german(world):
    world.texts["report.txt"] = (
        "Die Ministerin sprach am Mittwoch über die Häfen. „Unsere Häfen werden keine Gebühren erheben“, "
        "sagte Anna Berg.\n"
        "Sie nannte zwölf Schiffe und 1.500 Boote.\n"
    )
    world.entries["sources/report"]["language"] = "de"
    world.entries["events/talks"] = {"title": "Gespräche", "date": "2024-05-15", "note": NOTE}
    world.statement["evidence"] = [{"source": "report", "quote": "Unsere Häfen werden keine Gebühren erheben"}]
    world.statement["dating"]["as_written"] = "am Mittwoch"
    return world


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Die Häfen und die Schiffe werden am 15. Mai keine Gebühren erheben.", []),
        ("Die 12 Schiffe und 1500 Boote werden keine Gebühren erheben.", []),
        ("Die Häfen werden 13 Gebühren erheben.", ["13"]),
        ("Die NATO und die Häfen werden nicht erheben.", ["NATO"]),
        ("Die Häfen von Bo Dahl werden keine Gebühren erheben.", ["Bo Dahl"]),
        ("Die Häfen werden ab dem 16. Mai keine Gebühren erheben.", ["16. Mai"]),
    ],
)
def test_in_german_every_noun_has_a_capital_so_names_are_those_of_actors(german, text, words):
    german.entries["actors/bo-dahl"] = {"name": "Bo Dahl", "type": "person"}
    assert summary(german, text) == words


def test_a_language_without_word_lists_is_left_out_and_that_is_said(world):
    from policy_timeline.checks.prose import skipped_prose

    assert skipped_prose(world.catalog()) == ()
    world.entries["sources/report"]["language"] = "es"
    assert summary(world, "The harbours of Southland will charge 12 fees.") == []
    (said,) = skipped_prose(world.catalog())
    assert "prose of 1 statement" in said


def test_a_text_without_known_words_is_read_like_its_source(world):
    assert summary(world, "Harbours Southland") == ["Southland"]


def test_words_in_quotation_marks_stand_in_a_source(world):
    world.statement["summary"] = "The minister says that “fees are right”."
    found = world.only()
    assert (found.severity, found.code) == ("warning", "unsupported-quotation")
    assert "fees are right" in found.message


@pytest.mark.parametrize("text", ["“fees are wrong.”", '"Fees are wrong"', "„Fees are wrong“", "“OUR harbours”"])
def test_the_first_letter_and_the_end_of_a_quotation_are_free(world, text):
    world.statement["summary"] = f"Northland holds that {text}"
    assert ("warning unsupported-quotation" in world.codes()) is ("OUR" in text)


def test_what_follows_from_a_broken_reference_is_not_reported(world):
    world.statement |= {"summary": "The harbours of Southland are free.", "on_behalf_of": "southland"}
    assert world.codes() == ["error unknown-actor"]


def test_evidence_that_is_not_proved_supports_with_its_own_words_alone(world):
    world.statement["evidence"] = [{"source": "report", "quote": "Our ports in Eastmoor will charge no fees"}]
    assert summary(world, "The harbours of Eastmoor are free.") == []
    assert summary(world, "The harbours of Port Vale are free.") == ["Port Vale"]


def given_to_a_body(world, text):
    world.statement["summary"] = text
    return [one.message.split('"')[1] for one in world.findings() if one.code == "body-for-person"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Northland holds that harbours should charge no fees.", ["Northland holds"]),
        ("NL believes that harbours should charge no fees.", ["NL believes"]),
        ("For the harbours Northland considered fees wrong.", ["Northland considered"]),
        ("Harbours will charge no fees, as Northland thinks.", ["Northland thinks"]),
    ],
)
def test_a_body_holds_nothing_that_a_person_said(world, text, words):
    assert given_to_a_body(world, text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Northland believes that harbours should charge no fees, the Foreign Minister says.",
        "As reported, Northland holds that harbours should charge no fees.",
        "Anna Berg holds that harbours should charge no fees.",
        "Northland will charge no fees.",
        "“Northland holds” no harbours.",
        "North-Northland holdsworth is free.",
    ],
)
def test_a_summary_that_says_who_speaks_may_say_what_they_say_of_their_body(world, text):
    assert given_to_a_body(world, text) == []


def test_a_body_that_speaks_itself_and_a_person_for_herself_may_hold(world):
    world.statement |= {"speaker": "second-cabinet"}
    assert given_to_a_body(world, "Northland holds that harbours should charge no fees.") == []
    world.statement["speaker"] = "anna-berg"
    del world.statement["on_behalf_of"]
    assert given_to_a_body(world, "Anna Berg holds that harbours should charge no fees.") == []
