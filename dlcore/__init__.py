"""Deep learning with every loop in plain sight."""
