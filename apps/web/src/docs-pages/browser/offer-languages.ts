const storageKey = "portal.docs.language";

/** Makes of samples one below the other one that can be chosen; the choice holds on every page. */
export function offerLanguages(): void {
  for (const [index, samples] of document.querySelectorAll<HTMLElement>("[data-samples]").entries()) {
    const blocks = [...samples.querySelectorAll<HTMLElement>(".code-block")];
    const choice = document.createElement("fieldset");
    choice.className = "sample-choice";
    const legend = document.createElement("legend");
    legend.className = "visually-hidden";
    legend.textContent = "Language of the samples";
    choice.append(legend, ...blocks.map((block) => optionFor(block, `samples-${index}`)));
    choice.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      keep(target.value);
      show(blocks, target.value);
    });
    samples.prepend(choice);
    const wanted = blocks.some(({ dataset }) => dataset["language"] === kept()) ? kept() : "sh";
    for (const input of choice.querySelectorAll("input")) input.checked = input.value === wanted;
    show(blocks, wanted);
  }
}

function optionFor({ dataset, firstElementChild }: HTMLElement, name: string): HTMLLabelElement {
  const label = document.createElement("label");
  const input = document.createElement("input");
  input.type = "radio";
  input.name = name;
  input.value = dataset["language"] ?? "";
  label.append(input, firstElementChild?.firstChild?.textContent ?? "");
  return label;
}

function show(blocks: readonly HTMLElement[], language: string): void {
  for (const block of blocks) block.dataset["chosen"] = String(block.dataset["language"] === language);
}

// A browser may forbid pages to remember anything.
function kept(): string {
  try {
    return localStorage.getItem(storageKey) ?? "";
  } catch {
    return "";
  }
}

function keep(language: string): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Then it holds on this page.
  }
}
