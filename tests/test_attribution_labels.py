"""The labels of transcripts in every customary layout: whose the turns are."""

import pytest
from helpers.attribution import voices
from helpers.evidence import catalog, source
from policy_timeline.evidence.speakers import Attributions

HOLM, BRANDT = "ada-holm", "tom-brandt"
PEOPLE = {
    HOLM: {"name": "Ada Holm", "type": "person", "memberships": [{"role": "Harbour Minister", "organization": "port"}]},
    BRANDT: {"name": "Tom Brandt", "type": "person"},
    "port": {"name": "Port Ellery", "type": "country"},
}
SISTERS = {**PEOPLE, "lea-holm": {"name": "Lea Holm", "type": "person"}}
A, B, C = "The pier stays open.", "Nobody was asked here.", "We will paint it blue."


def turns(text, actors=PEOPLE, labels=None):
    """Return for each of the three sentences whose turn it stands in: an id, "" for somebody else, "?" or None."""
    text = text.format(A=A, B=B, C=C)
    given = {"type": "transcript", **({"labels": labels} if labels else {})}
    found = Attributions(catalog({"report": text}, source(**given), actors=actors)).of("report").turns
    said = {}
    for turn in found:
        who = "+".join(sorted(turn.reading.actors)) if turn.reading.certain else "?"
        said |= {words: who for words in (A, B, C) if words in turn.stretch.of(text)}
    return [said.get(words) for words in (A, B, C)]


