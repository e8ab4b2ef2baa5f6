import { getServer } from '../../../../server/compose';
import { isAboutNames } from '../../../../server/is-about-names';

export async function POST(request: Request): Promise<Response> {
  if (!isAboutNames(request)) return new Response(null, { status: 404 });
  return getServer().forwardTo('telephony', request);
}
