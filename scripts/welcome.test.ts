import { readSettings } from "@portal/settings";
import { expect, it } from "vitest";
import { welcome } from "./welcome.ts";

const settings = readSettings({ PORT: "4000" });

it("names the address, both demo tenants and a line that can be pasted as it stands", () => {
  const text = welcome(settings, true);

  expect(text).toContain("The portal is at http://localhost:4000\n");
  expect(text).toMatch(/^ {2}acme +11111111-1111-4111-8111-111111111111 +http:\/\/localhost:4000\/acme$/m);
  expect(text).toMatch(/^ {2}globex +22222222-2222-4222-8222-222222222222/m);
  expect(text).toMatch(/^curl -sS 'http:\/\/localhost:4000\/api\/v1\/[^']+' \\\n {2}-H '[^']+' \\\n {2}-d '{[^']+}'$/m);
});

it("promises no demo tenants where there are none", () => {
  expect(welcome(settings, false)).not.toMatch(/acme|curl/);
});
