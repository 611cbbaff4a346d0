"""The language of the interface: its translations, and dates and numbers as a reader of it writes them."""
