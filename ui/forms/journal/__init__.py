"""What every record that is journalled shares: its draft on disk, its commitments, its completion."""
