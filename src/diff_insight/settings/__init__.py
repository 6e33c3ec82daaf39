"""One place for every setting: the input or option, else the configuration, else the default."""
