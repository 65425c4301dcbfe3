"""Tags given in a grid by keyboard, and the chain from lessons to targets with its gaps."""
