import { useEffect, useState } from "react";

/**
 * Takes files that are dropped or pasted anywhere on the page: a browser opens a file that misses its place, and the page with all that
 * was typed is gone.
 *
 * @param add takes them; `null` leaves them to another question of the page
 * @returns whether files are being dragged over the page
 */
export function useDroppedFiles(add: ((files: readonly File[]) => void) | null): boolean {
  const [isOver, setIsOver] = useState(false);

  useEffect(() => {
    if (add === null) return;
    const drag = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      // Leaving one element for another is not leaving the page.
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      setIsOver(false);
      const files = filesOf(event.dataTransfer);
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      add(files);
    };
    const paste = (event: ClipboardEvent) => {
      // A table that is copied is text and a picture of itself; whoever pastes it means the text.
      if (event.clipboardData?.types.includes("text/plain") !== false) return;
      const files = filesOf(event.clipboardData);
      if (files.length === 0) return;
      event.preventDefault();
      add(files);
    };
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener("dragover", drag, { signal });
    document.addEventListener("dragleave", leave, { signal });
    document.addEventListener("drop", drop, { signal });
    document.addEventListener("paste", paste, { signal });
    return () => listening.abort();
  }, [add]);

  return isOver;
}

function filesOf(transfer: DataTransfer | null): File[] {
  return Array.from(transfer?.files ?? []);
}
