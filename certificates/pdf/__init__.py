"""The printed certificate: measures, fonts, drawing, and the child process that renders it."""
