import { envBoolean, envList, envPort } from '@switchboard/service';
import { z } from 'zod';

/**
 * The variables that every server of pages reads, as a part of its own schema.
 *
 * @example z.object({ WEB_URL: z.url(), ...pageEnv('switchboard-web', 3000) })
 */
export function pageEnv(clientId: string, port: number) {
  return {
    PAGE_HOST: z.string().default('localhost'),
    PAGE_PORT: envPort.default(port),
    /** Whose `X-Forwarded-For` is believed; nobody's when absent. */
    TRUST_PROXY: envList.default([]),
    ACCESS_URL: z.url().default('http://localhost:3100'),
    OIDC_ISSUER: z.url().default('http://localhost:3900'),
    OIDC_CLIENT_ID: z.string().default(clientId),
    OIDC_CLIENT_SECRET: z.string().optional(),
    /** The resource (RFC 8707) to ask an access token for; some providers take it from the scope instead. */
    OIDC_RESOURCE: z.string().optional(),
    OIDC_SCOPE: z.string().default('openid profile email offline_access'),
    OIDC_ALLOW_INSECURE: envBoolean.default(false),
    /** Encrypts the session cookie. */
    SESSION_SECRET: z.string().min(32),
  };
}

export type PageEnv = z.output<z.ZodObject<ReturnType<typeof pageEnv>>>;
