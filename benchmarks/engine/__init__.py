"""What the engine's benchmarks share."""
