"""The actions page: who was to do what, how far it is, and the talk with those who lead."""
