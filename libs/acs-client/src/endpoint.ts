import { acsError } from './acs-errors.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const AZURE = /\.communication\.azure\.(com|us)$/;

/** Is it a resource of Microsoft's, where traffic costs money and data leaves the house? */
export function isAzureEndpoint(url: string | URL): boolean {
  return AZURE.test(new URL(url).hostname);
}

/** Is it on this machine? */
export function isLocalEndpoint(url: string | URL): boolean {
  return LOOPBACK.test(new URL(url).hostname);
}

/** Is it plain http on loopback, the one place where that is allowed? */
export function isPlainLocalEndpoint(url: string | URL): boolean {
  return new URL(url).protocol === 'http:' && isLocalEndpoint(url);
}

/**
 * @returns the endpoint in one spelling: no path, no slash at its end
 * @throws PlatformError `insecure-endpoint` for plain http beyond this machine
 */
export function checkEndpoint(url: string | URL): string {
  const { protocol, origin } = new URL(url);
  if (protocol !== 'https:' && !isPlainLocalEndpoint(url)) {
    throw acsError('insecure-endpoint', 'An endpoint beyond this machine must be https.');
  }
  return origin;
}

/**
 * A token of one back end is worth nothing at the other, and test data must never reach Azure.
 *
 * @param endpoints by the names of the settings they come from; the message tells the names only
 * @throws PlatformError `mixed-endpoints` when some endpoints are Azure's and some are not
 */
export function refuseMixedEndpoints(endpoints: Readonly<Record<string, string | URL>>): void {
  const urls = Object.values(endpoints);
  const azure = urls.filter((url) => isAzureEndpoint(url)).length;
  if (azure === 0 || azure === urls.length) return;
  const names = Object.keys(endpoints).join(', ');
  throw acsError('mixed-endpoints', `Azure is mixed with something that is not Azure: ${names}`);
}
