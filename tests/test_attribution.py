"""Who a text says is speaking: sentences as reports have them, and whom they give the words to."""

import pytest
from helpers.attribution import speakers
from helpers.evidence import MORA, QUIST, TARR


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We stay,” Mora said.", MORA),
        ("“We stay,” said Mora.", MORA),
        ("“We stay,” said Foreign Minister Ann Mora on Monday.", MORA),
        ("“We stay”, Mora told reporters in Oslo.", MORA),
        ("“We stay,” according to Ann Mora.", MORA),
        ("According to Mora, “we stay”.", MORA),
        ("Mora: “We stay.”", MORA),
        ("Foreign Minister Ann Mora: “We stay.”", MORA),
        ("In Mora’s words, “we stay”.", MORA),
        ("Mora said: “We stay.”", MORA),
        ("Mora said on Monday that the troops would “stay put” until May.", MORA),
        ("Mora was quoted as saying “we stay”.", MORA),
        ("Mora, who arrived late, said “we stay”.", MORA),
        ("Mora, the foreign minister, said “we stay”.", MORA),
        ("The foreign minister, Ann Mora, said “we stay”.", MORA),
        ("Norland Foreign Minister Ann Mora acknowledged these concerns, stating, “We stay.”", MORA),
        ("Mora met Tarr on Monday. “We stay,” she said.", MORA),
        ("Quist echoed Tarr’s call for more. “I agree,” he said.", QUIST),
        ("Quist echoed Tarr’s call for more. “I agree.”", QUIST),
        ("“We stay,” Mora said. “We never left.”", MORA),
        ("“We stay,” Mora said, “and we fight.”", MORA),
        ("“We stay,” said Mora, adding that “nobody leaves”.", MORA),
        ("Tarr said he was sad, but Mora replied: “We stay.”", MORA),
        ("“Do we stay?” Mora asked.", MORA),
        ("“Do we stay?” asked Mora.", MORA),
        ("The plan was described by Quist as “dead”.", QUIST),
        ("Mora described Tarr’s plan as “dead”.", MORA),
        ("Tarr's plan, Mora said, was “dead”.", MORA),
        ("Mora spoke. “We stay,” the foreign minister said.", MORA),
        ("Mora and Tarr said “we stay”.", (MORA, TARR)),
        ("“We stay,” said Mora and Tarr.", (MORA, TARR)),
        ("Pact Secretary General Carl Quist warned of “war”.", QUIST),
        ("The Pact said “we stay”.", "pact"),
        ("Speaking in Oslo, Mora called it “war”.", MORA),
        ("“I agree with President Tarr,” Mora said.", MORA),
        (
            "However, Mora emphasized that Norland will no longer tolerate an “bad deal” that fosters dependency.",
            MORA,
        ),
        ("Mora rejected the plan, calling it “dead”.", MORA),
        ("“We stay,” Mora, the foreign minister, said.", MORA),
        ("“We stay,” Foreign Minister Mora told the Oslo Times, adding that “nobody leaves”.", MORA),
        ("“We stay” – Ann Mora", MORA),
        ("Mora told Tarr: “We stay.”", MORA),
        ("Mora told Tarr that “we stay”. “And we fight,” she added.", MORA),
        ("Mora insisted that Tarr’s “red line” was gone.", MORA),
        ("As Mora put it, “we stay”.", MORA),
        ("“We stay,” as Mora put it.", MORA),
        ("Mora vowed to “stay”.", MORA),
        ("Mora has said she will “stay”.", MORA),
        ("In a statement, Mora said: “We stay.”", MORA),
        ("Mora wrote on Monday: “We stay.”", MORA),
        ("Mora said:\n“We stay.”", MORA),
        ("Mora said: “We stay.\n“We fight.”", MORA),
        ("Mora spoke in Oslo.\n“We stay,” she said.", MORA),
        ("‘We stay,’ Mora said.", MORA),
        ('"We stay," Mora said.', MORA),
        ("«We stay», Mora said.", MORA),
        ("It was a “bad deal”, Mora said.", MORA),
        ("It was a “bad deal”, said Mora.", MORA),
        ("Secretary Tarr said “we stay”.", TARR),
        ("Sudland’s Secretary of Defense said “we stay”.", TARR),
        ("Ben Tarr met the press. The Defense Secretary said “we stay”.", TARR),
        ("Mr Tarr said the plan was “bad”.", TARR),
        ("“We stay,” Mr. Tarr said.", TARR),
        ("Mora visited Oslo on Monday. The minister praised the army. “We stay,” she said.", MORA),
        ("Mora welcomed Quist in Oslo. Tarr was there too. “We stay,” he said.", TARR),
        ("“We stay,” Mora said after meeting Tarr.", MORA),
        ("“We stay.”\n— Ann Mora, Foreign Minister", MORA),
        ("“We stay,” Mora said in a joint statement with Tarr.", MORA),
        ("“We stay,” Tarr was told by Mora.", MORA),
        ("Tarr was told “we stay” by Mora.", MORA),
        ("Tarr told Mora’s team he would “stay”.", TARR),
        ("Quist thanked Tarr, saying “we stay”.", QUIST),
        ("Quist thanked Tarr, who said “we stay”.", TARR),
        ("Mora, speaking to Tarr, said “we stay”.", MORA),
        ("Mora, whose party lost, said “we stay”.", MORA),
        ("Mora (Norland) said “we stay”.", MORA),
        ("Mora: We will go. Tarr said “we stay”.", TARR),
        ("Mora told the BBC: “We stay. We told them ‘never’ and meant it.”", MORA),
        ("In an interview, Foreign Minister Ann Mora has confirmed that “we stay”.", MORA),
        ("Norland said it would “stay”.", "norland"),
        ("Norland, Mora said, would “stay”.", MORA),
        ("The Tarr government said it would “stay”.", "tarr-government"),
        ("“We stay,” the Norland foreign minister said.", MORA),
        ("Tarr met Mora. Afterwards, the foreign minister said “we stay”.", MORA),
        ("Mora nodded when Tarr said it was “war”.", TARR),
        ("Mora was quoted by the Oslo Post as saying “we stay”.", MORA),
        ("Mora told Tarr that “we stay” and that Quist “will come”.", MORA),
        ("“Do we stay?” Mora asked. “We do.”", MORA),
        ("“We stay,” Norland’s foreign minister said.", MORA),
        ("“We stay,” said the foreign minister of Norland, Ann Mora.", MORA),
        ("“We stay,” said Norland’s foreign minister, Ann Mora.", MORA),
        ("“We stay,” added the Pact’s secretary general.", QUIST),
        ("Mora made clear that “we stay”.", MORA),
        ("Asked about Tarr, Mora said “we stay”.", MORA),
        ("“We stay,” Mora and Quist said in a statement.", (MORA, QUIST)),
        ("Mora vows: “We stay”", MORA),
        ("Mora answered Tarr. “Never,” was her reply.", MORA),
        ("“If Tarr says ‘never’, we stay,” Mora said.", MORA),
        ("It was Mora who said “we stay”.", MORA),
        ("“We stay,” Mora said on X, formerly Twitter.", MORA),
        ("Having met Tarr, Mora said “we stay”.", MORA),
        ("May 4, Mora said “we stay”.", MORA),
    ],
)
def test_a_text_that_says_who_speaks_is_understood(text, expected):
    found = speakers(text)
    assert found == [expected] * len(found)
    assert found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mora said it was a “bad deal” and Tarr called it a “good deal”.", [MORA, TARR]),
        ("Mora said it was a “bad deal”, while Tarr called it a “good deal”.", [MORA, TARR]),
        ("“Bad deal,” Mora said. “Good deal,” Tarr replied.", [MORA, TARR]),
        ("“Bad deal,” Mora said. Tarr disagreed. “Good deal,” he replied.", [MORA, TARR]),
        ("Mora said the deal is “bad,” but that Tarr is “good.”", [MORA, MORA]),
        ("“We stay,” Mora said. Tarr’s aides disagreed. “We go,” she added.", [MORA, MORA]),
        ("“We stay,” Mora said.\n“And we fight.”", [MORA, MORA]),
        ("After Mora called it “bad”, Tarr left. Tarr called it “good”, Mora said.", [MORA, None]),
        ("After Mora called it “bad”, Tarr called it “good”.", [MORA, TARR]),
        ("“We stay,” Mora said. The minister, Ann Mora, left. “We fight,” she added.", [MORA, MORA]),
        ("“We stay,” Mora said. Tarr’s aide, the poet Jan Holm, left. “We fight,” he added.", [MORA, None]),
        ("“We stay,” Mora said.\n“And we fight,” she added.", [MORA, MORA]),
        ("“We stay,” Mora said.\nTarr smiled.\n“And we fight,” he added.", [MORA, TARR]),
        ("“We stay,” Mora said. “But we need help.” Tarr agreed: “You will have it.”", [MORA, MORA, TARR]),
        ("Norland will “stay”, Mora told parliament on Tuesday, and it will “fight”.", [MORA, MORA]),
        ("Mora did not rule out “staying”. “We stay,” she said.", [None, MORA]),
        ("Mora said “we stay.” Tarr said “we go.”", [MORA, TARR]),
        ("Mora called on Tarr to “stay”. Tarr called her demand “odd”.", [MORA, TARR]),
        ("“Never,” Mora told Tarr. “Always,” Tarr told Mora.", [MORA, TARR]),
        ("“Do we stay?” Mora asked Tarr. “We do.”", [MORA, None]),
        ("Mora: “We stay” – Tarr: “We go”", [MORA, TARR]),
    ],
)
def test_several_quotations_are_told_apart(text, expected):
    assert speakers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“We stay!” Tarr’s spokesman said.",
        "A spokesman for Tarr said “we stay”.",
        "Officials said “we stay”.",
        "Tarr left. Officials said “we stay”.",
        "“We stay,” said a spokesman for Tarr.",
        "Tarr did not say “we stay”.",
        "Asked whether “we stay”, Mora left.",
        "Mora was asked if “we stay”.",
        "The “dead plan” goes on.",
        "“We stay,” the foreign minister said.",
        "Ivanka Tarr said “we stay”.",
        "“We stay,” Jane Roe said.",
        "Mora left. Jane Roe spoke next. “We stay,” she said.",
        "“We stay,” he said.",
        "Mora said Tarr demanded “more”.",
        "Mora would not comment on “staying”.",
        "Mora’s statement said “we stay”.",
        "Mora spoke in Oslo.\n“We stay.”",
        "The Defense Secretary said “we stay”.",
        "Mrs Mora met Mr Tarr. “We stay,” he said.",
        "The “we stay” remark by Mora angered Tarr.",
        "Critics of Mora said “we stay” was wrong.",
        "Mora’s critics said “we stay” was wrong.",
        "Tarr’s government said it would “stay”.",
        "Mora also wants to “stay”.",
        "Mora reiterated Tarr’s demand to “stay”.",
        "When asked whether Norland would leave, she said: “We stay.”",
        "“We stay”, reads the statement.",
        "MORA: “WE STAY”",
        "Tarr, Mora and Quist met. “We stay,” he said.",
        "Quist said that, according to Mora, “we stay”.",
        "Mora argued that, as Tarr has said, “we stay”.",
        "Not only did Mora say “we stay”, she also promised “aid”.",
        "Former Foreign Minister Ann Mora Lund said “we stay”.",
        "Did Mora say “we stay”?",
        "Mora said that when Tarr called it “war”, nobody laughed.",
        "The foreign minister said “we stay”. Mora did not.",
        "Had Mora called it “war”, Tarr would have left.",
        "Who told Mora it was “war”?",
        "Mora reportedly called it “war”.",
        "Mora, Mrs Tarr said, was “fine”. “Mr Tarr is well,” Quist’s doctor said. Mr Tarr slept.",
        "Mora, the foreign minister, and Tarr, who came late, said “we stay”.",
    ],
)
def test_a_text_that_leaves_it_open_is_left_open(text):
    found = speakers(text)
    assert found == [None] * len(found)
    assert found


