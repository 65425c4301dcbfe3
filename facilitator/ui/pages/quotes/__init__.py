"""The page of quotes: where a delegation, an organization or a person stands."""
