"""What queues call: one module per queue."""
