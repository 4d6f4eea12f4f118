import type { PortalClient } from "./portal-client.ts";

/** A block of code on a page, as somebody copies it. */
export interface ShownCode {
  language: string;
  file: string | null;
  isRun: boolean;
  code: string;
}

const block =
  /<figure class="code-block" data-language="(?<language>\w+)"(?: data-file="(?<file>[^"]+)")?(?<run> data-run(?:="")?)?>.*?<pre[^>]*><code>(?<code>.*?)<\/code><\/pre>/gsu;
const entities: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&amp;": "&",
  "&#39;": "'",
};

/** Reads a page's blocks of code, in their order; fails where there is none. */
export async function readCode(portal: Pick<PortalClient, "call">, path: string): Promise<ShownCode[]> {
  const { status, text } = await portal.call({ path });
  const blocks = [...text.matchAll(block)].map(({ groups = {} }) => ({
    language: groups["language"] ?? "",
    file: groups["file"] ?? null,
    isRun: groups["run"] !== undefined,
    code: (groups["code"] ?? "").replaceAll(/&(?:lt|gt|quot|amp|#39);/gu, (entity) => entities[entity] ?? entity),
  }));
  if (status !== 200 || blocks.length === 0) throw new Error(`${path} answers ${status} with ${blocks.length} blocks`);
  return blocks;
}
