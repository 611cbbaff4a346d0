"""Records in the shapes of real ones: parties that answer the theses of an election, states that vote, letters."""

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


def congress(world, delegates=200, motions=40):
    """Let every delegate take a stance on every motion, all in one letter."""
    world.entries = {"actors": {}, "issues": {}, "positions": {}, "sources": world.entries["sources"]}
    world.add("issues", "harbors", title="The harbors")
    for motion in range(motions):
        proposition = f"The congress should adopt motion number {motion} on the maintenance of harbors."
        world.add(
            "positions", f"motion-{motion}", proposition=proposition, short_title=f"Motion {motion}", issue="harbors"
        )
    for delegate in range(delegates):
        name, short = f"Representation of the Free Harbors of the North {delegate}", f"North Harbor {delegate}"
        world.add("actors", f"delegate-{delegate}", name=name, short_name=short, type="organization")
        sides = [STANCES[(delegate * 7 + motion * 3 + delegate * motion) % len(STANCES)] for motion in range(motions)]
        common = {"mode": "preference", "basis": "explicit"}
        stances = [{"position": f"motion-{motion}", "stance": side, **common} for motion, side in enumerate(sides)]
        world.said(f"letter-{delegate}", "2025-03-04", speaker=f"delegate-{delegate}", stances=stances)


def _speak(world, id_, speaker, position, stance, words, day, mode="preference"):  # noqa: PLR0917 - what a vote has
    world.said(id_, day, stance, mode, position, speaker=speaker, words=words)
