-- Asking for a link counts the live ones of its address; without this it reads every link of the tenant.
create index sign_in_links_tenant_id_email_expires_at_idx on sign_in_links (tenant_id, email, expires_at);
