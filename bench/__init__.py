"""How fast it is, beside what its primitives cost in the same run: `make bench`, or `python -m bench --entries 1000000`."""
