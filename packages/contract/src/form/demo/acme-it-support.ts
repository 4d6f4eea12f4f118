import type { FormDocument } from "../form-document.ts";
import type { FormField } from "../form-field.ts";
import { cascade, fourLanguages as t } from "./four-languages.ts";

const subject: FormField = {
  type: "text",
  key: "summary",
  label: t("What is it about?", "Worum geht es?", "ما موضوع طلبك؟", "ご用件は何ですか"),
  hint: t("One line is enough", "Eine Zeile genügt", "سطر واحد يكفي", "一行で構いません"),
  required: true,
  prefill: true,
  maps_to: "subject",
};

const details: FormField = {
  type: "textarea",
  key: "details",
  label: t("What happened?", "Was ist passiert?", "ماذا حدث؟", "何が起きましたか"),
  hint: t(
    "What did you do, what did you expect, and what did you see instead?",
    "Was haben Sie getan, was haben Sie erwartet, und was haben Sie stattdessen gesehen?",
    "ماذا فعلت، وماذا توقعت، وماذا رأيت بدلاً من ذلك؟",
    "何をして、何を期待し、実際には何が表示されましたか",
  ),
  required: true,
  maps_to: "description",
  max_length: 20_000,
};

const kind: FormField = {
  type: "dropdown",
  key: "kind",
  label: t(
    "What do you need help with?",
    "Wobei brauchen Sie Hilfe?",
    "بماذا تحتاج إلى المساعدة؟",
    "何についてお困りですか",
  ),
  required: true,
  prefill: true,
  maps_to: "category",
  options: [
    { value: "Hardware", label: t("A device", "Ein Gerät", "جهاز", "機器") },
    { value: "Software", label: t("A program", "Ein Programm", "برنامج", "ソフトウェア") },
    {
      value: "Access and accounts",
      label: t("Access or an account", "Zugang oder Konto", "الوصول أو الحساب", "アクセスやアカウント"),
    },
    { value: "Something else", label: t("Something else", "Etwas anderes", "شيء آخر", "その他") },
  ],
};

const urgency: FormField = {
  type: "dropdown",
  key: "urgency",
  label: t("How urgent is it?", "Wie dringend ist es?", "ما مدى إلحاح الأمر؟", "緊急度を教えてください"),
  maps_to: "priority",
  default: "medium",
  options: [
    { value: "low", label: t("It can wait", "Es kann warten", "يمكنه الانتظار", "急ぎません") },
    { value: "medium", label: t("This week", "Diese Woche", "هذا الأسبوع", "今週中") },
    { value: "high", label: t("Today", "Heute", "اليوم", "今日中") },
    { value: "urgent", label: t("I cannot work", "Ich kann nicht arbeiten", "لا أستطيع العمل", "仕事ができません") },
  ],
};

const deviceHeading: FormField = {
  type: "heading",
  key: "device_heading",
  text: t("Your device", "Ihr Gerät", "جهازك", "お使いの機器"),
  visible_when: { field: "kind", equals: "Hardware" },
};

const laptop = cascade("laptop", t("Laptop", "Laptop", "حاسوب محمول", "ノートパソコン"), [
  cascade("screen", t("The screen", "Der Bildschirm", "الشاشة", "画面")),
  cascade("battery", t("The battery", "Der Akku", "البطارية", "バッテリー")),
  cascade("keyboard", t("The keyboard", "Die Tastatur", "لوحة المفاتيح", "キーボード")),
]);
const printer = cascade("printer", t("Printer", "Drucker", "طابعة", "プリンター"), [
  cascade("paper", t("Paper is stuck", "Papierstau", "الورق عالق", "紙詰まり")),
  cascade("ink", t("Print looks wrong", "Druckbild stimmt nicht", "الطباعة غير سليمة", "印刷がおかしい")),
]);
const phone = cascade("phone", t("Phone", "Telefon", "هاتف", "電話機"));
const dock = cascade("dock", t("Docking station", "Dockingstation", "محطة الإرساء", "ドッキングステーション"), [
  cascade("power", t("No power", "Kein Strom", "لا توجد طاقة", "電源が入らない")),
  cascade("display", t("No picture", "Kein Bild", "لا توجد صورة", "画面が映らない")),
]);

function device(options: (typeof laptop)[]): FormField {
  return {
    type: "cascading_dropdown",
    key: "device",
    label: t("Which device?", "Welches Gerät?", "أي جهاز؟", "どの機器ですか"),
    required: true,
    visible_when: { field: "kind", equals: "Hardware" },
    levels: [t("Device", "Gerät", "الجهاز", "機器"), t("Problem", "Problem", "المشكلة", "問題")],
    options,
  };
}

