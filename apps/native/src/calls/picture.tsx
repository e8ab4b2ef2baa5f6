import type { CallRef, VideoSource, View as Shown } from '@switchboard/calling';
import { useCalling } from '@switchboard/calling/react';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { StyleSheet, View } from 'react-native';
import { usePorts } from '../ports/ports-context.ts';

interface PictureProps {
  readonly callRef: CallRef;
  /** Raw id. */
  readonly who: string;
  readonly source: VideoSource;
  readonly isMirrored: boolean;
}

/** What somebody's camera or screen sends, as long as it is there. */
export function Picture(props: PictureProps): ReactElement {
  const { VideoView } = usePorts();
  const view = useShown(props);
  return <View style={StyleSheet.absoluteFill}>{view && <VideoView view={view} />}</View>;
}

function useShown({ callRef, who, source, isMirrored }: PictureProps): Shown | undefined {
  const calling = useCalling();
  const [view, setView] = useState<Shown>();
  useEffect(() => {
    let opened: Shown | undefined;
    let isOver = false;
    const scalingMode = source === 'screen' ? 'Fit' : 'Crop';
    const show = async (): Promise<void> => {
      opened = await calling.find(callRef)?.show(who, source, { scalingMode, isMirrored });
      if (isOver) opened?.dispose();
      else setView(opened);
    };
    // What cannot be shown leaves its place empty; the call's own state says why.
    show().catch(() => undefined);
    return () => {
      isOver = true;
      setView(undefined);
      opened?.dispose();
    };
  }, [callRef, calling, isMirrored, source, who]);
  return view;
}
