"""The second window, for the room: the point, the time, the speakers, what was agreed."""
