import type { CallSnapshot } from '@switchboard/calling';
import { useCalling, useDevices } from '@switchboard/calling/react';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { StyleSheet, View } from 'react-native';
import { useTexts } from '../i18n/text-context.ts';
import { usePorts } from '../ports/ports-context.ts';
import { callTheme, space } from '../ui/theme.ts';
import { RoundAction } from './round-action.tsx';

const SIZE = 60;

export function CallControls({ call }: { readonly call: CallSnapshot }): ReactElement {
  const t = useTexts();
  const calling = useCalling();
  const session = calling.find(call.ref);
  const isOver = call.phase.name === 'ended' || call.phase.name === 'ending';
  if (call.phase.name === 'ended') {
    return (
      <View style={styles.controls}>
        <RoundAction
          icon="close"
          label={t('call.close')}
          size={SIZE}
          onPress={() => void calling.dismiss(call.ref)}
        />
      </View>
    );
  }
  const cameraOn = call.camera === 'on' || call.camera === 'starting';
  return (
    <View style={styles.controls}>
      <RoundAction
        icon={call.muted ? 'microphoneOff' : 'microphone'}
        label={t(call.muted ? 'call.unmute' : 'call.mute')}
        size={SIZE}
        isOn={call.muted}
        disabled={isOver}
        onPress={() => void session?.setMuted(!call.muted)}
      />
      <RoundAction
        icon={cameraOn ? 'video' : 'videoOff'}
        label={t(cameraOn ? 'call.cameraOff' : 'call.cameraOn')}
        size={SIZE}
        isOn={cameraOn}
        disabled={isOver}
        onPress={() => void session?.setCamera(!cameraOn)}
      />
      {cameraOn && <SwitchCamera />}
      <LoudSpeaker withVideo={cameraOn} />
      <RoundAction
        icon="hangUp"
        label={t('call.hangUp')}
        size={SIZE}
        fill={callTheme.dangerFill}
        disabled={isOver}
        onPress={() => void session?.hangUp(false)}
      />
    </View>
  );
}

/** Takes the next camera there is. */
function SwitchCamera(): ReactElement | null {
  const t = useTexts();
  const calling = useCalling();
  const { camera, cameras } = useDevices();
  if (cameras.length < 2) return null;
  const at = cameras.findIndex(({ id }) => id === camera);
  const next = cameras[(at + 1) % cameras.length]!;
  return (
    <RoundAction
      icon="switchCamera"
      label={t('call.switchCamera')}
      size={SIZE}
      onPress={() => void calling.chooseCamera(next.id)}
    />
  );
}

function LoudSpeaker({ withVideo }: { readonly withVideo: boolean }): ReactElement | null {
  const { speaker } = usePorts();
  const t = useTexts();
  const [isLoud, setLoud] = useState(withVideo);
  // Whoever looks at a phone does not hold it to the ear.
  useEffect(() => speaker.setLoud(isLoud), [isLoud, speaker]);
  if (!speaker.canSwitch) return null;
  return (
    <RoundAction
      icon={isLoud ? 'speaker' : 'speakerOff'}
      label={t(isLoud ? 'call.speakerOff' : 'call.speakerOn')}
      size={SIZE}
      isOn={isLoud}
      onPress={() => setLoud(!isLoud)}
    />
  );
}

const styles = StyleSheet.create({
  controls: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    justifyContent: 'center',
    rowGap: space.m,
    paddingVertical: space.l,
  },
});
