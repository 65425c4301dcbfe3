"""The use cases of facilitator, each one verb, for the command line and the window alike."""
