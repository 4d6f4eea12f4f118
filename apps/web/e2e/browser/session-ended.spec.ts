import { storedConversations } from "../stored-conversations.ts";
import { acme } from "../test-tenants.ts";
import { freshAddress, signIn } from "./sign-in-by-mail.ts";
import { alertOn, expect, readReference, send, test, typedRequest } from "./test.ts";

test.use({ expectedErrors: [/status of 422/u] });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("who was signed out in between is asked for name and address, and loses no text", async ({
      page,
      context,
    }) => {
      const request = typedRequest();
      await signIn(page, freshAddress());
      await page.getByLabel("Subject").fill(request.subject);
      await page.getByLabel("Description").fill(request.description);
      await context.clearCookies();
      await send(page);

      await expect(alertOn(page, "There is a problem").getByRole("link")).toHaveText([
        "Enter your name",
        "Enter your email address",
      ]);
      await expect(page.getByLabel("Description")).toHaveValue(request.description);
      await page.getByLabel("Your name").fill(request.name);
      await page.getByLabel("Email address").fill(request.email);
      await send(page);
      await readReference(page);
      expect(await storedConversations(acme.id, request.subject)).toMatchObject([
        { requesterVerification: "claimed", contact: { email: request.email, name: request.name } },
      ]);
    });
  });
}
