"""Expressions: what is read, what is refused and where, and that nothing is ever run."""

import ast
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.base.errors import SmileError
from smileviz.mission.expression import (
    ALLOWED,
    Call,
    Greater,
    Logic,
    Name,
    Number,
    Sum,
    parsed,
)


def test_comparisons_and_words_become_a_tree():
    assert parsed("sun_angle_deg > 45 and not umbra") == Logic(
        "and",
        (
            Greater(Name("sun_angle_deg", 1), Number(45.0), 1),
            Logic("not", (Name("umbra", 28),), 24),
        ),
        1,
    )


def test_a_chain_is_its_links():
    link = parsed("5 < r_re <= 10")
    assert link.word == "and"
    assert link.parts == (
        Greater(Name("r_re", 5), Number(5.0), 1),
        Greater(Number(10.0), Name("r_re", 5), 1),
    )


def test_colons_and_points_belong_to_names():
    assert parsed("contact:ohiggins") == Name("contact:ohiggins", 1)
    assert parsed(" uvi_sees_maglat:62.5") == Name("uvi_sees_maglat:62.5", 2)
    assert parsed("contact:kiruna or near:other").parts[1] == Name("near:other", 19)


def test_arithmetic_and_functions():
    tree = parsed("abs(x_gse_re) + 2 * 3 > max(1, -y_gse_re)")
    assert isinstance(tree.left, Sum)
    assert tree.left.left == Call("abs", (Name("x_gse_re", 5),), 1)
    assert tree.right.parts[1] == Sum("*", Number(-1.0), Name("y_gse_re", 33), 32)


@pytest.mark.parametrize(
    ("text", "column", "why"),
    [
        ("a.b > 3", 1, "has what is not allowed"),
        ("r_re > 10 and __import__('os')", 15, "calls what is not allowed"),
        ("r_re > 'x'", 8, "not a number"),
        ("r_re > True", 8, "not a number"),
        ("r_re > 1e999", 8, "too large"),
        ("r_re > 1j", 8, "not a number"),
        ("r_re == 3", 1, "for an instant only"),
        ("r_re in r_re", 1, "for an instant only"),
        ("r_re > (1, 2)", 8, "has what is not allowed"),
        ("r_re > 2 ** 9", 8, "has what is not allowed"),
        ("sxi_allowed and contact:ohiggins and (r_re > )", None, "cannot be read"),
        ("lambda: 3", 1, "has what is not allowed"),
        ("[r_re][0] > 1", 1, "has what is not allowed"),
        ("1 if a else b", 1, "has what is not allowed"),
        ("(a := 3) > 1", 2, "has what is not allowed"),
        ("abs(1, 2) > 1", 1, "too few or many"),
        ("min(1) > 1", 1, "too few or many"),
        ("max(a, key=b) > 1", 1, "too few or many"),
        ("~a > 1", 1, "has what is not allowed"),
        ("r_re > 10 # far", 11, "has what is not allowed"),
        ("r_re > 10) or (r_re < 2", None, "cannot be read"),
        ("r_re > \0", 1, "cannot be read"),
        ("", None, "is empty"),
        ("(" * 500 + "1" + ")" * 500, None, "cannot be read"),
        ("-" * 100 + "1 > 2", 41, "nested more than 40 deep"),
        ("r_re > 1 and " * 200 + "r_re > 1", None, "characters; 2000 are allowed"),
    ],
)
def test_what_is_refused_and_where(text, column, why):
    with pytest.raises(SmileError) as refused:
        parsed(text)
    message = str(refused.value)
    assert why in message
    if column is not None:
        assert f"column {column};" in message
        assert ALLOWED in message


def sentence_of(text):
    """Why *text* is refused; None when it is read."""
    try:
        parsed(text)
    except SmileError as error:
        return str(error)
    return None


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_in_a_sentence(text):
    assert sentence_of(text) is None or sentence_of(text).endswith(".")


PIECES = ["r_re", "umbra", "contact:ohiggins", "1.5", "(", ")", ">", "<", "<=", "and", "or", "not"]
PIECES += ["+", "-", "*", "/", "abs(", "min(", ",", "'", "[", "]", ".", ":", "=", "if", "is", "é"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_any_pieces_are_read_or_refused_in_a_sentence(text):
    refused = sentence_of(text)
    if refused is None:
        assert isinstance(parsed(text), Name | Number | Sum | Call | Greater | Logic)
    else:
        assert refused.endswith(".")


@given(st.text(string.ascii_letters + " ()+-*/<>=.,:'\"[]{}\\\n\t#@!~^%&|", max_size=60))
def test_nothing_is_read_that_python_would_not_parse(text):
    try:
        parsed(text)
    except SmileError:
        return
    plain = text.replace(":", "_").replace("\n", " ").replace("\t", " ").strip()
    ast.parse(plain, mode="eval")
