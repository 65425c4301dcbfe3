"""The merge page: files, dry run, receipt, duplicates, conflicts."""
