"""The English word lists."""

from __future__ import annotations

from policy_timeline.texts.language import Language, words

_REGULAR = """
    accuse acknowledge add address advise affirm agree allege announce answer appeal argue ask assert assess assure
    blame boast brand call caution charge cheer cite claim clarify comment complain concede conclude condemn
    confirm contend criticise criticize decry declare defend demand denounce describe disclose dismiss dub echo
    elaborate emphasise emphasize endorse exclaim explain express fume hail hint highlight imply indicate inform
    insist interject invoke invite joke label lament list maintain mention mock muse note object observe opine
    outline pledge point portray praise predict present press proclaim promise pronounce propose protest question
    quip rail react reaffirm reason recall recommend recount refer reflect reiterate reject remark remind repeat
    reply report request respond retort reveal rule shout signal slam state stress suggest summarise summarize
    support tout tweet urge venture voice volunteer vow warn welcome whisper
"""
_DOUBLED = "admit quip rebut submit"
_SPEECH_Y = "apply clarify deny imply justify rely reply specify testify"
_IRREGULAR = {
    "say": "says said saying", "tell": "tells told telling", "write": "writes wrote writing",
    "speak": "speaks spoke speaking", "put": "puts put putting", "read": "reads read reading",
    "swear": "swears swore swearing", "foretell": "foretells foretold foretelling", "quote": "quotes quoting",
    "think": "thinks thought thinking", "post": "posts posted posting",
}  # fmt: skip


def _finite(base: str) -> tuple[str, str]:
    if base in _SPEECH_Y.split():
        return f"{base[:-1]}ies", f"{base[:-1]}ied"
    ending = "es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s"
    stem = base + base[-1] if base in _DOUBLED.split() else base
    return base + ending, stem + ("d" if base.endswith("e") else "ed")


def _participle(base: str) -> str:
    stem = base + base[-1] if base in _DOUBLED.split() else base
    return (stem[:-1] if base.endswith("e") and not base.endswith("ee") else stem) + "ing"


_BASES = words(f"{_REGULAR} {_DOUBLED} {_SPEECH_Y}")
_INFLECTED = frozenset(form for base in _BASES for form in _finite(base))
_FORMS = frozenset(form for forms in _IRREGULAR.values() for form in forms.split())

