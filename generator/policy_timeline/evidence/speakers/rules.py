"""The rules by which a sentence says who speaks a quotation in it, in the order in which they are tried.

Each rule has its example beside it. It looks at one place of one sentence, and returns whom it gives the words to, or
None where it has nothing to say; the first that does decides. Then the doubts are weighed, also in order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from policy_timeline.evidence.speakers.behind import (
    according_before,
    according_behind,
    by_agent,
    far_tail,
    is_quoted,
    signature,
    tail,
    what_somebody_said,
)
from policy_timeline.evidence.speakers.clauses import Clause
from policy_timeline.evidence.speakers.hearsay import (
    DOUBTS,
    FEW,
    account,
    is_a_nouns,
    is_anothers,
    is_beside,
    is_echoed,
    reaches,
)
from policy_timeline.evidence.speakers.readings import NOBODY, Reading
from policy_timeline.evidence.speakers.scenes import Scene
from policy_timeline.evidence.speakers.sentences import DASHES

_OPENING = 4  # tokens
_OPENINGS = ("adverb", "linking", "joining", "prep", "date")


def gapping(scene: Scene) -> Reading | None:
    """Read a name between two quotations, whose verb is that of the clause before: `called it “a”, Lind “b”`."""
    begin = scene.begin
    if not begin or not scene.before or any(clause.start >= begin for clause in scene.before):
        return None
    at = begin
    while (
        (token := scene.token(at)) is not None
        and at < scene.at
        and (token.text == "," or token.has("linking", "joining"))
    ):
        if token.has("that"):
            return None
        at += 1
    phrase = scene.grammar.phrase_at(at) if at > begin else None
    if phrase is None or not scene.grammar.tokens[phrase.heads[0]].is_name or phrase.end > scene.at:
        return None
    rest = scene.grammar.tokens[phrase.end : scene.at]
    if not all(token.is_name or token.has("prep", "that", "it", "as", "of", "to", "det") for token in rest):
        return None
    last, reading = scene.before[-1], scene.who.phrase(phrase)
    is_own = last.verb.affirms and last.verb.kind in {"say", "name"} and not any(token.has("det") for token in rest)
    return reading if is_own else reading.doubtful()


def head(scene: Scene) -> Reading | None:
    """Read the last clause of speaking before the quotation, in which nothing comes between that is somebody else's."""
    reaching = [clause for clause in scene.before if clause.verb.kind and reaches(scene, clause)]
    told = [clause for clause in reaching if not scene.is_ours(clause)]
    if not told:
        return Reading() if reaching else None
    clause = told[-1]
    reading = scene.subject_of(clause)
    inner = any(told[-2].end <= other.start < clause.start and other.subject for other in scene.before if told[1:])
    agrees = len(told) > 1 and scene.subject_of(told[-2]).actors == reading.actors
    if clause.verb.mood == "supposed" and agrees and not (inner and clause.subject is None):
        clause = told[-2]  # `said he would welcome “…”`
        reading = scene.subject_of(clause)
    closing = scene.token(scene.at - 1)
    announced = closing is not None and closing.text == ":"
    between = scene.grammar.tokens[clause.verb.end : scene.at]
    says = any(token.has("say") and token.has("perfect", "base") for token in between)  # `denies having said: “…”`
    refused = clause.verb.kind == "refuse" and not clause.verb.is_passive and not says
    if announced and (refused or is_quoted(scene, clause)):
        return reading  # `rejected the claim: “…”`, `wird mit den Worten zitiert: „…“`
    if clause.verb.kind not in {"say", "name"} or not clause.verb.affirms:
        return reading.doubtful()
    if is_anothers(scene, clause) or is_beside(scene, clause) or is_a_nouns(scene, clause) or is_echoed(scene, clause):
        return reading.doubtful()
    outer = account(scene, clause, told[:-1])
    if outer is None:
        return reading
    return outer if outer.actors and outer.certain and outer.actors == reading.actors else reading.or_else(outer)


def colon(scene: Scene) -> Reading | None:
    """Read a name alone before a colon or a dash right before the quotation, or somebody who does something there."""
    mark = scene.token(scene.at - 1)
    if mark is not None and mark.text in DASHES:
        return _before_dash(scene)
    if mark is None or mark.text != ":":
        return None
    return next((found for found in (_label(scene), _noun_of(scene), _doer(scene)) if found is not None), None)


def _before_dash(scene: Scene) -> Reading | None:
    """Read `Mira Vale – “…”`, which says no more."""
    phrase = scene.grammar.phrase_at(0)
    is_all = phrase is not None and phrase.end == scene.at - 1
    is_all = is_all and all(token.is_mark for token in scene.grammar.tokens[scene.at + 1 :])
    return scene.who.phrase(phrase) if is_all and scene.who.is_person(phrase) else None


