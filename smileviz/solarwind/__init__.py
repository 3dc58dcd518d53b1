"""The solar wind against time: timelines, readers of files, derived quantities, real-time data."""
