import { createHash } from "node:crypto";
import type { TenantAccess } from "../access/resolve-access.ts";
import type { ApiKey } from "../api-key/api-key.ts";
import type { Context } from "../context.ts";
import type { Submission } from "../conversation/read-submission.ts";
import { judgeFill } from "../form-fill/judge-fill.ts";
import { hiddenKeys } from "../rate-limit/hidden-keys.ts";
import { limitApiKey } from "../rate-limit/limit-api-key.ts";
import { refuseOverLimit } from "../rate-limit/refuse-over-limit.ts";
import { tallyInTurn } from "../rate-limit/tally-in-turn.ts";
import { featuresOf } from "../similar-text/features-of.ts";
import { admitVisitor } from "./admit-visitor.ts";
import type { Judgement } from "./judgements.ts";
import { mailboxOf } from "./mailbox-of.ts";

type JudgedContext = Context & { access: Pick<TenantAccess, "actor"> };

/**
 * Judges a submission that is in order, before anything is stored: within limits or refused, above suspicion or not. It speaks to no
 * database. A request that is sent again under its key is judged as it was before.
 *
 * @throws PortalError `too_many_requests`, `challenge_due`, `challenge_required`, `challenge_invalid`
 */
export function judgeSubmission(context: JudgedContext, submission: Submission): Promise<Judgement> {
  const judge = () => judgeAnew(context, submission);
  const { idempotencyKey, services } = context;
  if (idempotencyKey === undefined) return judge();
  return services.abuse.judgements.once(identityOf(submission, idempotencyKey), judge);
}

/** Stricter than the key itself, which tells files by their content: of two that differ here, each is judged. */
function identityOf({ tenant, sender, request, filled }: Submission, idempotencyKey: string): string {
  const identity = JSON.stringify([tenant.id, idempotencyKey, sender, request, filled?.customAttrs]);
  return createHash("sha256").update(identity).digest("base64");
}

/**
 * Lets a submission through its limits, by a challenge where one is due, and looks no further: for one that nothing is stored of. It is counted every time
 * and remembered never, or its key would take the real one past the judgement of what is in it.
 *
 * @throws PortalError as {@link judgeSubmission}
 */
export async function admitSubmission(context: JudgedContext, submission: Submission): Promise<Judgement> {
  const { actor } = context.access;
  if (actor.kind === "application") return admitApplication(context, actor.apiKey);
  if (actor.kind === "requester") return admitPerson(context, submission);
  return admitVisitor(context, submission.tenant);
}

async function judgeAnew(context: JudgedContext, submission: Submission): Promise<Judgement> {
  const { suspicions, solved } = await admitSubmission(context, submission);
  if (context.access.actor.kind !== "visitor") return { suspicions, solved };
  const all = [...suspicions, ...(await suspicionsAbout(context, submission))];
  const { slug: tenant } = submission.tenant;
  for (const reason of all) context.services.metrics.suspicions.inc({ tenant, reason });
  return { suspicions: all, solved };
}

/** The tenant answers for its own programs: they have room of their own, whomever they write for, and nothing is held against them. */
function admitApplication(context: JudgedContext, apiKey: ApiKey): Judgement {
  limitApiKey(context, apiKey, ["api_key_minute", "api_key_hour"]);
  return { suspicions: [], solved: null };
}

/** A person who is proved answers for themselves: they have room of their own, and nothing is held against them. */
async function admitPerson(context: JudgedContext, { tenant, sender }: Submission): Promise<Judgement> {
  const { rateLimits } = context.services;
  const person = (await hiddenKeys(context.services))("person", tenant.id, sender.email);
  refuseOverLimit(context, tallyInTurn(rateLimits, person, ["person_minute", "person_hour"]));
  return { suspicions: [], solved: null };
}

/**
 * What speaks against a visitor's submission. None of it is an error: a refusal would tell whether others write in this address's name,
 * and would let them lock its owner out.
 */
async function suspicionsAbout({ services, formEvidence }: Context, submission: Submission): Promise<string[]> {
  const { tenant, sender, request } = submission;
  const { rateLimits, abuse } = services;
  const hide = await hiddenKeys(services);
  const mailbox = mailboxOf(sender.email);
  const ofAddress = tallyInTurn(rateLimits, hide("address", tenant.id, mailbox), ["address_hour", "address_day"]);
  const ofRecipient = tallyInTurn(rateLimits, hide("recipient", mailbox), ["recipient_hour", "recipient_day"]);
  const features = featuresOf(`${request.subject}\n${request.description}`);
  const isSimilar = abuse.similarTexts.note(
    features.map((feature) => hide("feature", tenant.id, feature)),
    hide("sender", mailbox),
  );
  return [
    ...(formEvidence === undefined ? [] : await judgeFill(services, { evidence: formEvidence, tenantId: tenant.id })),
    ...(ofAddress.some(({ isExceeded }) => isExceeded) ? ["address_rate"] : []),
    ...(ofRecipient.some(({ isExceeded }) => isExceeded) ? ["recipient_rate"] : []),
    ...(isSimilar ? ["similar_content"] : []),
  ];
}
