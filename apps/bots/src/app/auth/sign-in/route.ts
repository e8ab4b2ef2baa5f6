import { getServer } from '../../../server/compose';

export const GET = (request: Request): Promise<Response> => getServer().signIn(request);
