-- Uploaded files, and what was imported from them.

create table files (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references users,
  team_id uuid references teams,
  name text not null check (name <> ''),
  size bigint not null check (size >= 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$')
);
-- One's own files, newest first.
create index files_owner on files (owner_id, created_at, id);

-- The content in pieces, so that neither side ever holds a whole file. Read and written with the file's own visibility.
create table file_chunks (
  id uuid primary key,
  owner_id uuid references users,
  team_id uuid references teams,
  file_id uuid not null references files on delete cascade,
  no int not null,
  bytes bytea not null,
  constraint file_chunks_no unique (file_id, no)
);

create table import_jobs (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references users,
  team_id uuid references teams,
  file_id uuid references files,
  kind text not null,
  source text not null,
  dry_run boolean not null default false,
  status text not null check (status in ('RUNNING', 'DONE', 'FAILED')),
  total int not null default 0,
  created int not null default 0,
  existing int not null default 0,
  failed int not null default 0,
  -- the first thousand: [{line, column, value, code, message}]
  errors jsonb not null default '[]',
  finished_at timestamptz
);
-- Imports, newest first: everybody's, one's own.
create index import_jobs_created on import_jobs (created_at, id);
create index import_jobs_owner on import_jobs (owner_id, created_at, id);
create index import_jobs_file on import_jobs (file_id);
