"""The one door to GitHub's API, shared by what reads from it and what writes to it."""
