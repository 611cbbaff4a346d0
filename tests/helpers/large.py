"""Records in the shapes of real ones: parties that answer the theses of an election, states that vote."""

STANCES = ("supports", "opposes", "neutral", "unclear", "supports", "opposes")
VOTES = ("supports", "supports", "supports", "opposes", "abstains")


def election(world, parties=28, theses=38, issues=1):
    """Let every party answer every thesis, with a sentence of its own."""
    world.entries = {"actors": {}, "issues": {}, "positions": {}, "sources": world.entries["sources"]}
    for number in range(issues):
        world.add("issues", f"issue-{number}", title=f"The matter of chapter {number}")
    for number in range(theses):
        proposition = f"Every town of the province should have a public bath of the kind that is listed as {number}."
        world.add(
            "positions",
            f"thesis-{number}",
            proposition=proposition,
            short_title=f"Public baths of kind {number}",
            issue=f"issue-{number % issues}",
        )
    for party in range(parties):
        name = f"Alliance for the Improvement of Public Baths {party}"
        world.add("actors", f"party-{party}", name=name, short_name=f"BATH {party}", type="party")
        for thesis in range(theses):
            stance = STANCES[(party * 7 + thesis * 3 + party * thesis) % len(STANCES)]
            words = f"On the baths of kind {thesis} our party of number {party} has had this to say for many years"
            _speak(world, f"answer-{party}-{thesis}", f"party-{party}", f"thesis-{thesis}", stance, words, "2025-01-06")


def assembly(world, states=193, resolutions=2):
    """Let every state vote on every resolution."""
    world.entries = {"actors": {}, "issues": {}, "positions": {}, "sources": world.entries["sources"]}
    world.add("issues", "peace", title="Peace")
    for number in range(resolutions):
        proposition = f"The assembly should adopt draft resolution number {number} on a lasting peace."
        world.add("positions", f"resolution-{number}", proposition=proposition, issue="peace")
    for state in range(states):
        world.add("actors", f"state-{state}", name=f"Republic of Statia {state}", type="country")
        for number in range(resolutions):
            stance = VOTES[(state * 3 + number + state // 7) % len(VOTES)]
            words = f"We vote on draft {number} as state {state}"
            _speak(
                world,
                f"vote-{number}-{state}",
                f"state-{state}",
                f"resolution-{number}",
                stance,
                words,
                f"2025-02-{number + 3:02}",
                mode="vote",
            )


def _speak(world, id_, speaker, position, stance, words, day, mode="preference"):  # noqa: PLR0917 - what a vote has
    world.said(id_, day, stance, mode, position, speaker=speaker, words=words)
