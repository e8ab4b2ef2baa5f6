import type { ReactElement } from 'react';
import { BotsView } from '../../../features/bots/bots-view';

export default function BotsPage(): ReactElement {
  return <BotsView />;
}
