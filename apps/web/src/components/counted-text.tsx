"use client";

import { useState } from "react";
import type { ControlAttributes } from "./field.tsx";
import { TextCounter } from "./text-counter.tsx";

interface CountedTextProps {
  control: ControlAttributes;
  defaultValue: string;
  maxCharacters: number;
}

/** A line of text that says when it is getting too long. Nothing is cut off: what is pasted stays to be shortened. */
export function CountedLine({ control, defaultValue, maxCharacters }: CountedTextProps) {
  const [text, setText] = useState(defaultValue);
  return (
    <>
      <input
        {...control}
        className="control"
        type="text"
        dir="auto"
        autoComplete="off"
        defaultValue={defaultValue}
        onInput={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <TextCounter text={text} maxCharacters={maxCharacters} />
    </>
  );
}

/** The same for several lines. */
export function CountedLines({ control, defaultValue, maxCharacters }: CountedTextProps) {
  const [text, setText] = useState(defaultValue);
  return (
    <>
      <textarea
        {...control}
        className="control control-tall"
        rows={6}
        dir="auto"
        defaultValue={defaultValue}
        onInput={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <TextCounter text={text} maxCharacters={maxCharacters} />
    </>
  );
}
