-- The console's tables (控制台的表): jurisdiction_id leads every key; row security is forced, also on the owner.
-- Facts, versions, computations and the journal are added to, never changed: by trigger and by missing grants.

create function current_jurisdiction() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('plumbline.jurisdiction', true), '') $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;

-- 考评辖区
create table jurisdiction (
  jurisdiction_id text primary key,
  title text not null unique,
  demonstration text,
  created_at timestamptz not null
);

-- 单位 and its sections 科室; lasting over the years
create table body (
  jurisdiction_id text not null references jurisdiction,
  body_id text not null,
  title text not null,
  names jsonb not null,
  retired_at timestamptz,
  primary key (jurisdiction_id, body_id),
  unique (jurisdiction_id, title)
);
create table section (
  jurisdiction_id text not null,
  body_id text not null,
  section_id text not null,
  title text not null,
  kind text not null check (kind in ('科室', '直属单位')),
  -- The body's own order.
  position integer not null,
  primary key (jurisdiction_id, body_id, section_id),
  unique (jurisdiction_id, body_id, title),
  foreign key (jurisdiction_id, body_id) references body
);

-- 账号, roles and sessions
create table account (
  jurisdiction_id text not null references jurisdiction,
  account_id text not null,
  name text not null,
  title text not null,
  body_id text,
  section_id text,
  password text not null,
  -- The password is one that somebody else has seen: nothing is allowed before it is changed.
  must_change boolean not null default false,
  -- Roles that were asked for when the account was opened, for the security administrator to grant.
  wanted jsonb not null default '[]',
  failures integer not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null,
  primary key (jurisdiction_id, account_id),
  unique (jurisdiction_id, name),
  foreign key (jurisdiction_id, body_id) references body,
  foreign key (jurisdiction_id, body_id, section_id) references section
);
create table account_role (
  jurisdiction_id text not null,
  account_id text not null,
  role text not null,
  primary key (jurisdiction_id, account_id, role),
  foreign key (jurisdiction_id, account_id) references account
);
create table session (
  jurisdiction_id text not null,
  token_sha256 text not null,
  account_id text not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (jurisdiction_id, token_sha256),
  foreign key (jurisdiction_id, account_id) references account
);

-- 操作留痕: `entry` holds the exact bytes that are hashed; the columns beside it are for searching
create table journal_head (
  jurisdiction_id text primary key references jurisdiction,
  sequence bigint not null,
  sha256 text not null,
  sm3 text not null
);
create table journal (
  jurisdiction_id text not null,
  sequence bigint not null,
  entry text not null,
  sha256 text not null,
  sm3 text not null,
  at timestamptz not null,
  event text not null,
  account_id text,
  cycle_id text,
  body_id text,
  node text,
  primary key (jurisdiction_id, sequence),
  foreign key (jurisdiction_id) references jurisdiction
);
create index journal_account on journal (jurisdiction_id, account_id, sequence desc);
create index journal_body on journal (jurisdiction_id, body_id, sequence desc);
create index journal_node on journal (jurisdiction_id, cycle_id, node, sequence desc);

-- Official documents as they came in, with the grid that was read from them; sha256 is that of the bytes, and of the
-- reading where the same bytes were read otherwise before
create table document (
  jurisdiction_id text not null references jurisdiction,
  sha256 text not null,
  file text not null,
  form text not null,
  bytes bytea not null,
  raw jsonb not null,
  account_id text,
  imported_at timestamptz not null,
  primary key (jurisdiction_id, sha256)
);

