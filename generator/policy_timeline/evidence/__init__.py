"""Whether words stand in an archived text, in whose mouth, and whether a cut turns their meaning.

Not here: reading texts and the languages' word lists (texts), and which statement rests on which words (facts).
"""
