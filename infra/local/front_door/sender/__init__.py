"""The outside sending API on this machine: it takes messages to phones, and can be told to fail."""
