#!/usr/bin/env bash
# What the official entrypoint does with what the compose file gives it: on an empty data folder, a superuser with the
# password of POSTGRES_PASSWORD_FILE, then every file in /docker-entrypoint-initdb.d, while only the socket is open.
set -euo pipefail
export POSTGRES_USER=${POSTGRES_USER:-postgres}

if [[ ! -s ${PGDATA}/PG_VERSION ]]; then
    chmod 700 "${PGDATA}"
    initdb --username="${POSTGRES_USER}" --pwfile="${POSTGRES_PASSWORD_FILE:?}" \
        --auth-local=trust --auth-host=scram-sha-256 --encoding=UTF8
    echo 'host all all all scram-sha-256' >>"${PGDATA}/pg_hba.conf"
    pg_ctl --wait --options="-c listen_addresses='' -k /var/run/postgresql" start
    for file in /docker-entrypoint-initdb.d/*.sql; do
        echo "running ${file}"
        psql -v ON_ERROR_STOP=1 --no-password --no-psqlrc --host=/var/run/postgresql \
            --username="${POSTGRES_USER}" --dbname=postgres --file="${file}"
    done
    pg_ctl --wait --mode=fast stop
fi

exec "$@" -c listen_addresses='*' -k /var/run/postgresql
