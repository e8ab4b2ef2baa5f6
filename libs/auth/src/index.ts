export { authErrors } from './auth-errors.ts';
export { createCallbackVerifier } from './callback-verifier.ts';
export type { CallbackVerifierOptions, VerifyCallback } from './callback-verifier.ts';
export { safeReturnTo } from './return-to.ts';
export type { Session } from './session.ts';
export { createSignIn } from './sign-in.ts';
export type { SignIn, SignInOptions } from './sign-in.ts';
export { createTokenVerifier } from './token-verifier.ts';
export type { Claims, TokenVerifier, TokenVerifierOptions } from './token-verifier.ts';
