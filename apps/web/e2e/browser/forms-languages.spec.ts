import { storedAnswers } from "../published-forms.ts";
import { acme } from "../test-tenants.ts";
import { brokenRules, drawSubject, sidewaysOverflow } from "./published-form-pages.ts";
import { freshAddress, mailedLink } from "./sign-in-by-mail.ts";
import { expect, test } from "./test.ts";

test.use({ expectedErrors: [/Failed to load resource/u], timezoneId: "Asia/Tokyo" });

/** What somebody reads and presses on their way through Acme's form. */
const journeys = [
  {
    language: "ar",
    direction: "rtl",
    title: "الدعم التقني",
    subject: "ما موضوع طلبك؟",
    kind: "بماذا تحتاج إلى المساعدة؟",
    program: "برنامج",
    which: "أي برنامج؟",
    details: "ماذا حدث؟",
    send: "إرسال الطلب",
    problem: "هناك مشكلة",
    name: "اسمك",
    email: "البريد الإلكتروني",
    sent: "وصلنا طلبك",
    reference: "رقم المرجع",
  },
  {
    language: "ja",
    direction: "ltr",
    title: "ITサポート",
    subject: "ご用件は何ですか",
    kind: "何についてお困りですか",
    program: "ソフトウェア",
    which: "どのソフトウェアですか",
    details: "何が起きましたか",
    send: "送信する",
    problem: "入力内容をご確認ください",
    name: "お名前",
    email: "メールアドレス",
    sent: "送信を受け付けました",
    reference: "受付番号",
  },
] as const;

for (const words of journeys) {
  test(`a request is sent in ${words.language}, from its link to its reference, on a small screen`, async ({
    page,
  }) => {
    test.slow();
    const subject = `${words.title} ${drawSubject()}`;
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`/acme/forms/it-support?lang=${words.language}`);
    const shown = page.locator("html");
    await expect(shown).toHaveAttribute("lang", words.language);
    await expect(shown).toHaveCSS("direction", words.direction);
    await expect(page.getByRole("heading", { level: 1, name: words.title })).toBeVisible();
    expect(await sidewaysOverflow(page)).toBe(0);

    await page.getByLabel(words.subject).fill(subject);
    await page.getByLabel(words.kind).selectOption(words.program);
    await page.getByRole("button", { name: words.send }).click();
    await expect(page.getByRole("main").getByRole("alert", { name: words.problem })).toBeFocused();
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await brokenRules(page)).toEqual([]);

    await page.getByLabel(words.which).fill("エディタ");
    await page.getByLabel(words.details).fill("…");
    await page.getByLabel(words.name).fill("Ada");
    await page.getByLabel(words.email).fill("ada@example.com");
    await page.getByRole("button", { name: words.send }).click();
    await expect(page.getByRole("heading", { name: words.sent })).toBeVisible();
    await expect(page.getByLabel(words.reference)).toHaveText(/\w/u);
    await expect(page.locator("html")).toHaveCSS("direction", words.direction);
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await brokenRules(page)).toEqual([]);
    expect(await storedAnswers(acme.id, subject)).toMatchObject({ answers: { program: "エディタ" } });
  });
}

test.describe("a browser that prefers German", () => {
  test.use({ locale: "de-AT" });

  test("gets German, and another language by a link that keeps what was typed", async ({ page }) => {
    await page.goto("/acme/forms/it-support");
    await expect(page.getByLabel("Worum geht es?")).toBeVisible();
    await page.getByLabel("Worum geht es?").fill("Bildschirm");
    await page.getByRole("navigation", { name: "Sprache" }).getByRole("link", { name: "English" }).click();

    await expect(page.getByLabel("What is it about?")).toHaveValue("Bildschirm");
    await expect(page).toHaveURL(/lang=en/u);
  });
});

/** What somebody reads on their way in. */
const waysIn = [
  {
    language: "ar",
    direction: "rtl",
    choice: "العربية",
    signIn: "تسجيل الدخول",
    ask: "أرسلوا إليّ رابطًا",
    sent: "تفقّد بريدك الوارد",
    email: "البريد الإلكتروني",
    as: "تم تسجيل الدخول باسم",
    heading: "إرسال طلب",
  },
  {
    language: "ja",
    direction: "ltr",
    choice: "日本語",
    signIn: "サインイン",
    ask: "リンクをメールで受け取る",
    sent: "受信トレイをご確認ください",
    email: "メールアドレス",
    as: "としてサインイン中",
    heading: "お問い合わせ",
  },
] as const;

for (const words of waysIn) {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(`${words.language}, ${javaScriptEnabled ? "with" : "without"} scripts`, () => {
      test.use({ javaScriptEnabled });

      test("is chosen in the header once, and every page on the way in is in it, and the mail", async ({ page }) => {
        const email = freshAddress();
        await page.goto("/acme");
        await page.getByRole("navigation", { name: "Language" }).getByRole("link", { name: words.choice }).click();
        await expect(page.getByRole("heading", { level: 1, name: words.heading })).toBeVisible();
        await page.getByRole("banner").getByRole("link", { name: words.signIn }).click();
        await expect(page.getByRole("heading", { level: 1, name: words.signIn })).toBeVisible();
        await page.getByLabel(words.email).fill(email);
        await page.getByRole("button", { name: words.ask }).click();
        await expect(page.getByRole("heading", { name: words.sent })).toBeVisible();
        await expect(page.locator("html")).toHaveCSS("direction", words.direction);
        const link = await mailedLink(page, email);
        await expect(page.getByRole("article").filter({ hasText: email }).getByRole("heading")).toContainText(
          words.signIn,
        );

        await page.goto(link);
        await page.getByRole("main").getByRole("button", { name: words.signIn }).click();
        await expect(page.getByText(words.as)).toContainText(email);
        await expect(page.locator("html")).toHaveAttribute("lang", words.language);
      });
    });
  }
}
