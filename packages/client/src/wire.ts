export type Priority = "low" | "medium" | "high" | "urgent";

export interface Submission {
  subject: string;
  description: string;
  name?: string;
  email?: string;
  priority?: Priority;
  category?: string;
  custom_attrs?: Record<string, unknown>;
  attachment_ids?: string[];
  form_id?: string;
  form_version?: number;
}

export interface CreatedConversation {
  id: string;
  display_id: string;
  status: "open" | "pending" | "resolved" | "closed";
  created_at: string;
  form_version_warning: string | null;
}

export type KeyReceipt = Pick<CreatedConversation, "id" | "display_id" | "created_at">;

export interface PresignedUpload {
  attachment_id: string;
  upload_url: string;
  expires_in_seconds: number;
}

export interface Challenge {
  parameters: {
    algorithm: string;
    nonce: string;
    salt: string;
    cost: number;
    keyLength: number;
    keyPrefix: string;
  };
  signature: string;
}

export interface ResolvedTenant {
  tenant_id: string;
  tenant_slug: string;
  tenant_name: string;
}

export interface HelpCenterSettings {
  tenant_id: string;
  tenant_slug: string;
  title: string;
  description: string;
  locale: string;
  branding: { primary_color: string; logo_url: string | null };
  features: { contact_form: boolean; sign_in_required: boolean };
  categories: string[];
  attachments: { max_count: number; max_file_bytes: number; content_types: string[] };
}

export interface ListedForm {
  id: string;
  key: string;
  version: number;
  title: string;
}

export interface FormList {
  items: ListedForm[];
  total: number;
  limit: number;
  offset: number;
}

export interface PublishedForm {
  id: string;
  key: string;
  version: number;
  current_version: number;
  document: Record<string, unknown>;
}
