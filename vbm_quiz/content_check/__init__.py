"""A content folder in, all that is wrong with it out, and all that is right and yet cannot be meant."""
