"""The programme at the left of the capture page: days, slots, discussion points."""
