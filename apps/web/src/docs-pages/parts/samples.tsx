/** @jsxImportSource preact */
import type { SampleLanguage } from "../samples/write-samples.ts";
import { CodeBlock } from "./code-block.tsx";

const titles: readonly (readonly [SampleLanguage, string])[] = [
  ["sh", "curl"],
  ["ts", "TypeScript"],
  ["py", "Python"],
];

/** The same request in every language: one below the other, until scripts make one of them to be chosen. */
export function Samples({ samples, isRun = false }: { samples: Record<SampleLanguage, string>; isRun?: boolean }) {
  return (
    <div class="samples" data-samples>
      {titles.map(([language, title]) => (
        <CodeBlock
          key={language}
          language={language}
          title={title}
          code={samples[language]}
          isRun={isRun}
          {...(isRun && language !== "sh" && { file: `first.${language}` })}
        />
      ))}
    </div>
  );
}
