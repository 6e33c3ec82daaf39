"""What a patch shows, stated exactly, without a model."""
