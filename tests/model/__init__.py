"""
A model of delivery: the product's own planning code over ports in memory, in simulated time.

It has no tables, no queues and no threads of its own kind, only what DynamoDB and SQS promise: so
hours pass in milliseconds, and thousands of worlds with everything going wrong can be looked at.
"""
