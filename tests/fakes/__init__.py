"""Stand-ins for the world outside; each keeps the rules that the real thing is known to keep."""
