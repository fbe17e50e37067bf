"""What else reminds at a time and sends to many: Celery, over Redis."""
