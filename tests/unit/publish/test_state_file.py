import pytest

from diff_insight.errors import PublishError
from diff_insight.publish.state_file import State, dump_state, load_state

HEAD, OTHER = "a" * 40, "b" * 40


def test_a_state_comes_back_and_keeps_what_other_runs_wrote() -> None:
    state = (
        State().with_head("o/b", "main", HEAD).with_head("o/a", "main", HEAD).with_head("o/b", "dev", OTHER)
    )
    data = dump_state(state)
    assert data == (
        b'{\n  "heads": {\n    "o/a": {\n      "main": "' + HEAD.encode() + b'"\n    },\n'
        b'    "o/b": {\n      "dev": "'
        + OTHER.encode()
        + b'",\n      "main": "'
        + HEAD.encode()
        + b'"\n    }\n  },\n'
        b'  "schema_version": 1\n}\n'
    )
    assert load_state(data) == state
    assert state.head_of("o/b", "dev") == OTHER
    assert state.head_of("o/c", "dev") is None


def test_equal_states_are_equal_bytes() -> None:
    one = State().with_head("o/a", "x", HEAD).with_head("o/b", "y", OTHER)
    other = State().with_head("o/b", "y", OTHER).with_head("o/a", "x", HEAD)
    assert dump_state(one) == dump_state(other)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"heads": []}', b'{"heads": {"a": 1}}', b"\xff", b"[" * 100_000]
)
def test_a_file_that_is_no_state_is_not_overwritten_silently(data: bytes) -> None:
    with pytest.raises(PublishError, match="state file in the target branch cannot be read"):
        load_state(data)


def test_heads_that_are_no_commit_ids_are_dropped() -> None:
    assert load_state(b'{"heads": {"o/a": {"main": "--upload-pack=x", "dev": 1}}}') == State(
        heads={"o/a": {}}
    )
