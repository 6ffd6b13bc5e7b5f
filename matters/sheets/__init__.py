"""What people take to a meeting: pages that print, and workbooks."""
