import { useEffect, useRef, useSyncExternalStore } from "react";
import type { FieldOf } from "@portal/contract/form";
import { controlName, textOf, zoneControlName } from "../typed/typed.ts";
import { fillIn } from "../../language/fill-in.ts";
import { useSurroundings } from "./question-context.ts";
import { Question } from "./question-frame.tsx";

// All that are in use.
const offsets = [
  "-12:00 -11:00 -10:00 -09:30 -09:00 -08:00 -07:00 -06:00 -05:00 -04:00 -03:30 -03:00 -02:00 -01:00 +00:00 +01:00 +02:00 +03:00 +03:30",
  "+04:00 +04:30 +05:00 +05:30 +05:45 +06:00 +06:30 +07:00 +08:00 +08:45 +09:00 +09:30 +10:00 +10:30 +11:00 +12:00 +12:45 +13:00 +14:00",
].flatMap((line) => line.split(" "));

/** A day, a time and the zone of the clock that shows them. With scripts the zone is the device's until somebody chooses another. */
export function MomentQuestion({ field }: { field: FieldOf<"date_time"> }) {
  const { typed, words } = useSurroundings();
  const deviceZone = useDeviceZone();
  const select = useRef<HTMLSelectElement>(null);
  const typedZone = textOf(typed, zoneControlName(field.key));
  const name = zoneControlName(field.key);

  useEffect(() => {
    if (deviceZone !== null && select.current?.value === "") select.current.value = deviceZone;
  }, [deviceZone]);

  return (
    <Question field={field}>
      {(control) => (
        <>
          <input
            {...control}
            className="control control-short"
            type="datetime-local"
            dir="ltr"
            defaultValue={textOf(typed, controlName(field.key))}
          />
          <label className="field-part" htmlFor={name}>
            {words.form.timeZone}
          </label>
          <select
            ref={select}
            id={name}
            name={name}
            className="control control-short"
            defaultValue={typedZone}
            aria-describedby={control["aria-describedby"]}
            aria-invalid={control["aria-invalid"]}
          >
            <option value="">{words.form.choose}</option>
            {deviceZone !== null && (
              <option value={deviceZone}>
                {fillIn(words.form.yourTimeZone, { zone: deviceZone.replaceAll("_", " ") })}
              </option>
            )}
            {typedZone !== "" && typedZone !== deviceZone && !offsets.includes(typedZone) && (
              <option value={typedZone}>{typedZone.replaceAll("_", " ")}</option>
            )}
            {offsets.map((offset) => (
              <option key={offset} value={offset}>
                {`UTC${offset}`}
              </option>
            ))}
          </select>
        </>
      )}
    </Question>
  );
}

const neverChanges = () => () => undefined;

/** The zone of this device's clock; `null` where no script has asked it. */
function useDeviceZone(): string | null {
  return useSyncExternalStore(
    neverChanges,
    () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  );
}
