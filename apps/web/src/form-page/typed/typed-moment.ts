const localTime = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,3})?)?$/u;
const fixedOffset = /^[+-][0-9]{2}:[0-9]{2}$/u;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Joins a day and a time on somebody's clock with their time zone into RFC 3339.
 *
 * @param zone an offset such as `+01:00`, or a zone of the IANA database such as `Europe/Berlin`
 * @returns the moment; the text without an offset when no zone is said; and what is no moment when the zone is unknown, or when its clocks
 *   never showed that time. The form's evaluator refuses the latter two. Of a time that clocks show twice it is the earlier
 */
export function readTypedMoment(text: string, zone: string): string {
  if (!localTime.test(text)) return text;
  const local = text.length === "2026-03-01T09:30".length ? `${text}:00` : text;
  if (zone === "") return local;
  if (fixedOffset.test(zone)) return `${local}${zone}`;
  const offset = offsetOf(local, zone);
  return offset === null ? `${local} ?` : `${local}${offset}`;
}

/** Takes a moment apart again, for the two controls that it stands in. */
export function writeTypedMoment(moment: string): { local: string; zone: string } {
  const [, local = "", zone = ""] = /^([^Z+]*?)(Z|[+-][0-9]{2}:[0-9]{2})$/u.exec(moment) ?? [];
  return { local: local.replace(/:00(?:\.0+)?$/u, ""), zone: zone === "Z" ? "+00:00" : zone };
}

/** The offset at which a zone's clocks show a time, the earlier one first; `null` when they never do. */
function offsetOf(local: string, zone: string): string | null {
  const asUtcMs = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtcMs)) return null;
  const around = [asUtcMs - dayMs, asUtcMs + dayMs].flatMap((timeMs) => offsetAt(timeMs, zone) ?? []);
  return around.find((offset) => offsetAt(Date.parse(`${local}${offset}`), zone) === offset) ?? null;
}

function offsetAt(timeMs: number, timeZone: string): string | null {
  try {
    const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(timeMs);
    const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
    return name === "GMT" ? "+00:00" : name.replace("GMT", "");
  } catch {
    // A zone that nobody knows; anybody can send anything.
    return null;
  }
}
