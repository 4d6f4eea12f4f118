import { Message } from "../../../../components/message.tsx";
import { findPageWords } from "../../../../language/page-words.tsx";

export default async function RequestNotFound() {
  const { requestNotFound } = (await findPageWords()).words.pages;
  return (
    <Message heading={requestNotFound.heading}>
      <title>{requestNotFound.title}</title>
      <p>{requestNotFound.text}</p>
    </Message>
  );
}
