-- Titles that a section had before: assignments go on naming it by them.
alter table section add column names jsonb not null default '[]';
