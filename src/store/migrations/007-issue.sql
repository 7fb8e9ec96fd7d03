-- The issued assignments (印发的责任分工), their copies and filings, and what sections report on their tasks (任务):
-- all of it is only added to.

-- 印发: one version of an assignment as the official attachment that went out; `file` is the Word file itself
create table issue (
  jurisdiction_id text not null,
  cycle_id text not null,
  body_id text not null,
  number integer not null check (number > 0),
  version integer not null,
  scheme_version integer not null,
  -- Title, document number, date, main and copied recipients.
  content jsonb not null,
  file bytea not null,
  sha256 text not null,
  account_id text,
  issued_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, body_id, number),
  foreign key (jurisdiction_id, cycle_id, body_id, version) references assignment_version,
  foreign key (jurisdiction_id, cycle_id, scheme_version) references scheme_version
);
create index issue_content on issue using gin (content jsonb_path_ops);
-- 签收: a copied body has opened it; the first one of its accounts counts
create table issue_receipt (
  jurisdiction_id text not null,
  cycle_id text not null,
  body_id text not null,
  number integer not null,
  receiver_id text not null,
  account_id text not null,
  received_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, body_id, number, receiver_id),
  foreign key (jurisdiction_id, cycle_id, body_id, number) references issue,
  foreign key (jurisdiction_id, receiver_id) references body
);
-- 备案: filed by the body, then acknowledged or sent back by the organiser
create table filing (
  jurisdiction_id text not null,
  cycle_id text not null,
  body_id text not null,
  number integer not null,
  step integer not null check (step > 0),
  act text not null check (act in ('filed', 'acknowledged', 'returned')),
  reason text,
  account_id text,
  acted_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, body_id, number, step),
  foreign key (jurisdiction_id, cycle_id, body_id, number) references issue
);

-- 任务填报 on a milestone; undone by a further row that withdraws it
create table task_report (
  jurisdiction_id text not null,
  cycle_id text not null,
  report_id text not null,
  body_id text not null,
  node text not null,
  milestone text not null,
  kind text not null check (kind in ('done', 'progress', 'no-data', 'withdrawn')),
  -- A calendar day in China.
  done_on text,
  note text not null,
  withdraws text,
  -- The account for which a deputy acted.
  acted_for text,
  account_id text,
  reported_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, report_id),
  foreign key (jurisdiction_id, cycle_id) references cycle,
  foreign key (jurisdiction_id, cycle_id, withdraws) references task_report,
  check ((kind = 'done') = (done_on is not null)),
  check ((kind = 'withdrawn') = (withdraws is not null))
);
create unique index task_report_withdraws on task_report (jurisdiction_id, cycle_id, withdraws)
  where withdraws is not null;
create index task_report_body on task_report (jurisdiction_id, cycle_id, body_id);
-- 外出: an account is away, and who acts for it meanwhile; called off by a further row that withdraws it
create table absence (
  jurisdiction_id text not null,
  absence_id text not null,
  account_id text not null,
  deputy_id text not null,
  -- Calendar days in China, both included.
  from_day text not null,
  to_day text not null,
  withdraws text,
  declared_at timestamptz not null,
  primary key (jurisdiction_id, absence_id),
  foreign key (jurisdiction_id, account_id) references account,
  foreign key (jurisdiction_id, deputy_id) references account,
  foreign key (jurisdiction_id, withdraws) references absence
);
create unique index absence_withdraws on absence (jurisdiction_id, withdraws) where withdraws is not null;
-- 半年检查: what the body says of itself
create table half_year_note (
  jurisdiction_id text not null,
  cycle_id text not null,
  body_id text not null,
  number integer not null check (number > 0),
  note text not null,
  account_id text,
  noted_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, body_id, number),
  foreign key (jurisdiction_id, cycle_id) references cycle
);

call fence('issue', 'issue_receipt', 'filing', 'task_report', 'absence', 'half_year_note');
call only_added_to('issue', 'issue_receipt', 'filing', 'task_report', 'absence', 'half_year_note');
