import { accessError } from '@switchboard/access-api';
import { translate } from '../acs/translate.ts';

/** The field that ACS finds wrong, by the code that it gives. */
const FIELDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    InvalidTrunkFqdn: 'trunks.fqdn',
    InvalidTrunkSipSignalingPort: 'trunks.port',
    TooManyTrunks: 'trunks',
    InvalidRouteName: 'routes.name',
    InvalidRouteDescription: 'routes.description',
    InvalidRouteNumberPattern: 'routes.numberPattern',
    TooManyRoutes: 'routes',
    TooManyRouteTrunks: 'routes.trunks',
    DuplicatedRoute: 'routes.name',
    RouteWithDuplicatedTrunk: 'routes.trunks',
  }),
);

/** What ACS refused of trunks and routes, as an error of ours; nothing of its own text goes on. */
export function translateRouting(cause: unknown): never {
  const code = innerCodeOf(cause);
  if (code === 'MissingTrunk') {
    throw accessError('trunk-in-use', 'A route names a trunk that is not there.', { cause });
  }
  const target = code === undefined ? undefined : FIELDS.get(code);
  if (target === undefined) return translate(cause);
  throw accessError('routing-refused', 'ACS does not take this.', { cause, target });
}

/** The SDK keeps what was answered in `details`. */
function innerCodeOf(error: unknown): string | undefined {
  const code = ['details', 'error', 'innerError', 'code'].reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined,
    error,
  );
  return typeof code === 'string' ? code : undefined;
}
