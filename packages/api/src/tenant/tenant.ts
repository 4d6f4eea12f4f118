import type { AttachmentLimits, challengePolicies, submissionPolicies } from "@portal/contract";

/** A customer of this install: its name in addresses, its looks, and what its help center offers. */
export interface Tenant {
  id: string;
  slug: string;
  name: string;
  title: string;
  description: string;
  locale: string;
  /** `#rrggbb` */
  primaryColor: string;
  logoUrl: string | null;
  displayIdPrefix: string;
  isContactFormEnabled: boolean;
  submissionPolicy: (typeof submissionPolicies)[number];
  challengePolicy: (typeof challengePolicies)[number];
  categories: string[];
  attachmentLimits: AttachmentLimits;
}
