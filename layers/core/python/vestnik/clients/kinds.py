"""The kind of entries in the due table, apart so that naming it imports nothing."""

IMPORT = "import"
