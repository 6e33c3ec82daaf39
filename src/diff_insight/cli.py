"""The command line: options in, one report or one clear error out."""
