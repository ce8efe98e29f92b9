"""Changes that delegations ask for: made, laid beside each other, accepted or not."""
