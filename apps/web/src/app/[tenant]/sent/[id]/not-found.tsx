import { Message } from "../../../../components/message.tsx";

export default function RequestNotFound() {
  return (
    <Message heading="We cannot find this request">
      <title>Request not found</title>
      <p>
        There is no request at this address. Copy the whole address from where you had it, or send your request again
        from the top of this page.
      </p>
    </Message>
  );
}
