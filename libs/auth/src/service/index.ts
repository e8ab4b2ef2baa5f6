export { createServiceSignIn } from './service-sign-in.ts';
export type { ServiceSignIn, ServiceSignInOptions } from './service-sign-in.ts';
