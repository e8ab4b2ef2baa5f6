import { getServer } from '../../../../server/compose';

const forward = (request: Request): Promise<Response> => getServer().forward(request);

export const GET = forward;
export const POST = forward;
