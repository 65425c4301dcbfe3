"""The papers page: the real PDF pages, printing, saving."""
