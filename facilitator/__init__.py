"""facilitator: notes, merges and papers for the moderators of parallel workshop sessions."""

__version__ = "0.1.0"
