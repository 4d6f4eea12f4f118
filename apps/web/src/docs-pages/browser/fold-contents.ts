/** Folds the contents away where they would stand between header and text, and opens them where they stand beside it. */
export function foldContents(): void {
  const contents = document.querySelector<HTMLDetailsElement>("[data-contents]");
  if (contents === null) return;
  // The width of docs.css.
  const wide = window.matchMedia("(min-width: 60rem)");
  const follow = () => {
    contents.open = wide.matches;
  };
  follow();
  wide.addEventListener("change", follow);
}