@pytest.mark.parametrize(
    "text",
    [
        "ADA HOLM: {A}\n\nTOM BRANDT: {B}\n\nHOLM: {C}\n",
        "Ms. Holm: {A}\n\nMr. Brandt: {B}\n\nMs. Holm: {C}\n",
        "**Ada Holm:** {A}\n\n**Tom Brandt:** {B}\n\n**Ada Holm:** {C}\n",
        "[00:01:02] Ada Holm: {A}\n[00:01:09] Tom Brandt: {B}\n[00:02:00] Ada Holm: {C}\n",
        "Ada Holm (00:15):\n{A}\n\nTom Brandt (01:20):\n{B}\n\nAda Holm (02:00):\n{C}\n",
        "Ada Holm\n00:15\n{A}\n\nTom Brandt\n01:20\n{B}\n\nAda Holm\n02:00\n{C}\n",
        "Ada Holm\n(Ellery North)\n\n{A}\n\nTom Brandt\n(Port South)\n\n{B}\n\nAda Holm\n\n{C}\n",
        "  Ms. HOLM. Madam Speaker, I rise. {A}\n  Mr. BRANDT of Ellery. I object. {B}\n  Ms. HOLM. {C}\n",
        "    Chairwoman Holm. Welcome. {A}\n    Mr. Brandt. Thank you. {B}\n    Chairwoman Holm. {C}\n",
        "Ada Holm, chair of the Council. – {A}\n\nTom Brandt (Harbour), in writing. – {B}\n\nAda Holm. – {C}\n",
        "Holm – {A}\n\nBrandt – {B}\n\nHolm – {C}\n",
        "Ms HOLM (Ellery) (3.18 pm)—{A}\n\nMr BRANDT (Port)—{B}\n\nMs HOLM—{C}\n",
        "MS. HOLM  {A}\n\nMR. BRANDT  {B}\n\nMS. HOLM  {C}\n",
        ">> ADA HOLM: {A}\n>> TOM BRANDT: {B}\n>> ADA HOLM: {C}\n",
        "The Harbour Minister (Ada Holm): {A}\n\nTom Brandt: {B}\n\nThe Harbour Minister: {C}\n",
        "Ms. Holm (spoke in French): {A}\n\nMr. Brandt (Sudland): {B}\n\nMs. Holm: {C}\n",
        "HOLM (voice-over): {A}\n\nBRANDT, ANCHOR: {B}\n\n(BEGIN VIDEO CLIP)\n\nHOLM: {C}\n",
        "MS. HOLM: Let me say this: {A}\n\nMR. BRANDT: My answer: {B}\n\nMS. HOLM: {C}\n",
        "1. Ada Holm: {A}\n\n2. Tom Brandt: {B}\n\n3. Ada Holm: {C}\n",
        "ADA HOLM— {A}\n\nTOM BRANDT— {B}\n\nADA HOLM— {C}\n",
        "Ms. HOLM.—{A}\n\nMr. BRANDT.—{B}\n\nMs. HOLM.—{C}\n",
        "0:15 Ada Holm\n{A}\n\n1:20 Tom Brandt\n{B}\n\n2:00 Ada Holm\n{C}\n",
        "[Ada Holm]: {A}\n\n[Tom Brandt]: {B}\n\n[Ada Holm]: {C}\n",
        "(Ada Holm) {A}\n\n(Tom Brandt) {B}\n\n(Ada Holm) {C}\n",
        "<Ada Holm> {A}\n<Tom Brandt> {B}\n<Ada Holm> {C}\n",
        "ADA HOLM: {A}\n\n[TOM BRANDT] {B}\n\nADA HOLM: {C}\n",
        "ADA HOLM: {A} TOM BRANDT: {B} ADA HOLM: {C}\n",
        "Dr. Ada Holm: {A}\n\nProf. Tom Brandt: {B}\n\nDr. Holm: {C}\n",
        "The Rt Hon Ada Holm MP: {A}\n\nTom Brandt MP: {B}\n\nThe Rt Hon Ada Holm MP: {C}\n",
        "SEC. HOLM: {A}\n\nPILOT BRANDT, a pilot since May: {B}\n\nMINISTER OF HARBORS HOLM: {C}\n",
        "ADA T. HOLM: {A}\n\nT. BRANDT: {B}\n\nA. HOLM: {C}\n",
        "STEWARD HOLM: {A}\n\nMR. BRANDT: {B}\n\nHARBOUR HOLM: {C} Steward Ada Holm will write.\n",
    ],
)
def test_labels_are_read_in_every_customary_layout(text):
    assert turns(text) == [HOLM, BRANDT, HOLM]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MS. HOLM:  {A}\n\nQ    Thanks.  {B}\n\nMS. HOLM:  {C}\n", [HOLM, "", HOLM]),
        ("MS. HOLM:  {A}\n\nQ\tA follow-up.  {B}\n\nMS. HOLM:  {C}\n", [HOLM, "", HOLM]),
        ("MS. HOLM: {A}\n\nQ Thank you. {B}\n\nMS. HOLM: {C}\n", [HOLM, "", HOLM]),
        ("MS. HOLM: {A}\nQ “Late,” you said. {B}\nMS. HOLM: {C}\n", [HOLM, "", HOLM]),
        ("MS. HOLM: It was plan\nQ We chose. {A}\n\nMR. BRANDT: {B}\n\nMS. HOLM: {C}\n", [HOLM, BRANDT, HOLM]),
        ("QUESTION: {B}\n\nMS HOLM: {A}\n\nUNIDENTIFIED SPEAKER: {C}\n", [HOLM, "", ""]),
        (">> ADA HOLM: {A}\n>> {B}\n>> ADA HOLM: {C}\n", [HOLM, "", HOLM]),
        ("Q. {B}\n\nA. {A}\n\nQ. And the pier?\n\nA. {C}\n", ["", "", ""]),
        ("Speaker 1 (00:15):\n{A}\n\nSpeaker 2 (01:20):\n{B}\n\nSpeaker 1 (02:00):\n{C}\n", ["", "", ""]),
        (
            "Ms. HOLM. I rise. {A}\n\n   Dear Madam Minister: {C}\n\nMr. BRANDT. {B}\nMs. HOLM. Yes.\n",
            [HOLM, BRANDT, HOLM],
        ),
        ("HOLM AND BRANDT: {A}\n\nThe Minister: {B}\n\nHOLM: {C}\n", [f"{HOLM}+{BRANDT}", "?", HOLM]),
        ("MS. HOLM: {A}\n\nQ1. {B}\n\nA1. {C}\n", [HOLM, "", ""]),
        ("KARL HOLM: {A}\n\nSENATOR KARL BRANDT: {B}\n\nADA HOLM: {C}\n", ["?", "?", HOLM]),
        (
            "MS. HOLM: I thank my friend\n(Mr. Brandt) Now. {A}\n\nMR. BRANDT: {B}\n\nMS. HOLM: {C}\n",
            [HOLM, BRANDT, HOLM],
        ),
        ("MS. HOLM: {A}\n\n(Looks at Brandt) {B}\n\n(Laughter) {C}\n", [HOLM, HOLM, HOLM]),
        ("MS. HOLM: {A} I SAY NO: {B} MR. BRANDT: {C}\n", [HOLM, HOLM, BRANDT]),
        (
            "3 March 2025\nCHAIR HOLM. We met today. {A}\n\nTOM BRANDT. {B}\n\nCHAIR HOLM. {C}\n",
            [HOLM, BRANDT, HOLM],
        ),
        (
            "CHAIR HOLM. {A} The pier is named for the late\nTOM BRANDT. He built it. {B}\n\nADA HOLM. {C}\n",
            [HOLM, HOLM, HOLM],
        ),
        ("{A}\n\n{B}\n\n{C}\n", [None, None, None]),
        ("Vitamin A. is good.\n\n{A}\n", [None, None, None]),
    ],
)
def test_what_no_label_explains_is_somebody_elses(text, expected):
    assert turns(text) == expected


