import type { Logger } from "pino";
import { shareInBackground } from "../rate-limit/share-in-background.ts";
import { countSenders, sketchOf, type SenderSketch } from "./sender-sketch.ts";
import type { SketchStore, ToldSketch } from "./store-sketches.ts";

/** An hour: the same words from many people within one are a template, and hardly ever a coincidence. */
const windowSeconds = 3600;
/** So many different senders may send nearly the same text within an hour, before PORTAL_LIMITS_SCALE. */
const maxSenders = 10;

const maxFeatures = 100_000;
const maxShared = 1_000;

/** Notices texts that many different senders send. */
export interface SimilarTexts {
  /**
   * Notes a text, and tells whether too many have sent nearly the same within the hour.
   *
   * @param features keyed hashes of the text's features and its tenant
   * @param sender keyed hash of the address that it was sent in the name of
   */
  note(features: readonly string[], sender: string): boolean;
  /** Tells the other processes now. Never rejects. */
  share(): Promise<void>;
}

interface SimilarTextOptions {
  store: SketchStore;
  logger: Logger;
  /** Multiplies how many senders are let through. */
  scale: number;
  /** Milliseconds since 1970. */
  now?: () => number;
}

interface Sketch {
  senders: SenderSketch;
  /** Those that the other processes know of. */
  told: SenderSketch;
  endsAtMs: number;
}

/** Makes it for one process; while the store is away, the process goes by what it has seen itself. */
export function createSimilarTexts({ store, logger, scale, now = Date.now }: SimilarTextOptions): SimilarTexts {
  const sketches = new Map<string, Sketch>();
  const untold = new Set<string>();

  async function share(): Promise<void> {
    const features = [...untold].slice(0, maxShared);
    for (const feature of features) untold.delete(feature);
    const telling = features.flatMap((feature): ToldSketch[] => {
      const sketch = findSketch(feature);
      return sketch === undefined ? [] : [{ feature, senders: sketch.senders }];
    });
    if (telling.length === 0) return;
    try {
      for (const { feature, senders, msBeforeNext } of await store(telling, windowSeconds)) {
        const sketch = findSketch(feature);
        if (sketch === undefined) continue;
        sketch.senders |= senders;
        sketch.told = senders;
        sketch.endsAtMs = now() + msBeforeNext;
      }
    } catch (error) {
      for (const { feature } of telling) untold.add(feature);
      throw error;
    }
  }
  const sharing = shareInBackground({ isDue: () => untold.size > 0, share, logger, what: "similar texts" });

  function findSketch(feature: string): Sketch | undefined {
    const sketch = sketches.get(feature);
    if (sketch === undefined || sketch.endsAtMs > now()) return sketch;
    sketches.delete(feature);
    return undefined;
  }

  function begin(feature: string): Sketch {
    // A Map keeps the order in which its keys came: the oldest goes.
    const oldest = sketches.size >= maxFeatures ? sketches.keys().next().value : undefined;
    if (oldest !== undefined) sketches.delete(oldest);
    const sketch = { senders: 0n, told: 0n, endsAtMs: now() + windowSeconds * 1000 };
    sketches.set(feature, sketch);
    return sketch;
  }

  return {
    note(features, sender) {
      let most = 0;
      for (const feature of features) {
        const sketch = findSketch(feature) ?? begin(feature);
        sketch.senders |= sketchOf(sender);
        const count = countSenders(sketch.senders);
        // A text of one sender is of no interest to anybody else, and nearly all texts are.
        if (count > 1.5 && sketch.senders !== sketch.told) untold.add(feature);
        most = Math.max(most, count);
      }
      sharing.wake();
      return Math.round(most) > maxSenders * scale;
    },
    share: sharing.shareNow,
  };
}
