-- A statement that finds out by itself that it must not answer: the code is one of the API's, the message is for the client.
create function public.refused(code text, message text) returns text language plpgsql volatile as $$
begin
  raise exception using errcode = 'BW002', message = message, detail = code;
end $$;
grant execute on function public.refused to bellwether_app;
