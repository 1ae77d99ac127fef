"""The reports on many people in, the class as a whole out: numbers that tell of nobody, as blocks and as data."""
