import { contentTypeOfFile } from "@portal/contract/file-kind";
import type { FieldOf, KnownFile } from "@portal/contract/form";
import type { Language } from "@portal/contract/language";
import type { Words } from "../../language/words.ts";
import type { ChosenFile } from "../../portal-form/files/chosen-file.ts";
import { UploadQueue } from "../../portal-form/files/upload-queue.ts";
import { limitsOf } from "./limits-of.ts";

interface FormFilesOptions {
  tenantId: string;
  formId: string;
  words: Words["files"];
  language: Language;
}

const prefix = "chosen-file:";

/** What stands in an answer for a file: its id once it is uploaded, and until then a text that conditions and counts take for one. */
export function valueOf({ key, state }: ChosenFile): string {
  return state.kind === "done" ? state.attachmentId : `${prefix}${key}`;
}

/** Tells what stands for a file that is not uploaded, of this page or of an earlier one. */
export function isStandIn(value: string): boolean {
  return value.startsWith(prefix);
}

/** The files of a form, a queue for each of its questions: they outlive a change of version. */
export class FormFiles {
  readonly #options: FormFilesOptions;
  readonly #queues = new Map<string, UploadQueue>();

  constructor(options: FormFilesOptions) {
    this.#options = options;
  }

  /** The queue of a question, made when it is first asked for. */
  queueOf(field: FieldOf<"file">): UploadQueue {
    const { tenantId, formId, words, language } = this.#options;
    const queue =
      this.#queues.get(field.key) ??
      new UploadQueue({
        tenantId,
        keptAs: `${tenantId}:${formId}:${field.key}`,
        terms: { limits: limitsOf(field), words, language },
      });
    this.#queues.set(field.key, queue);
    return queue;
  }

  /** The queue of a question that has one, by the question's key. */
  find(key: string): UploadQueue | undefined {
    return this.#queues.get(key);
  }

  /** What is called so in an answer, as its sender knows it. */
  nameOf(value: string): string | null {
    return this.#rows().find((row) => valueOf(row) === value)?.name ?? null;
  }

  /** What is known of all files, to be held against the limits of their questions. */
  known(): ReadonlyMap<string, KnownFile> {
    return new Map(
      this.#rows().map((row) => [valueOf(row), { content_type: contentTypeOfFile(row), file_size: row.size }]),
    );
  }

  /** Forgets all of them. */
  clear(): void {
    for (const queue of this.#queues.values()) queue.clear();
  }

  #rows(): readonly ChosenFile[] {
    return [...this.#queues.values()].flatMap((queue) => queue.getFiles());
  }
}
