"""The answers file: bytes to JSON document to answers, and back."""
