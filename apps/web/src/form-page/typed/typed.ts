/** What stands in the controls of a form, by their names, exactly as a browser sends it. */
export type Typed = Readonly<Record<string, readonly string[]>>;

const prefix = "answer-";

/** The name of a question's control, which is also its id. The prefix keeps a question called `name` from the sender's own. */
export function controlName(key: string): string {
  return `${prefix}${key}`;
}

/** The name of the control that says the time zone of a moment. No key has a dot. */
export function zoneControlName(key: string): string {
  return `${prefix}${key}.zone`;
}

/** The sender's own questions. */
export const senderFields = ["name", "email"] as const;
export type SenderField = (typeof senderFields)[number];

/** The one text of a control, or an empty one. */
export function textOf(typed: Typed, name: string): string {
  return typed[name]?.[0] ?? "";
}

/** Takes what was typed out of what a browser sends: texts of questions' controls, and nothing of files or of the framework. */
export function readTyped(formData: FormData): Typed {
  const typed = new Map<string, string[]>();
  for (const [name, value] of formData) {
    if (typeof value !== "string" || !isTypedName(name)) continue;
    const values = typed.get(name);
    // Not copied: a hostile form can say one name a million times.
    if (values === undefined) typed.set(name, [value]);
    else values.push(value);
  }
  return Object.fromEntries(typed);
}

/** Reads what was typed out of what a browser has stored, which is anybody's. */
export function typedFromStored(stored: unknown): Typed {
  if (typeof stored !== "object" || stored === null) return {};
  const entries = Object.entries(stored).flatMap(([name, values]: [string, unknown]): [string, string[]][] => {
    return isTypedName(name) && Array.isArray(values)
      ? [[name, values.filter((value) => typeof value === "string")]]
      : [];
  });
  return Object.fromEntries(entries);
}

function isTypedName(name: string): boolean {
  return name.startsWith(prefix) || senderFields.some((field) => field === name);
}
