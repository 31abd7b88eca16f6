"""The drawings that lessons share, one file for each subject; a lesson calls them figures.name.

Orange triangles and blue circles, in every lesson: orange is class 1 and what speaks for it,
blue is class 0 and what speaks for that. Shapes, dashes and hatching say the same without colour.
"""

from dlcore.plots.kernels import tile_walk, warp_request, who_writes
from dltutor.figures.beliefs import belief_tables, scores_and_beliefs, whole_pass
from dltutor.figures.bends import bends, borders, fits, hinges, unfolded
from dltutor.figures.blame import fading, fork, gates, smallest_network, tables
from dltutor.figures.checking import error_map, falling_losses, pushes, there_and_back
from dltutor.figures.descent import errors_of_slopes, knob, maps, steps_in_a_bowl, valleys
from dltutor.figures.frame import canvas
from dltutor.figures.frameworks import layouts, losses_together, same_scores, systolic
from dltutor.figures.gpu import crossing, sum_tree, waiting
from dltutor.figures.layers import (
    flattened,
    pictures,
    pixels_to_neurons,
    plane,
    shape_cards,
    weights_as_pictures,
)
from dltutor.figures.letters import (
    down_to,
    letter_table,
    letters_in_the_plane,
    next_letters,
    surprises,
)
from dltutor.figures.lines import lines
from dltutor.figures.memorising import (
    capacity,
    four_curves,
    labelled,
    patience,
    published,
    remedies,
    true_or_taught,
)
from dltutor.figures.memory import fetches, lost_counts, memory_walk, turns
from dltutor.figures.neurons import curve, neuron, scores, two_classes, votes
from dltutor.figures.penalties import film_strip, penalised, zeros
from dltutor.figures.racing import ravine_paths, velocities
from dltutor.figures.readings import (
    average_digits,
    confusion_map,
    read_and_moved,
    rivals,
    shift_maps,
    time_shares,
    what_counts,
)
from dltutor.figures.speed import bars_of_time, calls, ladder, roofline, shared_work
from dltutor.figures.start import scribble, sets_in_sets
from dltutor.figures.training import dealt, loop, loss_gallery, over_passes, signals
from dltutor.figures.unseen import (
    belief_limit,
    chosen_by_luck,
    confusion_table,
    file_strips,
    leak_board,
    learned_and_new,
    three_parts,
)
from dltutor.figures.windows import answers, pooled, tests_of_networks, two_rows, window
from dltutor.figures.wrongness import (
    belief_bars,
    difference_table,
    squared_residuals,
    steps_and_slide,
    surprise_curve,
)

__all__ = [
    "answers",
    "average_digits",
    "bars_of_time",
    "belief_bars",
    "belief_limit",
    "belief_tables",
    "bends",
    "borders",
    "calls",
    "canvas",
    "capacity",
    "chosen_by_luck",
    "confusion_map",
    "confusion_table",
    "crossing",
    "curve",
    "dealt",
    "difference_table",
    "down_to",
    "error_map",
    "errors_of_slopes",
    "fading",
    "falling_losses",
    "fetches",
    "file_strips",
    "film_strip",
    "fits",
    "flattened",
    "fork",
    "four_curves",
    "gates",
    "hinges",
    "knob",
    "labelled",
    "ladder",
    "layouts",
    "leak_board",
    "learned_and_new",
    "letter_table",
    "letters_in_the_plane",
    "lines",
    "loop",
    "loss_gallery",
    "losses_together",
    "lost_counts",
    "maps",
    "memory_walk",
    "neuron",
    "next_letters",
    "over_passes",
    "patience",
    "penalised",
    "pictures",
    "pixels_to_neurons",
    "plane",
    "pooled",
    "published",
    "pushes",
    "ravine_paths",
    "read_and_moved",
    "remedies",
    "rivals",
    "roofline",
    "same_scores",
    "scores",
    "scores_and_beliefs",
    "scribble",
    "sets_in_sets",
    "shape_cards",
    "shared_work",
    "shift_maps",
    "signals",
    "smallest_network",
    "squared_residuals",
    "steps_and_slide",
    "steps_in_a_bowl",
    "sum_tree",
    "surprise_curve",
    "surprises",
    "systolic",
    "tables",
    "tests_of_networks",
    "there_and_back",
    "three_parts",
    "tile_walk",
    "time_shares",
    "true_or_taught",
    "turns",
    "two_classes",
    "two_rows",
    "unfolded",
    "valleys",
    "velocities",
    "votes",
    "waiting",
    "warp_request",
    "weights_as_pictures",
    "what_counts",
    "who_writes",
    "whole_pass",
    "window",
    "zeros",
]
