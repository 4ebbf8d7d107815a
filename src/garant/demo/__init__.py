"""The reference scenario: the public record of 2015 to 2019 and a small exercise, played through the real path.

`scenario/` holds what is said, as officers would write it; `play` gives the parties their keys and says it all to a host; `story`
tells in a terminal what came of it; `stage` runs a host, witnesses and desks over it, and `guide` leads the `tour` of them. Whoever is
a party here is played: what such a party signs is marked `exercise`. What the public texts say is entered by a registrar, with its
source, and binds nobody.
"""
