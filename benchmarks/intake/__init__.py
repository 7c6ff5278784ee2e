"""Measures how long hostile papers take to decide, and in how much memory."""
