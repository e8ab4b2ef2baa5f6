'use client';

import { isAzureEndpoint } from '@switchboard/acs-client';
import { access, useDeviceName } from '@switchboard/page-client';
import { SessionCredential, TokenGeneration } from '@switchboard/page-session';
import { useQuery, useQueryClient, useMutation } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { use } from 'react';
import { pushState, turnOff, turnOn } from './page-push';
import type { PagePush } from './page-push';

const STATE = ['page-push'] as const;
const DEVICES = ['push-devices'] as const;

/** What one can be told by while no page is open; `undefined` until the page has its session. */
export function usePagePush() {
  const opened = use(SessionCredential);
  const generation = use(TokenGeneration);
  const locale = useLocale();
  const nameOf = useDeviceName();
  const query = useQuery({
    // With the tokens of somebody their registrations may have ended as well.
    queryKey: [...STATE, generation, locale],
    enabled: opened !== undefined,
    queryFn: async ({ signal }) => {
      const [{ mayGetPushes }, signedIn] = await Promise.all([
        access.me.profile.query(undefined, { signal }),
        access.me.devices.query(undefined, { signal }),
      ]);
      const here = signedIn.find(({ current }) => current);
      const deviceName = nameOf(here ?? { browser: null, system: null });
      const isAzure = isAzureEndpoint(opened!.endpoint);
      const push: PagePush = {
        ...{ opened: opened!, isAzure, mayGetPushes, locale, deviceName },
        claim: (registered) => access.push.claimDevice.mutate(registered),
      };
      return { push, state: await pushState(push) };
    },
  });
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: async (wanted: boolean) => {
      const push = query.data?.push;
      if (!push) return;
      await (wanted ? turnOn(push) : turnOff(push.opened));
    },
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: STATE });
      await queries.invalidateQueries({ queryKey: DEVICES });
    },
  });
  return { query, change };
}

/** All devices of mine that are told while nothing is open on them. */
export function usePushDevices() {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: DEVICES,
    queryFn: ({ signal }) => access.push.devices.query(undefined, { signal }),
  });
  const remove = useMutation({
    mutationFn: (id: string) => access.push.removeDevice.mutate({ id }),
    onSettled: () => queries.invalidateQueries({ queryKey: DEVICES }),
  });
  return { query, remove };
}
