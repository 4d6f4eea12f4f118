"use client";

import { useEffect, useState } from "react";
import { fillInOwn } from "../language/fill-in.ts";
import { sayNumber } from "../language/say.ts";
import { usePageLanguage, useWords } from "../language/words-context.tsx";

const nearLimit = 0.9;
const speakAfterMs = 1_000;

interface TextCounterProps {
  text: string;
  maxCharacters: number;
}

/** Says how much room is left, near the limit only; it is read out when typing pauses, not at every key. */
export function TextCounter({ text, maxCharacters }: TextCounterProps) {
  const words = useWords("controls");
  const language = usePageLanguage();
  const left = countLeft(text, maxCharacters);
  const count = left === null ? "" : sayNumber(Math.abs(left), language);
  const sentence = left === null ? "" : fillInOwn(left < 0 ? words.charactersTooMany : words.charactersLeft, { count });
  const [spoken, setSpoken] = useState("");

  useEffect(() => {
    const timer = setTimeout(() => {
      setSpoken(sentence);
    }, speakAfterMs);
    return () => {
      clearTimeout(timer);
    };
  }, [sentence]);

  return (
    <>
      {sentence !== "" && (
        <p className="field-counter" aria-hidden="true">
          {sentence}
        </p>
      )}
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
    </>
  );
}

/** How many characters are left, negative when there are too many; `null` as long as nobody has to mind. */
function countLeft(text: string, maxCharacters: number): number | null {
  // Counting code points walks the whole text; UTF-16 units are never fewer and cost nothing.
  if (text.length < maxCharacters * nearLimit) return null;
  const left = maxCharacters - Array.from(text.trim()).length;
  return left > maxCharacters * (1 - nearLimit) ? null : left;
}
