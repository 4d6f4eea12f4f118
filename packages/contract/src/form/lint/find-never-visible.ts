import { compileCondition } from "../compile-condition.ts";
import { isQuestion } from "../compile-form.ts";
import type { Condition, ConditionTest } from "../condition.ts";
import { orderByDependency } from "../dependency-order.ts";
import { fieldsIn } from "../fields-in.ts";
import type { FormDocument } from "../form-document.ts";
import type { FormQuestion } from "../form-field.ts";
import { candidateValues } from "./candidate-values.ts";

/** A test that has to hold, or has to fail. */
interface Wish {
  readonly test: ConditionTest;
  readonly holds: boolean;
}

/** Ways to make a condition true: any of them, each with all of its wishes. `null` when they are too many to go through. */
type Ways = readonly (readonly Wish[])[] | null;

const maxWays = 512;
/** How many ways are tried in a whole document: enough for any form that people write, and an end for one that is meant to have none. */
const maxTrials = 10_000;

/**
 * The keys of fields that no answers can make visible. Every field that it names is one; of a condition that can come true in very many ways it says
 * nothing.
 */
export function findNeverVisible({ fields }: FormDocument): ReadonlySet<string> {
  const questions = new Map(fields.filter(isQuestion).map((field) => [field.key, field]));
  const conditions = new Map(fields.map(({ key, visible_when: condition }) => [key, condition]));
  const dependencies = new Map([...conditions].map(([key, condition]) => [key, fieldsIn(condition)]));
  const { order, loops } = orderByDependency(dependencies);
  let trialsLeft = maxTrials;
  const waysToShow = new Map<string, Ways>(loops.flat().map((key) => [key, []]));
  for (const key of order) {
    if (waysToShow.has(key)) continue;
    const condition = conditions.get(key);
    waysToShow.set(key, condition === undefined ? [[]] : waysToReach(condition));
  }
  return new Set(order.filter((key) => waysToShow.get(key)?.length === 0));

  /** A test can only hold of a field that is shown, so what shows that field is wished for too. */
  function waysToReach(condition: Condition): Ways {
    const ways = waysTo(condition, true);
    if (ways === null) return null;
    const reached: (readonly Wish[])[] = [];
    for (const way of ways) {
      const asked = new Set(way.filter(({ holds }) => holds).map(({ test }) => test.field));
      const shown = [...asked].map((key) => waysToShow.get(key) ?? (questions.has(key) ? null : []));
      const extended = shown.reduce<Ways>(combine, [way]);
      if (extended === null || extended.length > trialsLeft) return null;
      trialsLeft -= extended.length;
      reached.push(...extended.filter((wishes) => isPossible(wishes, questions)));
      if (reached.length > maxWays) return null;
    }
    return reached;
  }
}

function waysTo(condition: Condition, holds: boolean): Ways {
  if ("not" in condition) return waysTo(condition.not, !holds);
  if ("all" in condition) return joined(condition.all, { holds, isEvery: holds });
  if ("any" in condition) return joined(condition.any, { holds, isEvery: !holds });
  return [[{ test: condition, holds }]];
}

function joined(branches: readonly Condition[], { holds, isEvery }: { holds: boolean; isEvery: boolean }): Ways {
  const ways = branches.map((branch) => waysTo(branch, holds));
  return isEvery ? ways.reduce<Ways>(combine, [[]]) : ways.reduce<Ways>(either, []);
}

function either(one: Ways, other: Ways): Ways {
  if (one === null || other === null || one.length + other.length > maxWays) return null;
  return [...one, ...other];
}

function combine(one: Ways, other: Ways): Ways {
  if (one?.length === 0 || other?.length === 0) return [];
  if (one === null || other === null || one.length * other.length > maxWays) return null;
  return one.flatMap((first) => other.map((second) => [...first, ...second]));
}

/** Wishes about different fields do not touch each other, so each field is asked for a value of its own. */
function isPossible(wishes: readonly Wish[], questions: ReadonlyMap<string, FormQuestion>): boolean {
  const byField = Map.groupBy(wishes, ({ test }) => test.field);
  return [...byField].every(([key, own]) => {
    if (own.every(({ holds }) => !holds)) return true;
    const field = questions.get(key);
    if (field === undefined) return false;
    const compiled = own.map(({ test, holds }) => ({ isTrue: compileCondition(test, questions), holds }));
    const candidates = candidateValues(
      field,
      own.map(({ test }) => test),
    );
    return candidates.some((candidate) => {
      const values = new Map([[key, candidate]]);
      return compiled.every(({ isTrue, holds }) => isTrue(values) === holds);
    });
  });
}
