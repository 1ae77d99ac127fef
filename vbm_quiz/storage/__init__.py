"""The files that the program writes: where they are, how they are read, written and locked."""
