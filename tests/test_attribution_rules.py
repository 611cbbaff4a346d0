"""Each rule by which a sentence says who speaks reads the example that stands beside it, and each doubt is one."""

import pytest
from helpers.attribution import voices
from policy_timeline.evidence.speakers.hearsay import DOUBTS
from policy_timeline.evidence.speakers.rules import RULES
from policy_timeline.evidence.speakers.scenes import Scene

VALE = "Mira Vale"
PEOPLE = {
    "mira-vale": {"name": "Mira Vale", "type": "person"},
    "tom-reed": {"name": "Tom Reed", "type": "person"},
    "ada-holm": {"name": "Ada Holm", "type": "person"},
}
FAMILIES = {**PEOPLE, "mark-vale": {"name": "Mark Vale", "type": "person"}}


def said(text, actors=PEOPLE, **fields):
    """Return for each quotation who speaks it for certain, several joined by a plus sign; None where that is open."""
    regions = [region for region in voices(text, actors, **fields).regions if region.is_quoted and not region.is_nested]
    return [
        "+".join(sorted(region.reading.actors)) or "nobody" if region.reading.certain else None for region in regions
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.read.__name__)
def test_a_rule_reads_its_example(rule, monkeypatch):
    read = []

    def watched(scene: Scene):
        found = rule.read(scene)
        read.append(found)
        return found

    rules = tuple(other._replace(read=watched) if other is rule else other for other in RULES)
    monkeypatch.setattr("policy_timeline.evidence.speakers.rules.RULES", rules)
    last = [region for region in voices(rule.example, PEOPLE).regions if region.is_quoted][-1]
    assert last.reading == read[-1]
    assert last.reading.only == rule.speaker.lower().replace(" ", "-")


def test_every_rule_and_doubt_says_what_it_reads():
    for function in [*(rule.read for rule in RULES), *DOUBTS]:
        assert function.__doc__, function


