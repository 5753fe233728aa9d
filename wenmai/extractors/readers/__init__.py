"""Files to text 读取: one module a format, chosen by what the bytes are."""
