"""What people have done and what is left, told at their own midnight."""
