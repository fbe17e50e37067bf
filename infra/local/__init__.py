"""The product on one machine: the embedded AWS, the front door, and the command that runs them."""
