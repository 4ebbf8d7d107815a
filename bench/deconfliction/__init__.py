"""Deconfliction beside its peers: the same load, on one core, in the same run, and the same answers.

    load         areas and flights, made from a seed (`areas`, `flights`)
    ours         the one module that knows `garant.space` (`ours`); what no peer has (`suggesting`)
    peers        what one would take otherwise (`memory_peers`, `postgis`, `pair_peers`, `flight_peers`)
    races        who is asked what, and whether the answers agree (`arriving`, `pairing`, `approaching`, `weighing`)

Nothing here is imported by Garant. A peer that is not installed is named in the output, never silently left out.
"""
