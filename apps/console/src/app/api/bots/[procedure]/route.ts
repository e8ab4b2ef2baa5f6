import { getServer } from '../../../../server/compose';

const forward = (request: Request): Promise<Response> => getServer().forwardTo('bots', request);

export const GET = forward;
export const POST = forward;
