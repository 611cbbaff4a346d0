"""Loaded reporting verbs: words that report and judge at once, each with a neutral one. And verbs of holding a view.

The choice follows style guides for news: "said" is neutral; "admitted" presumes guilt, "claimed" doubt, "revealed"
truth. Forms that also mean something else are left out or told apart by what stands beside them: a country is admitted
to an alliance, and territory is conceded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_PASSIVE = r"(?<!\bbe )(?<!\bbeen )(?<!\bbeing )(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bnot )"
_WORD = re.compile(r"[^\W\d_]+")


class _Verb(NamedTuple):
    """Words that judge, separated by white space, the neutral one, and as patterns what must stand before and after."""

    words: str
    neutral: str
    after: str = ""
    before: str = ""

    def pattern(self) -> re.Pattern[str]:
        """Return what finds the words, with those after them that belong to the verb."""
        return re.compile(rf"\b{self.before}(?:{'|'.join(self.words.split())}){self.after}(?![^\W\d_])")


_ENGLISH = (
    _Verb("admits admitted admitting", "said", r"(?! (?:to|into|as)\b)", _PASSIVE),
    _Verb("admit admits admitted admitting", "said", r" to(?= \w+ing\b)"),
    _Verb("boast boasts boasted boasting brag brags bragged bragging crowed crowing gushes gushed gushing", "said"),
    _Verb("claimed claiming", "said", r"(?! responsibility)"),
    _Verb("claims", "said", r" (?:that|to)"),
    _Verb("concedes conceded conceding", "said", r"(?= that\b|[,:])"),
    _Verb("confess confesses confessed confessing", "said"),
    _Verb("gripes griped griping grumbles grumbled grumbling whines whined whining fumes fumed fuming", "said"),
    _Verb("insist insists insisted insisting", "said", r"(?! (?:up)?on\b)"),
    _Verb("preaches preached preaching rants ranted ranting spews spewed spewing", "said"),
    _Verb("spouts spouted spouting thunders thundered thundering", "said"),
    _Verb("reveals revealed revealing touts touted touting trumpets trumpeted trumpeting", "said"),
    _Verb("scoffs scoffed scoffing sneers sneered sneering", "said"),
    _Verb("lied", "said", r"(?! to\b)"),
    _Verb("blusters blustered blustering seethes seethed seething", "said"),
    _Verb("raged raging", "said", r" (?:that|against|at|about)"),
    _Verb("pontificates pontificated pontificating bleats bleated bleating barks barked barking", "said"),
    _Verb("snipes sniped sniping", "said", r" (?:that|at)"),
    _Verb("parrots parroted parroting", "repeated"),
    _Verb("blasted blasting lambastes lambasted lambasting slams slammed slamming", "criticized"),
    _Verb("lashes lashed lashing", "criticized", r" out"),
    _Verb("rails railed railing", "criticized", r" against"),
)
_GERMAN = (
    _Verb("behauptet behauptete behaupteten", "sagte", r"(?! sich\b)"),
    _Verb("gesteht gestand gestanden zugegeben eingestanden", "sagte"),
    _Verb("gibt gab geben gaben", "sagte", r"\b[^.;:]*\bzu(?= dass\b|[,.;:]|$)"),
    _Verb("räumt räumte räumten", "sagte", r"\b[^.;:]*\bein(?=[,.;:]|$)"),
    _Verb("prahlt prahlte prahlten brüstet brüstete brüsteten tönt tönte tönten", "sagte"),
    _Verb("schwadroniert schwadronierte schwadronierten faselt faselte faselten", "sagte"),
    _Verb("beteuert beteuerte beteuerten", "sagte"),
    _Verb("wettert wetterte wetterten poltert polterte polterten giftet giftete gifteten", "kritisierte"),
)
_VERBS = (*_ENGLISH, *_GERMAN)
_PATTERNS = tuple((verb.pattern(), verb.neutral) for verb in _VERBS)
_WORDS = frozenset(word for verb in _VERBS for word in verb.words.split())


def loaded_verbs(text: str) -> Iterator[tuple[str, str]]:
    """Yield each loaded reporting verb of a text, in small letters, with the neutral word for it.

    All lists are tried, whatever the language: no word of one means anything in another.
    """
    lowered = text.lower()
    if not _WORDS.isdisjoint(_WORD.findall(lowered)):  # few texts have one, which is soon seen
        for pattern, neutral in _PATTERNS:
            yield from ((found[0], neutral) for found in pattern.finditer(lowered))


_HOLDING = (
    r"holds|held|believes|believed|thinks|thought|considers|considered|regards|regarded|views|viewed|feels|felt|"
    r"maintains|maintained|hält|hielt|glaubt|glaubte|meint|meinte|findet|fand|denkt|dachte"
)
_SAYING = re.compile(
    r"\b(?:says|said|puts it|according to|as reported|in the words of|sagt|sagte|zufolge|so der|so die|laut)\b",
    re.IGNORECASE,
)


def holds(text: str, names: Iterable[str]) -> Iterator[str]:
    """Yield each place where one of the names is the subject of a verb of holding, such as "NATO holds"."""
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    yield from (found[0] for found in re.finditer(rf"(?<!\w)(?:{either}) (?:{_HOLDING})\b", text))


def names_who_says(text: str) -> bool:
    """Return whether a text says of its words that somebody says them, or that a source reports them."""
    return bool(_SAYING.search(text))
