"""Policy Timeline: from YAML entries and archived sources to a searchable website."""
