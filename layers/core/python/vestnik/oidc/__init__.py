"""Signing in with an account elsewhere: OpenID Connect, any provider by discovery."""
