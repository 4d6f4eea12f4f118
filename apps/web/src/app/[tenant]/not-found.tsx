import { Message } from "../../components/message.tsx";

export default function PageNotFound() {
  return (
    <Message heading="Page not found">
      <title>Page not found</title>
      <p>There is nothing at this address. Check it for typing mistakes, or start from the top of this page.</p>
    </Message>
  );
}
