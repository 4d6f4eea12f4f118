// These functions run in the page: they can use nothing from outside of themselves.

/** Marks the moment at which the form's scripts have taken over: a button comes then that would be dead without them. */
export function watchFirstRender(): void {
  const observer = new MutationObserver(() => {
    if (document.querySelector(".form-actions button[type=button]") === null) return;
    performance.mark("form-live");
    observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** How long after the page's last byte its first picture was there, and how long after it the scripts. */
export function firstRenderTimes(): { paintedMs: number; liveMs: number } {
  const [navigation] = performance.getEntriesByType("navigation");
  const hereAt = navigation instanceof PerformanceNavigationTiming ? navigation.responseEnd : Number.NaN;
  const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
  // A page can be painted before its last byte is there.
  return { paintedMs: Math.max(0, at("first-contentful-paint") - hereAt), liveMs: at("form-live") - hereAt };
}

interface Typing {
  name: string;
  keystrokes: number;
}

/** Types into a control, or turns a list, and says in milliseconds how long the page was at work after each stroke. */
export async function typeInto({ name, keystrokes }: Typing): Promise<number[]> {
  const control = document.getElementsByName(name)[0];
  const times: number[] = [];
  for (let stroke = 0; stroke < keystrokes; stroke += 1) {
    const startedAt = performance.now();
    if (control instanceof HTMLInputElement) control.value += "x";
    if (control instanceof HTMLSelectElement) control.selectedIndex = 1 + (stroke % (control.options.length - 1));
    control?.dispatchEvent(new Event("input", { bubbles: true }));
    // React renders what an input has changed before it lets anything else run; style and layout of it are asked for here.
    await Promise.resolve();
    control?.getBoundingClientRect();
    times.push(performance.now() - startedAt);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return times;
}
