import type { Language } from "@portal/contract/language";

/** The fixed sentences of the mail with a sign-in link, in one language. */
export interface SignInWords {
  subject: (tenant: string) => string;
  what: (tenant: string) => string;
  open: string;
  once: string;
  ifNotYou: string;
}

/** The sentences by language. */
export const signInWords: Readonly<Record<Language, SignInWords>> = {
  en: {
    subject: (tenant) => `Sign in to ${tenant}`,
    what: (tenant) => `Open this link to sign in to the help center of ${tenant}:`,
    open: "Sign in",
    once: "It works once, within 15 minutes of being asked for.",
    ifNotYou: "If you did not ask for it, ignore this message. Nobody is signed in without the link.",
  },
  de: {
    subject: (tenant) => `Anmelden bei ${tenant}`,
    what: (tenant) => `Öffnen Sie diesen Link, um sich beim Hilfe-Center von ${tenant} anzumelden:`,
    open: "Anmelden",
    once: "Er funktioniert einmal, innerhalb von 15 Minuten nach der Anforderung.",
    ifNotYou:
      "Wenn Sie ihn nicht angefordert haben, ignorieren Sie diese Nachricht. Ohne den Link wird niemand angemeldet.",
  },
  ar: {
    subject: (tenant) => `تسجيل الدخول إلى ${tenant}`,
    what: (tenant) => `افتح هذا الرابط لتسجيل الدخول إلى مركز المساعدة لدى ${tenant}:`,
    open: "تسجيل الدخول",
    once: "يعمل الرابط مرة واحدة، خلال 15 دقيقة من طلبه.",
    ifNotYou: "إذا لم تطلبه، فتجاهل هذه الرسالة. لا يمكن لأحد تسجيل الدخول من دون الرابط.",
  },
  ja: {
    subject: (tenant) => `${tenant} へのサインイン`,
    what: (tenant) => `${tenant} のヘルプセンターにサインインするには、次のリンクを開いてください。`,
    open: "サインイン",
    once: "このリンクは 1 回だけ、送信の依頼から 15 分以内に使えます。",
    ifNotYou: "お心当たりがない場合は、このメールを無視してください。リンクがなければ誰もサインインできません。",
  },
};
