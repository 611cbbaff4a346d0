"""What a statement's card says, and which statements have one."""

import pytest
from policy_timeline.entries.terms import Status

MEETING = {"title": "A meeting", "date": "2025-03-03"}


def card(views, id_):
    return views.cards[id_]


def ids(views):
    return list(views.cards)


def test_a_card_names_speaker_principal_role_and_event(world):
    world.add("events", "meeting", **MEETING)
    world.for_norland("we-want-it", event="meeting", added="2025-04-01", summary="Norland wants a toll.")
    found = card(world.views(), "we-want-it")
    assert (found.speaker.label, found.principal.label, found.event.label) == ("Mira Vale", "Norland", "A meeting")
    assert found.roles == ("Minister of Transport",)
    assert found.speaks_for_another
    assert found.ref.label == "Norland wants a toll."
    assert str(found.added) == "2025-04-01"
    assert found.entry == "statements/we-want-it.yml"


def test_an_actor_that_speaks_for_itself_is_its_own_principal(world):
    world.said("my-view")
    found = card(world.views(), "my-view")
    assert found.principal == found.speaker
    assert not found.speaks_for_another
    assert found.event is None


def test_the_role_is_the_one_held_on_the_latest_possible_day(world):
    offices = [
        {"role": "Mayor", "organization": "sudland", "end_date": "2025-02-15"},
        {"role": "Minister", "organization": "norland", "start_date": "2025-02-15"},
    ]
    world.change("actors", "mira-vale", memberships=offices)
    world.said("before", "2025-02-14")
    world.said("in-february", "2025-02")
    views = world.views()
    assert card(views, "before").roles == ("Mayor",)
    assert card(views, "in-february").roles == ("Minister",)


def test_a_country_has_the_government_of_the_day(world):
    first = {"type": "government", "government_of": "norland", "start_date": "2020-01-01", "end_date": "2024-07-01"}
    second = {"type": "government", "government_of": "norland", "start_date": "2024-07-01", "succeeds": "cabinet-1"}
    world.add("actors", "cabinet-1", name="First cabinet", **first)
    world.add("actors", "cabinet-2", name="Second cabinet", **second)
    for id_, day in (("older", "2010-01-01"), ("old", "2024-06-30"), ("new", "2024-07-01")):
        world.for_norland(id_, day)
    world.said("own-view", "2024-07-01")
    views = world.views()
    assert card(views, "older").government is None
    assert card(views, "old").government.label == "First cabinet"
    assert card(views, "new").government.label == "Second cabinet"
    assert card(views, "own-view").government is None


def test_statements_are_in_order_of_their_latest_day_a_vague_date_first(world):
    world.said("month", "2025-02")
    world.said("last-day-of-month", "2025-02-28")
    world.said("middle", "2025-02-20")
    world.said("until-middle", "../2025-02-20")
    world.said("from-march", "2025-03-01/..")
    world.said("same-day", "2025-02-20")
    assert ids(world.views()) == ["until-middle", "middle", "same-day", "month", "last-day-of-month", "from-march"]


def test_drafts_are_shown_in_a_preview_alone(world):
    world.said("ready")
    world.said("not-ready", status="draft")
    assert ids(world.views()) == ["ready"]
    preview = world.views(drafts=True)
    assert ids(preview) == ["not-ready", "ready"]
    assert card(preview, "not-ready").status is Status.DRAFT


@pytest.mark.parametrize("status", ["corrected", "retracted"])
def test_a_changed_statement_keeps_its_page_with_its_revisions(world, status):
    world.said("it", status=status, revisions=[{"date": "2025-05-01", "change": "Date", "reason": "A slip"}])
    found = card(world.views(), "it")
    assert found.status == status
    assert [(str(one.date), one.change, one.reason) for one in found.revisions] == [("2025-05-01", "Date", "A slip")]


def test_a_disputed_statement_carries_the_other_view_with_its_words(world):
    world.source("reply", "Tomas Reed: That is not what was said.", language="en")
    evidence = [{"source": "reply", "quote": "That is not what was said."}]
    world.said("it", status="disputed", dispute={"text": "Reed sees it otherwise.", "evidence": evidence})
    found = card(world.views(), "it")
    assert found.dispute == "Reed sees it otherwise."
    (excerpt,) = found.dispute_excerpts
    assert excerpt.fragments == ("That is not what was said.",)
    assert excerpt.source.ref.id == "reply"


def test_a_stance_comes_with_its_issue_rationale_and_conditions(world):
    stance = {
        "position": "toll",
        "stance": "supports-with-conditions",
        "mode": "demand",
        "basis": "interpreted",
        "rationale": "The words ask for it.",
        "conditions": [{"text": "Ships of the navy pay nothing.", "evidence": 1}],
    }
    world.said("it", stances=[stance])
    (found,) = card(world.views(), "it").stances
    assert (found.statement, found.principal.id, found.issue.label) == ("it", "mira-vale", "The strait")
    assert (found.rationale, found.basis) == ("The words ask for it.", "interpreted")
    assert [(one.text, one.evidence) for one in found.conditions] == [("Ships of the navy pay nothing.", 1)]


def test_the_lead_is_the_first_of_the_speakers_own_words(world):
    text = "Mira Vale: We want a toll.\n\nThen Mira Vale spoke of ferries. Mira Vale: And ferries too."
    world.source("minutes", text, language="en")
    passage = {"source": "minutes", "passage": "Then Mira Vale spoke of ferries."}
    quote = {"source": "minutes", "quote": "We want a toll."}
    world.said("both", evidence=[passage, quote])
    world.said("reported", evidence=[passage])
    views = world.views()
    both, reported = card(views, "both"), card(views, "reported")
    assert [one.number for one in both.excerpts] == [1, 2]
    assert both.lead is both.excerpts[1]
    assert not both.reported
    assert reported.lead is reported.excerpts[0]
    assert reported.reported
    assert not reported.lead.is_quote


def test_an_attribution_is_shown(world):
    world.said("it", attribution={"note": "The picture beside it shows her."})
    assert card(world.views(), "it").attribution == "The picture beside it shows her."
