"""Stores to answers 查询: typed functions over the store protocol."""
