"""The trusted side: from the cells of a submission to points.

    sandbox → judge → score → store → record

``sandbox`` talks to the workers, ``judge`` runs one submission's cells and checks, ``server`` keeps
collected hidden tests ready, ``engine`` runs many submissions at once.
"""
