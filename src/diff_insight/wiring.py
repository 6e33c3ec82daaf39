"""Where the real parts are put together."""
