"""The directory of clients: whom mailings go to."""
