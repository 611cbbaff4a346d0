"""The rules that look behind a quotation: a signature, a clause of speaking, who described it; and `according to`."""

from __future__ import annotations

from policy_timeline.evidence.speakers.clauses import CLOSED, Clause
from policy_timeline.evidence.speakers.hearsay import (
    FEW,
    is_a_view,
    is_anothers,
    is_held,
    is_told_before,
    says_more,
)
from policy_timeline.evidence.speakers.readings import NOBODY, Reading
from policy_timeline.evidence.speakers.scenes import Scene
from policy_timeline.evidence.speakers.sentences import is_signature

_AFTER_TAIL = ("prep", "adverb", "date", "to", "object", "subordinate", "linking", "sharing", "as", "relative")


def signature(scene: Scene) -> Reading | None:
    """Read a name alone behind a dash, or in brackets."""
    rest = scene.grammar.tokens[scene.at + 1 :]
    if not is_signature(rest) or (rest[0].text == "(" and scene.at):
        return None
    phrase = scene.grammar.phrase_at(scene.at + 2)
    if phrase is None or not scene.grammar.tokens[phrase.heads[0]].is_name or scene.grammar.verb_after(phrase):
        return None
    return scene.who.phrase(phrase)


def tail(scene: Scene) -> Reading | None:
    """Read the clause of speaking right behind the quotation, whichever of its subject and verb comes first."""
    clause = scene.tail
    if clause is None or clause.subject is None:
        return None
    own = clause.is_inverted or clause.subject.start < clause.verb.start
    if own and is_quoted(scene, clause):
        return scene.who.phrase(clause.subject)
    if clause.verb.kind != "say":
        return _unsaid(scene, clause)
    after = scene.token(clause.end)
    goes_on = after is not None and not after.is_mark and not after.has(*_AFTER_TAIL) and not clause.is_inverted
    told = any(
        other.verb.kind and other.verb.affirms and other.subject and other.start >= scene.begin
        for other in scene.before
    )
    if (goes_on and (told or not scene.is_marked())) or (
        scene.quotation.last not in CLOSED and says_more(scene, clause)
    ):
        return None
    reading = scene.who.phrase(clause.subject)
    nested = any(other.start == clause.end and other.verb.kind and other.subject for other in scene.after)
    is_own = clause.verb.affirms and not nested and not (goes_on and is_held(scene)) and not _is_relayed(scene, clause)
    return reading if is_own and not is_told_before(scene, reading) else reading.doubtful()


def _is_relayed(scene: Scene, clause: Clause) -> bool:
    """Return whether another one tells that somebody said it: `“…,” Vale said, a neighbor claimed`."""
    comma = scene.token(clause.end)
    if comma is None or comma.text != ",":
        return False
    told = (other for other in scene.after if other.start == clause.end + 1 and scene.grammar.is_aside(other))
    source = according_at(scene, clause.end + 1) or NOBODY
    return any(scene.who.is_person(other.subject) for other in told) or any(
        map(scene.who.bearers.names.is_person, source.actors)
    )


def is_quoted(scene: Scene, clause: Clause) -> bool:
    """Return whether the subject of a clause is who is quoted: `“…”, wird Falk zitiert`, not `Falk was parodied`."""
    return clause.verb.is_passive and not clause.verb.mood and scene.grammar.tokens[clause.verb.at].has("quoting")


def _unsaid(scene: Scene, clause: Clause) -> Reading | None:
    """Return the doubt of a quotation that ends with a comma, and behind which somebody does something else."""
    if (
        scene.before
        or clause.link in {"as", "sub"}
        or scene.quotation.last != ","
        or (not clause.verb.kind and not scene.who.is_person(clause.subject))
    ):
        return None
    reading = scene.who.phrase(clause.subject)
    heard = clause.verb.kind in {"hear", "refuse", "relay"} or not clause.verb.affirms
    return reading.doubtful() if heard or clause.is_inverted else reading


