-- 申诉复核: what a subject says of one row of its own scorecard, in an edition of the results; never changed
create table appeal (
  jurisdiction_id text not null,
  cycle_id text not null,
  appeal_id text not null,
  body_id text not null,
  node text not null,
  edition integer not null check (edition > 0),
  reason text not null check (reason <> ''),
  source text not null,
  content jsonb not null,
  account_id text,
  made_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, appeal_id),
  foreign key (jurisdiction_id, cycle_id) references cycle
);
-- Taken back by a further fact, once at most
create table appeal_withdrawal (
  jurisdiction_id text not null,
  cycle_id text not null,
  appeal_id text not null,
  reason text not null,
  account_id text,
  made_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, appeal_id),
  foreign key (jurisdiction_id, cycle_id, appeal_id) references appeal
);
-- 复核决定, once at most: `content` names the facts that it added and the hash of the effect that was shown
create table appeal_decision (
  jurisdiction_id text not null,
  cycle_id text not null,
  appeal_id text not null,
  outcome text not null check (outcome in ('upheld', 'changed')),
  reason text not null check (reason <> ''),
  document text not null check (document <> ''),
  content jsonb not null,
  -- What was computed by the rule from the corrected facts; upheld, nothing is.
  computation integer,
  account_id text,
  made_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, appeal_id),
  foreign key (jurisdiction_id, cycle_id, appeal_id) references appeal,
  foreign key (jurisdiction_id, cycle_id, computation) references computation
);

call fence('appeal', 'appeal_withdrawal', 'appeal_decision');
call only_added_to('appeal', 'appeal_withdrawal', 'appeal_decision');
