"""The pages of the plan, a file for each kind."""
