"""The number that is said of what a new section holds is that of the things in it, wherever they stand."""

import re
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from diff_insight.telling.offline import summarize
from tests.trials import trials
from tests.unit.telling.told_files import Case

OLD = "# Farm\n\nA farm.\n"
FENCE = "```sh\nfeed the cows {n}\n```"


def blocks(depth: int) -> st.SearchStrategy[list[str]]:
    """Make blocks of a page: examples, and lists and quotes that hold some."""
    fence = st.just([FENCE])
    if not depth:
        return fence
    inner = st.lists(blocks(depth - 1), min_size=1, max_size=3).map(lambda many: list(chain(*many)))
    item = inner.map(lambda held: ["- Do this.\n\n" + _set_in("\n\n".join(held), "  ")])
    quote = inner.map(lambda held: [_set_in("\n\n".join(["So it is.", *held]), "> ")])
    return st.one_of(fence, item, quote)


def _set_in(text: str, mark: str) -> str:
    return "\n".join((mark + line).rstrip() for line in text.split("\n"))


@trials(25)
@given(st.lists(blocks(2), min_size=2, max_size=4).map(lambda many: list(chain(*many))))
def test_examples_are_counted_wherever_they_stand(held: list[str]) -> None:
    page = f"{OLD}\n## Work\n\nWork on it.\n\n" + "\n\n".join([*held, "Done."]) + "\n"
    case = Case(name="counts", path="docs/farm.md", old=OLD, new=page)
    said = summarize(case.analyzed(), "en_US").explanation
    (number,) = re.findall(r"(\d+) examples", said)
    assert int(number) == page.count("feed the cows")
