"""The record as tables: CSV files, their description as a Data Package, and one SQLite file."""

from __future__ import annotations

from policy_timeline.exports.tables.entries import ENTRY_TABLES
from policy_timeline.exports.tables.stances import STANCES

TABLES = (STANCES, *ENTRY_TABLES)
"""Every table, in the order in which they are listed."""
