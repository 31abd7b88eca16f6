"""The five networks of lesson 08: one is healthy, and each of the others fails where it is ill."""

from dltutor.experiments import clinic

X, Y = clinic.two_moons(60, seed=0)
RIGHT = 1e-6


def failing(patient):
    return [name for name, error in clinic.check_up(patient, X, Y).items() if error > RIGHT]


def test_each_patient_fails_the_check_in_the_arrays_of_its_own_fault():
    assert {patient: failing(patient) for patient in clinic.PATIENTS} == {
        "A": ["b1", "b2"],
        "B": ["W1", "b1"],
        "C": [],
        "D": ["W1"],
        "E": ["b1", "b2"],
    }


def test_every_patient_learns_so_that_a_falling_loss_proves_nothing():
    for patient in clinic.PATIENTS:
        _, losses = clinic.train(patient, X, Y, start=2)
        assert losses[-1] < 0.5 * losses[0]
