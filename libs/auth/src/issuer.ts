import { authError } from './auth-errors.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Checks that an issuer can be trusted to be who it says: https, or plain http on this machine when
 * that is wanted.
 *
 * @throws PlatformError `insecure-issuer`
 */
export function checkIssuer(url: string, allowInsecure: boolean): URL {
  const issuer = new URL(url);
  const tolerated = allowInsecure && LOOPBACK.test(issuer.hostname);
  if (issuer.protocol === 'https:' || (issuer.protocol === 'http:' && tolerated)) return issuer;
  throw authError('insecure-issuer', 'The OpenID issuer must be https.');
}

/** @throws PlatformError `issuer-unavailable` */
export function issuerUnavailable(cause: unknown): never {
  throw authError('issuer-unavailable', 'The sign-in service cannot be reached just now.', {
    cause,
  });
}
