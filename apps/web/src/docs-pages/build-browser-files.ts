import path from "node:path";

const folder = path.resolve(import.meta.dirname);

/** Makes the one script and the one style sheet of the documentation, and puts them where Next serves files from. */
export async function buildBrowserFiles(): Promise<void> {
  // Here, so that whoever only serves what was built does not load it.
  const { build } = await import("esbuild");
  await build({
    entryPoints: { docs: path.join(folder, "browser/docs.ts"), styles: path.join(folder, "docs.css") },
    outdir: path.resolve(folder, "../../public/docs/generated"),
    bundle: true,
    minify: true,
    format: "esm",
    target: ["es2022"],
    logLevel: "warning",
  });
}
