"""What says of a definition that it is deprecated, in marks and in documentation."""

import pytest

from diff_insight.trees.deprecation import deprecation, is_mark


@pytest.mark.parametrize(
    ("decorator", "said"),
    [
        ('@deprecated("Use shed.")', "Use shed."),
        ('@typing_extensions.deprecated("Use shed")', "Use shed"),
        ("@Deprecated", ""),
        ('@Deprecated(since = "3", forRemoval = true)', ""),
        ('#[deprecated(since = "1.2", note = "use shed")]', "use shed"),
        ('[Obsolete("Use Shed.")]', "Use Shed."),
        ("[System.ObsoleteAttribute]", ""),
        ('[[deprecated("use shed")]]', "use shed"),
        ('@available(*, deprecated, message: "use shed")', "use shed"),
        ("#[\\Deprecated]", ""),
    ],
)
def test_a_mark_says_that_and_why(decorator: str, said: str) -> None:
    assert deprecation([decorator], "") == said


@pytest.mark.parametrize("decorator", ["@available(iOS 13, *)", "@undeprecated", "@not_deprecated()"])
def test_other_marks_say_nothing_of_it(decorator: str) -> None:
    assert not is_mark(decorator)


@pytest.mark.parametrize(
    ("doc", "said"),
    [
        ("Opens. @deprecated use shed. It closes. @since 2", "use shed."),
        ("Opens. .. deprecated:: 3.1 Use shed.", "Use shed."),
        ("Opens. Deprecated: use shed instead.", "use shed instead."),
        ("@deprecated", ""),
    ],
)
def test_a_documentation_says_that_and_why(doc: str, said: str) -> None:
    assert deprecation([], doc) == said


@pytest.mark.parametrize("doc", ["Tells whether a cow is deprecated.", "Lists (deprecated: none) marks.", ""])
def test_a_documentation_that_only_speaks_of_it_says_nothing(doc: str) -> None:
    assert deprecation([], doc) is None
