"""One origin for the product on one machine, and the world outside it: Telegram and mail."""
