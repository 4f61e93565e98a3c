"""Benchmarks measure; what they print is never passed or failed by the clock."""
