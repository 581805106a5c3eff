-- Read from the catalog after all migrations; a test compares. Do not edit.

create table audit (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  actor text not null,
  action text not null,
  subject text not null,
  details jsonb not null,
  constraint audit_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_by_subject ON audit USING btree (subject, id);

create table migration (
  number integer not null,
  checksum text not null,
  constraint migration_pkey PRIMARY KEY (number)
);

create table setting (
  key text not null,
  value jsonb not null,
  constraint setting_pkey PRIMARY KEY (key)
);

create table shop (
  shop_id text not null,
  name text not null,
  platform text not null,
  zone text not null,
  currency text not null,
  industry text not null,
  shop_kind text not null,
  joined_on date,
  products_on_sale integer,
  is_sample boolean not null,
  benefits jsonb not null,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint shop_pkey PRIMARY KEY (shop_id),
  constraint shop_products_on_sale_check CHECK (products_on_sale >= 0),
  constraint shop_shop_id_check CHECK (shop_id <> ''::text)
);

create table shop_value (
  shop_id text not null,
  platform text not null,
  path text not null,
  from_on date not null,
  value jsonb not null,
  note text not null,
  entered_at timestamp with time zone not null,
  constraint shop_value_pkey PRIMARY KEY (shop_id, platform, path, from_on),
  constraint shop_value_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shop(shop_id)
);
