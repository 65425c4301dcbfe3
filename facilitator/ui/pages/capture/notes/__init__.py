"""The notes list of the capture page."""
