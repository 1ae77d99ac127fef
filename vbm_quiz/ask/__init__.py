"""How a card is put to a person: with arrows and Enter (`menu`), or in plain numbered lines (`plain`)."""
