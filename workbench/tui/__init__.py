"""The terminal screen: shows what the desk returns and asks it for deeds."""
