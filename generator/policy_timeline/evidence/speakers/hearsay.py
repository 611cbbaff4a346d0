"""What keeps a clause from giving the words beside it to its subject: another one's words, account, or denial."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from policy_timeline.evidence.speakers.clauses import Clause
from policy_timeline.evidence.speakers.readings import NOBODY, Reading
from policy_timeline.evidence.speakers.scenes import Scene
from policy_timeline.evidence.speakers.sentences import Token

FEW = 2  # words
_WILLING = ("finite", "perfect", "sharing", "leading", "auxiliary", "adverb", "object", "prep")
"""What a word is before `to say` that says somebody does or will; not `it is wrong to say`, `asked not to say`."""
_NEAR = 4  # words behind a clause of speaking that may say where it was said


def reaches(scene: Scene, clause: Clause) -> bool:
    """Return whether what a clause says may be the quotation: not where it only describes somebody, or I say it."""
    who = scene.token(clause.verb.start - 1)
    if clause.subject is not None and clause.subject.start > clause.verb.at and clause.link == "inner":
        return not any(clause.end <= other.verb.at < scene.at for other in scene.before)
    between = scene.grammar.tokens[clause.verb.end : scene.at]
    if is_a_nouns(scene, clause) and any(token.is_word and not token.has("that") for token in between):
        return False  # `wrote in a memo explaining the deal, “…”`, but not `warned against believing that “…”`
    is_own = clause.link == "rel" and clause.subject and who is not None and who.has("relative")
    described = is_own and clause.subject and scene.grammar.tokens[clause.subject.heads[-1]].is_word
    return not described or all(token.is_mark or token.has("that", "as", "it", "object") for token in between)


def account(scene: Scene, clause: Clause, earlier: list[Clause]) -> Reading | None:
    """Return who tells that somebody said it, where a clause is inside what another one says, or None."""
    if clause.link == "sharing" or clause.subject is None:
        return None
    near = clause.verb.end + 1 >= scene.at
    if clause.link == "cond" or (clause.link == "what" and not near):
        return NOBODY
    held = {"object", "that", "inner", "what"}
    if clause.link == "rel":
        held = {"rel"} if any(other.link in {"object", "that"} and other.verb.kind for other in earlier) else set()
    if clause.link in {"sub", "as"}:
        held = {"sub", "as"} if any(_holds(scene, other, clause) for other in earlier) else set()
    if clause.link not in held:
        return None
    outer = [other for other in earlier if other.verb.kind]
    if clause.link == "that" and not outer and _is_of_nothing(scene, clause):
        return NOBODY
    if not outer:
        return None if clause.link == "what" or _is_described(scene, clause) else NOBODY
    told = scene.subject_of(outer[-1])
    return told if outer[-1].verb.kind == "say" and outer[-1].verb.affirms else told.doubtful()


def _is_of_nothing(scene: Scene, clause: Clause) -> bool:
    """Return whether what governs a clause denies it: `There is no evidence that Vale said`, `It isn't true that`."""
    before = scene.grammar.tokens[: clause.start]
    begin = max((at + 1 for at, token in enumerate(before) if token.is_mark), default=0)
    return any(token.has("none", "deny", "doubt") for token in before[begin:])


def _is_described(scene: Scene, clause: Clause) -> bool:
    """Return whether a clause describes a thing before it: `a blast that Vale called “…”`, not `it is said that`."""
    that, noun = scene.token(clause.start - 1), scene.token(clause.start - 2)
    if that is None or noun is None or not that.has("that"):
        return that is not None and not that.is_word
    return noun.is_word and not noun.has("idea", "speech_noun", "it", "finite", "auxiliary")


def _holds(scene: Scene, outer: Clause, inner: Clause) -> bool:
    """Return whether a clause of speaking says what another clause tells: `said that when Tarr called it`."""
    between = scene.grammar.tokens[outer.verb.end : inner.start]
    return (
        outer.verb.kind == "say"
        and any(token.has("that") for token in between)
        and not any(token.is_quotation for token in between)
    )


def is_anothers(scene: Scene, clause: Clause) -> bool:
    """Return whether the words are a view's or somebody else's: `called the idea that “…”`, `those who say “…”`."""
    between = scene.grammar.tokens[clause.verb.end : scene.at]
    start = scene.grammar.tokens[max(0, clause.verb.start - 2) : clause.verb.start]
    if clause.link == "rel" and clause.subject and scene.grammar.tokens[clause.subject.heads[-1]].is_word:
        return True
    verb = scene.grammar.tokens[clause.verb.at]
    if _is_anothers_word(between, plain=verb.has("plain")) or _is_a_wording(between, verb) or _is_cried(between):
        return True
    if _is_thanked(scene, clause) or _is_of_those(between) or _is_taken_up(scene, clause) or _is_named(scene, clause):
        return True
    if is_a_view(between) or _is_asked_of(between, verb) or _is_said_not(between):
        return True
    if verb.has("deriding") and all(token.has("prep") for token in between):
        return bool(between)  # `laughed at “…”`
    return any(token.has("idea") and token.is_word for token in start if clause.link == "rel")


def is_a_view(between: Sequence[Token]) -> bool:
    """Return whether words are what a view says: `called the idea that “…”`, `widersprach der Behauptung, „…“`."""
    ideas = [number for number, token in enumerate(between) if token.has("idea")]
    rest = between[ideas[-1] + 1 :] if ideas else ()
    opens = bool(rest) and rest[0].has("that", "of", "relative") and not any(token.has("auxiliary") for token in rest)
    return opens or [token.text for token in rest] == [","]


def _is_asked_of(between: Sequence[Token], verb: Token) -> bool:
    """Return whether words are all that somebody asks, which asserts nothing: `wondered whether “…”`."""
    return verb.has("ask") and bool(between) and between[-1].has("doubt") and between[-1].has("linking", "subordinate")


def _is_said_not(between: Sequence[Token]) -> bool:
    """Return whether somebody tells what is not to be said: `nobody believes “…”`, `it is wrong to say “…”`."""
    if between and all(token.has("deny") for token in between):
        return True  # `said neither “…” nor`
    for at, told in enumerate(between):
        closes = all(token.is_mark or token.has("that") for token in between[at + 1 :])
        if not closes or not told.has("say", "name"):
            continue
        before, weighed = between[max(0, at - 1)], between[max(0, at - 2)]
        is_weighed = weighed.is_word and (weighed.has("deny") or not weighed.has(*_WILLING))
        if told.has("base") and before.has("to") and at > 1 and is_weighed:
            return True
        if told.has("finite") and before.has("none"):
            return True
    return False


def _is_anothers_word(between: Sequence[Token], *, plain: bool) -> bool:
    """Return whether words are called somebody's right before them: `repeated Reed's demand to “…”`."""
    for at, (owner, noun) in enumerate(pairwise(between)):
        if owner.is_name and owner.is_possessive and noun.has("speech_noun", "idea"):
            rest = between[at + 2 :]
            if any(token.has("that") for token in between[:at]):
                return False
            placed = at > 0 and between[at - 1].has("of", "prep")
            opens = bool(rest) and rest[0].has("to", "that", "of")
            return (placed and opens) or (not plain and (opens or not rest))
    return False


def _is_a_wording(between: Sequence[Token], verb: Token) -> bool:
    """Return whether the words are what somebody objects to or does not say: `the word “war”`, `nothing like “war”`."""
    first, last = between[-2:] if len(between) > 1 else (None, None)
    if first is None or last is None:
        return False
    called = first.has("passive") and last.has("name") and last.has("perfect")  # `objected to being called “…”`
    named = first.has("det") and last.has("wording") and not verb.has("plain", "name")
    return called or named or (first.has("contrary") and last.has("prep", "of"))


def _is_of_those(between: Sequence[Token]) -> bool:
    """Return whether others without a name say the words: `mocked those who say “…”`, `hears sailors saying “…”`."""
    if between and between[-1].has("say") and between[-1].has("sharing"):
        return True
    for at, (before, who, verb) in enumerate(zip(between, between[1:], between[2:], strict=False)):
        if who.has("relative") and verb.has("say", "name") and verb.has("base", "finite"):
            named = between[at - 1] if before.is_mark and at and who.has("det") else before  # `jene, die sagen`
            is_theirs = named.is_word and (not who.has("det") or named.has("others"))
            return is_theirs and not _says_on(between[at + 3 :])
    return False


def _says_on(rest: Sequence[Token]) -> bool:
    """Return whether a sentence goes on behind what others say: `said those who speak of ports “are not asleep”`."""
    opens = len(rest) > 1 and rest[0].has("prep", "of") and not rest[-1].has("prep", "of", "det", "that", "as")
    return opens and not any(token.has("finite") for token in rest)


def _is_cried(between: Sequence[Token]) -> bool:
    """Return whether a crowd utters the words: `to cheers of “…”`."""
    return len(between) > 1 and between[-2].has("crying") and between[-1].has("of")


def _is_named(scene: Scene, clause: Clause) -> bool:
    """Return whether the words are what somebody calls something: `called “the quay is for sale” a lie`."""
    after, between = scene.token(scene.at + 1), scene.grammar.tokens[clause.verb.end : scene.at]
    is_object = all(token.has("det", "idea", "speech_noun") for token in between)  # `called the claim “…” a lie`
    if after is None or after.is_mark or not is_object or clause.verb.kind != "name":
        return False
    plain = after.is_word and not after.tags and not after.is_capital
    noun = scene.grammar.language.capital_nouns and after.is_name and not after.actors  # `nannte die These „…“ Unsinn`
    return after.has("indefinite", "false") or (len(between) > 1 and (plain or noun))


def _is_taken_up(scene: Scene, clause: Clause) -> bool:
    """Return whether somebody takes up another one's words: `echoed Reed's “we stay”`, `repeated Reed's words: “…”`."""
    last = next(token for token in reversed(scene.grammar.tokens[: scene.at]) if not token.is_mark)
    owned = scene.grammar.tokens[clause.verb.end : scene.at]
    is_owned = last.is_possessive or (last.has("speech_noun") and any(token.is_possessive for token in owned))
    return scene.grammar.tokens[clause.verb.at].has("relay") and is_owned


def _is_thanked(scene: Scene, clause: Clause) -> bool:
    """Return whether words are only what somebody is thanked for: `thanked Voss for her “warm words”`."""
    owner = scene.grammar.tokens[scene.at - 1]
    short = scene.quotation.text.count(" ") < FEW
    return short and owner.has("owning") and not scene.grammar.tokens[clause.verb.at].has("plain")


def is_a_nouns(scene: Scene, clause: Clause) -> bool:
    """Return whether a participle belongs to the word before it: `a message saying`, `quoted Dorn as saying`."""
    before = scene.token(clause.verb.start - 1)
    if clause.link != "sharing" or clause.subject is not None or before is None:
        return False
    if before.has("as"):
        return True
    if before.has("agent"):
        return False  # `concluded by saying`
    if before.has("speech_noun") and any(token.has("issuing") for token in scene.grammar.tokens[: clause.verb.start]):
        return False  # `issued a statement saying`
    return not (
        before.is_mark or before.is_quotation or before.has("adverb", "linking", "finite", "date", "auxiliary", "to")
    )


def is_echoed(scene: Scene, clause: Clause) -> bool:
    """Return whether somebody repeats another one's words: `Voss, quoting Dorn, said`, `mimicked Dorn, saying`."""
    acted = any(token.has("acting") for token in scene.grammar.tokens[scene.begin : clause.verb.at])
    return acted or any(
        other.link == "sharing" and other.verb.kind == "relay" and clause.start <= other.verb.at < clause.verb.at
        for other in scene.before
    )


def is_beside(scene: Scene, clause: Clause) -> bool:
    """Return whether another one's clause of equal rank comes between a clause of speaking and the quotation."""
    subject = clause.subject
    mine = scene.subject_of(clause)
    for other in scene.before:
        if other.verb.at <= clause.verb.at or other.subject is None or other.subject == subject:
            continue
        token = scene.token(other.start - 1)
        first, head = scene.token(other.subject.start), scene.token(other.subject.heads[-1])
        if first and head and first.is_possessive and head.has("speech_noun") and token and token.text == ";":
            return True  # `Vale said “…”; Reed's answer was “…”`
        joined = other.link == "joined" and (token is None or token.has("contrast") or _has_comma(scene, other))
        described = other.link == "rel" and other.verb.end == scene.at
        if (joined or other.link == "main" or described) and scene.who.is_person(other.subject):
            theirs = scene.who.phrase(other.subject)
            if theirs.actors != mine.actors or not theirs.actors:
                return True
    return False


