"""What a negotiator does: one function a deed. Both front ends call these and nothing below them."""
