"""Each figure beside its physical limit, as a ratio in one run on one machine."""
