"""What the benchmarks share: the program in a pseudo-terminal, private homes, tables. Nothing here measures."""
