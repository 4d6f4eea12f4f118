"use client";

import { PortalFrame } from "../components/site-frame.tsx";
import { UnexpectedError, type UnexpectedErrorProps } from "../components/unexpected-error.tsx";

export default function PortalError(props: UnexpectedErrorProps) {
  return (
    <PortalFrame>
      <UnexpectedError {...props} />
    </PortalFrame>
  );
}
