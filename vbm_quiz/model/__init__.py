"""The frozen records that pass between the packages."""
