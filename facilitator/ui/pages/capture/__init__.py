"""The capture page: programme, notes, capture line, details, run sheet."""