@pytest.mark.parametrize(
    "text",
    [
        "Vale rejected the view that “the toll is fair”.",
        "Vale called the idea that “a toll can stop the tide” absurd.",
        "Vale mocked those who say “the ice will hold”.",
        "Vale mocked sailors who say “the ice will hold”.",
        "Vale was misquoted as saying “the port can drown”.",
        "Vale was wrongly quoted as saying “the port can drown”.",
        "Vale was quoted as saying “the port can drown”, a remark she denies.",
        "Vale was quoted as saying “the port can drown”, which Vale disputes.",
        "It is untrue that Vale said “the port is mine”.",
        "It is a myth that Vale said “the port is mine”.",
        "In the play, Vale says “I have sold the sea”.",
        "In a spoof video, Vale said: “I have banned the moon.”",
        "According to a satirical website, Vale said: “I have banned the moon.”",
        "“The pier will go,” Vale heard Reed say.",
        "“The pier will go,” Vale said Reed had told her.",
        "Vale never said “the pier will go”.",
        "If Vale says “no”, the pier will go.",
        "Vale would say “the pier must go”.",
        "Did Vale say “the pier will go”?",
        "“The pier will go,” said Holm Lake Hotel.",
        "The Vale campaign said the pier was “a heap of rust”.",
        "Vale reportedly called it “a heap of rust”.",
        "Vale repeated Reed’s demand to “sell the boats”.",
        "Vale stopped short of calling it “a heap of rust”.",
        "To cheers of “Vale! Vale!”, she left.",
        "Vale is said to have called it “a heap of rust”.",
        "Neither Vale nor Reed called it “a heap of rust”.",
        "Vale scoffed at suggestions that “the pier will go”.",
        "Vale sneered at talk that “the pier will go”.",
        "Vale pushed back against claims that “the pier will go”.",
        "Vale hit back at reports that “the pier will go”.",
        "Vale attacked those saying “the pier will go”.",
        "Vale warned against believing that “the pier will go”.",
        "Vale called “the pier will go” a lie.",
        "Vale said she does not believe that “the pier will go”.",
        "Vale said people come up to her saying “the pier will go”.",
        "Vale said that her father used to say “the pier will go”.",
        "Vale didn’t say “the pier will go”.",
        "It isn’t true that Vale said “the pier will go”.",
        "It was never the case that Vale said “the pier will go”.",
        "There is no evidence that Vale said “the pier will go”.",
        "No one has shown that Vale said “the pier will go”.",
        "Few believe that Vale said “the pier will go”.",
        "Some say Vale called it “a heap of rust”.",
        "Suppose Vale says “the pier will go”.",
        "A manipulated video shows Vale saying “the pier will go”.",
        "A deepfake has Vale saying “the pier will go”.",
        "In an April Fools’ article, Vale says “the pier will go”.",
        "Either Vale or Reed said “the pier will go”.",
        "Vale nearly said “the pier will go”.",
        "Vale, said to be “a heap of rust”, left.",
        "Vale, called “a heap of rust” by sailors, left.",
        "Vale got a letter: “The pier will go.”",
        "Reed invented a speech in which Vale says “the pier will go”.",
        "An impostor posing as Vale wrote “the pier will go”.",
        "Vale objected to being called “a heap of rust”.",
        "Vale objected to the word “war”.",
        "Vale rejected calls to “sell the boats”.",
        "Vale complained about chants of “go home”.",
        "Vale thanked sailors chanting “the pier will go”.",
        "Vale mimicked Reed, saying: “The pier will go.”",
        "Vale said nothing like “the pier will go”.",
        "Vale said the opposite of “the pier will go”.",
        "“The pier will go” was what Reed wished Vale had said.",
        "“The pier will go,” Vale said, a neighbor claimed.",
        "“The pier will go,” Vale said, according to Reed.",
        "Vale repeated Reed’s words: “The pier will go.”",
        "Vale denied having said: “The pier will go.”",
        "Vale called the claim “the pier will go” a lie.",
        "Vale echoed Reed’s “we stay”.",
        "Vale was parodied: “The pier is mine.”",
        "“The pier is mine,” Vale was parodied.",
        "Vale was never heard saying “we stay”.",
        "The book of Vale asking “why me” sold well.",
        "Mira Vale came because, in his words, “the toll is bad”.",
        "“We stay.” That was how Reed and Vale met.",
        "Vale said “we never said it”, but she denied it.",
        "Vale condemned it, but the groups who wrote to her on Monday say they are “worried about the port”.",
        "The port: “open” again.",
        "Vale called the claim “the pier can float” laughable.",
        "The belief that “the pier can float” is childish, Vale said.",
        "Vale said it would be foolish to claim that “the pier can float”.",
        "Vale told sailors not to believe “the pier can float”.",
        "Vale said nobody believes that “the pier can float”.",
        "Vale said neither “yes” nor anything else.",
        "Vale all but said “the pier is sold”.",
        "Nobody, Vale said, believes “the pier is sold”.",
        "Vale came close to saying “the pier is sold”.",
        "Vale wondered whether “the pier is sold”.",
        "Vale snorted at “the pier is sold”.",
        "Team Vale wrote that the pier “is sold”.",
        "Vale watched a sailor tell the crowd: “The pier is sold.”",
    ],
)
def test_what_is_denied_relayed_supposed_or_invented_is_nobodys(text):
    found = said("Mira Vale and Tom Reed met Ada Holm.\n" + text)
    assert found == [None] * len(found)
    assert found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vale campaign spokesman Tom Reed called it “a heap of rust”.", "tom-reed"),
        ("Mira Vale campaign spokesman Tom Reed would not wait, calling it “a heap of rust”.", "tom-reed"),
        ("“It is late,” Rep. Mira Vale (R-Ellery), a member of the panel, said.", "mira-vale"),
        ("“It is late,” said Mira Vale of Public Harbour, a watchdog.", "mira-vale"),
        ("“It is late” about the ferry, said Mira Vale, director of the nurses, a union.", "mira-vale"),
        ("“It is late.” ― Mira Vale", "mira-vale"),
        ("“Is it late?” ― Mira Vale", "mira-vale"),
        ("Here’s Mira Vale in December: “It is late.”", "mira-vale"),
        ("Mira Vale thanked him for “rowing out so late”.", "mira-vale"),
        ("“What a morning!” beamed Mira Vale, who had come late.", "mira-vale"),
        ("“Why is it late?” Mira Vale asked the captains.", "mira-vale"),
        ("“It is late,” bemoaned Mira Vale, who had come early.", "mira-vale"),
        ("“It is late,” another friend, Mira Vale told the Gazette.", "mira-vale"),
        ("Mira Vale said Tom Reed’s letters “add up to blackmail”.", "mira-vale"),
        ("Mira Vale said she would call it “a heap of rust”.", "mira-vale"),
        (
            "Tom Reed, who runs the port, met the press to talk of his rival, Mira Vale, saying “it is late”.",
            "tom-reed",
        ),
        ("Tom Reed, the editor of the port’s own paper, Harbour Herald, said it was “late”.", "tom-reed"),
        ("Mira Vale issued a statement saying it was “late”.", "mira-vale"),
        ("The memo has Mira Vale saying “it is late”.", "mira-vale"),
        ("Promising that the ferry would come, Mira Vale said that it was “late”.", "mira-vale"),
        ("Tom Reed was asked by Mira Vale whether the ferry was “late”.", "mira-vale"),
        ("On 12 May 2023 her deputy, Mira Vale, said: “It is late.”", "mira-vale"),
        ("It was hit by a storm that Mira Vale called “a heap of rain”.", "mira-vale"),
        ("Secretary of State Mira Vale said it was “late”.", "mira-vale"),
        ("“It is late,” Mira Vale was quoted.", "mira-vale"),
        ("Mira Vale told a Senate committee hearing on Thursday that it was “late”.", "mira-vale"),
        ("Mira Vale tried to argue that it was “late”.", "mira-vale"),
        ("Mira Vale said that reports of a delay were “late”.", "mira-vale"),
        ("Mira Vale said that states can be “late”.", "mira-vale"),
        ("Mira Vale told the Gazette that Reed’s words were “late”.", "mira-vale"),
        ("The verdict of Mira Vale was short: “Late.”", "mira-vale"),
        ("“Never,” was Mira Vale’s answer.", "mira-vale"),
        ("“It is late,” said Del. Mira Vale of Ellery.", "mira-vale"),
        ("On the quay, Gov. Mira Vale (R-Ellery), said it was “late”.", "mira-vale"),
        ("It is an old ferry, which the blogger Mira Vale calls “a heap of rust”.", "mira-vale"),
        ("Mira Vale claims that it is “late”.", "mira-vale"),
        ("The Mira Vale claims were “a heap of rust”.", None),
        ("“It is late” is what nobody knew.", None),
        ("After Tom Reed said he would leave, Mira Vale said it was “late”.", "mira-vale"),
        ("Although Tom Reed said he would leave, Mira Vale said it was “late”.", "mira-vale"),
        ("Asked whether she would leave, Mira Vale said it was “late”.", "mira-vale"),
        ("Mira Vale believes that it is “late”.", "mira-vale"),
        ("Mira Vale used to say it was “late”.", "mira-vale"),
        ("Mira Vale and Tom Reed say it is “late”.", "mira-vale+tom-reed"),
        ("Mira Vale echoed: “It is late.”", "mira-vale"),
        ("“It is late,” echoed Mira Vale.", "mira-vale"),
        ("Mira Vale is shown lecturing: “It is late.”", "mira-vale"),
        ("The ad uses footage of Mira Vale asking, “Is it late?”", "mira-vale"),
        ("Mira Vale came because the ferry, in her own words, is “late”.", "mira-vale"),
        ("Asked for her view, Mira Vale said it was “late”.", "mira-vale"),
        ("The assailant, Mira Vale, told the Gazette: “It is late.”", "mira-vale"),
        ("Until the vote, Mira Vale, the mayor, called it “late”.", "mira-vale"),
        ("Before Mira Vale, laughing, said it was “late”, Tom Reed left.", "mira-vale"),
        ("On Dec. 2, Col. Mira Vale, a spokeswoman in Ellery, said it was “late”.", "mira-vale"),
        ("ELLERY, June 10 (API) — Mira Vale said it stays while her rival, Tom Reed, wants it “late”.", "mira-vale"),
        ("Mira Vale made the point that the ferry was “late”.", "mira-vale"),
        ("Mira Vale said anybody who complains about a ferry “is late”.", "mira-vale"),
        ("Mira Vale said it was “late”, but she denied that it was dark.", "mira-vale"),
        ("Mira Vale broke down what was wrong with the ferry: “It is late.”", "mira-vale"),
        ("He’s here. Mira Vale and Tom Reed met, and he said it was “late”.", None),
        ("Sens. Ada Holm, Mira Vale and Tom Reed said it was “late”.", "ada-holm+mira-vale+tom-reed"),
        ("Sens. Ada Holm (I-Ellery) and Tom Reed (L-Port) said it was “late”.", "ada-holm+tom-reed"),
        ("Mira Vale, whose brother, Tom Reed, mends nets, said it was “late”.", "mira-vale"),
        ("Mira Vale, who followed the founder, Tom Reed, said it was “late”.", "mira-vale"),
        ("“It is late,” Vale chief of staff Tom Reed said.", "tom-reed"),
        ("Mira Vale then called it “late”.", "mira-vale"),
        ("Nobody drowned, Mira Vale said, but it was “late”.", "mira-vale"),
        ("Mira Vale ended by saying it was “late”.", "mira-vale"),
        ("“It is late,” moaned Mira Vale.", "mira-vale"),
        ("“It is late.” (Mira Vale)", "mira-vale"),
        ("“It is late.” — Mira Vale, in a letter to Tom Reed", "mira-vale"),
        ("“It is late.”\n— Mayor Mira Vale (@vale)", "mira-vale"),
        ("Mira Vale – “It is late.”", "mira-vale"),
        ("MIRA VALE: “It is late.”", "mira-vale"),
    ],
)
def test_what_stands_around_a_name_is_read(text, expected):
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is late,” Mira Vale said.\n“It is dark.”", ["mira-vale", "mira-vale"]),
        ("“Is it late?” Mira Vale said.\n“It is dark.”", ["mira-vale", None]),
        ("“It is late,” Mira Vale said. “It is dark” for now.", ["mira-vale", "mira-vale"]),
        ("“It is late,” Mira Vale said. But “it is dark” now.", ["mira-vale", "mira-vale"]),
        ("Tom Reed says Mark Vale is wrong.\n“It is late,” he says.", ["tom-reed"]),
        ("Tom Reed leads. The plans of the front-runner, Mira Vale, he added, are “late”.", ["tom-reed"]),
        ("Mira Vale left.\nMark Vale is right Tom Reed argues.\n“It is late,” he says.", ["tom-reed"]),
        ("“It is late,” Mira Vale said. “It is\n“I am tired,” added Tom Reed.", ["mira-vale", "mira-vale", "tom-reed"]),
        ("Mira Vale came. Tom Reed left. “It is late,” she said.", ["mira-vale"]),
        ("Mira Vale said:\n“It is late.”", ["mira-vale"]),
        ("Mira Vale said that the ferry had not come.\n“It is late.”", ["mira-vale"]),
        ("Mira Vale spoke on the quay.\n“It is late.”", [None]),
        ("Mira Vale came. The port said that it was over.\n“It is late.”", [None]),
        ("Mira Vale came. A friend said that it was over.\n“It is late.”", [None]),
        ("“It is late.”\nThat was how Mira Vale, the mayor, once described the ferry.", ["mira-vale"]),
        ("“It is late.” That is how Mira Vale put it.", ["mira-vale"]),
        ("“It is late.”\nThat was a year ago.", [None]),
        ("Mira Vale said it was “late”; Tom Reed’s answer was “no”.", ["mira-vale", None]),
        ("Asked about reports of “a storm”, Mira Vale said: “It is late.”", [None, "mira-vale"]),
        ("Responding to Tom Reed’s claim that it was “dark”, Mira Vale said: “It is late.”", [None, "mira-vale"]),
        ("Mira Vale spoke first. Then came Anna Kern. “It is late,” she said.", [None]),
        ("“Is it late?” Tom Reed fumed, using a harsher word for “late”.", ["tom-reed", "tom-reed"]),
        ("Tom Reed was asked, “Is it late?” Mira Vale answered, “It is.”", [None, "mira-vale"]),
        ("“It is late.\nMira Vale, the mayor of Ellery.”", ["mira-vale"]),
        ("Tom Reed said it was “late”.\n“It is dark.\nMira Vale.”", ["tom-reed", "mira-vale"]),
        ("“It is late.\nMira Vale, the mayor, left.”", [None]),
        ("“It is late,” Mira Vale said. Ada Holm, she added, is “asleep”.", ["mira-vale", "mira-vale"]),
        ("As Mira Vale, author of “The Long Way to the Port,” put it, “it is late.”", [None, "mira-vale"]),
    ],
)
def test_what_the_sentences_before_say_is_followed(text, expected):
    assert said(text, FAMILIES) == expected


