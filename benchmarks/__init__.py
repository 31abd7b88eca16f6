"""Every claim of speed has a script here, and every script prints what it measured."""
