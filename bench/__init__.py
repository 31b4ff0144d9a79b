"""Benchmarks: `make bench` prints ratios, `make proof` writes them and the long ones to docs/proof.md."""
