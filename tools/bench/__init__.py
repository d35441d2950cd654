"""`./dev bench`: the running product, driven over HTTP beside floors of the same run (docs/performance.md)."""
