/** @jsxImportSource preact */

const languageNames = { sh: "Shell", ts: "TypeScript", py: "Python", json: "JSON", http: "HTTP" } as const;

/** What code is written in. */
export type CodeLanguage = keyof typeof languageNames;

interface CodeBlockProps {
  language: CodeLanguage;
  /** What it is, to tell it from the others on the page. */
  title: string;
  code: string;
  /** The file that a reader saves it as. */
  file?: string;
  /** Whether a reader who follows the page runs it here, rather than from another block. */
  isRun?: boolean;
}

/** Code in a box of its own, which scrolls by itself and takes the focus, so that the keyboard can scroll it. */
export function CodeBlock({ language, title, code, file, isRun = false }: CodeBlockProps) {
  const name = file === undefined ? title : `${title}: ${file}`;
  return (
    <figure class="code-block" data-language={language} data-file={file} data-run={isRun ? "" : undefined}>
      <figcaption>
        {title}
        {file !== undefined && <code>{file}</code>}
        <span class="code-language">{languageNames[language]}</span>
      </figcaption>
      <pre tabIndex={0} role="region" aria-label={`${name} (${languageNames[language]})`}>
        <code>{code.trimEnd()}</code>
      </pre>
    </figure>
  );
}
