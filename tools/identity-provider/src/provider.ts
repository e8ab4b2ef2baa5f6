import { interactionPolicy, Provider } from 'oidc-provider';
import type { ClientMetadata, Configuration, KoaContextWithOIDC } from 'oidc-provider';
import type { Client } from './clients.ts';
import { isPageOf } from './installed-apps.ts';
import type { InstalledApp } from './installed-apps.ts';
import type { ProviderKeys } from './keys.ts';
import type { Memory } from './memory-adapter.ts';
import { errorPage, languageOf, signOutPage } from './page.ts';
import { findPerson } from './people.ts';
import type { Service } from './services.ts';

export const audience = 'switchboard-access';
/** RFC 8707 wants a URI; the audience of the tokens is the short name. */
const RESOURCE = 'urn:switchboard:access';

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** Who may ask for tokens. */
interface Registered {
  readonly clients: readonly Client[];
  readonly installed: readonly InstalledApp[];
  readonly services: readonly Service[];
}

export function createProvider(
  issuer: string,
  keys: ProviderKeys,
  memory: Memory,
  { clients, installed, services }: Registered,
): Provider {
  return new Provider(issuer, {
    clients: [
      ...clients.map(metadataOf),
      ...installed.map(metadataOfInstalled),
      ...services.map(metadataOfService),
    ],
    clientBasedCORS: (_, origin, { redirectUris = [] }) =>
      redirectUris.some((uri) => isPageOf(uri, origin)),
    ...features(),
    adapter: memory.adapter,
    jwks: { keys: [keys.signing as never] },
    cookies: { keys: [keys.cookie] },
    scopes: ['openid', 'offline_access', 'profile', 'email'],
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    conformIdTokenClaims: false,
    issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
    ttl: {
      AccessToken: HOUR,
      ClientCredentials: HOUR,
      IdToken: HOUR,
      AuthorizationCode: 60,
      RefreshToken: 14 * DAY,
      Session: 14 * DAY,
      Grant: 14 * DAY,
      Interaction: HOUR,
    },
    findAccount(_, login) {
      const person = findPerson(login);
      if (!person) return undefined;
      const { name, email } = person;
      return { accountId: login, claims: () => ({ sub: login, name, email }) };
    },
    extraTokenClaims(_, token) {
      if (token.kind === 'ClientCredentials')
        return nameOf(services.find(({ id }) => id === token.clientId));
      const person = 'accountId' in token ? findPerson(token.accountId) : undefined;
      return person && { name: person.name, email: person.email };
    },
    interactions: {
      policy: withoutConsent(),
      url: (_, interaction) => `/choose/${interaction.uid}`,
    },
    loadExistingGrant: grantEverything,
    renderError(ctx, out) {
      ctx.type = 'html';
      ctx.body = errorPage(out.error, languageOf(ctx.get('accept-language')));
    },
  });
}

function metadataOf({ id, origins }: Client): ClientMetadata {
  return {
    client_id: id,
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: origins.map((origin) => `${origin}/auth/callback`),
    post_logout_redirect_uris: origins.map((origin) => `${origin}/`),
  };
}

/** Where the system hands it the answer has a scheme of its own, or is on this device at whatever port. */
function metadataOfInstalled({ id, redirectUris }: InstalledApp): ClientMetadata {
  return {
    client_id: id,
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: [...redirectUris],
    post_logout_redirect_uris: [...redirectUris],
  };
}

/** A program has no browser to be sent anywhere. */
function metadataOfService({ id, secret }: Service): ClientMetadata {
  return {
    client_id: id,
    client_secret: secret,
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  };
}

function nameOf(service: Service | undefined) {
  return service && { name: service.name };
}

/** Of an installed app the provider would ask each time; but the clients are our own. */
function withoutConsent() {
  const policy = interactionPolicy.base();
  policy.get('consent')?.checks.remove('native_client_prompt');
  return policy;
}

function features(): Configuration {
  return {
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: HOUR,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource(ctx, form) {
          ctx.type = 'html';
          ctx.body = signOutPage(form, languageOf(ctx.get('accept-language')));
        },
      },
    },
  };
}

/** The clients are our own: nobody is asked whether they may know a name. */
async function grantEverything({ oidc }: KoaContextWithOIDC) {
  const { provider, session, client } = oidc;
  if (!client || !session?.accountId) return undefined;
  const known = session.grantIdFor(client.clientId);
  if (known) return provider.Grant.find(known);
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid offline_access profile email');
  grant.addResourceScope(RESOURCE, '');
  await grant.save();
  return grant;
}