FALK = "lena-falk"
GERMANS = {
    FALK: {
        "name": "Lena Falk",
        "type": "person",
        "memberships": [{"role": "Außenministerin", "organization": "norland"}],
    },
    TARR: {"name": "Ben Tarr", "type": "person"},
    "norland": {"name": "Norland", "type": "country"},
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Wir bleiben“, sagte Falk.", FALK),
        ("„Wir bleiben“, so Falk.", FALK),
        ("„Wir bleiben“, sagte Außenministerin Lena Falk am Montag.", FALK),
        ("Falk sagte: „Wir bleiben.“", FALK),
        ("Falk sagte, man müsse „bleiben“.", FALK),
        ("Am Montag sagte Falk, man müsse „bleiben“.", FALK),
        ("Laut Falk ist das Abkommen „tot“.", FALK),
        ("Falk traf Tarr in Oslo. „Wir bleiben“, sagte sie.", FALK),
        ("Falk erklärte, dass „wir bleiben“.", FALK),
        ("„Wir bleiben“, erklärte sie.", None),
        ("Falk machte klar: „Wir bleiben.“", FALK),
        ("„Wir bleiben“, sagte ein Sprecher von Falk.", None),
        ("»Wir bleiben«, sagte Falk.", FALK),
        ("„Wir bleiben“, betonte die Außenministerin.", None),
        ("Falk kam. „Wir bleiben“, betonte die Außenministerin.", FALK),
        ("Falk sagte nicht, „wir bleiben“.", None),
        ("„Wir bleiben“, sagte Falk. „Immer.“", FALK),
        ("Falk widersprach Tarr: „Wir bleiben.“", FALK),
        ("Tarr sprach. Falk antwortete: „Nein.“", FALK),
        ("„Nein“, sagte Tarr. „Doch“, sagte Falk.", [TARR, FALK]),
        ("„Bleiben wir?“, fragte Falk.", FALK),
        ("Falk hat am Montag vor einem „Rückfall“ gewarnt.", FALK),
        ("Am Montag hat Falk die Lage als „ernst“ bezeichnet.", FALK),
        ("Die Lage wurde von Falk als „ernst“ bezeichnet.", FALK),
        ("Die Lage wurde als „ernst“ bezeichnet.", None),
        ("Falk hat nicht von „Krieg“ gesprochen.", None),
        ("Es wird als „ernst“ bezeichnet.", None),
        ("Falk hätte „ja“ gesagt.", None),
        ("Falk soll „ja“ gesagt haben.", None),
        ("Tarr bestritt, Falk „feige“ genannt zu haben.", None),
        ("Als „ernst“ bezeichnet, schwieg er.", None),
        ("Falk wies Behauptungen zurück, „der Kai werde verkauft“.", None),
        ("Falk widersprach der Behauptung, „der Kai werde verkauft“.", None),
        ("Es stimmt nicht, dass Falk sagte: „Wir bleiben.“", None),
        ("Es gibt keine Belege dafür, dass Falk sagte: „Wir bleiben.“", None),
        ("Niemand hat gezeigt, dass Falk sagte: „Wir bleiben.“", None),
        ("Entweder Tarr oder Falk sagte: „Wir bleiben.“", None),
        ("In einem Aprilscherz sagt Falk: „Wir bleiben.“", None),
        ("Ein gefälschtes Video zeigt, wie Falk sagt: „Wir bleiben.“", None),
        ("Falk kritisierte jene, die sagen: „Wir bleiben.“", None),
        ("Falk sagte, sie glaube nicht, dass „der Kai verkauft wird“.", None),
        ("Falk nannte „der Kai wird verkauft“ eine Lüge.", None),
        ("Gerüchten zufolge sagte Falk: „Wir bleiben.“", None),
        ("Falk hat beinahe „nein“ gesagt.", None),
        ("Falk bestreitet, gesagt zu haben: „Wir bleiben.“", None),
        ("Falk nannte die Behauptung „Wir bleiben“ eine Lüge.", None),
        ("Obwohl Tarr sagte, er gehe, sagte Falk: „Wir bleiben.“", FALK),
        ("„Wir bleiben“, wird Falk zitiert.", FALK),
        ("Falk wird in der Zeitung mit den Worten zitiert: „Wir bleiben.“", FALK),
        ("Falk wird nicht mit den Worten zitiert: „Wir bleiben.“", None),
        ("„Wir bleiben“, zitiert Falk.", None),
        ("Lena Falk, die Vorsitzende des Rates sagte der Zeitung: „Wir bleiben.“", FALK),
        ("Falk erklärt die These, die geprüft werden soll, so: „Nein“, und fügt hinzu: „Doch.“", [FALK, FALK]),
        ("Nach ihren Worten ist Falk „müde“.", None),
        ("Falk kam. Nach ihren Worten ist das Abkommen „tot“.", FALK),
        ("Falk ist, in ihren eigenen Worten, „müde“.", FALK),
        ("Falk kam. Nach seinen Worten ist das Abkommen „tot“.", None),
    ],
)
def test_german_is_understood(text, expected):
    found = speakers(text, GERMANS, language="de")
    assert found == (expected if isinstance(expected, list) else [expected] * len(found))
    assert found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mora came. “We stay,” the minister said.", [MORA]),
        ("Saying “we stay”, Mora left.", [MORA]),
        ("Saying “we stay” was hard.", [None]),
        ("It is hard to say “we stay”.", [None]),
        ("Nothing more to say but “we stay”.", [None]),
        ("Mora wants Tarr to say “we stay”.", [None]),
        ("Mora went on to say that “we stay”.", [MORA]),
        ("The Pact met. It said “we stay”.", ["pact"]),
        ("Norland and Sudland met. “We stay,” they said.", [None]),
        ("Mora and Tarr left, saying “we stay”.", [(MORA, TARR)]),
        ("“We stay” and “we fight” – no more.", [None, None]),
        ("“We stay,” said – nobody.", [None]),
        ("Calmly, said “we stay”.", [None]),
        ("Tarr’s aide, who left, said “we stay”.", [None]),
        ("The aide, Tarr’s friend, said “we stay”.", [None]),
        ("“Do we?” Then, Mora said no.", [None]),
        ("“Do we?” Nobody knew.", [None]),
        ("***\n“We stay,” Mora said.", [MORA]),
        ("***\n“We stay.”", [None]),
        ("Mora Speaks\n“We stay.”", [None]),
        ("It Is Mora\n“We stay,” she said.", [None]),
        ("It rained:\n“We stay.”", [None]),
        ("“We go,” Mora said:\n“We stay.”", [MORA, MORA]),
        ("In Velm “we stay”.", [None]),
        ("In Mora’s house, “we stay”.", [None]),
        ("“We stay,” Mora shrugged.", [MORA]),
        ("“We stay,” it was in the paper.", [None]),
        ("Mora did not, saying “we stay”.", [MORA]),
        ("Mora left, not saying “we stay”.", [None]),
        ("“We stay.\n“We fight,” Mora said.", [MORA]),
        ("Mora said: “We stay.\n“We fight.”", [MORA]),
        ("Ann Mora Jr said “we stay”.", [None]),
        ("He met Jane Roe", []),
        ("Jane Roe’s aide said “we stay”.", [None]),
        ("“We stay,” said the prime minister.", [None]),
        ("“We stay,” said a minister.", [None]),
        ("Mora said Tarr was right. “I agree,” he said.", [None]),
        ("Mora said she was right. “I agree,” she said.", [MORA]),
        ("Mora came.\n“We stay,” she said.\n– “We fight,” she added.", [MORA, MORA]),
        ("Mora spoke. – “We fight.”", [MORA]),
        ("“We stay,” Mora said. “We fight.” “We win.”", [MORA, None, None]),
        ("Mora spoke.\nThere hung a poster which Tarr had signed. “We fight,” he said.", [None]),
        ("* " * 20 + "\n“We stay.”", [None]),
        ("“We stay…” Mora said.", [MORA]),
    ],
)
def test_further_turns_of_phrase(text, expected):
    assert speakers(text) == expected


def test_a_pronoun_does_not_point_far_back():
    rain = "It rained.\n"
    assert speakers(f"Mora came.\n{rain}“We stay,” she said.") == [MORA]
    assert speakers(f"Mora came.\n{rain * 3}“We stay,” she said.") == [None]
    assert speakers(f"Mora came.\n{rain * 9}“We stay,” she said.") == [None]


def test_a_long_row_of_pronouns_is_followed_from_left_to_right():
    assert speakers("Mora came. " + "She left. " * 20 + "“We stay,” she said.") == [MORA]
    assert speakers("Mora came. " + "She left. " * 2000 + "“We stay,” she said.") == [MORA]


def test_a_long_row_of_quotations_is_given_up_without_harm():
    assert speakers("“We stay,” Mora said. " + "“We stay.” " * 1000) == [MORA] + [None] * 1000


def test_a_sentence_of_enormous_length_does_no_harm():
    assert len(speakers("Mora and " * 1000 + "“we stay” and " * 100 + "left.")) == 100


def test_a_name_of_marks_alone_is_never_found():
    actors = {"dots": {"name": "…", "type": "organization"}, MORA: {"name": "Ann Mora", "type": "person"}}
    assert speakers("“We stay…” Mora said.", actors) == [MORA]
