# All of the register: one message for each question.

register-questions = Questions
register-choose = Choose what to read. What has a page of its own stands in the navigation.
register-search = Words in the answer
register-none = Nothing in the log answers this.
register-parties = Parties
register-contacts = Contacts
register-proposals = Proposals
register-undertakings = Undertakings on a condition
register-requests = Requests and replies
register-owed = Owed by us and to us
register-commitments = Commitments
register-gaps = Gaps in texts
register-plans = Plans and handovers
register-zones = Zones
register-rounds = Rounds of talks
register-bodies = Bodies
register-agenda = Standing agenda
register-access = Access refused or delayed
register-evidence = Evidence
register-sites = Protected sites
register-disclosures = Disclosures
register-probes = Looks at what is hidden
register-crossings = Returns and aid
register-storages = Weapons in storage
register-matches = Matched reports
