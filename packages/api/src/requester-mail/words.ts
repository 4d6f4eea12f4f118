import type { Language } from "@portal/contract/language";

/** The names that stand in the sentences; each is isolated by whoever puts it there, so that its direction turns nothing around it. */
export interface Named {
  tenant: string;
  reference: string;
}

/** The fixed sentences of mail to those who wrote, in one language. */
export interface Words {
  confirm: {
    subject: (named: Named) => string;
    what: (named: Named) => string;
    ifYou: string;
    prove: string;
    ifNotYou: string;
    disown: string;
  };
  acknowledge: {
    subject: (named: Named) => string;
    what: (named: Named) => string;
    about: string;
    next: string;
    home: string;
  };
}

const en: Words = {
  confirm: {
    subject: ({ reference }) => `Please confirm your request ${reference}`,
    what: ({ tenant, reference }) =>
      `A request was sent to the help center of ${tenant}, and this address was given for the reply. Its reference is ${reference}.`,
    ifYou: "If it was you, open this link within 24 hours and press the button on its page:",
    prove: "Confirm the request",
    ifNotYou:
      "If it was not you, you need not do anything. To get no more of these messages, open this link and press the button on its page:",
    disown: "This was not me",
  },
  acknowledge: {
    subject: ({ reference }) => `We have your request ${reference}`,
    what: ({ tenant, reference }) => `The team of ${tenant} has your request. Its reference is ${reference}.`,
    about: "Your subject:",
    next: "They read it and reply to this address. If you have to ask about it, quote the reference.",
    home: "To the help center",
  },
};

const de: Words = {
  confirm: {
    subject: ({ reference }) => `Bitte bestätigen Sie Ihre Anfrage ${reference}`,
    what: ({ tenant, reference }) =>
      `An das Hilfe-Center von ${tenant} wurde eine Anfrage gesendet und diese Adresse für die Antwort angegeben. Die Vorgangsnummer ist ${reference}.`,
    ifYou: "Wenn Sie das waren, öffnen Sie innerhalb von 24 Stunden diesen Link und drücken Sie dort auf den Knopf:",
    prove: "Anfrage bestätigen",
    ifNotYou:
      "Wenn Sie das nicht waren, müssen Sie nichts tun. Wenn Sie keine solchen Nachrichten mehr erhalten möchten, öffnen Sie diesen Link und drücken Sie dort auf den Knopf:",
    disown: "Das war ich nicht",
  },
  acknowledge: {
    subject: ({ reference }) => `Ihre Anfrage ${reference} ist angekommen`,
    what: ({ tenant, reference }) => `Ihre Anfrage ist bei ${tenant} angekommen. Die Vorgangsnummer ist ${reference}.`,
    about: "Ihr Betreff:",
    next: "Sie wird gelesen und an diese Adresse beantwortet. Bitte nennen Sie bei Rückfragen die Vorgangsnummer.",
    home: "Zum Hilfe-Center",
  },
};

const ar: Words = {
  confirm: {
    subject: ({ reference }) => `يرجى تأكيد طلبك ${reference}`,
    what: ({ tenant, reference }) =>
      `أُرسل طلب إلى مركز المساعدة لدى ${tenant}، وذُكر هذا العنوان لتلقي الرد. الرقم المرجعي للطلب هو ${reference}.`,
    ifYou: "إذا كنت أنت من أرسله، فافتح هذا الرابط خلال 24 ساعة واضغط على الزر في الصفحة:",
    prove: "تأكيد الطلب",
    ifNotYou:
      "إذا لم تكن أنت من أرسله، فلا يلزمك فعل أي شيء. وإذا كنت لا ترغب في تلقي مثل هذه الرسائل، فافتح هذا الرابط واضغط على الزر في الصفحة:",
    disown: "لم أكن أنا",
  },
  acknowledge: {
    subject: ({ reference }) => `لقد تلقينا طلبك ${reference}`,
    what: ({ tenant, reference }) => `تلقى فريق ${tenant} طلبك. الرقم المرجعي للطلب هو ${reference}.`,
    about: "موضوع طلبك:",
    next: "سيقرأ الفريق طلبك ويرد على هذا العنوان. إذا أردت الاستفسار عنه، فاذكر الرقم المرجعي.",
    home: "إلى مركز المساعدة",
  },
};

const ja: Words = {
  confirm: {
    subject: ({ reference }) => `お問い合わせ ${reference} の確認をお願いします`,
    what: ({ tenant, reference }) =>
      `${tenant} のヘルプセンターにお問い合わせがあり、返信先としてこのアドレスが入力されました。受付番号は ${reference} です。`,
    ifYou: "ご本人によるお問い合わせの場合は、24 時間以内に次のリンクを開き、ページのボタンを押してください。",
    prove: "お問い合わせを確認する",
    ifNotYou:
      "お心当たりがない場合は、何もする必要はありません。今後このようなメールを受け取りたくない場合は、次のリンクを開き、ページのボタンを押してください。",
    disown: "心当たりがありません",
  },
  acknowledge: {
    subject: ({ reference }) => `お問い合わせ ${reference} を受け付けました`,
    what: ({ tenant, reference }) => `${tenant} の担当者がお問い合わせを受け付けました。受付番号は ${reference} です。`,
    about: "件名:",
    next: "内容を確認し、このアドレスにご返信します。お問い合わせの際は受付番号をお知らせください。",
    home: "ヘルプセンターへ",
  },
};

/** The sentences by language. */
export const words: Readonly<Record<Language, Words>> = { en, de, ar, ja };