def what_somebody_said(scene: Scene) -> Reading | None:
    """Read `is what she said` behind the quotation, and `That was how she put it`."""
    that = scene.token(scene.at + 1)
    at = scene.at + 1 + bool(that and that.has("that"))
    verb, what = scene.token(at), scene.token(at + 1)
    if not (verb and what and verb.has("passive") and what.has("what")):
        return None
    after = [clause for clause in scene.after if clause.start > at + 1]
    told = [clause for clause in after if clause.verb.kind and clause.subject]
    if not told:
        return None
    reading = scene.who.phrase(told[0].subject)
    return reading if told[0].verb.affirms and len(told) == 1 and told[0] == after[0] else reading.doubtful()


def far_tail(scene: Scene) -> Reading | None:
    """Read a clause of speaking behind a comma, with words of the sentence between it and the quotation."""
    for clause in scene.after:
        comma, between = scene.token(clause.start - 1), scene.grammar.tokens[scene.at + 1 : clause.start]
        if any(token.is_quotation or (scene.before and token.has("joining")) for token in between):
            return None
        if comma is not None and comma.text == "," and clause.subject and scene.grammar.is_aside(clause):
            if clause.link in {"rel", "sub", "cond", "as"} and not clause.is_inverted:
                return None
            owner = scene.token(scene.at - 1)
            is_ours = (
                owner is not None
                and (owner.is_possessive or owner.has("det"))
                and scene.quotation.text.count(" ") < FEW
            )
            reading = scene.who.phrase(clause.subject)
            is_ours = is_ours or any(
                other.verb.kind and scene.who.is_person(other.subject) and other.start < clause.start
                for other in scene.after
            )
            is_ours = is_ours or any(other.verb.kind and is_anothers(scene, other) for other in scene.before)
            is_ours = is_ours or is_a_view(scene.grammar.tokens[scene.begin : scene.at])
            return (
                reading
                if clause.verb.affirms and not is_ours and not is_told_before(scene, reading)
                else reading.doubtful()
            )
    return None


def by_agent(scene: Scene) -> Reading | None:
    """Read `by Dorn` right behind the quotation, where a passive clause gave another one to somebody."""
    by = scene.token(scene.at + 1)
    if by is None or not by.has("agent") or scene.grammar.language.inverts:
        return None
    phrase = scene.grammar.phrase_at(scene.at + 2)
    last = scene.before[-1] if scene.before else None
    told = last is not None and last.subject is not None and last.subject.start > last.verb.at and not last.is_inverted
    return scene.who.phrase(phrase) if phrase and told and scene.who.is_person(phrase) else None


def according_behind(scene: Scene) -> Reading | None:
    """Read `according to` right behind the quotation."""
    return according_at(scene, scene.past_marks(scene.at + 1))


def according_before(scene: Scene) -> Reading | None:
    """Read `according to` before the quotation, where no clause of speaking comes between."""
    for at in range(scene.at - 1, -1, -1):
        found = according_at(scene, at)
        if found is not None:
            told = [clause for clause in scene.before if clause.verb.kind and clause.subject]
            return found.or_else(scene.subject_of(told[-1])).doubtful() if told else found
    return None


def according_at(scene: Scene, at: int) -> Reading | None:
    """Return whom `according to` names where it begins at a token, or `in her own words`; None where it does not."""
    token, language = scene.token(at), scene.grammar.language
    if token is None:
        return None
    for words in language.according.get(token.low, ()):
        if tuple(other.low for other in scene.grammar.tokens[at : at + len(words)]) == words:
            phrase = scene.grammar.phrase_at(at + len(words))
            return scene.who.phrase(phrase) if phrase else None
    before, own = scene.token(at - 1), scene.token(at + 2)
    noun = scene.token(at + 3) if own and own.has("own") else own  # `in her own words`, not `asked for her view`
    if token.has("prep") and noun and noun.has("own_words") and not (before and before.has("finite")):
        return scene.who.owner(at + 1)
    return _before_according(scene, at) if token.has("according_after") and scene.token(at + 1) else None


def _before_according(scene: Scene, at: int) -> Reading | None:
    """Return whom a phrase means that stands before `zufolge`."""
    for start in range(at - 1, -1, -1):
        phrase = scene.grammar.phrase_at(start)
        if phrase is None or phrase.end != at:
            break
        if start == 0 or not scene.grammar.tokens[start - 1].is_word:
            return scene.who.phrase(phrase)
    return None
