'use client';

import { useCalling, useDevices } from '@switchboard/calling/react';
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';

/** The chosen camera's picture, as in a mirror; let go of with the element. */
export function CameraPreview(): ReactElement {
  const calling = useCalling();
  const { camera } = useDevices();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let over = false;
    let undo: (() => void) | undefined;
    calling.preview().then(
      (preview) => {
        undo = () => preview?.dispose();
        if (over) return undo();
        if (preview) place.current?.replaceChildren(preview.element);
      },
      // Without a picture the place stays empty, and the permission says why.
      () => undefined,
    );
    return () => {
      over = true;
      undo?.();
    };
  }, [calling, camera]);
  return <div ref={place} className="call-preview-picture" />;
}
