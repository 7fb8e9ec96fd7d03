-- 加减分申报: what is handed in to be counted, and what is done about it; all of it is only added to.
create table claim (
  jurisdiction_id text not null,
  cycle_id text not null,
  claim_id text not null,
  kind text not null check (kind in ('incentive', 'finding', 'reward', 'innovation')),
  -- The row of the scheme that it is to count on.
  node text not null,
  -- Whom it is about; null: a ranking, whose content names all responsible bodies.
  subject text check ((subject is null) = (kind = 'reward')),
  -- The body that handed it in.
  body_id text not null,
  content jsonb not null,
  account_id text,
  handed_in_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, claim_id),
  foreign key (jurisdiction_id, cycle_id) references cycle
);
create index claim_subject on claim (jurisdiction_id, cycle_id, subject);
-- 办理: reply, decision, taking back, rectification, marks of a panel, one after another
create table claim_step (
  jurisdiction_id text not null,
  cycle_id text not null,
  claim_id text not null,
  -- The sender's and random: sent again, it adds nothing.
  step_id text not null,
  number integer not null check (number > 0),
  kind text not null,
  content jsonb not null,
  body_id text,
  account_id text,
  made_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, claim_id, step_id),
  unique (jurisdiction_id, cycle_id, claim_id, number),
  foreign key (jurisdiction_id, cycle_id, claim_id) references claim
);
-- 征集创新成果: on which row innovations count, until when they may be replaced, and by what a panel marks them
create table innovation_call (
  jurisdiction_id text not null,
  cycle_id text not null,
  version integer not null check (version > 0),
  node text not null,
  -- The last day, a calendar day in China.
  due_on text not null check (due_on ~ '^\d{4}-\d{2}-\d{2}$'),
  content jsonb not null,
  account_id text,
  made_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, version),
  foreign key (jurisdiction_id, cycle_id) references cycle
);

call fence('claim', 'claim_step', 'innovation_call');
call only_added_to('claim', 'claim_step', 'innovation_call');
