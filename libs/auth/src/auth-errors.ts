import { errorsOf } from '@switchboard/kernel';
import type { ErrorTable, PlatformError } from '@switchboard/kernel';

/** Every code that signing in and checking sign-ins throw. */
export const authErrors = {
  'insecure-issuer': {
    category: 'input',
    meaning: 'The OpenID issuer is not https.',
    remedy: 'Configure an https issuer; plain http is for this machine only.',
  },
  'issuer-unavailable': {
    category: 'unavailable',
    meaning: 'The OpenID provider does not answer.',
    remedy: 'Ask again.',
  },
  'sign-in-expired': {
    category: 'unauthenticated',
    meaning: 'Signing in took longer than ten minutes.',
    remedy: 'Begin again.',
  },
  'sign-in-failed': {
    category: 'unauthenticated',
    meaning: 'The OpenID provider did not say who this is.',
    remedy: 'Begin again; check the client at the provider.',
  },
  'token-invalid': {
    category: 'unauthenticated',
    meaning: 'The sign-in token is expired or not for this service.',
    remedy: 'Sign in again.',
  },
} as const satisfies ErrorTable;

export type AuthErrorCode = keyof typeof authErrors;

export const authError = errorsOf<AuthErrorCode>(authErrors);

export function signInExpired(): PlatformError {
  return authError('sign-in-expired', 'Signing in took too long.');
}
