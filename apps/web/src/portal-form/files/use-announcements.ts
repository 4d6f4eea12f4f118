import { useEffect, useRef, useState } from "react";
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

  useEffect(() => {
    const spoken = new Map<string, string>();
    return uploads.subscribe(() => {
      const news = uploads.getFiles().flatMap((file) => {
        const text = sentenceAbout(file);
        if (text === null || spoken.get(file.key) === text) return [];
        spoken.set(file.key, text);
        drawn.current += 1;
        return [{ id: drawn.current, text }];
      });
      if (news.length > 0) setAnnouncements((earlier) => [...earlier, ...news].slice(-kept));
    });
  }, [uploads]);

  return announcements;
}

function sentenceAbout({ name, state }: ChosenFile): string | null {
  switch (state.kind) {
    case "uploading":
      return `Uploading ${name}`;
    case "done":
      return `${name} is uploaded`;
    case "failed":
      return `${name} is not attached. ${state.reason}`;
    case "interrupted":
      return `${name}: the connection was lost`;
    case "held":
      return `${name} has to wait`;
    case "waiting":
    case "checking":
      return null;
  }
}
