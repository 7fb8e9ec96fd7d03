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

call fence('consultation', 'consultation_answer', 'consultation_reply', 'consultation_release');
call only_added_to('consultation', 'consultation_answer', 'consultation_reply', 'consultation_release');

-- 日历订阅: of one account; only the hash of its secret address is kept
create table calendar_feed (
  jurisdiction_id text not null,
  account_id text not null,
  token_sha256 text not null,
  made_at timestamptz not null,
  primary key (jurisdiction_id, account_id),
  unique (jurisdiction_id, token_sha256),
  foreign key (jurisdiction_id, account_id) references account
);
-- 提醒邮箱: the account's own address, good once the code that was sent there came back
create table account_mail (
  jurisdiction_id text not null,
  account_id text not null,
  address text not null,
  code_sha256 text,
  failures integer not null default 0,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  primary key (jurisdiction_id, account_id),
  foreign key (jurisdiction_id, account_id) references account
);
-- 提醒: one row for each message; whoever sends it claims it first, so that it goes out once at most
create table reminder (
  jurisdiction_id text not null,
  account_id text not null,
  kind text not null,
  thing text not null,
  day text not null,
  lead text not null,
  state text not null check (state in ('claimed', 'sent', 'failed')),
  tries integer not null,
  fault text,
  next_at timestamptz,
  claimed_at timestamptz not null,
  primary key (jurisdiction_id, account_id, kind, thing, day, lead),
  foreign key (jurisdiction_id, account_id) references account
);

call fence('calendar_feed', 'account_mail', 'reminder');
grant update on calendar_feed, account_mail, reminder to plumbline_server;
grant delete on calendar_feed, account_mail to plumbline_server;
