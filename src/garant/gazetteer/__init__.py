"""The place index: names of places in several scripts, where they lie, and how far a position may lie from a name.

    names      one key for all the spellings of a name, and a looser one for those that nobody listed
    places     a named place, what sort it is, how far it reaches
    index      candidates for a name, the nearest named place to a position
    grid       the military grid (MGRS) to longitude and latitude and back
    degrees    positions as people write them: decimal, or degrees, minutes and seconds

All of it is pure: the index is loaded elsewhere (`storage.place_files`) and handed in. It says where a *name* lies; who is there is
never in it.
"""
