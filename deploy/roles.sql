-- Roles and database of one theatre, said once by the administrator (docs/how-to/run-on-postgresql.md): none can do more than it must.
CREATE ROLE garant_owner LOGIN;
CREATE ROLE garant_host LOGIN;
CREATE ROLE garant_reader LOGIN;
CREATE DATABASE theatre OWNER garant_owner ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0;
REVOKE ALL ON DATABASE theatre FROM PUBLIC;
GRANT CONNECT ON DATABASE theatre TO garant_host, garant_reader;
