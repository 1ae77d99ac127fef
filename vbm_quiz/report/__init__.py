"""Turn answers into a report: built once, divided into sections of blocks, rendered in one of several formats."""
