import type { ReactElement } from 'react';
import { Pressable, StyleSheet, View } from 'react-native';
import { unreadTotal } from '@switchboard/chat';
import { useApp } from '../root/app-context.ts';
import { useTexts } from '../i18n/text-context.ts';
import { usePorts } from '../ports/ports-context.ts';
import { useValue } from '../state/use-value.ts';
import type { IconName } from '../ui/icon-paths.ts';
import { Icon } from '../ui/icon.tsx';
import { Label } from '../ui/label.tsx';
import { space, TAP, useTheme } from '../ui/theme.ts';
import { tabs } from './navigator.ts';
import type { Tab } from './navigator.ts';

const ICONS: Readonly<Record<Tab, IconName>> = {
  ...{ chats: 'chats', calls: 'phone', people: 'people', settings: 'settings' },
};

export function TabBar(): ReactElement {
  const { threads } = useApp();
  const theme = useTheme();
  const { bottom } = usePorts().useInsets();
  const state = useValue(threads);
  const edge = { borderTopColor: theme.line, paddingBottom: bottom };
  return (
    <View
      accessibilityRole="tablist"
      style={[styles.bar, edge, { backgroundColor: theme.background }]}
    >
      {tabs.map((tab) => (
        <TabButton key={tab} tab={tab} count={tab === 'chats' && state ? unreadTotal(state) : 0} />
      ))}
    </View>
  );
}

function TabButton({ tab, count }: { readonly tab: Tab; readonly count: number }): ReactElement {
  const { navigator } = useApp();
  const t = useTexts();
  const theme = useTheme();
  const isChosen = useValue(navigator.place).tab === tab;
  const color = isChosen ? theme.accent : theme.dimmed;
  const name = t(`tabs.${tab}`);
  return (
    <Pressable
      accessibilityRole="tab"
      accessibilityLabel={count > 0 ? t('tabs.unread', { name, count }) : name}
      aria-selected={isChosen}
      onPress={() => navigator.show(tab)}
      style={styles.tab}
    >
      <View>
        <Icon name={ICONS[tab]} size={24} color={color} />
        {count > 0 && <View style={[styles.dot, { backgroundColor: theme.dangerFill }]} />}
      </View>
      <Label kind="tiny" color={color} maxFontSizeMultiplier={1.4}>
        {name}
      </Label>
    </Pressable>
  );
}

const styles = StyleSheet.create({
  bar: { flexDirection: 'row', borderTopWidth: StyleSheet.hairlineWidth },
  tab: {
    flex: 1,
    minHeight: TAP + space.s,
    alignItems: 'center',
    justifyContent: 'center',
    gap: 2,
    paddingVertical: space.xs,
  },
  dot: { position: 'absolute', top: -2, right: -6, width: 10, height: 10, borderRadius: 5 },
});
