/** @jsxImportSource preact */
import type { Reader } from "../reader/reader.ts";

/** Says whose samples the page shows, and asks for another's name, unless the page's own host says whose it is. */
export function TenantChoice({ reader, path }: { reader: Reader; path: string }) {
  const { choice, tenantSlug, tenantId, carriedSlug } = reader;
  return (
    <form class="tenant-choice" method="get" action={path}>
      <label for="tenant">Your help center’s short name</label>
      <div class="tenant-choice-row">
        <input
          class="control"
          id="tenant"
          name="tenant"
          type="text"
          dir="ltr"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          defaultValue={carriedSlug ?? (choice === "chosen" ? tenantSlug : "")}
          aria-describedby="tenant-note"
        />
        <button class="button button-plain" type="submit">
          Fill in
        </button>
      </div>
      <p id="tenant-note" class={choice === "unknown" ? "field-error" : "field-hint"}>
        {noteOn(choice, tenantId)}
      </p>
    </form>
  );
}

function noteOn(choice: Reader["choice"], tenantId: string) {
  switch (choice) {
    case "chosen":
      return (
        <>
          The samples are filled with its id, <code>{tenantId}</code>.
        </>
      );
    case "example":
      return "The samples show an example’s id.";
    case "unknown":
      return "There is no help center of that name. The samples show an example’s id.";
    case "unavailable":
      return "Help centers cannot be looked up at the moment. The samples show an example’s id.";
  }
}