def _label(scene: Scene) -> Reading | None:
    """Read `Mira Vale, the minister:`, `Here's Mira Vale in May:` and `Mira Vale's answer:`."""
    dashes = (at + 1 for at in range(scene.begin, scene.at) if scene.grammar.tokens[at].text in DASHES)
    at = max(dashes, default=scene.begin)
    while (token := scene.token(at)) is not None and at < scene.at and (token.is_mark or token.has("here")):
        following = scene.token(at + 1)
        at += 1 + (token.has("here") and following is not None and following.has("passive"))
    phrase = scene.grammar.phrase_at(at)
    if phrase and scene.who.is_person(phrase) and not any(clause.start >= at for clause in scene.before):
        return scene.who.phrase(phrase)
    owner, noun = scene.token(at), scene.token(at + 1)
    return scene.who.owner(at) if owner and owner.is_name and noun and noun.has("speech_noun") else None


def _doer(scene: Scene) -> Reading | None:
    """Read `Mira Vale smiled:`."""
    told = (clause for clause in scene.before if clause.subject and clause.start >= scene.begin)
    here = [clause for clause in told if scene.who.is_person(clause.subject)]
    outer = [clause for clause in here if clause.is_outer]
    if not outer:
        return None
    reading = scene.who.phrase(outer[-1].subject)
    if here[-1] is not outer[-1]:
        return scene.who.phrase(here[-1].subject).or_else(reading).doubtful()
    is_own = not outer[-1].verb.kind or outer[-1].verb.affirms
    is_own = is_own and not scene.grammar.tokens[outer[-1].verb.at].has("receiving")  # `Vale got a letter: “…”`
    who, says = scene.token(scene.at - 3), scene.token(scene.at - 2)  # `spottete über jene, die sagen: „…“`
    is_own = is_own and not (who is not None and who.has("relative") and says is not None and says.has("say"))
    return reading if is_own and not outer[-1].verb.is_passive else reading.doubtful()


def _noun_of(scene: Scene) -> Reading | None:
    """Read `the verdict of Mira Vale:`."""
    for at in range(scene.begin, scene.at - 2):
        noun, of, owner = scene.grammar.tokens[at : at + 3]
        if (
            noun.has("speech_noun")
            and of.has("of", "agent")
            and owner.is_name
            and not owner.is_possessive
            and owner.is_person
        ):
            return Reading(owner.actors, certain=len(owner.actors) == 1, name=owner.text)
    return None


def aside(scene: Scene) -> Reading | None:
    """Read a clause of speaking between commas before the quotation."""
    told = [
        clause
        for clause in scene.before
        if clause.subject and scene.grammar.is_aside(clause) and clause.start > scene.begin
    ]
    for clause in reversed(told):
        opening, closing = scene.token(clause.start - 1), scene.token(clause.end)
        if opening and closing and opening.text == "," and closing.text == "," and _is_told_aside(clause):
            reading = scene.who.phrase(clause.subject)
            goes_on = any(token.has("joining", "contrast") for token in scene.grammar.tokens[clause.end : scene.at])
            nobody = scene.grammar.tokens[scene.begin].has("none") and not goes_on  # `Nobody, Vale said, believes “…”`
            return reading if clause.verb.affirms and not nobody else reading.doubtful()
    return None


def _is_told_aside(clause: Clause) -> bool:
    own = clause.subject is not None and (clause.is_inverted or clause.subject.start < clause.verb.at)
    return own and clause.link in {"main", "as", "inner"}


def heading(scene: Scene) -> Reading | None:
    """Read a name and a colon at the sentence's start, with words of its own between it and the quotation."""
    phrase = scene.grammar.phrase_at(0)
    mark = scene.token(phrase.end) if phrase else None
    told = scene.begin or any(clause.verb.kind for clause in scene.before)
    if told or not mark or mark.text != ":" or not scene.who.is_person(phrase):
        return None
    return scene.who.phrase(phrase)


def shared(scene: Scene) -> Reading | None:
    """Read the clause of speaking behind a second quotation that "and" joins to this one."""
    joins, second = scene.token(scene.at + 1), scene.next_quotation
    if second is None or not joins or not joins.has("joining") or any(clause.verb.kind for clause in scene.before):
        return None
    is_plain = all(clause.start > second.at for clause in scene.after if clause.subject)
    return tail(second) if is_plain else None


def leading(scene: Scene) -> Reading | None:
    """Read a participle at the sentence's start, which shares the subject of the clause behind the quotation."""
    first = scene.before[0] if scene.before else None
    if first is None or first.link != "sharing" or first.start != 0 or first.verb.kind not in {"say", "name"}:
        return None
    return None if is_anothers(scene, first) else scene.subject_of(first)


