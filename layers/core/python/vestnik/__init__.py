"""Vestnik: carries what people must not forget to where they will see it."""
