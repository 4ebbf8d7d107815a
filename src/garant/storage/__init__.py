"""Adapters that keep things: SQLite for one machine, memory for tests, files for keys. Strangers to each other, one contract for all."""
