"""The 3D picture."""
