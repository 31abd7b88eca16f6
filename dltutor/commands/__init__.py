"""One file per verb of the `dlcore` command."""
