export type { Session } from '../session.ts';
export { createNativeSignIn } from './native-sign-in.ts';
export type { NativeSignIn, NativeSignInOptions } from './native-sign-in.ts';
export type { SecureStore } from './secure-store.ts';
