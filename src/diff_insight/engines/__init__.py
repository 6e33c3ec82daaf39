"""From facts to texts, without a network."""
