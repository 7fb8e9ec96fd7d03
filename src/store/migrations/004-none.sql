-- A number that is taken elsewhere: this file goes when the other comes.
select 1;
