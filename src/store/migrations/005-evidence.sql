-- 佐证材料: what is said of a file, in versions that are added to; its bytes lie in the folder of evidence, under their hash.
create table evidence (
  jurisdiction_id text not null references jurisdiction,
  evidence_id text not null,
  version integer not null check (version > 0),
  body_id text not null,
  title text not null,
  -- The name that the file had where it came from.
  file text not null,
  form text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  sm3 text not null check (sm3 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size > 0),
  -- 文号, and as it is compared.
  number text,
  number_key text,
  issuer text,
  -- Calendar day of the document, `2022-12-30`.
  dated text,
  state text not null check (state in ('standing', 'withdrawn')),
  reason text,
  account_id text,
  given_at timestamptz not null,
  primary key (jurisdiction_id, evidence_id, version),
  foreign key (jurisdiction_id, body_id) references body
);
create index evidence_body on evidence (jurisdiction_id, body_id, evidence_id);

-- 用于: one piece serves many rows and many years; taken back by a next version.
create table evidence_use (
  jurisdiction_id text not null,
  cycle_id text not null,
  evidence_id text not null,
  node text not null,
  subject text not null,
  version integer not null check (version > 0),
  state text not null check (state in ('standing', 'withdrawn')),
  account_id text,
  given_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, evidence_id, node, subject, version),
  foreign key (jurisdiction_id, cycle_id) references cycle
);
create index evidence_use_piece on evidence_use (jurisdiction_id, evidence_id);

call fence('evidence', 'evidence_use');
call only_added_to('evidence', 'evidence_use');
