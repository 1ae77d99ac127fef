"""The bank and its texts in, a sheet to fill in with a pen out: as blocks, the same for every format."""
