"""The layers of the 3D picture."""
