"""The particle behind a place in Japanese, which the verb of what happens there asks for.

Things are added to a place, and removed from it; of all else the place is only where it happens.
"""

import re

_TOPIC = "では、"
_VERB = "ました"
_BY_VERB = {"が追加され": "に", "が削除され": "から"}
_QUOTED = re.compile(r"「[^「」]*」|『[^『』]*』|`[^`]*`|\([^()]*\)")
"""What is quoted in a clause, and what it adds in brackets: no word of ours."""
_OTHER_PLACES = ("に", "から", "へ", "され")
"""What says that a clause has a place of its own, or another verb before that one."""


def for_place(template: str, clause: str) -> str:
    """Give a template of a place with the particle that the first verb of a clause asks for.

    Args:
        template: What puts a clause behind its place, as a topic: "{place}では、{clause}".
        clause: What happened there.
    """
    said = _QUOTED.sub("", clause).partition(_VERB)[0]
    for end, particle in _BY_VERB.items():
        if said.endswith(end) and not any(other in said.removesuffix(end) for other in _OTHER_PLACES):
            return template.replace(_TOPIC, particle)
    return template
