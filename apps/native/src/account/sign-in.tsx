import type { ReactElement } from 'react';
import { ScrollView, StyleSheet, View } from 'react-native';
import { useApp } from '../root/app-context.ts';
import { useTexts } from '../i18n/text-context.ts';
import { usePorts } from '../ports/ports-context.ts';
import { useValue } from '../state/use-value.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Label } from '../ui/label.tsx';
import { space, useTheme } from '../ui/theme.ts';

export function SignIn(): ReactElement {
  const { account } = useApp();
  const t = useTexts();
  const theme = useTheme();
  const { top, bottom } = usePorts().useInsets();
  const state = useValue(account.state);
  const isBusy = state.status === 'signing-in';
  const trouble = state.status === 'signed-out' ? state.trouble : undefined;
  return (
    <ScrollView
      style={{ backgroundColor: theme.background }}
      contentContainerStyle={[styles.page, { paddingTop: top, paddingBottom: bottom + space.xl }]}
    >
      <View style={styles.middle}>
        <View style={[styles.logo, { backgroundColor: theme.fill }]}>
          <Icon name="chats" size={52} color={theme.onFill} />
        </View>
        <Label kind="title" align="center">
          {t('app.name')}
        </Label>
        <Label dimmed align="center">
          {t('signIn.title')}
        </Label>
      </View>
      <View style={styles.bottom}>
        {trouble && (
          <View
            accessible
            accessibilityRole="alert"
            style={[styles.trouble, { backgroundColor: theme.surface }]}
          >
            <Icon name="alert" size={20} color={theme.danger} />
            <Label kind="small" style={styles.words}>
              {t(`signIn.${trouble}`)}
            </Label>
          </View>
        )}
        <Button
          title={t(isBusy ? 'signIn.busy' : 'signIn.action')}
          isBusy={isBusy}
          onPress={() => void account.signIn()}
        />
        <Label kind="small" dimmed align="center">
          {t(isBusy ? 'signIn.waiting' : 'signIn.text')}
        </Label>
      </View>
    </ScrollView>
  );
}

const styles = StyleSheet.create({
  page: { flexGrow: 1, paddingHorizontal: space.xl, gap: space.xl },
  middle: {
    flexGrow: 1,
    alignItems: 'center',
    justifyContent: 'center',
    gap: space.m,
    minHeight: 320,
  },
  logo: {
    width: 104,
    height: 104,
    borderRadius: 30,
    alignItems: 'center',
    justifyContent: 'center',
    marginBottom: space.m,
  },
  bottom: { gap: space.m },
  trouble: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.s,
    padding: space.m,
    borderRadius: 12,
  },
  words: { flex: 1 },
});
