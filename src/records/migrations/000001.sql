-- What belongs to the installation as a whole, one value a key.
create table setting (
  key text primary key,
  value jsonb not null
);

create table shop (
  shop_id text primary key check (shop_id <> ''),
  name text not null,
  platform text not null,
  zone text not null,
  currency text not null,
  industry text not null,
  shop_kind text not null,
  joined_on date,
  products_on_sale integer check (products_on_sale >= 0),
  is_sample boolean not null,
  benefits jsonb not null,
  created_at timestamptz not null,
  -- Set when the shop was taken out; its rows stay, for the audit names it.
  removed_at timestamptz
);

-- A shop's own values for parts of a rulebook that the platform has not published.
create table shop_value (
  shop_id text not null references shop,
  platform text not null,
  path text not null,
  from_on date not null,
  value jsonb not null,
  note text not null,
  entered_at timestamptz not null,
  primary key (shop_id, platform, path, from_on)
);

create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  details jsonb not null
);
create index audit_by_subject on audit (subject, id);
