"""The capture line: what is typed, read as it is typed."""
