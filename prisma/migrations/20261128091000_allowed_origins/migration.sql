-- Which other origins' pages may call the API for a tenant, in the one form in which browsers send an origin.

alter table tenants
  add column allowed_origins text[] not null default '{}',
  add constraint tenants_allowed_origins_check check (
    cardinality(allowed_origins) <= 50
    and array_position(allowed_origins, null) is null
    and (cardinality(allowed_origins) = 0
      or array_to_string(allowed_origins, ' ') ~ '^https?://[a-z0-9.:\[\]-]+( https?://[a-z0-9.:\[\]-]+)*$')
  );
