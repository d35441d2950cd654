"""The account pages: parse, ask, call one action, render."""
