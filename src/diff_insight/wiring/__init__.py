"""Where the real parts are put together: settings, sources, engines, files, streams."""
