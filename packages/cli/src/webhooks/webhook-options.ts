import { webhookEventTypes } from "@portal/contract";
import { z } from "zod";
import { Refusal } from "../command/refusal.ts";

/** An endpoint's id. */
export const endpointOption = z.uuid({ error: "should be an endpoint's id; `portal webhooks list` shows them" });

/** A delivery's id. */
export const deliveryOption = z.uuid({ error: "should be a delivery's id; `portal webhooks deliveries` shows them" });

/** What an endpoint wants to know; everything unless said. */
export const eventTypesOption = z
  .array(z.enum(webhookEventTypes, { error: `should be one of ${webhookEventTypes.join(", ")}` }))
  .default([...webhookEventTypes]);

/** What an operator is told who names an endpoint that the tenant has not. */
export function noSuchEndpoint(slug: string): Refusal {
  return new Refusal(
    "notFound",
    `Tenant ${slug} has no such endpoint; \`portal webhooks list --tenant ${slug}\` shows those it has.`,
  );
}
