import { z } from 'zod';
import { checkEndpoint, isPlainLocalEndpoint } from './endpoint.ts';

const CONNECTION_STRING = /^endpoint=(https?:\/\/[^;]+);accesskey=([A-Za-z0-9+/]+={0,2});?$/i;

/** The three back ends in one shape: Azure or one's own by key, Azure by managed identity. */
export type AcsConfiguration =
  | { readonly kind: 'key'; readonly endpoint: string; readonly accessKey: string }
  | { readonly kind: 'managed-identity'; readonly endpoint: string };

/** A connection string; messages never quote it, it holds a key. */
export const connectionStringSchema = z.string().transform((text, context): AcsConfiguration => {
  const [, endpoint, accessKey] = CONNECTION_STRING.exec(text) ?? [];
  const checked = checkedEndpoint(endpoint);
  if (checked && accessKey) return { kind: 'key', endpoint: checked, accessKey };
  context.addIssue('must be endpoint=<https, or http on loopback>;accesskey=<base64>');
  return z.NEVER;
});

/** An endpoint reached with the identity of the machine; bearer tokens need https. */
export const managedEndpointSchema = z.string().transform((text, context): AcsConfiguration => {
  const endpoint = checkedEndpoint(text);
  if (endpoint && !isPlainLocalEndpoint(endpoint)) return { kind: 'managed-identity', endpoint };
  context.addIssue('must be an https address');
  return z.NEVER;
});

function checkedEndpoint(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : checkEndpoint(text);
  } catch {
    return undefined;
  }
}
