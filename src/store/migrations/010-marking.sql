-- 评分报送: an assessor's marks are checked and handed in, recalled by itself or sent back by the organiser; `covered` is
-- the SHA-256 of the marks that stood then
create table mark_handing (
  jurisdiction_id text not null,
  cycle_id text not null,
  body_id text not null,
  step integer not null check (step > 0),
  act text not null check (act in ('checked', 'handed-in', 'recalled', 'returned')),
  covered text not null,
  marks integer not null check (marks >= 0),
  -- Nobody else of the body could have checked it.
  alone boolean not null,
  reason text not null,
  account_id text,
  acted_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, body_id, step),
  foreign key (jurisdiction_id, cycle_id) references cycle,
  foreign key (jurisdiction_id, body_id) references body,
  check (act <> 'returned' or reason <> '')
);
-- 自评: what a subject says of a row, in versions; never a mark
create table self_assessment (
  jurisdiction_id text not null,
  cycle_id text not null,
  body_id text not null,
  node text not null,
  version integer not null check (version > 0),
  text text not null check (text <> ''),
  -- What it claims, as text; null: it claims nothing.
  claimed text,
  account_id text,
  written_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, body_id, node, version),
  foreign key (jurisdiction_id, cycle_id) references cycle,
  foreign key (jurisdiction_id, body_id) references body
);
-- 自评报送: by the body; `covered` is the SHA-256 of the versions that it confirms
create table self_assessment_handing (
  jurisdiction_id text not null,
  cycle_id text not null,
  body_id text not null,
  number integer not null check (number > 0),
  covered text not null,
  rows integer not null check (rows > 0),
  -- The last day by the calendar as it stood then; null: there was none.
  due_on text,
  account_id text,
  handed_at timestamptz not null,
  primary key (jurisdiction_id, cycle_id, body_id, number),
  foreign key (jurisdiction_id, cycle_id) references cycle,
  foreign key (jurisdiction_id, body_id) references body
);

call fence('mark_handing', 'self_assessment', 'self_assessment_handing');
call only_added_to('mark_handing', 'self_assessment', 'self_assessment_handing');
