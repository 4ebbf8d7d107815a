-- The log: entries, heads, disclosures, blobs (docs/reference/store.md).

CREATE TABLE garant.entry (
    idx bigint PRIMARY KEY CHECK (idx >= 0),
    statement_id bytea NOT NULL UNIQUE,
    leaf_hash bytea NOT NULL,
    bytes bytea NOT NULL
);

CREATE TABLE garant.head (
    size bigint PRIMARY KEY CHECK (size >= 0),
    note bytea NOT NULL,
    state_digest text NOT NULL,
    t_ms bigint NOT NULL
);

-- Texts as UTF-8 bytes: their order is the order of code points, whatever the database's own order of texts is.
CREATE TABLE garant.disclosure (
    statement_id bytea NOT NULL,
    text bytea NOT NULL
);
CREATE UNIQUE INDEX disclosure_once ON garant.disclosure (statement_id, sha256(text));

CREATE TABLE garant.blob (
    sha256 bytea PRIMARY KEY,
    bytes bytea NOT NULL
);

-- One row, which a writer locks while it appends. It holds nothing; entries and heads need no right to be updated for it.
CREATE TABLE garant.turn (
    only_one boolean PRIMARY KEY CHECK (only_one)
);
INSERT INTO garant.turn VALUES (true);


CREATE FUNCTION garant.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of garant.% are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER entry_is_for_ever BEFORE UPDATE OR DELETE ON garant.entry FOR EACH ROW EXECUTE FUNCTION garant.refuse();
CREATE TRIGGER entry_stays BEFORE TRUNCATE ON garant.entry FOR EACH STATEMENT EXECUTE FUNCTION garant.refuse();
CREATE TRIGGER head_is_for_ever BEFORE UPDATE OR DELETE ON garant.head FOR EACH ROW EXECUTE FUNCTION garant.refuse();
CREATE TRIGGER head_stays BEFORE TRUNCATE ON garant.head FOR EACH STATEMENT EXECUTE FUNCTION garant.refuse();
CREATE TRIGGER blob_is_for_ever BEFORE UPDATE ON garant.blob FOR EACH ROW EXECUTE FUNCTION garant.refuse();
CREATE TRIGGER disclosure_is_not_changed BEFORE UPDATE ON garant.disclosure FOR EACH ROW EXECUTE FUNCTION garant.refuse();
CREATE TRIGGER turn_stays BEFORE DELETE ON garant.turn FOR EACH ROW EXECUTE FUNCTION garant.refuse();


-- One group commit: lock, look whether the log still has the size that the writer thinks, write, tell those who wait.
-- Each statement in it sees what was committed before it began (read committed): also what was, while it waited for the lock.
CREATE FUNCTION garant.append(
    expected bigint, statement_ids bytea[], leaf_hashes bytea[], entries bytea[],
    new_size bigint, new_note bytea, new_digest text, new_t_ms bigint,
    disclosed_of bytea[], disclosed bytea[], blob_names bytea[], blobs bytea[]
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    found_size bigint;
BEGIN
    PERFORM FROM garant.turn FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the row of garant.turn is gone' USING ERRCODE = 'data_corrupted';
    END IF;
    IF current_setting('fsync') <> 'on' OR current_setting('full_page_writes') <> 'on'
        OR current_setting('synchronous_commit') NOT IN ('on', 'remote_apply') THEN
        RAISE EXCEPTION 'the server was set to lose commits at a power cut' USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    SELECT coalesce(max(idx) + 1, 0) INTO found_size FROM garant.entry;
    IF found_size <> expected THEN
        RAISE EXCEPTION 'the log has % entries, not %; read it again', found_size, expected USING ERRCODE = 'GA001';
    END IF;
    INSERT INTO garant.entry (idx, statement_id, leaf_hash, bytes)
        SELECT expected + place - 1, id, hash, data
        FROM unnest(statement_ids, leaf_hashes, entries) WITH ORDINALITY AS new (id, hash, data, place);
    INSERT INTO garant.head (size, note, state_digest, t_ms) VALUES (new_size, new_note, new_digest, new_t_ms);
    INSERT INTO garant.disclosure (statement_id, text)
        SELECT id, data FROM unnest(disclosed_of, disclosed) AS new (id, data) ON CONFLICT DO NOTHING;
    INSERT INTO garant.blob (sha256, bytes)
        SELECT name, data FROM unnest(blob_names, blobs) AS new (name, data) ON CONFLICT DO NOTHING;
    PERFORM pg_notify('garant_head', new_size::text);
END
$$;
REVOKE EXECUTE ON FUNCTION garant.append FROM PUBLIC;
