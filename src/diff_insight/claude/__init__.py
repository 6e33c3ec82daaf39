"""The engine that asks a Claude model, within a budget, and never trusts the answer."""
