const shownMs = 2_000;

/** Puts a button on every block of code, where the browser lets a page write to the clipboard. */
export function offerCopying(): void {
  if (!window.isSecureContext) return;
  for (const block of document.querySelectorAll<HTMLElement>(".code-block")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button-link";
    button.textContent = "Copy";
    button.addEventListener("click", () => void copy(block, button));
    block.querySelector("figcaption")?.append(button);
  }
}

async function copy(block: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const isCopied = await navigator.clipboard
    .writeText(block.querySelector("code:not(figcaption code)")?.textContent ?? "")
    .then(
      () => true,
      () => false,
    );
  button.textContent = isCopied ? "Copied" : "Cannot copy";
  setTimeout(() => (button.textContent = "Copy"), shownMs);
}
