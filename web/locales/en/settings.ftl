# Settings of this browser, and the facts of this desk.

settings-browser = This browser
settings-colours = Colours
settings-colours-auto = As the machine
settings-colours-light = Light
settings-colours-dark = Dark
settings-desk = This desk
settings-party = Party
settings-key = Officer’s key
settings-machine = Machine key, for “delivered” alone
settings-no-machine = none: nothing says “delivered” while nobody looks
settings-version = Garant
settings-log = The log that it follows
settings-origin = Origin
settings-size = Entries in our verified copy
settings-root = Root
settings-as-of = Host last heard
settings-zone = Theatre time
settings-witnesses = Witnesses
settings-no-witnesses = none demanded: this desk has no policy
settings-objections = Verdicts that we compute otherwise
