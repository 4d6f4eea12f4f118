"use client";

import { useEffect, useState } from "react";

const nearLimit = 0.9;
const speakAfterMs = 1_000;

interface TextCounterProps {
  text: string;
  maxCharacters: number;
}

/** Says how much room is left, near the limit only; it is read out when typing pauses, not at every key. */
export function TextCounter({ text, maxCharacters }: TextCounterProps) {
  const sentence = sentenceAbout(text, maxCharacters);
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

function sentenceAbout(text: string, maxCharacters: number): string {
  // Counting code points walks the whole text; UTF-16 units are never fewer and cost nothing.
  if (text.length < maxCharacters * nearLimit) return "";
  const left = maxCharacters - Array.from(text.trim()).length;
  if (left < 0) return `${inCharacters(-left)} too many`;
  return left > maxCharacters * (1 - nearLimit) ? "" : `${inCharacters(left)} left`;
}

function inCharacters(count: number): string {
  return `${count.toLocaleString("en")} ${count === 1 ? "character" : "characters"}`;
}
