import { renderDocument } from "../../../docs-pages/render-document.tsx";

/** The API's reference and guides: whole documents rather than pages of Next's (decision 085). */
export async function GET(request: Request, { params }: { params: Promise<{ page?: string[] }> }): Promise<Response> {
  const { page = [] } = await params;
  return renderDocument(request, page);
}
