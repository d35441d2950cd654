"""`./dev bench`: the running product, driven over HTTP and measured beside floors of the same run (docs/performance.md)."""
