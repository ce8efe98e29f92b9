"""The screen: draws what the desk returns and turns keys into the desk's deeds. It holds no rules."""
