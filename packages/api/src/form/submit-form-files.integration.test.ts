import { afterAll, beforeAll, expect, it } from "vitest";
import { createFileWorld, png, type FileWorld } from "../attachment/testing/create-file-world.ts";
import { submissionOf } from "../conversation/testing/create-submission-world.ts";
import { deviceForm, publishIn } from "./testing/create-form-world.ts";

let world: FileWorld;
let formId: string;
beforeAll(async () => {
  world = await createFileWorld();
  const fields = deviceForm().fields.slice(0, 2);
  const limits = { max_count: 2, max_file_bytes: 1_000, content_types: ["image/png"] };
  const photos = { type: "file", key: "photos", label: { en: "Photos" }, ...limits };
  formId = await publishIn(world, "photos", deviceForm({ fields: [...fields, photos] }));
});
afterAll(() => world.close());

const withPhotos = (photos: unknown, change: Record<string, unknown> = {}) =>
  submissionOf({ form_id: formId, custom_attrs: { photos }, ...change });

it("links the files that answer a question, and keeps which question it was, but no capability", async () => {
  const [plain, first, second] = [await world.upload(), await world.upload(), await world.upload()];

  const { id } = await world.submit(withPhotos([first, second], { attachment_ids: [plain] }));

  const { rows } = await world.inspect.query<{ id: string }>(
    "select id from attachments where conversation_id = $1 order by id",
    [id],
  );
  const stored = await world.inspect.query<{ custom_attrs: unknown }>(
    "select custom_attrs from conversations where id = $1",
    [id],
  );
  expect(rows).toHaveLength(3);
  expect(stored.rows).toEqual([{ custom_attrs: { photos: rows.slice(1).map((row) => row.id) } }]);
});

it("says at the question what is wrong with its files", async () => {
  const tooLarge = await world.upload({ bytes: Buffer.concat([png, Buffer.alloc(2_000)]) });
  const twice = await world.upload();

  for (const [input, problem] of [
    [withPhotos([tooLarge]), { loc: ["body", "custom_attrs", "photos", 0], type: "less_than_equal" }],
    [withPhotos(["made-up"]), { loc: ["body", "custom_attrs", "photos", 0], type: "attachment_unavailable" }],
    [withPhotos(["a", "b", "c"]), { loc: ["body", "custom_attrs", "photos"], type: "too_long" }],
    [
      withPhotos([twice], { attachment_ids: [twice] }),
      { loc: ["body", "custom_attrs", "photos", 0], type: "value_error" },
    ],
  ] as const) {
    await expect(world.submit(input)).rejects.toMatchObject({
      cause: { problems: [expect.objectContaining(problem)] },
    });
  }
});
