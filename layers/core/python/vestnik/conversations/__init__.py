"""What the bot waits for from somebody: the state of a dialogue, kept over restarts."""
