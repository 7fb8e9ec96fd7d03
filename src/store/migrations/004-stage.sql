-- Each table of a city is fenced in: jurisdiction_id is the transaction's, row security is forced, also on the owner.
create procedure fence(variadic tables text[]) language plpgsql as $$
declare each text;
begin
  foreach each in array tables loop
    execute format('alter table %I alter column jurisdiction_id set default current_jurisdiction()', each);
    execute format('alter table %I enable row level security', each);
    execute format('alter table %I force row level security', each);
    execute format('create policy own on %I using (jurisdiction_id = current_jurisdiction())
      with check (jurisdiction_id = current_jurisdiction())', each);
    execute format('grant select, insert on %I to plumbline_server', each);
  end loop;
end $$;
-- What is only added to: by trigger, beside the missing grants.
create procedure only_added_to(variadic tables text[]) language plpgsql as $$
declare each text;
begin
  foreach each in array tables loop
    execute format('create trigger append_only before update or delete on %I
      for each row execute function refuse_change()', each);
    execute format('create trigger append_only_whole before truncate on %I
      for each statement execute function refuse_change()', each);
  end loop;
end $$;
revoke all on procedure fence, only_added_to from public;

-- 考评阶段: each change of a cycle's stage; a cycle without any is drafted. The legal ones stand in domain/stage.ts, and
-- are repeated here: a test holds the two against each other.
create table stage_change (
  jurisdiction_id text not null references jurisdiction,
  cycle_id text not null,
  number integer not null check (number > 0),
  transition text not null,
  from_stage text not null,
  to_stage text not null,
  -- The change before it: the chain begins at `drafted`, and each begins where the one before it ended.
  previous integer check (coalesce(previous, 0) = number - 1),
  -- What was said with it: reason, document, number of the computation, who agreed.
  details jsonb not null,
  account_id text,
  made_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, number),
  unique (jurisdiction_id, cycle_id, number, to_stage),
  foreign key (jurisdiction_id, cycle_id) references cycle,
  foreign key (jurisdiction_id, cycle_id, previous, from_stage)
    references stage_change (jurisdiction_id, cycle_id, number, to_stage),
  constraint stage_starts_drafted check (previous is not null or from_stage = 'drafted'),
  constraint stage_change_legal check ((transition, from_stage, to_stage) in (
    ('opening', 'drafted', 'opened'),
    ('recall', 'opened', 'drafted'), ('recall', 'marking', 'drafted'),
    ('marking', 'opened', 'marking'),
    ('closure', 'marking', 'closed'),
    ('application', 'closed', 'computed'), ('application', 'computed', 'computed'),
    ('review', 'computed', 'reviewed'),
    ('publication', 'reviewed', 'published'),
    ('settlement', 'published', 'settled'),
    ('archive', 'settled', 'archived'),
    ('reopening', 'closed', 'marking'), ('reopening', 'computed', 'marking'), ('reopening', 'reviewed', 'marking'),
    ('reopening', 'published', 'marking'), ('reopening', 'settled', 'marking'), ('reopening', 'archived', 'marking')
  ))
);

-- 考评日程 in versions
create table calendar_version (
  jurisdiction_id text not null references jurisdiction,
  cycle_id text not null,
  version integer not null check (version > 0),
  content jsonb not null,
  account_id text,
  made_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, version),
  foreign key (jurisdiction_id, cycle_id) references cycle
);

-- 提请: what one person proposes and another agrees to; and how it ended, once at most
create table proposal (
  jurisdiction_id text not null references jurisdiction,
  cycle_id text not null,
  proposal_id text not null,
  kind text not null,
  content jsonb not null,
  -- Who proposed, as he was then: body, section and roles decide who may agree.
  person jsonb not null,
  account_id text not null,
  made_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, proposal_id),
  foreign key (jurisdiction_id, cycle_id) references cycle
);
create table proposal_end (
  jurisdiction_id text not null,
  cycle_id text not null,
  proposal_id text not null,
  outcome text not null check (outcome in ('agreed', 'refused', 'withdrawn', 'lapsed')),
  reason text not null,
  person jsonb,
  account_id text,
  made_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, proposal_id),
  foreign key (jurisdiction_id, cycle_id, proposal_id) references proposal
);

-- The paper that ordered a change of the scheme once it was issued (指标调整): 文号, title and day.
alter table scheme_version add column ordered_by jsonb;

call fence('stage_change', 'calendar_version', 'proposal', 'proposal_end');
call only_added_to('stage_change', 'calendar_version', 'proposal', 'proposal_end');
