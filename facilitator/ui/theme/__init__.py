"""The look: colours, type, measures, icons, style sheet."""
