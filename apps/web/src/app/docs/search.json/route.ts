import { searchIndex } from "../../../docs-pages/search/search-index.ts";
import { answerTagged } from "../../../server/answer-cacheable.ts";

/** The same for everybody until the process is replaced by one of another version. */
const index = searchIndex();

/** What the search in the browser looks through. */
export function GET(request: Request): Response {
  return answerTagged(request, index, { "Cache-Control": "public, max-age=300" });
}
