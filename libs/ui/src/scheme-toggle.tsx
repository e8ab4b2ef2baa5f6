'use client';

import { Menu, useMantineColorScheme } from '@mantine/core';
import type { MantineColorScheme } from '@mantine/core';
import type { ReactElement } from 'react';

const SCHEMES = ['light', 'dark', 'auto'] as const;

/** Menu items for light, dark, and whatever the device says. */
export function SchemeItems({
  labels,
}: {
  readonly labels: Readonly<Record<MantineColorScheme, string>>;
}): ReactElement {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu.RadioGroup
      value={colorScheme}
      onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}
    >
      {SCHEMES.map((scheme) => (
        <Menu.RadioItem key={scheme} value={scheme} closeMenuOnClick>
          {labels[scheme]}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
