import { accessError } from '@switchboard/access-api';
import type {
  AuditOutcome,
  AuditService,
  CallSpendRulesView,
  Origin,
  PhoneNetworkService,
  PhoneNetworkState,
} from '@switchboard/access-api';
import type { ControlClient } from '@switchboard/control-client';
import { readCallSpend } from './call-spend.ts';
import { readLadders } from './read-ladders.ts';
import { readNetwork } from './read-network.ts';
import type { NetworkRead } from './read-network.ts';
import { revisionOf } from './revision-of.ts';
import type { Routing, RoutingGateway } from './routing-gateway.ts';

export interface PhoneNetworkTools {
  readonly gateway: RoutingGateway;
  readonly audit: Pick<AuditService, 'record'>;
  /** Absent where the back end has no control plane. */
  readonly control: Pick<ControlClient, 'phone' | 'callSpend'> | undefined;
}

/** Trunks and routes as ACS holds them, with how the trunks are where the data plane is ours. */
export function createPhoneNetworkService(tools: PhoneNetworkTools): PhoneNetworkService {
  const { gateway } = tools;
  const { setRules, ...spend } = readCallSpend(tools.control);
  return {
    ...readLadders(tools.control),
    ...spend,
    setSpendRules: (origin, rules) =>
      change(
        tools,
        origin,
        ['phoneNetwork.setSpendRules', `${rules.rates.length} rates, cap ${capOf(rules)}`],
        async () => void (await setRules(rules)),
      ),
    async trunks() {
      const [routing, read] = await Promise.all([gateway.get(), readNetwork(tools.control)]);
      return stateOf(routing, read);
    },
    setTrunks: (origin, revision, trunks) =>
      change(tools, origin, ['phoneNetwork.setTrunks', `${trunks.length} trunks`], async () => {
        await assertUnchanged(gateway, revision);
        await gateway.setTrunks(trunks);
      }),
    setRoutes: (origin, revision, routes) =>
      change(tools, origin, ['phoneNetwork.setRoutes', `${routes.length} routes`], async () => {
        await assertUnchanged(gateway, revision);
        await gateway.setRoutes(routes);
      }),
  };
}

/** Of all numbers, a day. */
function capOf({ currency, resource }: CallSpendRulesView): string {
  return `${resource.costPerDay / 1_000_000} ${currency}, ${resource.minutesPerDay} minutes`;
}

function stateOf(routing: Routing, read: NetworkRead): PhoneNetworkState {
  const { live } = read;
  const revision = revisionOf(routing);
  const told = read.live === 'on' ? read.network : undefined;
  if (told?.isDefault) {
    const routes = told.routes.map(({ description, ...one }) => ({
      ...{ ...one, description: description ?? '' },
    }));
    return { live, revision, isDefault: true, trunks: told.trunks, routes };
  }
  const trunks = routing.trunks.map(({ fqdn, port }) => {
    const status = told?.trunks.find((one) => one.fqdn === fqdn.toLowerCase());
    const { protocol = null, state = 'unknown', since = null, reason = null } = status ?? {};
    return { fqdn, port, protocol, state, since, reason };
  });
  return { live, revision, isDefault: false, trunks, routes: [...routing.routes] };
}

async function assertUnchanged(gateway: RoutingGateway, revision: string): Promise<void> {
  if (revisionOf(await gateway.get()) === revision) return;
  throw accessError('routing-changed', 'Somebody else has changed the trunks or routes.');
}

/** Written down first; and then, if it could not be done. */
async function change(
  { audit }: PhoneNetworkTools,
  { actor, requestId }: Origin,
  [action, reason]: readonly [string, string],
  step: () => Promise<void>,
): Promise<void> {
  const note = (outcome: AuditOutcome): Promise<void> =>
    audit.record({ actorId: actor.id, action, outcome, reason, requestId });
  await note('done');
  await step().catch(async (error: unknown) => {
    await note('failed');
    throw error;
  });
}
