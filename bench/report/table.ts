import type { DoorFigures, Figures } from "./figures.ts";

/** A figure, and what is asked of it; "" where nothing is. */
type Row = readonly [what: string, found: number, digits: number, goal: string];

/** The figures as a table for people, with the goal beside each: at least, and the aim. */
export function tableOf(figures: Figures, grownTo: number): string {
  const rows: Row[] = [
    ["floor: transactions a second in pgbench", figures.floor_tps, 0, ""],
    ...doorRows("REST, anonymous", figures.rest_anonymous, ["≥ 0.30, aim 0.50", "≤ 1.2, aim 0.6"]),
    ["  p99 at half of that load, ms", figures.p99_half_load_ms, 1, "≤ 30, aim 15"],
    ...doorRows("REST, with token", figures.rest_token, ["", ""]),
    ...doorRows("tRPC", figures.trpc, ["", ""]),
    ["hot address ÷ random", figures.hot_address_ratio, 2, "≥ 0.8, aim 0.95"],
    ["hot tenant ÷ fifty tenants", figures.hot_tenant_ratio, 2, "≥ 0.9, aim 1"],
    ["RLS on ÷ off, in pgbench", figures.rls_ratio, 2, "≥ 0.9, aim 1"],
    ...figures.growth.map(({ conversations, ratio }): Row => [
      `${conversations.toLocaleString("en")} rows ÷ empty`,
      ratio,
      2,
      conversations >= grownTo ? "≥ 0.9, aim 1" : "",
    ]),
    ["CPU of an empty route, ms", figures.empty_route_cpu_ms, 2, ""],
    ["memory after start, MB", figures.rss_mb_start, 0, ""],
    ["  halfway through the submissions, MB", figures.rss_mb_halfway, 0, ""],
    [`  after ${submissionsSaid(figures)}, MB`, figures.rss_mb_after, 0, "≤ 250 without a slope, aim 180"],
    ...pageRows(figures),
    ...formRows(figures),
  ];
  const width = Math.max(...rows.map(([what]) => what.length));
  return rows.map((row) => line(row, width)).join("\n");
}

function submissionsSaid({ rss_submissions: count }: Figures): string {
  return count === 0 ? "all of this" : `${count.toLocaleString("en")} more submissions`;
}

function doorRows(name: string, door: DoorFigures, [ratioGoal, cpuGoal]: readonly [string, string]): Row[] {
  return [
    [`${name}: 201 a second`, door.rps, 0, ""],
    ["  ÷ floor", door.ratio, 2, ratioGoal],
    ["  median, ms", door.p50_ms, 1, ""],
    ["  p99, ms", door.p99_ms, 1, ""],
    ["  web CPU of each, ms", door.web_cpu_ms, 2, cpuGoal],
    ["  PostgreSQL CPU of each, ms", door.pg_cpu_ms, 2, ""],
    ["  round trips", door.round_trips, 0, ""],
  ];
}

function pageRows(figures: Figures): Row[] {
  return [
    ["portal page: compressed script, KB", figures.portal_script_kb, 0, "≤ 130, aim 90"],
    ["  compressed style, KB", figures.portal_style_kb, 1, ""],
    ["  interactive at ¼ speed, ms", figures.portal_tti_ms, 0, "≤ 1200, aim 800"],
    ["  first byte, ms", figures.portal_ttfb_ms, 0, ""],
    ["reference page: compressed script, KB", figures.reference_script_kb, 0, ""],
    ["  compressed style, KB", figures.reference_style_kb, 1, ""],
    ["  interactive at ¼ speed, ms", figures.reference_tti_ms, 0, ""],
    ["  first byte, ms", figures.reference_ttfb_ms, 0, ""],
  ];
}

function formRows(figures: Figures): Row[] {
  return [
    ["large form: page here to first picture, ms", figures.form_painted_ms, 0, "≤ 200"],
    ["  page here to scripts live, ms", figures.form_live_ms, 0, ""],
    ["  keystroke, ms", figures.form_keystroke_ms, 1, "≤ 5"],
    ["  choice that turns conditions around, ms", figures.form_turn_ms, 1, "≤ 5"],
    ["  answers checked, ms", figures.form_check_ms, 3, "≤ 5"],
    ["  conditions evaluated, ms", figures.form_evaluate_ms, 3, ""],
  ];
}

function line([what, found, digits, goal]: Row, width: number): string {
  const figure = Number.isNaN(found) ? "–" : found.toFixed(digits);
  return `${what.padEnd(width)}  ${figure.padStart(8)}  ${goal}`.trimEnd();
}
