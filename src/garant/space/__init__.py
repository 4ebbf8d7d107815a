"""Space and time: what two things that happen somewhere have to do with each other, exactly.

    shapes in integers -> `Sketch` -> a `Body` of pieces -> `Index` / `screen` / `meet` -> `Meeting`

A body is what a notice (or a zone) covers: pieces, each a polygon, a disc, an edge of a corridor or a leg of a route, with its window and
its altitude band. Two bodies meet when two of their pieces do: at some instant, at some altitude, no further apart than their reaches
together. Distances are geodesic on WGS84; what is within a metre of touching may go either way, and in doubt it is a meeting.

Here is float land: nothing of it enters the state. The kernels are compiled (`compiled`), and imported late, so that what needs no geometry
does not wait for them.
"""
