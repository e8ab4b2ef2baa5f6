import { readPeopleFilter, toRequest } from '../../../../features/people/people-filter';
import { getServer } from '../../../../server/compose';

export function GET(request: Request): Promise<Response> {
  const filter = toRequest(readPeopleFilter(new URL(request.url).searchParams));
  return getServer().download(request, {
    filename: 'people.csv',
    read: (access, cursor, options) => access.people.export.query({ ...filter, cursor }, options),
  });
}
