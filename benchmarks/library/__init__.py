"""What the benchmarks of the picture library share: a report, made pictures, made vectors. Measures nothing itself."""
