"""How a prompt is put on a terminal: with a menu, or in plain numbered lines."""
