"""What a record and a run have to go through: `python -m tables.endurance [TRIAL...]`, run by `make endurance`. The short forms are in tests/test_endurance.py."""
