"""Delivering reminders at their instant."""
