import type { Words } from "../../words.ts";

export const controls: Words["controls"] = {
  error: "エラー",
  optional: "任意",
  problems: "入力内容をご確認ください",
  sending: "送信中…",
  tryAgain: "もう一度試す",
  email: "メールアドレス",
  emailMissing: "メールアドレスを入力してください",
  emailMalformed: "{example} の形のメールアドレスを入力してください",
  charactersLeft: "残り{count}文字",
  charactersTooMany: "{count}文字超過しています",
};
