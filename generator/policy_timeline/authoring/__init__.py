"""What helps a person to write entries: examples, JSON Schemas, commented skeletons, the reference of fields.

All of it comes from the model.

Not here: the commands and files that hand it out (cli).
"""
