-- What compiled reads call (docs/reading.md).

-- Text as searches compare it: compatible forms made one (full-width letters), accents off, lower case. `contains` and `startsWith` on a column want an index on
-- `folded(column)` with gin_trgm_ops. The cost is what it takes: with the default a list by name folds 200,000 names to find twenty (4 s), for fear of the index.
create function public.folded(t text) returns text language sql immutable strict parallel safe cost 1000 as $$
  select lower(public.unaccent('public.unaccent'::regdictionary, normalize(t, nfkc)))
$$;

-- The characters, and the pairs of neighbours, of what is written in scripts without spaces between words (Thai, Lao, Burmese, Khmer, kana, Han) or whose
-- words a trigram index cannot hold (two Hangul syllables). Empty for other scripts. For a GIN index: a text that contains a run of them has all its pairs.
create function public.bigrams(t text) returns text[] language sql immutable strict parallel safe as $$
  select coalesce(array_agg(distinct substr(run, i, n)), '{}')
  from regexp_matches(t, '[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF]+', 'g') m
    cross join lateral (select m[1]) r(run)
    cross join lateral generate_series(1, length(run)) i
    cross join lateral generate_series(1, 2) n
  where i + n - 1 <= length(run)
$$;

-- Called where a value that the schema promises is absent: fails the statement, and the standard executor then answers with the error's place.
create function public.missing(place text) returns text language plpgsql volatile as $$
begin
  raise exception using errcode = 'BW001', message = 'A promised value is missing: ' || place;
end $$;
