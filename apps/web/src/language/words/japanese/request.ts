import type { Words } from "../../words.ts";

export const request: Words["request"] = {
  heading: "お問い合わせ",
  otherForms: "その他のフォーム",
  closed: {
    title: "受付停止中",
    heading: "現在、お問い合わせを受け付けていません",
    text: "{title} のお問い合わせフォームは現在停止しています。ブラウザーやアドレスに問題はありません。後ほどもう一度お越しください。",
  },
  subject: { label: "件名", hint: "メールの件名のように、短くお書きください" },
  description: {
    label: "内容",
    hint: "何が起きましたか。どうなるはずでしたか。パスワードやカード番号は書かないでください。",
  },
  category: { label: "カテゴリー", none: "わからない" },
  priority: { label: "優先度", low: "低", medium: "中", high: "高", urgent: "緊急" },
  problems: {
    subject: {
      missing: "件名を入力してください",
      tooLong: "件名は{limit}文字以内で入力してください",
      oneLine: "件名は制御文字を使わず1行で入力してください",
      stored: "件名に保存できない文字があります。取り除いてください",
    },
    description: {
      missing: "お困りの内容を入力してください",
      tooLong: "内容は{limit}文字以内で入力してください",
      stored: "内容に保存できない文字があります。取り除いてください",
    },
    category: { missing: "カテゴリーを選んでください", unknown: "一覧からカテゴリーを選んでください" },
    priority: { missing: "優先度を選んでください", unknown: "優先度を選択肢から選んでください" },
    name: {
      missing: "お名前を入力してください",
      tooLong: "お名前は{limit}文字以内で入力してください",
      oneLine: "お名前は制御文字を使わず1行で入力してください",
      stored: "お名前に保存できない文字があります。取り除いてください",
    },
    other: "{field}: 受け付けられませんでした。別の書き方でお試しください",
  },
  waiting: "ファイルを待っています…",
  sendsAfterFiles: "ファイルのアップロードが終わりしだい送信します。",
  sendingRequest: "送信しています…",
  clear: "入力を消す",
  cleared: "フォームは空になりました。",
  bringBack: "元に戻す",
};
