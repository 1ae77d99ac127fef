"""The answers file: JSON in, answers out, and back."""
