"""Mailings: who gets which text when, page by page, once each."""
