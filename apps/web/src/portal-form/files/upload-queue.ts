import type { Problem } from "@portal/contract";
import { isUnderWay, type ChosenFile, type FileState, type KeptFile } from "./chosen-file.ts";
import type { FileTerms } from "./file-terms.ts";
import type { UploadOutcome, UploadTask } from "./upload-file.ts";
import { readKeptFiles, writeKeptFiles } from "./kept-files.ts";

const filesAtOnce = 3;
/** As long as the server keeps an upload that nobody has attached. */
const keptMs = 24 * 60 * 60 * 1000;

interface QueueOptions {
  tenantId: string;
  /** Under which name this tab keeps what the next page has to know. */
  keptAs: string;
  terms: FileTerms;
}

/** What only the queue knows of a row. */
interface Entry {
  row: ChosenFile;
  task: UploadTask;
  isAdmitted: boolean;
  expiresAt: number;
  stop: AbortController | null;
  timer: ReturnType<typeof setTimeout> | undefined;
}

let drawnKeys = 0;

/** The files of one form: uploads them a few at a time, and keeps what is done whatever happens to the others. */
export class UploadQueue {
  readonly #options: QueueOptions;
  readonly #listeners = new Set<() => void>();
  #entries: Entry[] = [];
  #rows: readonly ChosenFile[] = [];

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getFiles = (): readonly ChosenFile[] => this.#rows;

  /** The capabilities of all files, once all are done. */
  attachmentIds(): string[] {
    return this.#rows.flatMap(({ state }) => (state.kind === "done" ? [state.attachmentId] : []));
  }

  hasInterrupted(): boolean {
    return this.#rows.some(({ state }) => state.kind === "interrupted");
  }

