import { apiKeyScopes, type ApiKeyScope } from "@portal/contract";
import {
  acmeId,
  createSubmissionWorld,
  type SentFacts,
  type SubmissionWorld,
} from "../../conversation/testing/create-submission-world.ts";
import type { Services } from "../../services.ts";
import { createApiKey, type ShownApiKey } from "../create-key.ts";
import { findApiKey } from "../find-key.ts";
import { createKnownKeys } from "../known-keys.ts";

/** Under which the keys of tests are made. */
export const operatorRequestId = "operator-1";

/** A portal with keys. */
export interface KeyWorld extends SubmissionWorld {
  /** Makes a key, acme's and for everything unless said. */
  makeKey(scopes?: readonly ApiKeyScope[], tenantId?: string): Promise<ShownApiKey>;
  /** The facts of a request with a key, to a process that remembers none unless its services are given. */
  withKey(presented: string, facts?: SentFacts): SentFacts;
  /** The same services as those of a process that remembers no key. */
  forgetful(): Services;
  /** Works with a column of acme's row set to another value. */
  whileAcme<T>(column: "submission_policy" | "challenge_policy", value: string, work: () => Promise<T>): Promise<T>;
  /** How a conversation and its contact are stored, and as whose it is in the audit trail. */
  storedAs(conversationId: string): Promise<Record<string, unknown>[]>;
}

/** Makes one; close it after the last test of the file. */
export async function createKeyWorld(): Promise<KeyWorld> {
  const world = await createSubmissionWorld();
  const { database } = world.services;
  const forgetful = () => ({
    ...world.services,
    apiKeys: createKnownKeys({ find: (name) => findApiKey(database, name) }),
  });
  return {
    ...world,
    forgetful,
    makeKey: (scopes = apiKeyScopes, tenantId = acmeId) =>
      createApiKey(database, { tenantId, name: "CRM", scopes, requestId: operatorRequestId }),
    withKey: (presented, facts = {}) => ({
      services: forgetful(),
      credentials: { kind: "api_key", presented },
      ...facts,
    }),
    whileAcme: async (column, value, work) => {
      const usual = { submission_policy: "accept", challenge_policy: "adaptive" }[column];
      const set = (wanted: string) =>
        world.inspect.query(`update tenants set ${column} = $2::${column} where id = $1`, [acmeId, wanted]);
      await set(value);
      return work().finally(() => set(usual));
    },
    storedAs: async (id) => {
      const { rows } = await world.inspect.query<Record<string, unknown>>(
        `select requester_verification::text as grade, disposition::text, contacts.email, contacts.name,
           contacts.verified_at is not null as "isVerified", actor_kind::text as actor, api_key_id as key
         from conversations
         join contacts on contacts.tenant_id = conversations.tenant_id and contacts.id = contact_id
         join audit_events on audit_events.tenant_id = conversations.tenant_id and conversation_id = conversations.id
         where conversations.id = $1`,
        [id],
      );
      return rows;
    },
  };
}
