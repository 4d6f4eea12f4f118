import { useEffect, useRef, useState } from "react";
import { fillInOwn } from "../../language/fill-in.ts";
import type { Words } from "../../language/words.ts";
import { useWords } from "../../language/words-context.tsx";
import type { UploadQueue } from "./upload-queue.ts";
import type { ChosenFile } from "./chosen-file.ts";

export interface Announcement {
  id: number;
  text: string;
}

const kept = 6;

/** What is read out of the uploads: that one begins, is done or has failed, and nothing of what lies between. */
export function useAnnouncements(uploads: UploadQueue): readonly Announcement[] {
  const [announcements, setAnnouncements] = useState<readonly Announcement[]>([]);
  const drawn = useRef(0);
  const { spoken: words } = useWords("files");

  useEffect(() => {
    const spoken = new Map<string, string>();
    return uploads.subscribe(() => {
      const news = uploads.getFiles().flatMap((file) => {
        const text = sentenceAbout(file, words);
        if (text === null || spoken.get(file.key) === text) return [];
        spoken.set(file.key, text);
        drawn.current += 1;
        return [{ id: drawn.current, text }];
      });
      if (news.length > 0) setAnnouncements((earlier) => [...earlier, ...news].slice(-kept));
    });
  }, [uploads, words]);

  return announcements;
}

function sentenceAbout({ name, state }: ChosenFile, words: Words["files"]["spoken"]): string | null {
  switch (state.kind) {
    case "uploading":
      return fillInOwn(words.uploading, { name });
    case "done":
      return fillInOwn(words.done, { name });
    case "failed":
      return fillInOwn(words.failed, { name, reason: state.reason });
    case "interrupted":
      return fillInOwn(words.interrupted, { name });
    case "held":
      return fillInOwn(words.held, { name });
    case "waiting":
    case "checking":
      return null;
  }
}
