"""What Python code asks of Legation: `coder` codes texts and files, `record` asks a record, `answers` are lists and tables. Its names are those of `legation`."""
