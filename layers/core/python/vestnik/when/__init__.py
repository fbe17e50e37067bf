"""Time as people say it and as rules repeat it: in their zone, by the wall clock."""
