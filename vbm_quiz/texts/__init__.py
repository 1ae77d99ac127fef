"""The texts of one language, and which language to speak."""
