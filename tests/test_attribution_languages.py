"""Languages that are no more than a lexicon: French and Ukrainian, with names in all their cases."""

import pytest
from helpers.attribution import speakers
from policy_timeline.texts import ArchivedText

VALLON, RENARD = "marie-vallon", "paul-renard"
FRENCH = {
    VALLON: {"name": "Marie Vallon", "type": "person"},
    RENARD: {"name": "Paul Renard", "type": "person"},
}
HRYN, KOVALSKY = "olena-hryn", "petro-kovalsky"
UKRAINIAN = {
    HRYN: {"name": "Олена Гринь", "type": "person"},
    KOVALSKY: {"name": "Петро Ковальський", "type": "person"},
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Nous restons », a déclaré Marie Vallon.", VALLON),
        ("« Nous restons », affirme Marie Vallon, ministre des ports.", VALLON),
        ("Marie Vallon a affirmé que le péage était « injuste ».", VALLON),
        ("Selon Marie Vallon, le péage est « injuste ».", VALLON),
        ("Marie Vallon : « Nous restons. »", VALLON),
        ("Marie Vallon est venue. « Jamais », dit-elle.", VALLON),
        ("Paul Renard est venu. « Jamais », a-t-il ajouté.", RENARD),
        ("Marie Vallon n'a jamais dit que le péage était « juste ».", None),
        ("Si Marie Vallon dit « non », le pont ferme.", None),
        ("« Nous restons », a déclaré un porte-parole de Marie Vallon.", None),
        ("« Nous restons », a déclaré l’Hôtel Vallon.", None),
        ("D’après Paul Renard, le péage est « une erreur ».", RENARD),
        ("Pour Marie Vallon, le péage est « une erreur ».", None),
        ("« Nous restons », a répondu Paul Renard à Marie Vallon.", RENARD),
        ("Paul Renard a affirmé qu’il y avait « une erreur ».", RENARD),
        ("La mairie de Paul d’Orval a parlé d’« une erreur ».", None),
        ("Paul Renard nie avoir dit que le péage était « juste ».", None),
        ("Marie Vallon aurait dit « jamais ».", None),
        ("On dit que Marie Vallon a parlé d’une « erreur ».", None),
        ("Selon un témoin, Marie Vallon a déclaré : « Nous restons. »", None),
        ("Marie Vallon a-t-elle dit « jamais » ?", None),
        ("Dans le roman, Marie Vallon dit « jamais ».", None),
        ("Marie Vallon a entendu Paul Renard dire « jamais ».", None),
    ],
)
def test_french_is_understood(text, expected):
    found = speakers(text, FRENCH, language="fr")
    assert found == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Ми залишаємося», – сказала Олена Гринь.", HRYN),
        ("Петро Ковальський заявив: «Це правда».", KOVALSKY),
        ("За словами Петра Ковальського, це «помилка».", KOVALSKY),
        ("На думку Олени Гринь, це «помилка».", HRYN),
        ("Олена Гринь приїхала. За її словами, це «помилка».", HRYN),
        ("Петро Ковальський приїхав. «Ні», – відповів Ковальський.", KOVALSKY),
        ("Олена Гринь приїхала. «Ні», – відповіла вона.", HRYN),
        ("Олена Гринь не казала, що це «кінець».", None),
        ("«Ні», – відповів Петро Ковальський Олені Гринь.", KOVALSKY),
        ("Олені Гринь відповів Петро Ковальський: «Ні».", KOVALSKY),
        ("«Ні», – відповів Олені Гринь Петро Ковальський.", KOVALSKY),
        ("Речник Олени Гринь заявив, що це «помилка».", None),
        ("За словами речника Олени Гринь, це «помилка».", None),
        ("На переконання Петра Ковальського, це «помилка».", KOVALSKY),
        ("Якби Олена Гринь сказала «ніколи», міст закрили б.", None),
        ("Чи казала Олена Гринь «ніколи»?", None),
        ("У романі Олена Гринь каже «ніколи».", None),
        ("Кажуть, що Олена Гринь сказала «ніколи».", None),
        ("Неправда, що Олена Гринь сказала «ніколи».", None),
        ("Олена Гринь відкинула думку, що це «помилка».", None),
        ("Олена Гринь чула, як Петро Ковальський сказав «ніколи».", None),
    ],
)
def test_ukrainian_is_understood(text, expected):
    found = speakers(text, UKRAINIAN, language="uk")
    assert found == [expected]


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("— Nous restons ici, dit Marie Vallon.", ["Nous restons ici"]),
        ("— Nous restons ici, a répondu Paul Renard. — Et vous ?", ["Nous restons ici", "Et vous ?"]),
        ("— Nous restons ici, s’exclama-t-elle.", ["Nous restons ici"]),
        ("— Nous restons, mes amis, dans le port.", ["Nous restons, mes amis, dans le port."]),
        ("— Ми підемо, — сказала Олена Гринь. — Завтра.", ["Ми підемо", "Завтра."]),
        (
            "—No vamos a vender el muelle —dijo Ana Mora—. Es de la ciudad.",
            ["No vamos a vender el muelle", "Es de la ciudad."],
        ),
        ("— Las tasas suben en el puerto.", []),
        ("— The tolls of the port are to rise in spring.", []),
        ("- Raise tolls.\n- Build ferries.", []),
        ("— Nous restons ici, dit Marie Vallon", []),
    ],
)
def test_speech_after_dashes_is_found_where_a_language_sets_it_so(text, spoken):
    archived = ArchivedText("seeds/report.txt", "0" * 64, f"{text}\n")
    assert [quotation.parts[0].of(archived.text) for quotation in archived.quotations] == spoken


def test_speech_after_dashes_is_whose_the_clause_says():
    assert speakers("— Nous restons ici, dit Marie Vallon.", FRENCH, language="fr") == [VALLON]
    assert speakers("— Ми підемо, — сказала Олена Гринь. — Завтра.", UKRAINIAN, language="uk") == [HRYN, HRYN]
