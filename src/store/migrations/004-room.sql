-- Holds the number for the stages of the year, which come from another branch: to be dropped when both are merged.
select 1;
