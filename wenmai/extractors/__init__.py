"""Text to model 抽取: pure functions over text, no store, no network."""
