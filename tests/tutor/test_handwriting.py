"""A drawing becomes a picture like those of the training set, and a network is asked about it."""

import numpy as np
import pytest

from dltutor.board import STORED, Board
from dltutor.experiments.digit_project import moved
from dltutor.handwriting import overlaps, page_of, picture_of, share_of_ink

FULL = np.tile(np.pad(np.ones((8, 4)), ((0, 0), (2, 2))).ravel(), (3, 1))  # ink from edge to edge
FRAMED = np.tile(np.pad(np.ones((4, 2)), ((2, 2), (3, 3))).ravel(), (3, 1))  # in half of the frame
STROKE = "\n".join(["......", ".##...", ".##...", ".##...", ".##...", "......"])


def test_ink_is_made_as_large_as_in_the_training_pictures_and_put_in_the_middle():
    assert share_of_ink(FULL) == 1.0 and share_of_ink(FRAMED) == 0.5
    np.testing.assert_allclose(picture_of(STROKE, FULL), FULL[0])
    np.testing.assert_allclose(picture_of(STROKE, FRAMED), FRAMED[0])


def test_where_and_how_large_somebody_draws_makes_no_difference_after_framing():
    corner = "##\n##\n##\n##\n\n\n\n"
    np.testing.assert_allclose(picture_of(corner, FULL), picture_of(STROKE, FULL))
    assert not np.allclose(picture_of(corner, FULL, fit=False), picture_of(STROKE, FULL, fit=False))


def test_the_mean_of_the_ink_comes_to_the_middle_of_a_frame_with_room():
    flag = picture_of("######\n######\n#.....\n#.....\n#.....\n#.....", FRAMED).reshape(8, 8)
    rows = (flag.sum(axis=1) * (np.arange(8) + 0.5)).sum() / flag.sum()
    assert rows == pytest.approx(4)


def test_a_page_that_is_not_framed_keeps_its_ink():
    page = "########\n" + "........\n" * 7
    np.testing.assert_allclose(picture_of(page, FULL, fit=False), np.repeat([1, 0], [8, 56]))


def test_new_cells_share_the_old_ones_out():
    np.testing.assert_allclose(overlaps(0, 3, 2, 3), [[2 / 3, 1 / 3, 0], [0, 1 / 3, 2 / 3]])
    np.testing.assert_allclose(overlaps(-1, 2, 2, 1), [[0], [1]])  # outside is paper


def test_rows_may_have_different_lengths_and_an_empty_drawing_is_refused():
    assert page_of("\n#.#\n#\n").tolist() == [[1, 0, 1], [1, 0, 0]]
    with pytest.raises(ValueError, match="expected a drawing"):
        page_of("\n\n")


def test_a_page_without_ink_is_a_picture_without_ink():
    assert not picture_of("....\n....", FULL).any()


# --- the board ------------------------------------------------------------------------------


def sure_of_ink_in_the_middle(rows):
    """Believes in 7 where the middle of the picture has ink, else in 1."""
    beliefs = np.full((len(rows), 10), 0.01)
    beliefs[np.arange(len(rows)), np.where(rows[:, 27] > 0.5, 7, 1)] = 0.91
    return beliefs


@pytest.fixture
def board():
    return Board(sure_of_ink_in_the_middle, FULL)


def test_the_board_begins_with_a_stored_picture_and_says_what_it_sees(board):
    assert board.stored == len(FULL) <= STORED
    assert board.said == "It says 7, with 91%; next comes 0, with 1%."
    assert board.picture == [round(255 * pixel) for pixel in FULL[0]]


def test_drawing_asks_the_network_about_the_page(board):
    board.number = -1
    assert "empty page" in board.said and board.bars == [0.0] * 10
    board.page = "##......\n" * 4 + "........\n" * 4
    assert board.said.startswith("It says 7")
    board.fit = False
    assert board.said.startswith("It says 1")


def test_a_number_beyond_the_stored_pictures_takes_the_last(board):
    board.number = 99
    assert board.said.startswith("It says 7")


def test_a_page_without_a_live_notebook_gets_a_picture_with_words(board):
    data, _ = board._repr_mimebundle_()
    assert board.said in data["text/html"] and data["text/plain"] == board.said


# --- moving ---------------------------------------------------------------------------------


def test_moved_pictures_lose_what_leaves_and_gain_paper():
    X = np.arange(1.0, 10).reshape(1, 9)
    assert moved(X, right=1).tolist() == [[0, 1, 2, 0, 4, 5, 0, 7, 8]]
    assert moved(X, down=-2).tolist() == [[7, 8, 9, 0, 0, 0, 0, 0, 0]]
    assert moved(X).tolist() == X.tolist()
