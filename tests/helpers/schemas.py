"""JSON Schema in tests, by an independent validator that is loaded where a test asks for it.

With the parsers of addresses that it finds beside it, it takes three seconds to load: nothing that a run which does not
use it should wait for.
"""


def draft7(schema):
    """Return a validator of values by a schema of draft 7, as editors read it; SchemaError for a faulty schema."""
    from jsonschema import Draft7Validator

    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def draft2020(schema):
    """Return a validator by a schema of draft 2020-12 that looks at formats too; SchemaError for a faulty schema."""
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
