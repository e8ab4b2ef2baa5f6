import type { AuditService, KeyService } from '@switchboard/access-api';
import { isAzureEndpoint } from '@switchboard/acs-client';
import {
  createIdentityClient,
  createPhoneNumbersClient,
  createRelayClient,
  createRoomsClient,
  createSipRoutingClient,
  tryAccessKey,
} from '@switchboard/acs-client/server';
import type { ControlClient } from '@switchboard/control-client';
import type { PrismaClient } from '@switchboard/database';
import type { Clock } from '@switchboard/kernel';
import { createKeyService, keylessService } from '../access-key/key-service.ts';
import { createKeyStore } from '../access-key/key-store.ts';
import type { KeyStoreTools } from '../access-key/key-store.ts';
import { createSealer } from '../access-key/sealer.ts';
import { createSigningKey } from '../access-key/signing-key.ts';
import type { AccessConfig } from '../config.ts';
import { currentRequestId } from '../http/current-request.ts';
import { createIdentityGateway } from '../ledger/identity-gateway.ts';
import type { IdentityGateway } from '../ledger/identity-gateway.ts';
import { createNumbersGateway } from '../numbers/numbers-gateway.ts';
import type { NumbersGateway } from '../numbers/numbers-gateway.ts';
import { createRoutingGateway } from '../phone-network/routing-gateway.ts';
import type { RoutingGateway } from '../phone-network/routing-gateway.ts';
import { createRelayGateway } from '../relay/relay-gateway.ts';
import type { RelayGateway } from '../relay/relay-gateway.ts';
import { createRoomsGateway } from '../rooms/rooms-gateway.ts';
import type { RoomsGateway } from '../rooms/rooms-gateway.ts';

/** ACS as this service asks it, with whichever key is in use. */
export interface Acs {
  readonly gateway: IdentityGateway;
  readonly rooms: RoomsGateway;
  readonly numbers: NumbersGateway;
  readonly routing: RoutingGateway;
  /** Absent with Azure: Microsoft has retired its relays. */
  readonly relays: RelayGateway | undefined;
  keys(audit: AuditService, control: ControlClient | undefined): KeyService;
}

/** @throws PlatformError `no-secret` when the key in use cannot be read without one */
export async function openAcs(
  { acs, secret }: Pick<AccessConfig, 'acs' | 'secret'>,
  client: PrismaClient,
  clock: Clock,
): Promise<Acs> {
  const sealer = secret === undefined ? undefined : createSealer(secret, 'access key');
  const key =
    acs.kind === 'key' ? openKey({ client, sealer, configured: acs.accessKey }) : undefined;
  await key?.signing.refresh();
  const options = { requestId: currentRequestId, signingKey: key?.signing };
  return {
    gateway: createIdentityGateway(createIdentityClient(acs, options), clock),
    rooms: createRoomsGateway(createRoomsClient(acs, options)),
    numbers: createNumbersGateway(createPhoneNumbersClient(acs, options)),
    routing: createRoutingGateway(createSipRoutingClient(acs, options)),
    relays: isAzureEndpoint(acs.endpoint)
      ? undefined
      : createRelayGateway(createRelayClient(acs, options), clock),
    keys(audit, control) {
      if (!key) return keylessService();
      const accepts = (given: string) => tryAccessKey(acs.endpoint, given);
      return createKeyService({ ...key, client, audit, accepts, control, clock });
    },
  };
}

function openKey(tools: KeyStoreTools) {
  const { configured } = tools;
  const store = createKeyStore(tools);
  return { configured, store, signing: createSigningKey(store, configured) };
}
