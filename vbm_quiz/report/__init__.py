"""How a result is told: one module per format, all from the same report."""
