import type { Words } from "../../words.ts";

export const frame: Words["frame"] = {
  language: "言語",
  skip: "本文へ移動",
  helpCenter: "ヘルプセンター",
  account: "アカウント",
  signIn: "サインイン",
  failed: {
    title: "問題が発生しました",
    heading: "こちら側で問題が発生しました",
    text: "このページを表示できませんでした。入力した内容はこのタブに残っています。",
    code: "同じことが起きる場合は、次のコードをお知らせください:",
  },
};
