"""Blocks with roles -> a record: a module for each field that takes more than its block's words, put together in `record`."""
