"""The run sheet at the top of the capture page: time left in the slot, and the speaker queue."""
