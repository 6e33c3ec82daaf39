"""The container's entry point: inputs and events in, reports out."""