const serialNumber: FormField = {
  type: "text",
  key: "serial_number",
  label: t("Serial number", "Seriennummer", "الرقم التسلسلي", "シリアル番号"),
  hint: t(
    "On the label underneath, such as AC-204815",
    "Auf dem Etikett an der Unterseite, etwa AC-204815",
    "على الملصق أسفل الجهاز، مثل AC-204815",
    "底面のラベルに記載されています（例：AC-204815）",
  ),
  prefill: true,
  visible_when: { field: "device", is_filled: true },
  required_when: { field: "device", starts_with: ["laptop"] },
  masks: ["AA-999999"],
};

const program: FormField = {
  type: "text",
  key: "program",
  label: t("Which program?", "Welches Programm?", "أي برنامج؟", "どのソフトウェアですか"),
  required: true,
  prefill: true,
  max_length: 100,
  visible_when: { field: "kind", equals: "Software" },
};

const since: FormField = {
  type: "date_time",
  key: "since",
  label: t("Since when?", "Seit wann?", "منذ متى؟", "いつからですか"),
  visible_when: { field: "kind", one_of: ["Hardware", "Software"] },
};

const callback: FormField = {
  type: "checkbox",
  key: "callback",
  label: t("Please call me back", "Bitte rufen Sie mich zurück", "يرجى معاودة الاتصال بي", "折り返し電話を希望します"),
};

const callbackNumber: FormField = {
  type: "phone",
  key: "callback_number",
  label: t("Phone number", "Telefonnummer", "رقم الهاتف", "電話番号"),
  hint: t(
    "With country code, such as +49 30 1234567",
    "Mit Landesvorwahl, etwa +49 30 1234567",
    "مع رمز البلد، مثل ‎+49 30 1234567",
    "国番号から入力してください（例：+49 30 1234567）",
  ),
  required: true,
  visible_when: { field: "callback", equals: true },
};

const callbackConsent: FormField = {
  type: "consent",
  key: "callback_consent",
  label: t("Use of your number", "Nutzung Ihrer Nummer", "استخدام رقمك", "電話番号の利用"),
  text: t(
    "Acme may use this number to call me about this request, and deletes it when the request is closed.",
    "Acme darf mich unter dieser Nummer zu dieser Anfrage anrufen und löscht sie, sobald die Anfrage abgeschlossen ist.",
    "يجوز لشركة Acme استخدام هذا الرقم للاتصال بي بشأن هذا الطلب، وتحذفه عند إغلاق الطلب.",
    "Acme がこの番号に本件について電話することに同意します。番号は対応完了後に削除されます。",
  ),
  required: true,
  visible_when: { field: "callback", equals: true },
};

const photos: FormField = {
  type: "file",
  key: "photos",
  label: t("Photos or screenshots", "Fotos oder Bildschirmfotos", "صور أو لقطات شاشة", "写真やスクリーンショット"),
  max_count: 3,
  max_file_bytes: 10 * 1024 * 1024,
  content_types: ["image/png", "image/jpeg", "image/webp", "application/pdf"],
};

const whole: Omit<FormDocument, "fields"> = {
  format: 1,
  default_locale: "en",
  locales: ["en", "de", "ar", "ja"],
  title: t("IT support", "IT-Support", "الدعم التقني", "ITサポート"),
  description: t(
    "Tell us what is wrong, and we will put it right.",
    "Sagen Sie uns, was nicht stimmt, und wir bringen es in Ordnung.",
    "أخبرنا بالمشكلة وسنقوم بحلها.",
    "問題をお知らせください。解決いたします。",
  ),
};

/** Acme's form as it was published first. */
export const acmeItSupportVersion1: FormDocument = {
  ...whole,
  fields: [
    subject,
    kind,
    deviceHeading,
    device([laptop, printer, phone]),
    serialNumber,
    program,
    details,
    urgency,
    photos,
  ],
};

/** Its second version: docking stations, when it began, and being called back. */
export const acmeItSupportVersion2: FormDocument = {
  ...whole,
  fields: [
    subject,
    kind,
    deviceHeading,
    device([laptop, dock, printer, phone]),
    serialNumber,
    program,
    since,
    details,
    urgency,
    photos,
    callback,
    callbackNumber,
    callbackConsent,
  ],
};
