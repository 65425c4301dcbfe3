"""Papers as HTML: one file that stands alone, for screens of any width and for print."""
