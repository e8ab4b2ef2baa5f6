import { getServer } from '../../../server/compose';

export const POST = (request: Request): Promise<Response> => getServer().signOut(request);
