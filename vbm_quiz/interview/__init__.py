"""The interview: which question comes next, how it is put, and what is kept of it."""
