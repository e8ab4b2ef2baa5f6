import { useCallback } from 'react';
import type { ReactElement } from 'react';
import type { VideoViewProps } from '../ports.ts';

const FILL = { width: '100%', height: '100%' } as const;

/** Puts the element of a picture into the page. */
export function VideoView({ view }: VideoViewProps): ReactElement {
  const host = useCallback(
    (element: HTMLElement | null) => element?.replaceChildren(view.element),
    [view],
  );
  return <div ref={host} style={FILL} />;
}
