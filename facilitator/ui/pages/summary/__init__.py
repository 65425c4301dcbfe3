"""The summary page: the moderator's summary part by part, beside the records that feed it."""
