"""The kinds of entry."""
