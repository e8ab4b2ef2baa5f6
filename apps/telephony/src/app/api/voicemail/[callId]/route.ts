import { getServer } from '../../../../server/compose';

/** The sound of a message, for whoever is signed in and may use the inbox. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ readonly callId: string }> },
): Promise<Response> {
  const { callId } = await params;
  return getServer().media('telephony', request, `/voicemail/${encodeURIComponent(callId)}`);
}
