"""What a text claims, held against what a diff shows."""