  /** Takes files that were chosen, dropped or pasted. One that was lost by a reload and is chosen again takes its old place. */
  add(files: readonly File[]): void {
    const added = files.map((file) => this.#entryFor(file, file));
    for (const entry of added) {
      const place = this.#entries.findIndex((earlier) => isLost(earlier) && isSameFile(earlier.row, entry.row));
      if (place === -1) this.#entries.push(entry);
      else this.#entries[place] = entry;
    }
    this.#tell();
    void this.#admit(added);
  }

  /** Puts back files that the server has kept, or else those of an earlier page of this tab, and has the server say whether they are still there. */
  restore(refused: readonly KeptFile[] | null): void {
    const files = refused ?? readKeptFiles(this.#options.keptAs);
    if (files.length === 0) return;
    this.#entries = files.map((file) => this.#restoredEntry(file));
    this.#tell();
    this.#pump();
  }

  retry(key: string): void {
    const entry = this.#find(key);
    if (entry === undefined) return;
    this.#set(entry, { kind: "waiting" });
    if (entry.isAdmitted) this.#pump();
    else void this.#admit([entry]);
  }

  /** Goes on with what a lost connection broke off. */
  resume(): void {
    const interrupted = this.#entries.filter(({ row }) => row.state.kind === "interrupted");
    for (const { row } of interrupted) this.retry(row.key);
  }

  cancel(key: string): void {
    const entry = this.#find(key);
    if (entry === undefined) return;
    this.#set(entry, { kind: "failed", reason: this.#words.cancelled, canRetry: entry.task.file !== null });
    halt(entry);
    this.#pump();
  }

  remove(key: string): void {
    const entry = this.#find(key);
    if (entry === undefined) return;
    this.#entries = this.#entries.filter((other) => other !== entry);
    halt(entry);
    this.#tell();
    this.#pump();
  }

  clear(): void {
    this.#entries.forEach(halt);
    this.#entries = [];
    this.#tell();
  }

  /** Marks a file that the server did not take with a request. */
  refuse(key: string, { type, msg: reason }: Problem): void {
    const entry = this.#find(key);
    if (entry === undefined) return;
    const isGone = type === "attachment_unavailable";
    entry.task.address = null;
    entry.task.isSent = false;
    this.#set(entry, { kind: "failed", reason, canRetry: isGone && entry.task.file !== null });
  }

  /** Waits until nothing is under way any more. */
  settle(): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.#rows.some(isUnderWay)) return;
        unsubscribe();
        resolve();
      };
      const unsubscribe = this.subscribe(look);
      look();
    });
  }

  async #admit(entries: readonly Entry[]): Promise<void> {
    const code = await loadUploading();
    for (const entry of entries) {
      if (!this.#entries.includes(entry) || entry.row.state.kind !== "waiting") continue;
      if (code === null) {
        this.#set(entry, { kind: "interrupted" });
        continue;
      }
      const others = this.#entries.filter((other) => other !== entry && other.isAdmitted).map(({ row }) => row);
      const objection = code.findObjection(entry.row, others, this.#options.terms);
      entry.isAdmitted = objection === null;
      if (objection !== null) this.#set(entry, { kind: "failed", ...objection });
    }
    this.#pump();
  }

  #pump(): void {
    const running = this.#entries.filter(({ stop }) => stop !== null).length;
    const next = this.#entries.filter(({ row, isAdmitted }) => isAdmitted && row.state.kind === "waiting");
    for (const entry of next.slice(0, Math.max(0, filesAtOnce - running))) void this.#run(entry);
  }

  async #run(entry: Entry): Promise<void> {
    const stop = new AbortController();
    entry.stop = stop;
    this.#set(entry, entry.task.isSent ? { kind: "checking" } : { kind: "uploading", sentBytes: 0 });
    const code = await loadUploading();
    const outcome: UploadOutcome =
      code === null
        ? { kind: "interrupted" }
        : await code.uploadFile(entry.task, {
            signal: stop.signal,
            words: this.#words,
            onProgress: (sentBytes) => {
              if (!stop.signal.aborted) this.#set(entry, { kind: "uploading", sentBytes });
            },
            onSent: () => {
              if (!stop.signal.aborted) this.#set(entry, { kind: "checking" });
            },
          });
    // Cancelled or removed meanwhile: then what is shown of it has been said already.
    if (stop.signal.aborted) return;
    entry.stop = null;
    this.#conclude(entry, outcome);
    this.#pump();
  }

  #conclude(entry: Entry, outcome: UploadOutcome): void {
    if (outcome.kind === "done") entry.expiresAt = Math.min(entry.expiresAt, Date.now() + keptMs);
    if (outcome.kind === "held") entry.timer = setTimeout(() => this.retry(entry.row.key), outcome.seconds * 1000);
    this.#set(entry, outcome);
  }

  #entryFor({ name, size, type }: Pick<ChosenFile, "name" | "size" | "type">, file: File | null): Entry {
    drawnKeys += 1;
    return {
      row: { key: String(drawnKeys), name, size, type, state: { kind: "waiting" } },
      task: { tenantId: this.#options.tenantId, file, address: null, isSent: false },
      isAdmitted: false,
      expiresAt: Date.now() + keptMs,
      stop: null,
      timer: undefined,
    };
  }

  #restoredEntry(kept: KeptFile): Entry {
    const entry = this.#entryFor(kept, null);
    const { attachmentId, expiresAt } = kept;
    entry.expiresAt = expiresAt;
    if (attachmentId === null || expiresAt < Date.now()) {
      const reason = attachmentId === null ? this.#words.notUploaded : this.#words.gone;
      entry.row = { ...entry.row, state: { kind: "failed", reason, canRetry: false } };
      return entry;
    }
    entry.isAdmitted = true;
    entry.task.isSent = true;
    entry.task.address = { attachmentId, url: "", expiresAt };
    return entry;
  }

  get #words(): FileTerms["words"]["problems"] {
    return this.#options.terms.words.problems;
  }

  #find(key: string): Entry | undefined {
    return this.#entries.find(({ row }) => row.key === key);
  }

  #set(entry: Entry, state: FileState): void {
    const isNews = entry.row.state.kind !== state.kind;
    entry.row = { ...entry.row, state };
    this.#tell(isNews);
  }

  #tell(isNews = true): void {
    this.#rows = this.#entries.map(({ row }) => row);
    if (isNews) writeKeptFiles(this.#options.keptAs, this.#entries.flatMap(keptFileOf));
    for (const listener of [...this.#listeners]) listener();
  }
}

// Checks and sending are of no use before there is a file.
function loadUploading() {
  return import("./upload-file.ts").catch(() => null);
}

function halt(entry: Entry): void {
  entry.stop?.abort();
  entry.stop = null;
  clearTimeout(entry.timer);
}

function isLost({ row, task }: Entry): boolean {
  return row.state.kind === "failed" && task.file === null;
}

function isSameFile(one: ChosenFile, other: ChosenFile): boolean {
  return one.name === other.name && one.size === other.size;
}

/** What the next page has to know; a file that was never going to be sent is not worth a word there. */
function keptFileOf({ row, task, isAdmitted, expiresAt }: Entry): KeptFile[] {
  const { name, size, type, state } = row;
  if (state.kind === "failed" && !isAdmitted && task.file !== null) return [];
  const attachmentId = task.isSent ? (task.address?.attachmentId ?? null) : null;
  return [{ name, size, type, attachmentId, expiresAt }];
}
