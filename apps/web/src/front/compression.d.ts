/** The library's own types know Express only; it asks no more of a request than Node's. */
declare module "compression" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  /** Makes what packs an answer as its request allows. It speaks through the answer that it was given; `next` is called at once. */
  export default function compression(): (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
}
