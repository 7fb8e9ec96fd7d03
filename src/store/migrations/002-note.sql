-- Why a version was made, in codes, where the program made it; what a person wrote stands in `note`.
alter table scheme_version add column said jsonb;
alter table assignment_version add column said jsonb;
