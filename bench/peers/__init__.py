"""What else reminds at a time: Celery beat and Celery's eta, over Redis."""
