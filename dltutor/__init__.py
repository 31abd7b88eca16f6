"""The tutor: command, checker, hints and lesson builder around the dlcore engine."""
