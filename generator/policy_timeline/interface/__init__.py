"""The language of the interface: its messages and their translations, labels of terms, dates and numbers in words.

Not here: the text of pages, which stands in their templates (pages), and messages to curators (findings, cli).
"""
