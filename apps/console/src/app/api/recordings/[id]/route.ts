import { getServer } from '../../../../server/compose';

/** The sound of a recording, for whoever is signed in and may listen. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ readonly id: string }> },
): Promise<Response> {
  const { id } = await params;
  return getServer().media('access', request, `/recordings/${encodeURIComponent(id)}`);
}
