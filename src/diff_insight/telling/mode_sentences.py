"""What a change of mode means for who has the file: git's numbers stand in no patch and prove nothing."""

from diff_insight.languages import msgid
from diff_insight.telling.said import Said

_PLAIN, _EXECUTABLE, _LINK, _SUBMODULE = "100644", "100755", "120000", "160000"

MODES = (
    Said(
        "mode_changed",
        msgid("the file can be executed now"),
        msgid("Makes {base} executable"),
        {"old": _PLAIN, "new": _EXECUTABLE},
    ),
    Said(
        "mode_changed",
        msgid("the file can no longer be executed"),
        msgid("Makes {base} non-executable"),
        {"old": _EXECUTABLE, "new": _PLAIN},
    ),
    Said(
        "mode_changed",
        msgid("the file is a symbolic link now"),
        msgid("Makes {base} a symbolic link"),
        {"new": _LINK},
    ),
    Said(
        "mode_changed",
        msgid("the file is a submodule now"),
        msgid("Makes {base} a submodule"),
        {"new": _SUBMODULE},
    ),
    Said(
        "mode_changed",
        msgid("what was a symbolic link is a file now"),
        msgid("Makes the symbolic link {base} a file"),
        {"old": _LINK},
    ),
    Said(
        "mode_changed",
        msgid("what was a submodule is a file now"),
        msgid("Makes the submodule {base} a file"),
        {"old": _SUBMODULE},
    ),
    Said("mode_changed", msgid("the file mode changes"), msgid("Changes the mode of {base}")),
)
