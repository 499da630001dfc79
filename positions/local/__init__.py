"""The local installation: what `make run` sets up on one's own machine, and never on a site."""
