import { access } from '@switchboard/page-client';
import { relayCredentials } from '@switchboard/access-api/client';
import { SessionChatClient, SessionCredential } from '@switchboard/page-session';
import { use, useEffect, useState } from 'react';
import { FileList } from './files/file-list';
import { clearReceived } from './files/open-sink';
import { isAlwaysRelayed } from './session/relay-setting';
import { Space } from './session/open-space';
import type { OpenSpace } from './space-context';
import { OwnBody } from './world/own-body';
import { World } from './world/world';

/** Enters the space of a conversation, and leaves it with the page. */
export function useOpenSpace(threadId: string, name: string): OpenSpace | undefined {
  const opened = use(SessionCredential);
  const client = use(SessionChatClient);
  const [open, setOpen] = useState<OpenSpace>();
  useEffect(() => {
    if (!opened || !client) return undefined;
    const files = new FileList();
    const space: Space = new Space({
      ...{ threadId, name, opened, client },
      relay: () => relayCredentials(access),
      isRelayOnly: isAlwaysRelayed(),
      onOffer: (offer) => files.offered(offer),
      onInherited: (things) => world.inherit(things),
    });
    const world = new World(space.data.things);
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') world.settle();
    };
    document.addEventListener('visibilitychange', hidden);
    clearReceived().catch(() => undefined);
    setOpen({ space, world, body: new OwnBody(space.self), files });
    return () => {
      setOpen(undefined);
      document.removeEventListener('visibilitychange', hidden);
      space[Symbol.asyncDispose]().catch(() => undefined);
    };
  }, [client, name, opened, threadId]);
  return open;
}
