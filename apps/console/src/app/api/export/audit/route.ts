import { readAuditFilter, toRequest } from '../../../../features/audit/audit-filter';
import { getServer } from '../../../../server/compose';

export function GET(request: Request): Promise<Response> {
  const filter = toRequest(readAuditFilter(new URL(request.url).searchParams));
  return getServer().download(request, {
    filename: 'audit.csv',
    read: (access, cursor, options) => access.audit.export.query({ ...filter, cursor }, options),
  });
}
