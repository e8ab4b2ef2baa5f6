import type { ReactElement } from 'react';
import { HomeView } from '../../../features/home/home-view';

export default function HomePage(): ReactElement {
  return <HomeView />;
}
