/** @jsxImportSource preact */
import { CodeBlock } from "../parts/code-block.tsx";
import { Samples } from "../parts/samples.tsx";
import { docsAddress } from "../reader/example-reader.ts";
import { sampleRequest } from "../samples/sample-request.ts";
import { writeSamples } from "../samples/write-samples.ts";
import type { Guide } from "./guide.ts";
import { operationNamed } from "./operation-named.ts";

/** The shortest way to a stored request. */
export const firstSubmission: Guide = {
  slug: "first-submission",
  title: "First submission in a minute",
  summary: "One call without any account: try it dry, then send it.",
  content: (reader) => (
    <>
      <h2>Try it, and store nothing</h2>
      <p>
        A dry run checks the very same request exactly as the real one is checked, and answers with what would be
        stored.
      </p>
      <CodeBlock
        language="sh"
        title="Dry run"
        code={writeSamples(sampleRequest(operationNamed("validateSubmission"), reader)).sh}
        isRun
      />
      <h2>Send it</h2>
      <p>Each of these does the same, and needs nothing that its language does not bring along.</p>
      <Samples samples={writeSamples(sampleRequest(operationNamed("createConversation"), reader))} isRun />
      <p>
        The answer is 201. <code>display_id</code> is the reference to read aloud; it opens nothing. The address in{" "}
        <code>email</code> is a claim until its owner has confirmed it by the link in the portal’s mail.
      </p>
      <h2>Then</h2>
      <ul class="docs-list">
        <li>
          <a href={docsAddress("/docs/guides/retries", reader)}>Make it safe to send again</a> before you put it into a
          program.
        </li>
        <li>
          <a href={docsAddress("/docs/createConversation", reader)}>Everything that the call takes</a>.
        </li>
      </ul>
    </>
  ),
};
