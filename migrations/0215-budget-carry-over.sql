-- What is left of a budget goes to the one of the next year. Needs 0060 (budgets).

alter table budget_lines
  -- The line of an earlier year that it got something from, and how much: part of its annual amount.
  add column carried_from_id uuid references budget_lines,
  add column carried numeric(19, 4) not null default 0 check (carried >= 0),
  add constraint budget_lines_carried_once unique (budget_id, carried_from_id),
  add constraint budget_lines_carried check ((carried_from_id is null) = (carried = 0));
-- What refers to a line.
create index budget_lines_carried_from on budget_lines (carried_from_id) where carried_from_id is not null;
