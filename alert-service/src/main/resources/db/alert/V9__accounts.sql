-- Who may come in with a name and a password; see the record Account.
create table account (
  name          text primary key,
  role          text not null,
  password_hash text not null, -- bcrypt
  created_at    timestamptz not null,
  signed_in_at  timestamptz
);

-- Browsers that somebody is signed in with. The cookie itself is known to the browser alone.
create table session (
  session_hash text primary key, -- SHA-256 of the cookie
  account      text not null references account (name) on delete cascade,
  opened_at    timestamptz not null,
  seen_at      timestamptz not null
);

create index session_by_account on session (account);

-- Programs that may come in; see the record ApiToken. The token itself is shown once and not kept.
create table api_token (
  token_id   text primary key,
  token_hash text not null unique, -- SHA-256
  name       text not null,
  role       text not null,
  created_by text not null,
  created_at timestamptz not null,
  ends_at    timestamptz not null,
  used_at    timestamptz
);

-- Wrong passwords in a row, by the name that was tried and the address it was tried from.
create table failed_sign_in (
  account   text not null,
  address   text not null,
  failures  int not null,
  failed_at timestamptz not null,
  primary key (account, address)
);

create index failed_sign_in_by_address on failed_sign_in (address, failed_at);

-- What was done by whom; see the record AuditEntry. Nothing refers to it, so that it outlives what it tells of.
create table audit_entry (
  number  bigint generated always as identity primary key,
  at      timestamptz not null,
  who     text not null,
  action  text not null,
  target  text not null,
  detail  text not null,
  address text not null
);

create index audit_entry_by_time on audit_entry (at);
