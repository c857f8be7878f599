-- Runs once, when the data folder is still empty. The services' role owns its database and may do nothing else:
-- the superuser's password stays with the operator.
\set password `sed -n 's/^quarkus\.datasource\.password=//p' /run/secrets/datasource.properties`
CREATE ROLE parley LOGIN PASSWORD :'password';
CREATE DATABASE parley OWNER parley;
REVOKE CONNECT ON DATABASE parley FROM PUBLIC;
