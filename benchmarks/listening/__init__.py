"""What the benchmarks of speech share: spoken sound whose times are known."""
