import fc from "fast-check";
import { arbitraryOf } from "./arbitrary-of.ts";
import { faultyOf } from "./faulty-request.ts";
import type { Operation, Parameter } from "./operations.ts";
import {
  asTexts,
  type Credentials,
  type DrawnRequest,
  type Parts,
  type RequestSource,
  sendable,
} from "./request-parts.ts";
import { written } from "./written-request.ts";

/** Draws requests to one operation: half of them in order, the others with one fault. */
export function requestsTo(source: RequestSource, operation: Operation): fc.Arbitrary<DrawnRequest> {
  const inOrder = partsOf(source, operation).map((parts) => written(operation, { parts, fault: null }));
  return fc.oneof(
    inOrder,
    partsOf(source, operation).chain((parts) => faultyOf(source, { operation, parts })),
  );
}

function partsOf(source: RequestSource, operation: Operation): fc.Arbitrary<Parts> {
  const { known } = source;
  const parameters = fc.tuple(...operation.parameters.map((parameter) => textsOf(source, { operation, parameter })));
  return fc
    .record({
      parameters,
      credentials: credentialsOf(source, operation),
      origin: fc.option(fc.constantFrom(...known.origins), { nil: null, freq: 1 }),
      body: bodyOf(source, operation),
    })
    .map(({ parameters: texts, ...parts }) => {
      const isWithKey = parts.credentials["X-API-Key"] !== undefined;
      const sent = texts.filter(([{ name }]) => isWithKey || !known.headersOfKeys.includes(name));
      return { ...parts, parameters: new Map(sent) };
    });
}

function textsOf(
  { document, known }: RequestSource,
  { operation, parameter }: { operation: Operation; parameter: Parameter },
): fc.Arbitrary<[Parameter, string[]]> {
  const ownName = `${operation.operationId}.${parameter.name}`;
  const values = known.parameters[ownName] ?? known.parameters[parameter.name] ?? [];
  const drawn = arbitraryOf({ document, known: known.properties }, parameter.schema).map(asTexts);
  const usual = values.length === 0 ? drawn : fc.constantFrom(...values).map((value) => [value]);
  const value = fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: drawn });
  const isOften = parameter.isRequired || values.length > 0;
  const texts = parameter.isRequired ? value : fc.option(value, { nil: [], freq: isOften ? 12 : 2 });
  return texts.map((sent) => [parameter, sendable(parameter, sent)]);
}

function credentialsOf({ known }: RequestSource, { takesToken, takesKey }: Operation): fc.Arbitrary<Credentials> {
  const none: Credentials = {};
  const tokens = takesToken ? known.tokens.map((token): Credentials => ({ Authorization: `Bearer ${token}` })) : [];
  const keys = takesKey ? known.apiKeys.map((key): Credentials => ({ "X-API-Key": key })) : [];
  const kinds = [[none], tokens, keys].filter((kind) => kind.length > 0);
  return fc.oneof(...kinds.map((kind) => fc.constantFrom(...kind)));
}

function bodyOf({ document, known }: RequestSource, { body }: Operation): fc.Arbitrary<unknown> {
  if (body === null) return fc.constant(undefined);
  const drawn = arbitraryOf({ document, known: known.properties }, body.schema);
  return body.contentType === "*/*" ? fc.oneof({ weight: 4, arbitrary: fc.constant(known.file) }, drawn) : drawn;
}