def _has_comma(scene: Scene, clause: Clause) -> bool:
    before = scene.token(clause.start - 2)
    return before is not None and before.text in {",", ";"}


def is_told_before(scene: Scene, reading: Reading) -> bool:
    """Return whether a clause before the quotation gives it to another: `Reed called it “good”, Vale said`."""
    told = [
        clause for clause in scene.before
        if clause.subject and clause.verb.kind in {"say", "name"} and clause.start >= scene.begin
    ]  # fmt: skip
    actors = {scene.who.phrase(clause.subject).actors for clause in told}
    return bool(actors - {reading.actors, frozenset()})


def says_more(scene: Scene, clause: Clause) -> bool:
    """Return whether a clause behind the quotation says something else: `“…”, Voss told parliament that it was “…”`."""
    for token in scene.grammar.tokens[clause.end :]:
        if token.is_mark:
            return token.text == ":"
        if token.is_quotation or token.has("that"):
            return True
    return False


def is_held(scene: Scene) -> bool:
    """Return whether the quotation ends a clause inside the one behind it: `As Reed spoke of “…,” Vale said yes`."""
    last = scene.before[-1] if scene.before else None
    return last is not None and last.link in {"sub", "as", "cond"}


def is_denied_behind(scene: Scene) -> bool:
    """Find a denial behind the quotation: `“We stay”, a remark she denies`."""
    for clause in scene.after:
        what = scene.token(clause.verb.end)
        if clause.verb.kind == "refuse" and clause.start <= scene.at + 6 and not (what and what.has("that")):
            return not any(other.verb.kind == "say" and other.start < clause.start for other in scene.after)
    return False


def is_invented(scene: Scene) -> bool:
    """Find what is made up: `In the novel, Vale says “we stay”`, `It is untrue that Vale said “we stay”`."""
    tokens = scene.grammar.tokens
    first = min((clause.start for clause in scene.grammar.clauses), default=len(tokens))
    behind = scene.tail.end if scene.tail else len(tokens)
    places = [*tokens[:first], *tokens[behind : behind + _NEAR]]
    if any(token.has("fiction") and not token.is_possessive for token in places):
        return True
    return any(token.has("false") and token.is_word for token in tokens[: scene.at])


def is_asked(scene: Scene) -> bool:
    """Find a question: `Did Vale say “we stay”?`."""
    return scene.grammar.tokens[-1].text == "?"


DOUBTS = (is_denied_behind, is_invented, is_asked)
