"""What there is 本体: closed vocabularies, values, records, authority data."""
