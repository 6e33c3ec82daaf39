"""One place for every setting: input or option, else configuration, else default."""
