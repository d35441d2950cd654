"""Italian: no leading zero."""

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "d/m/Y"
