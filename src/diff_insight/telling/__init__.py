"""From facts to words: what a report says of a file and of a range, in every language, without a model."""
