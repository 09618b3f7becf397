"""How the book is kept: engine, tables, mapping, the one transaction, drafts."""