-- 考评年度, and its 考评方案 in versions
create table cycle (
  jurisdiction_id text not null references jurisdiction,
  cycle_id text not null,
  title text not null,
  year text not null,
  created_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id)
);
-- One that was made by mistake and is out of sight: nothing of it is removed
create table cycle_discard (
  jurisdiction_id text not null,
  cycle_id text not null,
  reason text not null,
  account_id text not null,
  discarded_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id),
  foreign key (jurisdiction_id, cycle_id) references cycle
);
create table scheme_version (
  jurisdiction_id text not null,
  cycle_id text not null,
  version integer not null check (version > 0),
  content jsonb not null,
  sha256 text not null,
  note text not null,
  document_sha256 text,
  account_id text,
  made_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, version),
  foreign key (jurisdiction_id, cycle_id) references cycle,
  foreign key (jurisdiction_id, document_sha256) references document
);
-- 责任分工 of one body, in versions
create table assignment_version (
  jurisdiction_id text not null,
  cycle_id text not null,
  body_id text not null,
  version integer not null check (version > 0),
  content jsonb not null,
  sha256 text not null,
  note text not null,
  account_id text,
  made_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, body_id, version),
  foreign key (jurisdiction_id, cycle_id) references cycle
);

-- 事实: `slot` is the box that a fact fills (null: there may be many); `sequence` is that of its journal entry,
-- which is given out under the lock of the journal's head: whoever asks for all after N misses none.
create table fact (
  jurisdiction_id text not null,
  cycle_id text not null,
  fact_id text not null,
  sequence bigint not null,
  type text not null check (type in ('mark', 'tally', 'adjustment', 'figure')),
  node text not null,
  subject text not null,
  assessor text,
  slot text,
  supersedes text,
  content jsonb not null,
  account_id text,
  given_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, fact_id),
  foreign key (jurisdiction_id, cycle_id) references cycle,
  foreign key (jurisdiction_id, cycle_id, supersedes) references fact,
  foreign key (jurisdiction_id, sequence) references journal
);
create unique index fact_slot on fact (jurisdiction_id, cycle_id, slot) where supersedes is null and slot is not null;
create unique index fact_supersedes on fact (jurisdiction_id, cycle_id, supersedes) where supersedes is not null;
create index fact_sequence on fact (jurisdiction_id, cycle_id, sequence);

-- A computation: the whole snapshot, recomputable by anyone
create table computation (
  jurisdiction_id text not null,
  cycle_id text not null,
  number integer not null check (number > 0),
  scheme_version integer not null,
  fact_sequence bigint not null,
  snapshot text not null,
  sha256 text not null,
  account_id text,
  made_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, number),
  foreign key (jurisdiction_id, cycle_id, scheme_version) references scheme_version
);

-- Who edits what just now; worthless after a crash
create unlogged table presence (
  jurisdiction_id text not null,
  cycle_id text not null,
  account_id text not null,
  node text not null,
  subject text not null,
  assessor text not null,
  seen_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, account_id)
);

do $$
declare each text;
begin
  foreach each in array array['body', 'section', 'account', 'account_role', 'session', 'journal_head', 'journal',
    'document', 'cycle', 'cycle_discard', 'scheme_version', 'assignment_version', 'fact', 'computation', 'presence'] loop
    execute format('alter table %I alter column jurisdiction_id set default current_jurisdiction()', each);
    execute format('alter table %I enable row level security', each);
    execute format('alter table %I force row level security', each);
    execute format('create policy own on %I using (jurisdiction_id = current_jurisdiction())
      with check (jurisdiction_id = current_jurisdiction())', each);
    execute format('grant select, insert on %I to plumbline_server', each);
  end loop;
  foreach each in array array['journal', 'document', 'cycle_discard', 'scheme_version', 'assignment_version', 'fact',
    'computation'] loop
    execute format('create trigger append_only before update or delete on %I
      for each row execute function refuse_change()', each);
    execute format('create trigger append_only_whole before truncate on %I
      for each statement execute function refuse_change()', each);
  end loop;
end $$;

-- Which cities there are is what the login page shows; everything else about them is theirs.
alter table jurisdiction enable row level security;
alter table jurisdiction force row level security;
create policy listed on jurisdiction for select using (true);
create policy own on jurisdiction for insert with check (jurisdiction_id = current_jurisdiction());
grant select, insert on jurisdiction to plumbline_server;

grant update on body, section, account, session, journal_head, presence to plumbline_server;
grant delete on section, account_role, session, presence to plumbline_server;
