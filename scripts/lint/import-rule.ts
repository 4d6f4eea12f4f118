import { posix, relative, sep } from "node:path";
import type { Rule } from "eslint";
import { bansFor } from "./layers.ts";

/** Holds every form of import against the layers: one rule, so that `import()` and `require` are no way around it. */
export const importRule: Rule.RuleModule = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      banned: "{{useInstead}}",
      reachesIn: "Import another package by its name: its exports say what it offers.",
      unwritten: "Write out which module is imported, so that it can be checked.",
    },
  },
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join("/");
    const bans = bansFor(file);
    if (bans.length === 0) return {};

    function check(node: Rule.Node, specifier: unknown): void {
      if (typeof specifier !== "string") return context.report({ node, messageId: "unwritten" });
      const target = targetOf(specifier, file);
      const ban = bans.find((candidate) => candidate.target.test(target));
      if (ban !== undefined && !(ban.areTypesAllowed === true && isTypeOnly(node))) {
        return context.report({ node, messageId: "banned", data: { useInstead: ban.useInstead } });
      }
      if (workspaceOf(target) !== undefined && workspaceOf(target) !== workspaceOf(file)) {
        context.report({ node, messageId: "reachesIn" });
      }
    }

    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => {
        if (node.source) check(node, node.source.value);
      },
      ImportExpression: (node) => check(node, literalOf(node.source)),
      CallExpression: (node) => {
        const isRequire = node.callee.type === "Identifier" && node.callee.name === "require";
        if (isRequire) check(node, literalOf(node.arguments[0]));
      },
    };
  },
};

// Next's `@/` is apps/web/src; a relative path is seen from the repository root; anything else is a package.
function targetOf(specifier: string, file: string): string {
  if (specifier.startsWith("@/")) return posix.join("apps/web/src", specifier.slice(2));
  return specifier.startsWith(".") ? posix.join(posix.dirname(file), specifier) : specifier;
}

function workspaceOf(path: string): string | undefined {
  return /^(?:packages|apps)\/[^/]+/.exec(path)?.[0];
}

function literalOf(node: { readonly type: string; readonly value?: unknown } | undefined): unknown {
  return node?.type === "Literal" ? node.value : undefined;
}

function isTypeOnly(node: Rule.Node): boolean {
  return ("importKind" in node && node.importKind === "type") || ("exportKind" in node && node.exportKind === "type");
}
