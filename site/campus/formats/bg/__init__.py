"""Bulgarian: no leading zero."""
