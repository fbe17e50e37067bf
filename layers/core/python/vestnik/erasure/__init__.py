"""Leaving for good: an account with everything in it is erased."""
