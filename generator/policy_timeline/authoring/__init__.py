"""What helps a person to write entries: examples, JSON Schemas for editors, commented skeletons; all from the model."""
