"""What one lesson alone works with: its data, its network, its apparatus, ready to be looked at."""
