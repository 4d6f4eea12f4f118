/** @jsxImportSource preact */
import { CodeBlock } from "../parts/code-block.tsx";
import { docsAddress } from "../reader/example-reader.ts";
import type { Reader } from "../reader/reader.ts";
import type { Guide } from "./guide.ts";
import { addressOf } from "./operation-named.ts";

/** A file's way into a request. */
export const attachments: Guide = {
  slug: "attachments",
  title: "Attachments",
  summary: "Say what a file is, send its bytes to the address that you get, and name it in the submission.",
  content: (reader) => (
    <>
      <ol class="docs-list">
        <li>
          <a href={docsAddress("/docs/presignAttachment", reader)}>Presign</a>: name, content type and exact size. The
          answer is the address of one upload, good for five minutes, and a secret <code>attachment_id</code>.
        </li>
        <li>
          One <code>PUT</code> of the bytes to that address, with <code>Content-Type</code> and{" "}
          <code>Content-Length</code> as declared. It may lead to a store on another host: send no token along.
        </li>
        <li>
          The submission lists the ids in <code>attachment_ids</code>. Each can be attached once, within a day.
        </li>
      </ol>
      <p>
        Which types and how many bytes are taken, <a href={docsAddress("/docs/getSettings", reader)}>the settings</a>{" "}
        say. Files are checked by their bytes when they are attached: a name or a type that lies is a 422 at its place
        in the list.
      </p>
      <h2>In TypeScript</h2>
      <CodeBlock language="ts" title="Submit with a file" file="send-file.ts" code={sendInTypeScript(reader)} isRun />
      <h2>In Python</h2>
      <CodeBlock language="py" title="Submit with a file" file="send_file.py" code={sendInPython(reader)} isRun />
    </>
  ),
};

function sendInTypeScript(reader: Reader): string {
  return `async function call(url: string, body: object) {
  const headers = { "Content-Type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(\`\${response.status} \${await response.text()}\`);
  return response.json();
}

const content = new TextEncoder().encode("error: out of paper\\n");
const file = { filename: "printer.log", content_type: "text/plain", file_size: content.length };
const presigned = await call("${addressOf("presignAttachment", reader)}", file);

const upload = await fetch(presigned.upload_url, {
  method: "PUT",
  headers: { "Content-Type": file.content_type },
  body: content,
});
if (!upload.ok) throw new Error(\`\${upload.status} \${await upload.text()}\`);

const conversation = await call("${addressOf("createConversation", reader)}", {
  subject: "Printer on floor 3",
  description: "See the log.",
  name: "Ada Lovelace",
  email: "ada@example.com",
  attachment_ids: [presigned.attachment_id],
});
console.log(conversation.display_id);`;
}

function sendInPython(reader: Reader): string {
  return `import json
import urllib.request


def call(url, body):
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(url, json.dumps(body).encode(), headers, method="POST")
    with urllib.request.urlopen(request) as response:
        return json.load(response)


content = b"error: out of paper\\n"
file = {"filename": "printer.log", "content_type": "text/plain", "file_size": len(content)}
presigned = call("${addressOf("presignAttachment", reader)}", file)

headers = {"Content-Type": file["content_type"]}
urllib.request.urlopen(urllib.request.Request(presigned["upload_url"], content, headers, method="PUT")).close()

conversation = call("${addressOf("createConversation", reader)}", {
    "subject": "Printer on floor 3",
    "description": "See the log.",
    "name": "Ada Lovelace",
    "email": "ada@example.com",
    "attachment_ids": [presigned["attachment_id"]],
})
print(conversation["display_id"])`;
}
