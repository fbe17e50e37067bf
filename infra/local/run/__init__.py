"""`./run`: starts the embedded AWS, deploys, starts the front door, and keeps them going."""
