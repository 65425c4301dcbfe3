"""The roundtable page: themes by session, what was proposed and who does what, tagging, the chain."""
