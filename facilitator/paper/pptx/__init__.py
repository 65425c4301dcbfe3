"""Slides as a presentation for PowerPoint, Impress and Keynote (python-pptx)."""
