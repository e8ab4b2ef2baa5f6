import type { AccessClient } from '@switchboard/access-api/client';
import type { NativeSignIn, Session } from '@switchboard/auth/native';
import { codeOf } from '@switchboard/kernel';
import type { KeyValueStore, SystemBrowser } from '../ports/ports.ts';
import { createValue } from '../state/value.ts';
import type { Value } from '../state/value.ts';
import { readProfile, writeProfile } from './profile-store.ts';
import type { Profile } from './profile-store.ts';

/** Why somebody is not signed in, as the screen says it. */
export type SignInTrouble = 'cancelled' | 'expired' | 'unavailable' | 'failed' | 'over' | 'blocked';

export type AccountState =
  | { readonly status: 'loading' }
  | { readonly status: 'signed-out'; readonly trouble?: SignInTrouble | undefined }
  | { readonly status: 'signing-in' }
  | { readonly status: 'signed-in'; readonly profile: Profile };

export interface AccountOptions {
  readonly signIn: NativeSignIn;
  readonly browser: SystemBrowser;
  readonly access: AccessClient;
  readonly storage: KeyValueStore;
  /** What has to go with the sign-in, as far as it can be reached. */
  readonly onSignOut: () => Promise<void>;
  /** What is kept is somebody else's: it has to go before anybody reads it. */
  readonly onAnotherPerson: () => Promise<void>;
}

export interface Account {
  readonly state: Value<AccountState>;
  /** Finds out whether somebody is signed in; without a network, as who was the last time. */
  start(): Promise<void>;
  signIn(): Promise<void>;
  signOut(): Promise<void>;
  /** The first connection has made the person's identity: pushes name it. */
  learnUserId(userId: string): Promise<void>;
  /** The service says that it is over: what is kept stays for when the same person signs in again. */
  end(trouble: 'over' | 'blocked'): Promise<void>;
}

const TROUBLES: Readonly<Record<string, SignInTrouble>> = {
  'sign-in-expired': 'expired',
  'issuer-unavailable': 'unavailable',
};

/** Who uses this device. */
export function createAccount(options: AccountOptions): Account {
  const { access, browser, onAnotherPerson, onSignOut, signIn, storage } = options;
  const state = createValue<AccountState>({ status: 'loading' });

  async function enter(session: Session): Promise<void> {
    const known = await readProfile(storage, session.subject);
    if (!known && (await readProfile(storage))) await onAnotherPerson();
    // One reads what is kept while the service is asked.
    if (known) state.set({ status: 'signed-in', profile: known });
    const { id, userId, ...told } = await access.me.profile.query();
    const { subject } = session;
    const { name, endpoint, mayGetPushes } = told;
    const profile = {
      ...{ subject, personId: id, name, endpoint, mayGetPushes },
      userId: userId ?? undefined,
    };
    await writeProfile(storage, profile);
    state.set({ status: 'signed-in', profile });
  }

  return {
    state,
    async start() {
      const kept = await readProfile(storage);
      try {
        const session = await signIn.session();
        if (!session) return state.set({ status: 'signed-out', ...(kept && { trouble: 'over' }) });
        await enter(session);
      } catch {
        // The provider or the service is away: whoever was here goes on with what is kept.
        if (state.get().status === 'signed-in') return;
        state.set(kept ? { status: 'signed-in', profile: kept } : { status: 'signed-out' });
      }
    },
    async signIn() {
      if (state.get().status === 'signing-in') return;
      state.set({ status: 'signing-in' });
      try {
        const redirectedTo = await browser.signIn((await signIn.begin()).url);
        if (redirectedTo === undefined) {
          return state.set({ status: 'signed-out', trouble: 'cancelled' });
        }
        await enter(await signIn.finish(redirectedTo));
      } catch (error) {
        const trouble = TROUBLES[codeOf(error)] ?? 'failed';
        state.set({ status: 'signed-out', trouble });
      }
    },
    async signOut() {
      await onSignOut();
      // Whoever has no network is signed out here all the same; the sign-in ends by time there.
      await access.me.signOut.mutate().catch(() => undefined);
      await signIn.end();
      await storage.remove('profile');
      state.set({ status: 'signed-out' });
    },
    async learnUserId(userId) {
      const now = state.get();
      if (now.status !== 'signed-in' || now.profile.userId === userId) return;
      const profile = { ...now.profile, userId };
      state.set({ status: 'signed-in', profile });
      await writeProfile(storage, profile);
    },
    async end(trouble) {
      await signIn.end();
      state.set({ status: 'signed-out', trouble });
    },
  };
}
