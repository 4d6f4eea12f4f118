/** @jsxImportSource preact */

/** A sentence of the contract's, in which backticks stand around code. */
export function Prose({ text }: { text: string }) {
  return <>{text.split("`").map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>;
}
