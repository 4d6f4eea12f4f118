import { notFound } from "next/navigation";
import { findPortalError } from "@portal/api";
import type { ConversationReceipt } from "@portal/contract";
import { pageCaller } from "./page-request.ts";

/** Finds the receipt of a request for the page that shows it; an unknown one has no page. */
export async function findReceipt(segment: string, id: string): Promise<ConversationReceipt | "unavailable"> {
  try {
    const caller = await pageCaller(segment);
    return await caller.conversation.receipt({ id });
  } catch (error) {
    const refusal = findPortalError(error);
    if (refusal?.code === "service_unavailable") return "unavailable";
    if (refusal?.code === "not_found") notFound();
    throw error;
  }
}
