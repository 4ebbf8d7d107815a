"""Drafting what a client asks of constraint references."""

from base64 import urlsafe_b64encode

from garant.answers.airspace import box_of
from garant.errors import Code
from garant.node.f3548.asked import ConstraintPut, EntityEnd
from garant.node.f3548.drafts import Draft, require_notified, said, subscribers
from garant.node.f3548.standing import Standing, hash_of, require, require_own
from garant.node.f3548.told import ConstraintChange, ConstraintTold
from garant.node.ports import Salts
from garant.state.rows import ConstraintReferenceRow
from garant.statement.kinds.f3548 import end_of, start_of


def put(standing: Standing, asked: ConstraintPut, salts: Salts) -> Draft[ConstraintChange]:
    """Draft a new constraint reference, or its next version."""
    return filed(standing, asked, _require_current(standing, asked), salts)


def filed(standing: Standing, asked: ConstraintPut, before: ConstraintReferenceRow | None, salts: Salts) -> Draft[ConstraintChange]:
    """Draft what follows on a version (None: the first one) that its manager is known to know."""
    box, ovn = box_of(asked.extents), urlsafe_b64encode(salts()).decode()
    both = box.joined(standing.airspace.box(asked.id, before)) if before else box
    notified = require_notified(standing.airspace.notified(standing.state, both, constraints=True))
    version = before.said.version + 1 if before else 1
    members = said(
        type="constraint_reference/1",
        client=asked.client,
        id=asked.id,
        version=version,
        ovn=ovn,
        ovn_sha256=hash_of(ovn),
        base_url=asked.base_url,
        extents=asked.extents,
        notified=notified,
    )
    told = ConstraintTold(
        id=asked.id,
        manager=asked.client,
        availability="Unknown",
        version=version,
        ovn=ovn,
        start=start_of(asked.extents) or "",
        end=end_of(asked.extents) or "",
        base_url=asked.base_url,
    )
    return Draft(members, ConstraintChange(told, subscribers(standing, notified)))


def end(standing: Standing, asked: EntityEnd) -> Draft[ConstraintChange]:
    """Draft the end of a constraint reference."""
    row = standing.constraint(asked.id)
    require(row is not None, Code.NOT_FOUND, f"there is no constraint reference {asked.id}")
    assert row is not None  # noqa: S101 - required above
    require_own(row.said.client, asked.client)
    require(hash_of(asked.ovn) == row.said.ovn_sha256, Code.WRONG_VERSION, "this OVN is not of the newest version")
    return ended(standing, row, asked.ovn)


def ended(standing: Standing, row: ConstraintReferenceRow, ovn: str | None) -> Draft[ConstraintChange]:
    """Draft the end of a constraint reference that stands, for its manager."""
    name, client, version = row.said.id, row.said.client, row.said.version
    notified = require_notified(standing.airspace.notified(standing.state, standing.airspace.box(name, row), constraints=True))
    told = standing.tell_constraint(name, client)._replace(ovn=ovn)
    members = said(type="constraint_reference_end/1", client=client, id=name, version=version, notified=notified)
    return Draft(members, ConstraintChange(told, subscribers(standing, notified)))


def _require_current(standing: Standing, asked: ConstraintPut) -> ConstraintReferenceRow | None:
    """Give the version that this follows, None for a new one."""
    row = standing.constraint(asked.id)
    if row is None:
        require(asked.ovn is None, Code.WRONG_VERSION, f"there is no constraint reference {asked.id} to change")
        return None
    require_own(row.said.client, asked.client)
    current = asked.ovn is not None and hash_of(asked.ovn) == row.said.ovn_sha256
    require(current, Code.WRONG_VERSION, f"name the newest OVN of constraint reference {asked.id} to change it")
    return row
