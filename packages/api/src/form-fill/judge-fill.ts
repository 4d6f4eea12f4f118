import type { Services } from "../services.ts";
import { readFormToken } from "./form-token.ts";

/** What a form of ours brings back of how it was filled in. */
export interface FormEvidence {
  /** What the page wrote into its form; `null` when nothing came back. */
  token: string | null;
  /** Whether something stands in the field that no person sees. */
  isTrapFilled: boolean;
}

/** Names of what speaks against a submission by how its form was filled in. */
export type FillSuspicion = "honeypot" | "form_token_missing" | "form_token_invalid" | "filled_too_fast";

/** A form that was filled in, and the tenant whose it was. */
export interface Fill {
  evidence: FormEvidence;
  tenantId: string;
}

/** Says what speaks against a form's having been filled in by a person. A form may stand open for days; only haste is suspicious. */
export async function judgeFill(
  services: Pick<Services, "signingKeys" | "abuse">,
  { evidence: { token, isTrapFilled }, tenantId }: Fill,
): Promise<FillSuspicion[]> {
  const suspicions: FillSuspicion[] = isTrapFilled ? ["honeypot"] : [];
  if (token === null) return [...suspicions, "form_token_missing"];
  const renderedAtMs = await readFormToken(services, { token, tenantId });
  if (renderedAtMs === null) return [...suspicions, "form_token_invalid"];
  const { now, minFillMs } = services.abuse;
  return now() - renderedAtMs < minFillMs ? [...suspicions, "filled_too_fast"] : suspicions;
}
