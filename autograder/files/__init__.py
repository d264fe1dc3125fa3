"""Files that do no harm: written whole, unpacked with bounds, stamped, opened as spreadsheets."""
