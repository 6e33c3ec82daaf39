"""The words of every language: message catalogues and their plural rules."""
