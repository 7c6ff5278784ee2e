"""The outside world: plain values in, bytes out."""
