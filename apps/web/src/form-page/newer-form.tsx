import type { GoneOn } from "./go-on-in.ts";
import type { FormVersion } from "./form-version.ts";
import { FocusedNotice } from "./focused-notice.tsx";
import { useWords } from "../language/words-context.tsx";

interface NewerFormProps {
  offered: FormVersion | null;
  goneOn: GoneOn | null;
  onUse: (version: FormVersion) => void;
  onDecline: () => void;
}

/** Offers a version that has been published meanwhile, and after that says what became of the answers. The region is always there. */
export function NewerForm({ offered, goneOn, onUse, onDecline }: NewerFormProps) {
  const words = useWords("form");
  return (
    <>
      <div className="form-news" role="status">
        {offered !== null && (
          <div className="notice newer-form">
            <p>{words.newer.offer}</p>
            <div className="button-row">
              <button className="button button-plain" type="button" onClick={() => onUse(offered)}>
                {words.newer.use}
              </button>
              <button className="button button-quiet" type="button" onClick={onDecline}>
                {words.newer.keep}
              </button>
            </div>
          </div>
        )}
      </div>
      {goneOn !== null && offered === null && (
        <FocusedNotice occurrence={goneOn}>
          <p>{words.newer.inUse}</p>
          {goneOn.dropped.length > 0 && (
            <>
              <p>{words.newer.dropped}</p>
              <ul>
                {goneOn.dropped.map(({ label, text }) => (
                  <li key={label}>
                    <bdi>{label}</bdi>: <bdi>{text}</bdi>
                  </li>
                ))}
              </ul>
            </>
          )}
        </FocusedNotice>
      )}
    </>
  );
}
