"""A content folder in, a checked bank and its texts out."""
