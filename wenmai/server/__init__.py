"""The explorer 浏览器端: pages to look around in a store, the same answers as JSON, and SPARQL; it only reads."""
