-- 征求意见: a version of the scheme that is sent out to bodies, in rounds; `content` holds whom it was sent to
create table consultation (
  jurisdiction_id text not null,
  cycle_id text not null,
  number integer not null check (number > 0),
  scheme_version integer not null,
  -- The last day of answering, a calendar day in China: `2026-01-09`.
  due_on text not null check (due_on ~ '^\d{4}-\d{2}-\d{2}$'),
  note text not null,
  content jsonb not null,
  account_id text,
  sent_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, number),
  foreign key (jurisdiction_id, cycle_id, scheme_version) references scheme_version
);
-- What a body answers, in versions: the newest counts, the older ones stay
create table consultation_answer (
  jurisdiction_id text not null,
  cycle_id text not null,
  number integer not null,
  body_id text not null,
  version integer not null check (version > 0),
  content jsonb not null,
  account_id text,
  answered_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, number, body_id, version),
  foreign key (jurisdiction_id, cycle_id, number) references consultation
);
-- What the organiser replies to one opinion, in versions
create table consultation_reply (
  jurisdiction_id text not null,
  cycle_id text not null,
  number integer not null,
  body_id text not null,
  opinion_id text not null,
  version integer not null check (version > 0),
  verdict text not null check (verdict in ('adopted', 'partly', 'declined')),
  reason text not null,
  -- In which version of the scheme it was done; null: not yet, or nothing is to be done.
  scheme_version integer,
  account_id text,
  replied_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, number, body_id, opinion_id, version),
  foreign key (jurisdiction_id, cycle_id, number) references consultation,
  foreign key (jurisdiction_id, cycle_id, scheme_version) references scheme_version,
  check (verdict = 'adopted' or reason <> '')
);
-- Its summary is shown to all who were asked; nothing more is answered after that
create table consultation_release (
  jurisdiction_id text not null,
  cycle_id text not null,
  number integer not null,
  account_id text,
  released_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, number),
  foreign key (jurisdiction_id, cycle_id, number) references consultation
);

do $$
declare each text;
begin
  foreach each in array array['consultation', 'consultation_answer', 'consultation_reply', 'consultation_release'] loop
    execute format('alter table %I alter column jurisdiction_id set default current_jurisdiction()', each);
    execute format('alter table %I enable row level security', each);
    execute format('alter table %I force row level security', each);
    execute format('create policy own on %I using (jurisdiction_id = current_jurisdiction())
      with check (jurisdiction_id = current_jurisdiction())', each);
    execute format('grant select, insert on %I to plumbline_server', each);
    execute format('create trigger append_only before update or delete on %I
      for each row execute function refuse_change()', each);
    execute format('create trigger append_only_whole before truncate on %I
      for each statement execute function refuse_change()', each);
  end loop;
end $$;
