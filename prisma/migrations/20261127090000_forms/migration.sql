-- Forms are documents with versions. A version is a fact: it was filled in as it was published, so nobody changes or deletes one.

create table forms (
  tenant_id uuid not null,
  id uuid not null,
  -- Its name in addresses and on the command line.
  key text not null,
  -- True or null, never false, so that the unique key allows one default and any number of others.
  is_default boolean,
  created_at timestamptz(3) not null default current_timestamp,
  retired_at timestamptz(3),
  constraint forms_pkey primary key (tenant_id, id),
  constraint forms_tenant_id_fkey foreign key (tenant_id)
    references tenants (id) on delete restrict on update restrict,
  constraint forms_key_check check (key ~ '^[a-z0-9](-?[a-z0-9])*$' and char_length(key) <= 63),
  constraint forms_is_default_check check (is_default),
  constraint forms_retired_at_check check (retired_at is null or is_default is null)
);
create unique index forms_tenant_id_key_key on forms (tenant_id, key);
create unique index forms_tenant_id_is_default_key on forms (tenant_id, is_default);

create table form_versions (
  tenant_id uuid not null,
  form_id uuid not null,
  version integer not null,
  document jsonb not null,
  -- SHA-256 of the canonical document: the same document has the same hash in every tenant.
  content_hash bytea not null,
  published_at timestamptz(3) not null default current_timestamp,
  constraint form_versions_pkey primary key (tenant_id, form_id, version),
  constraint form_versions_tenant_id_form_id_fkey foreign key (tenant_id, form_id)
    references forms (tenant_id, id) on delete restrict on update restrict,
  constraint form_versions_version_check check (version >= 1),
  constraint form_versions_document_check check (jsonb_typeof(document) = 'object' and octet_length(document::text) <= 1048576),
  constraint form_versions_content_hash_check check (octet_length(content_hash) = 32)
);

-- What is being worked on. Its revision counts the savings, so that two people who save at once find out.
create table form_drafts (
  tenant_id uuid not null,
  form_id uuid not null,
  document jsonb not null,
  revision integer not null default 1,
  -- The version that it was made from; 0 when there was none.
  base_version integer not null,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint form_drafts_pkey primary key (tenant_id, form_id),
  constraint form_drafts_tenant_id_form_id_fkey foreign key (tenant_id, form_id)
    references forms (tenant_id, id) on delete restrict on update restrict,
  constraint form_drafts_revision_check check (revision >= 1),
  constraint form_drafts_base_version_check check (base_version >= 0),
  constraint form_drafts_document_check check (jsonb_typeof(document) = 'object' and octet_length(document::text) <= 1048576)
);

-- A trigger and not only missing grants, because it also stops the owner and a superuser.
create function refuse_change_of_form_version() returns trigger language plpgsql set search_path = '' as $$
begin
  raise exception 'a published form version is never changed or deleted' using errcode = 'restrict_violation';
end
$$;
create trigger form_versions_are_immutable before update or delete on form_versions
  for each row execute function refuse_change_of_form_version();
create trigger form_versions_are_not_truncated before truncate on form_versions
  for each statement execute function refuse_change_of_form_version();

alter table conversations
  add column form_id uuid,
  add column form_version integer,
  add column custom_attrs jsonb not null default '{}',
  add constraint conversations_tenant_id_form_id_form_version_fkey foreign key (tenant_id, form_id, form_version)
    references form_versions (tenant_id, form_id, version) on delete restrict on update restrict,
  -- Half a key would be checked against nothing.
  add constraint conversations_form_version_check check ((form_id is null) = (form_version is null)),
  add constraint conversations_custom_attrs_check check (
    jsonb_typeof(custom_attrs) = 'object' and octet_length(custom_attrs::text) <= 1048576
  );
