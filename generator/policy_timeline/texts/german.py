"""The German word lists."""

from __future__ import annotations

from policy_timeline.texts.language import Language, words

GERMAN = Language(
    code="de",
    name="German",
    turning=words("""
        nicht nichts nie niemals niemand niemanden niemandem nirgends nirgendwo kein keine keinen keinem keiner keines
        weder ohne wenn falls sofern soweit solange bis ob bevor ehe vorausgesetzt bedingt nur außer ausgenommen aber
        sondern jedoch doch allerdings dennoch trotzdem obwohl obgleich gleichwohl hingegen dagegen stattdessen trotz
        während hauptsächlich vorwiegend überwiegend größtenteils teilweise teils weitgehend kaum fast beinahe
        lediglich bloß selten gelegentlich manchmal angeblich mutmaßlich vielleicht womöglich möglicherweise
        wahrscheinlich vermutlich eventuell etwas ablehnen ablehnt lehnt lehnen lehnte weigert weigern weigerte
        bestreitet bestritt bezweifelt unmöglich unwahrscheinlich falsch sobald wenig wenige weniger mangels
        grundsätzlich prinzipiell theoretisch vorläufig vorerst zumindest mindestens höchstens normalerweise meist
        meistens ungefähr ausnahme ausnahmen sogenannte sogenannten
    """),
    turning_ends=(),
    turning_phrases=(
        "es sei denn",
        "unter der bedingung",
        "zum teil",
        "im falle",
        "so lange",
        "abgesehen von",
        "bis zu",
        "im prinzip",
        "im grunde",
        "mehr oder weniger",
    ),
    reversing=words("""
        aber sondern jedoch doch allerdings dennoch trotzdem gleichwohl hingegen dagegen stattdessen nur leider
        freilich nein nicht nie vielleicht
    """),
    reversing_phrases=("auf der anderen seite", "im gegenteil", "zur gleichen zeit", "trotz allem", "oder nicht"),
    opening=words("und oder nun"),
    others=words("sie manche viele leute"),
    speech=words("""
        sagt sagte sagten sagen erklärt erklärte erklärten betont betonte betonten meint meinte warnt warnte warnten
        fordert forderte forderten ergänzt ergänzte äußert äußerte bekräftigt bekräftigte kündigt kündigte nannte
        nennt bezeichnet bezeichnete schreibt schrieb spricht sprach antwortet antwortete erwidert erwiderte behauptet
        behauptete bestätigt bestätigte fügt fügte hob hebt kritisiert kritisierte lobt lobte mahnt mahnte rief ruft
        teilte teilt unterstreicht unterstrich verlangt verlangte verspricht versprach versichert versicherte
        wiederholt wiederholte zitiert zitierte räumte räumt stellte stellt befand fand findet urteilte fragte
        fragt bat bittet resümierte verkündete verkündet argumentierte argumentiert
    """),
    speech_bases=words("""
        sagen erklären betonen meinen warnen fordern ergänzen äußern bekräftigen ankündigen nennen bezeichnen
        schreiben sprechen antworten behaupten bestätigen kritisieren versprechen wiederholen
    """),
    perfects=words("""
        gesagt erklärt betont gewarnt gefordert genannt bezeichnet gesprochen geschrieben versprochen behauptet
        bestätigt kritisiert angekündigt verlangt geantwortet gelobt gemahnt versichert wiederholt beschrieben
    """),
    speech_participles=frozenset(),
    he=words("er"),
    she=words("sie"),
    it=words("es"),
    first_person=words("ich wir"),
    relative=words("der die das welcher welche"),
    auxiliaries=words("""
        ist sind war waren sei seien wäre hat haben hatte hatten habe hätte wird werden wurde wurden würde soll sollen
        sollte kann können konnte könnte muss müssen musste müsste will wollen wollte darf dürfen
    """),
    passive=words("wird werden wurde wurden worden"),
    finite=words("""
        ist sind war waren hat haben hatte hatten wird werden wurde wurden soll sollen sollte kann können konnte muss
        müssen musste will wollen wollte traf kam ging gab sah stand blieb ließ hielt begann reiste besuchte
    """),
    finite_ends=("te", "ten"),
    linking=words("und aber oder dass weil obwohl als während wenn ob da nachdem bevor denn doch sondern sowie"),
    subordinate=words("dass weil obwohl als während wenn ob da nachdem bevor"),
    adverbs=words("""
        auch dann später zuvor weiter wieder nun noch schon nur sogar nicht immer oft daher deshalb allerdings jedoch
        unterdessen heute gestern zudem außerdem ferner dabei damals dort hier zuletzt kürzlich zugleich selbst
    """),
    adverb_ends=("weise",),
    prepositions=words("""
        von vom für mit an am bei beim nach zu zum zur gegen über durch ohne auf aus in im um unter zwischen vor
        hinter neben seit laut trotz wegen gegenüber
    """),
    according=("laut", "nach den worten von", "nach angaben von", "so"),
    joining=words("und"),
    agents=words("von"),
    of=words("von der des"),
    to=words("zu"),
    as_=words("wie so"),
    that=frozenset(),
    what=words("was"),
    denying=words("nicht nie niemals weder noch ohne dementierte dementiert bestritt bestreitet"),
    conditional=words("wenn falls ob angeblich mutmaßlich offenbar"),
    supposing=words("könnte könnten würde würden dürfte dürften müsste müssten soll sollen sollte sollten"),
    complements=words("dass ob wenn"),
    relaying=words("zitiert zitierte las liest"),
    refusing=words("wies weist lehnt lehnte bestritt bestreitet dementiert dementierte"),
    crying=words("rufen sprechchören"),
    answering=words("antwortet antwortete erwidert erwiderte entgegnet entgegnete"),
    clear=words("klar deutlich"),
    makes=words("macht machte machten"),
    contrasting=words("während obwohl aber"),
    speech_nouns=words("""
        behauptung forderung aussage warnung drohung versprechen vorwurf vorschlag antwort botschaft reaktion kommentar
    """),
    own_words=frozenset(),
    according_after=words("zufolge"),
    determiners=words("""
        der die das den dem des ein eine einen einem einer eines sein seine seinen seiner ihr ihre ihren ihrer dieser
        diese dieses diesen viele einige alle
    """),
    definite=words("der die das"),
    indefinite=words("ein eine einige mehrere viele"),
    titles=words("""
        herr frau dr prof professor präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin minister
        ministerin außenminister außenministerin verteidigungsminister verteidigungsministerin generalsekretär
        generalsekretärin general botschafter botschafterin premierminister premierministerin ministerpräsident
        ministerpräsidentin regierungschef regierungschefin sprecher sprecherin vorsitzender vorsitzende chef chefin
    """),
    mr=words(
        "herr präsident kanzler bundeskanzler minister außenminister verteidigungsminister generalsekretär sprecher"
    ),
    ms=words("""
        frau präsidentin kanzlerin bundeskanzlerin ministerin außenministerin verteidigungsministerin
        generalsekretärin sprecherin
    """),
    voices=words("sprecher sprecherin vertreter beamte beamter"),
    people=words("""
        minister ministerin präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin außenminister
        außenministerin verteidigungsminister verteidigungsministerin generalsekretär generalsekretärin
        premierminister premierministerin ministerpräsident ministerpräsidentin regierungschef regierungschefin
        sprecher sprecherin vorsitzende chef chefin botschafter botschafterin general abgeordnete diplomat
        diplomatin vertreter beamter experte expertin kollege kollegin journalist journalistin mann frau politiker
        politikerin freund freundin zeuge zeugin lehrer lehrerin vater mutter bruder schwester sohn tochter
        stellvertreter stellvertreterin vorgänger vorgängerin nachfolger nachfolgerin kritiker kritikerin
    """),
    common=words("""
        der die das und ist nicht von zu den mit sich auf für im dem ein eine als auch es an werden aus er hat dass
        sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr
        durch wir ich
    """),
    inverts=True,
)
