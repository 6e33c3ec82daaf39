"""The whole job on one screen."""
