'use client';

import { createContext, use, useSyncExternalStore } from 'react';
import type { FileList } from './files/file-list';
import type { Space } from './session/open-space';
import type { SpaceState } from './session/space-state';
import type { OwnBody } from './world/own-body';
import type { World } from './world/world';

/** Everything of the space that one is in. */
export interface OpenSpace {
  readonly space: Space;
  readonly world: World;
  readonly body: OwnBody;
  readonly files: FileList;
}

export const SpaceContext = createContext<OpenSpace | undefined>(undefined);

export function useSpace(): OpenSpace {
  const open = use(SpaceContext);
  if (!open) throw new TypeError('a part of a space is inside it');
  return open;
}

export function useSpaceState(): SpaceState {
  const { store } = useSpace().space;
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
}