def manner(scene: Scene) -> Reading | None:
    """Read somebody who does something before a comma and a whole sentence in quotation marks."""
    comma = scene.token(scene.at - 1)
    whole = scene.quotation.text[1:2].isupper() and scene.quotation.text.count(" ") > FEW
    told = [clause for clause in scene.before if clause.start >= scene.begin]
    if comma is None or comma.text != "," or not whole or not told:
        return None
    last = told[-1]
    is_own = last.is_outer and last.verb.affirms and last.subject and scene.who.is_person(last.subject)
    return scene.who.phrase(last.subject).inferred() if is_own else None


def again(scene: Scene) -> Reading | None:
    """Read a sentence that says nothing of who speaks: its quotation goes on from the one before it."""
    focus = scene.who.focus
    alone = all(token.is_mark or number == scene.at for number, token in enumerate(scene.grammar.tokens))
    if not alone:
        return focus.speaker.inferred() if focus.is_open and focus.age == 0 and _goes_on(scene) else None
    if (
        focus.is_open
        and not focus.is_dialogue
        and (focus.age == 0 or (focus.is_alone and focus.age == 1 and not focus.is_asking))
    ):
        return focus.speaker if focus.age == 0 else focus.speaker.inferred()
    goes_on = focus.age == 0 or (focus.age == 1 and focus.is_alone and focus.has_told)
    is_alone = goes_on and not focus.has_spoken and not focus.is_dialogue
    return focus.person.inferred() if is_alone and focus.person.only else None


def _goes_on(scene: Scene) -> bool:
    """Return whether a sentence begins with a quotation, or with a few words: `But “…” for the rest of the year`."""
    opening = scene.grammar.tokens[: scene.at]
    plain = len(opening) <= _OPENING and all(token.is_mark or token.has(*_OPENINGS) for token in opening)
    told = any(clause.verb.kind or clause.start < scene.at for clause in scene.grammar.clauses)
    return plain and not told and not any(token.is_quotation for token in opening)


def answer(scene: Scene) -> Reading | None:
    """Read `was her answer` behind the quotation."""
    at = scene.past_marks(scene.at + 1)
    verb, noun = scene.token(at), scene.token(at + 2)
    return scene.who.owner(at + 1) if verb and noun and verb.has("passive") and noun.has("speech_noun") else None


class Rule(NamedTuple):
    """A rule with an example of what it reads, and whose words it gives them to there."""

    read: Callable[[Scene], Reading | None]
    example: str
    speaker: str


RULES = (
    Rule(signature, "“We stay.” – Mira Vale", "Mira Vale"),
    Rule(according_behind, "“We stay,” according to Mira Vale.", "Mira Vale"),
    Rule(tail, "“We stay,” said Mira Vale, the minister.", "Mira Vale"),
    Rule(aside, "The toll, Mira Vale said, is “a bad joke”.", "Mira Vale"),
    Rule(answer, "Mira Vale smiled. “Never,” was her answer.", "Mira Vale"),
    Rule(what_somebody_said, "“We stay” is what Mira Vale said.", "Mira Vale"),
    Rule(far_tail, "“We are glad” about the ruling, said Mira Vale.", "Mira Vale"),
    Rule(shared, "The toll is “a bad joke” and “a shame,” Mira Vale said.", "Mira Vale"),
    Rule(by_agent, "It was called “bad” by Tom Reed and “good” by Mira Vale.", "Mira Vale"),
    Rule(gapping, "Tom Reed called it “bad”, Mira Vale “good”.", "Mira Vale"),
    Rule(leading, "Saying “we stay”, Mira Vale left.", "Mira Vale"),
    Rule(according_before, "According to Mira Vale, the toll is “a bad joke”.", "Mira Vale"),
    Rule(head, "Mira Vale said that the toll is “a bad joke”.", "Mira Vale"),
    Rule(heading, "Mira Vale: The toll is “a bad joke”.", "Mira Vale"),
    Rule(colon, "Mira Vale smiled: “We stay.”", "Mira Vale"),
    Rule(manner, "Mira Vale shook her head, “We stay where we are.”", "Mira Vale"),
    Rule(again, "“It is late,” Mira Vale said. “We stay.”", "Mira Vale"),
)


def speaker_of(scene: Scene) -> Reading:
    """Return who speaks a quotation by the first rule that reads it, after the doubts."""
    for rule in RULES:
        reading = rule.read(scene)
        if reading is not None:
            doubtful = reading.certain and any(doubt(scene) for doubt in DOUBTS)
            return reading.doubtful() if doubtful else reading
    return NOBODY
