"""The graphics card's room: thousands of threads, each with a small job of its own."""