def test_a_surname_means_the_one_whom_the_document_names_in_full():
    assert said("Mira Vale came. “It is late,” Vale said.", FAMILIES) == ["mira-vale"]
    assert said("“It is late,” Vale said.", FAMILIES) == [None]
    assert said("Mira Vale met Mark Vale. “It is late,” Vale said.", FAMILIES) == [None]
    assert said("Mrs. Vale met Mark Vale, and Mira Vale. “It is late,” Mr. Vale said.", FAMILIES) == ["mark-vale"]
    assert said("Peter Vale came. “It is late,” Vale said.") == [None]
    entered_twice = {**PEOPLE, "mira-t-vale": {"name": "Mira T. Vale", "type": "person"}}
    assert said("Mira T. Vale came. “It is late,” Vale said.", entered_twice) == ["mira-t-vale"]
    assert said("Mira Vale leads. Mira T. Vale came. “It is late,” Vale said.", entered_twice) == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Das Boot ist alt“, seufzte Mira Vale.", "mira-vale"),
        ("Mira Vale bemängelte, das Boot sei „alt“.", "mira-vale"),
        ("Nach Einschätzung von Mira Vale ist das Boot „alt“.", "mira-vale"),
        ("Das Büro von Mira Vale teilte mit: „Das Boot ist alt.“", None),
        ("Mira Vale fragte, ob „das Boot alt ist“.", None),
        ("Vermutlich sagte Mira Vale: „Das Boot ist alt.“", None),
        ("Mira Vale nannte die These „Boote fliegen“ Quatsch.", None),
        ("Mira Vale lächelte über jene, die sagen: „Boote fliegen.“", None),
        ("Mira Vale sagte beinahe: „Das Boot ist alt.“", None),
        ("Tom Reed erzählte, Mira Vale habe gesagt: „Das Boot ist alt.“", None),
    ],
)
def test_german_is_weighed_alike(text, expected):
    assert said(text, language="de") == [expected]


def test_a_surname_that_is_a_title_too_is_read_behind_mr_or_ms():
    people = {"ann-king": {"name": "Ann King", "type": "person"}}
    assert said("Ann King came. “It is late,” Ms. King said.", people) == ["ann-king"]
    assert said("Ann King came. “It is late,” King said.", people) == [None]
