"""Italian: no leading zero."""