ENGLISH = Language(
    code="en",
    name="English",
    turning=words("""
        not no never none nobody nothing nowhere neither nor cannot without non no-one unless if provided providing
        until till whether otherwise assuming lest conditional conditionally depending pending only except excepting
        excluding but however yet although though nevertheless nonetheless instead rather despite notwithstanding
        while whereas unlike albeit primarily largely partly partially hardly barely scarcely mainly mostly merely
        chiefly principally predominantly almost nearly somewhat seldom rarely occasionally sometimes supposedly
        allegedly reportedly perhaps maybe possibly probably potentially might fail fails failed failing refuse
        refuses refused refusing deny denies denied denying doubt doubts doubted reject rejects rejected rejecting
        oppose opposes opposed unlikely impossible false untrue wrong unable myth
        when whenever once supposing presuming contingent barring exception exceptions few fewer little less least
        lack lacks lacked lacking generally usually normally typically relatively slightly virtually practically
        roughly approximately essentially temporarily provisionally theoretically supposed so-called
    """),
    turning_ends=("n't",),
    turning_phrases=(
        "as long as",
        "so long as",
        "in case",
        "subject to",
        "on condition",
        "apart from",
        "other than",
        "rather than",
        "far from",
        "to some extent",
        "to a degree",
        "in part",
        "at least",
        "at most",
        "up to",
        "even if",
        "in principle",
        "in theory",
        "in the event",
        "for now",
        "for the time being",
        "so far",
        "save for",
        "more or less",
        "sort of",
        "kind of",
        *(f"{verb} {who}" for verb in ("should", "had", "were") for who in ("they", "we", "he", "she", "it", "the")),
        "as if",
    ),
    reversing=words("""
        but however yet although though nevertheless nonetheless still instead rather despite except unless only
        unfortunately conversely no not never nor maybe perhaps
    """),
    reversing_phrases=(
        "that said",
        "having said that",
        "then again",
        "on the other hand",
        "on the contrary",
        "by contrast",
        "in contrast",
        "even so",
        "all the same",
        "at the same time",
        "at least",
        "just kidding",
    ),
    opening=words("and or well"),
    others=words("they you people some many others critics who"),
    speech=_INFLECTED
    | (_FORMS - words("saying telling writing speaking putting reading swearing foretelling quoting thinking posting")),
    speech_bases=_BASES | frozenset(_IRREGULAR),
    perfects=frozenset(),
    speech_participles=frozenset(_participle(base) for base in _BASES)
    | words("saying telling writing speaking putting swearing foretelling quoting thinking posting"),
    he=words("he"),
    she=words("she"),
    it=words("it"),
    first_person=words("i we"),
    relative=words("who which"),
    auxiliaries=words("""
        am is are was were be been being has have had having do does did will would shall should can could may might
        must isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't
        shouldn't cannot
    """),
    passive=words("am is are was were be been being isn't aren't wasn't weren't got"),
    finite=words("""
        am is are was were has have had do does did will would shall should can could may might must cannot made makes
        took takes gave gives went goes met meets left leaves came comes saw sees held holds led leads set sets cut
        hit kept keeps felt feels began begins stood stands sought seeks fought fights won wins lost loses paid pays
        sent sends found finds knew knows got gets rose rises fell falls drew draws broke breaks chose chooses flew
        flies grew grows ran runs sat sits understood understands became becomes brought brings built builds bought
        buys caught dealt deals drove drives heard hears laid lays meant means shook shakes showed shows spent spends
        struck strikes taught threw throws withdrew withdraws wants hopes believes expects thinks thought remains
        plans hosts chairs backs rejects agrees
    """),
    finite_ends=("ed", "n't"),
    linking=words("""
        and but or nor that as while when whenever because although though since if whether unless until after before
        where so yet then than however meanwhile later earlier
    """),
    subordinate=words(
        "that as while when whenever because although though since if whether unless until after before where than"
    ),
    adverbs=words("""
        also too then later earlier further again once now still just only even ever never not always often soon thus
        therefore however meanwhile instead today yesterday tonight recently already moreover furthermore nevertheless
        nonetheless besides here there first second third next last himself herself itself both almost
    """),
    adverb_ends=("ly",),
    prepositions=words("""
        of for to with by from about against on at in into over under between among toward towards through during via
        like near behind beside beyond without within regarding concerning including alongside
    """),
    according=("according to", "in the words of", "in the view of", "per"),
    joining=words("and"),
    agents=words("by"),
    of=words("of"),
    to=words("to"),
    as_=words("as so"),
    that=words("that"),
    what=words("what whatever"),
    denying=words("""
        not never neither nor without denied denies deny denying refused refuses refusing declined declines declining
        short avoided avoids
    """),
    conditional=words("if unless whether reportedly allegedly supposedly purportedly apparently rumour rumor rumours"),
    supposing=words("would could may might should must can cannot shall will"),
    complements=words("that whether if"),
    relaying=words("""
        quoted quotes quoting cited cites citing read reads reading recited recites reciting reposted reposts
        reposting retweeted retweets retweeting mimicked mimics mimicking imitated imitates imitating
    """),
    refusing=words("""
        rejected rejects reject dismissed dismisses dismiss denied denies deny disputed disputes refuted refutes
        rebutted rebuts
    """),
    crying=words("cheers chants shouts cries boos choruses screams"),
    answering=words("answered answers replied replies responded responds retorted retorts countered counters"),
    clear=words("clear plain"),
    makes=words("made makes making make"),
    contrasting=words("while whereas although though but"),
    speech_nouns=words("""
        claim claims call calls demand demands statement statements promise promises pledge threat threats warning
        warnings assertion accusation remark remarks comment comments suggestion proposal argument speech line
        phrase slogan mantra message messages answer answers reply replies response responses reaction reactions verdict
    """),
    own_words=words("words view phrase telling description opinion"),
    according_after=frozenset(),
    determiners=words("""
        the a an this that these those its his her their our my your some any no every each many several most all such
    """),
    definite=words("the"),
    indefinite=words("a an one some another several many two three"),
    titles=words("""
        mr mrs ms miss dr prof professor sir dame lord lady president vice prime minister premier chancellor secretary
        general gen lt col maj capt adm admiral colonel major captain sergeant sgt marshal commander chief chair
        chairman chairwoman chairperson speaker senator sen rep representative congressman congresswoman governor gov
        mayor judge justice ambassador amb envoy commissioner director deputy foreign defense defence state king queen
        prince princess pope archbishop spokesman spokeswoman spokesperson acting former then ex madam hon leader mp
        mep
    """),
    mr=words("mr sir lord king prince chairman congressman spokesman"),
    ms=words("mrs ms miss dame lady queen princess chairwoman congresswoman spokeswoman madam"),
    voices=words(
        "spokesman spokeswoman spokesperson spokespersons official officials source sources aide aides statement"
    ),
    people=words("""
        minister president secretary general chief leader chancellor premier chairman chairwoman commissioner
        governor mayor senator congressman congresswoman lawmaker ambassador envoy diplomat commander admiral
        director spokesman spokeswoman spokesperson official aide adviser advisor counterpart colleague reporter
        journalist analyst expert man woman king queen pope justice judge prosecutor lawyer activist historian
        professor predecessor successor host guest former latter person witness friend neighbour neighbor classmate
        teacher father mother brother sister son daughter wife husband deputy critic rival boss crowd
    """),
    common=words("""
        the and of to in that is was for on with as by at from he she it they we you i his her their our this be are
        were has have had will would not said says which who what there more than been after before about into over
        when its
    """),
)
