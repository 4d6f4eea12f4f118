import { notFound } from "next/navigation";

/** Every address of a tenant that has no page: the answer keeps the tenant's looks. */
export default function UnknownPage() {
  notFound();
}
