import { webhookEventTypes } from "@portal/contract";
import { z } from "zod";

/** An endpoint's id. */
export const endpointOption = z.uuid({ error: "should be an endpoint's id; `portal webhooks list` shows them" });

/** A delivery's id. */
export const deliveryOption = z.uuid({ error: "should be a delivery's id; `portal webhooks deliveries` shows them" });

/** What an endpoint wants to know; everything unless said. */
export const eventTypesOption = z
  .array(z.enum(webhookEventTypes, { error: `should be one of ${webhookEventTypes.join(", ")}` }))
  .default([...webhookEventTypes]);
