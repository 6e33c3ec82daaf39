"""The words of every language: message catalogues and their plural rules."""

from diff_insight.languages.translations import Messages, Plural, messages, msgid

__all__ = ["Messages", "Plural", "messages", "msgid"]
