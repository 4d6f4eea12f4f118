import { Message } from "../../components/message.tsx";
import { findPageWords } from "../../language/page-words.tsx";

export default async function PageNotFound() {
  const { pageNotFound } = (await findPageWords()).words.pages;
  return (
    <Message heading={pageNotFound.heading}>
      <title>{pageNotFound.heading}</title>
      <p>{pageNotFound.text}</p>
    </Message>
  );
}
