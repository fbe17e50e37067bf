"""What all entry points share: the edge of HTTP, of queues and of schedules."""
