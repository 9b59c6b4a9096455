-- Many postings in one transaction. Needs 0060 (finance).

-- Locks the year rows of all lines that cover any of these postings, in the one order that everybody keeps. Posting by posting they would be locked in the
-- order of the rows: two lists that have them in another order, or a list and single postings, would wait for each other.
create function budget_lines_hold(departments uuid[], accounts uuid[], days date[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform from budget_year_totals y
    where y.line_id in (
      select line
      from (select distinct r.department, r.account, f.year_id
        from unnest(departments, accounts, days) r(department, account, day)
        join fiscal_periods f on r.day between f.starts_on and f.ends_on) s
      cross join unnest(budget_lines_over(s.department, s.account, s.year_id, false)) line)
    order by y.line_id for no key update;
end $$;
revoke all on function budget_lines_hold from public;
grant execute on function budget_lines_hold to bellwether_app;
