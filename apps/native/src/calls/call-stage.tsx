import type { CallSnapshot } from '@switchboard/calling';
import { useCallingState } from '@switchboard/calling/react';
import { planStage } from '@switchboard/calling/view-models';
import type { TilePlace } from '@switchboard/calling/view-models';
import type { ReactElement } from 'react';
import { StyleSheet, View } from 'react-native';
import { useTexts } from '../i18n/text-context.ts';
import { useName } from '../people/use-names.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';
import { Label } from '../ui/label.tsx';
import { callTheme, space } from '../ui/theme.ts';
import { Picture } from './picture.tsx';

/** With two, the other one fills the screen and oneself is small in a corner; with more, everybody has a tile. */
export function CallStage({ call }: { readonly call: CallSnapshot }): ReactElement {
  const self = useCallingState((state) => state.self);
  const others = Object.keys(call.participants);
  const isPair = others.length <= 1;
  const plan = planStage(call, self, { layout: isPair ? 'speaker' : 'grid', page: 0 });
  if (isPair) {
    return (
      <View style={styles.fill}>
        <Tile
          call={call}
          place={plan.main ?? { who: others[0] ?? self, source: 'camera' }}
          self={self}
        />
        {call.camera === 'on' && (
          <View style={styles.corner}>
            <Tile call={call} place={{ who: self, source: 'camera' }} self={self} isSmall />
          </View>
        )}
      </View>
    );
  }
  const tiles = [...(plan.main ? [plan.main] : []), ...plan.tiles];
  return (
    <View style={styles.grid}>
      {tiles.map((place) => (
        <View key={`${place.who} ${place.source}`} style={styles.cell}>
          <Tile call={call} place={place} self={self} />
        </View>
      ))}
    </View>
  );
}

interface TileProps {
  readonly call: CallSnapshot;
  readonly place: TilePlace;
  readonly self: string;
  readonly isSmall?: boolean;
}

function Tile({ call, place, self, isSmall = false }: TileProps): ReactElement {
  const t = useTexts();
  const { source, who } = place;
  const person = call.participants[who];
  const isSelf = who === self;
  const known = useName(who, person?.name);
  const name = isSelf ? t('common.you') : known;
  const isMuted = isSelf ? call.muted : (person?.muted ?? false);
  const isSeen = isSelf ? call.camera === 'on' : (person?.[source]?.available ?? false);
  const isSpeaking = person?.speaking ?? false;
  const edge = { borderColor: isSpeaking ? callTheme.good : 'transparent' };
  return (
    <View
      accessible
      accessibilityRole="image"
      accessibilityLabel={isMuted ? t('call.muted', { name }) : name}
      style={[styles.tile, edge]}
    >
      {isSeen ? (
        <Picture callRef={call.ref} who={who} source={source} isMirrored={isSelf} />
      ) : (
        <View style={styles.middle}>
          <Avatar name={known} size={isSmall ? 44 : 112} />
        </View>
      )}
      {!isSmall && (
        <View style={styles.name}>
          {isMuted && <Icon name="microphoneOff" size={14} color={callTheme.text} />}
          <Label kind="tiny" color={callTheme.text} numberOfLines={1}>
            {name}
          </Label>
        </View>
      )}
    </View>
  );
}

const styles = StyleSheet.create({
  fill: { flex: 1 },
  corner: {
    position: 'absolute',
    right: space.m,
    bottom: space.m,
    width: 108,
    height: 152,
    borderRadius: 18,
    overflow: 'hidden',
  },
  grid: { flex: 1, flexDirection: 'row', flexWrap: 'wrap', gap: space.s },
  cell: { flexBasis: '46%', flexGrow: 1, minHeight: 150 },
  tile: {
    flex: 1,
    borderRadius: 18,
    borderWidth: 2,
    overflow: 'hidden',
    backgroundColor: callTheme.surface,
  },
  middle: { flex: 1, alignItems: 'center', justifyContent: 'center' },
  name: {
    position: 'absolute',
    left: space.s,
    bottom: space.s,
    maxWidth: '90%',
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.xs,
    paddingHorizontal: space.s,
    paddingVertical: space.xs,
    borderRadius: 10,
    backgroundColor: 'rgba(0, 0, 0, 0.55)',
  },
});