def test_a_name_that_two_bear_is_the_one_whom_the_document_names_or_labels_do():
    text = "MS. HOLM: {A}\n\nMR. BRANDT: {B}\n\nMS. HOLM: {C}\n"
    assert turns(text, SISTERS) == ["?", BRANDT, "?"]
    assert turns("ADA HOLM meets the press.\n\n" + text, SISTERS) == [HOLM, BRANDT, HOLM]
    assert turns(text, SISTERS, {"Ms. Holm": "lea-holm"}) == ["lea-holm", BRANDT, "lea-holm"]
    assert turns(text, SISTERS, {"The chair": HOLM}) == [HOLM, BRANDT, HOLM]


def test_labels_explain_what_the_text_does_not():
    text = "The chair. {A}\n\nMember 7. {B}\n\nThe chair. {C}\n"
    assert turns(text) == [None, None, None]
    assert turns(text, PEOPLE, {"The chair": HOLM, "Member 7": "nobody"}) == [HOLM, "", HOLM]


def test_voice_tags_of_subtitles_are_labels():
    found = voices("<v Ada Holm>The pier stays.\n\n<v Tom Brandt>It goes.\n", PEOPLE, type="transcript").turns
    assert [(turn.label, sorted(turn.reading.actors)) for turn in found] == [
        ("Ada Holm", [HOLM]),
        ("Tom Brandt", [BRANDT]),
    ]


def test_a_dash_that_begins_a_line_is_somebody_else_in_subtitles_alone():
    text = (
        "1\n00:00:01,000 --> 00:00:04,000\nADA HOLM: The pier stays.\n\n2\n00:00:05,000 --> 00:00:08,000\n- It goes.\n"
    )
    found = voices(text, PEOPLE, type="transcript").turns
    assert [(turn.label, sorted(turn.reading.actors), turn.reading.certain) for turn in found] == [
        ("ADA HOLM", [HOLM], True),
        ("-", [], True),
    ]
    assert len(voices("ADA HOLM: The pier stays.\n\n- It goes.\n", PEOPLE, type="transcript").turns) == 1


def test_of_two_layouts_that_tie_the_one_that_begins_the_document_is_chosen():
    text = "  Ms. MORA. I rise for a friend.\n     I end with a poem by Alfred\n     Lord Tarr:\n\n     We stay.\n"
    assert [turn.label for turn in voices(text, type="transcript").turns] == ["Ms. MORA"]
