"""A picture says what happened, and its words say the same."""

import io
from types import SimpleNamespace

import numpy as np
import pytest

matplotlib = pytest.importorskip("matplotlib", reason="pictures need dlcore[lessons]")

from dlcore import plots  # noqa: E402

FALLING = [0.9, 0.5, 0.3, 0.2, 0.15, 0.12, 0.1, 0.09, 0.08, 0.07]
TURNING = [0.9, 0.6, 0.4, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8]


def history(loss=FALLING, validation_loss=(), accuracy=(0.5, 0.9), validation_accuracy=()):
    lists = SimpleNamespace(loss=list(loss), validation_loss=list(validation_loss))
    n = len(lists.loss)
    lists.accuracy = list(np.linspace(*accuracy, n))
    lists.validation_accuracy = (
        list(np.linspace(*validation_accuracy, n)) if validation_loss else []
    )
    return lists


def beliefs(truth, said, belief=0.8):
    """Rows of probabilities: `belief` in what it said, the rest shared by the other digits."""
    P = np.full((len(truth), 10), (1 - belief) / 9)
    P[np.arange(len(truth)), said] = belief
    return P


def texts(drawing):
    return [text.get_text() for text in drawing.findobj(matplotlib.text.Text)]


def unpacked(png):
    return matplotlib.image.imread(io.BytesIO(png))


def test_words_name_the_epoch_after_which_validation_loss_turns_up():
    words = plots.curve_words(history(validation_loss=TURNING, validation_accuracy=(0.4, 0.85)))
    assert "Validation loss turns up after epoch 4, from 0.3 to 0.8" in words
    assert "training loss falls from 0.9 to 0.07" in words
    assert "85.0% of unseen examples are right" in words


def test_words_do_not_take_chance_for_a_turn():
    wobbling = [0.9, 0.5, 0.2, 0.21, 0.2, 0.205, 0.21, 0.2, 0.21, 0.205]
    words = plots.curve_words(history(validation_loss=wobbling, validation_accuracy=(0.4, 0.9)))
    assert "level since epoch 3" in words and "turns" not in words
    words = plots.curve_words(history(validation_loss=FALLING, validation_accuracy=(0.4, 0.9)))
    assert "ends near its lowest point, 0.07" in words


def test_words_need_no_validation_and_no_second_epoch():
    words = plots.curve_words(history(loss=[0.5], accuracy=(0.7, 0.7)))
    assert words == (
        "Learning curve of one epoch: the training loss is 0.5. "
        "At the end 70.0% of the training examples are right."
    )


def test_learning_curve_draws_both_lines_from_epoch_1():
    drawing = plots.learning_curve(
        history(validation_loss=TURNING, validation_accuracy=(0.4, 0.85))
    )
    training, unseen = drawing.axes[0].get_lines()[:2]
    assert list(training.get_xdata()) == list(range(1, 11))
    assert list(unseen.get_ydata()) == TURNING
    assert "lowest at epoch 4" in texts(drawing)
    assert drawing.alt.startswith("Learning curve of 10 epochs")


def test_one_epoch_is_a_visible_point():
    [line] = plots.learning_curve(history(loss=[0.5])).axes[0].get_lines()
    assert line.get_marker() == "o"


def test_an_empty_history_is_refused():
    with pytest.raises(ValueError, match="no epoch yet"):
        plots.learning_curve(history(loss=[]))


def test_the_gallery_says_what_it_said_and_what_it_was():
    truth = np.array([3, 4, 5, 6])
    drawing = plots.digit_gallery(np.zeros((4, 64)), truth, beliefs(truth, [3, 9, 5, 6]))
    said = texts(drawing)
    assert "All 1 it read wrong" in said and "says 9, is 4" in said
    assert {"says 3", "says 5", "says 6", "80%"} <= set(said)
    assert drawing.alt == (
        "1 of 4 digits were read wrong. "
        "The surest mistakes: it said 9 with 80% belief and it was 4."
    )


def test_the_truth_always_has_its_bar_even_if_nobody_believed_in_it():
    truth = np.array([4])
    P = np.array([[0.5, 0.3, 0.2, 0, 0, 0, 0, 0, 0, 0]])
    drawing = plots.digit_gallery(np.zeros((1, 64)), truth, P)
    assert {"says 0, is 4", "4", "<1%"} <= set(texts(drawing))


@pytest.mark.parametrize("right, wrong", [(1, 0), (0, 1), (5, 5), (40, 0), (0, 40), (40, 40)])
def test_the_gallery_can_be_drawn_with_any_number_of_mistakes(right, wrong):
    truth = np.arange(right + wrong) % 10
    said = np.where(np.arange(right + wrong) < right, truth, (truth + 1) % 10)
    drawing = plots.digit_gallery(np.zeros((len(truth), 64)), truth, beliefs(truth, said))
    assert len(drawing.axes) <= 2 * 16
    assert unpacked(drawing.png()).shape[2] == 4


@pytest.mark.parametrize(
    "images, truth, probabilities, words",
    [
        (np.zeros((2, 60)), np.zeros(2, int), np.ones((2, 10)), "60 pixels, which is no square"),
        (np.zeros((2, 64)), np.zeros(3, int), np.ones((2, 10)), r"\(2, 64\), \(3,\) and \(2, 10\)"),
        (np.zeros((0, 64)), np.zeros(0, int), np.ones((0, 10)), r"\(0, 64\)"),
    ],
)
def test_the_gallery_refuses_what_does_not_belong_together(images, truth, probabilities, words):
    with pytest.raises(ValueError, match=words):
        plots.digit_gallery(images, truth, probabilities)


def test_a_saved_picture_carries_its_words_and_replaces_the_old_one(tmp_path):
    drawing = plots.learning_curve(history())
    path = tmp_path / "curve.png"
    path.write_bytes(b"older")
    assert drawing.save(path) == path
    assert b"Description" in path.read_bytes() and drawing.alt.encode() in path.read_bytes()
    assert [file.name for file in tmp_path.iterdir()] == ["curve.png"]


def test_a_picture_that_cannot_be_written_says_so_and_leaves_nothing(tmp_path, monkeypatch):
    def full(*paths):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(RuntimeError, match="curve.png could not be written .No space left"):
        plots.learning_curve(history()).save(tmp_path / "curve.png")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "name, words", [("curve.jpg", "saved as .png"), ("no/curve.png", "a folder"), ("d.png", "is a")]
)
def test_a_name_that_is_no_picture_is_refused(name, words, tmp_path):
    (tmp_path / "d.png").mkdir()
    with pytest.raises(ValueError, match=words):
        plots.png_path(tmp_path / name)


def test_a_notebook_shows_the_picture_with_its_alt_text():
    drawing = plots.learning_curve(history())
    drawing.alt = 'loss < 1 & "falling"'
    html = drawing._repr_html_()
    assert html.startswith('<img alt="loss &lt; 1 &amp; &quot;falling&quot;"')


def test_the_reader_s_own_settings_stay_as_they_were():
    before = dict(matplotlib.rcParams)
    plots.learning_curve(history()).png()
    assert dict(matplotlib.rcParams) == before
