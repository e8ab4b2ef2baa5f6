import type { ReactElement } from 'react';
import { TemplatesView } from '../../../features/templates/templates-view';

export default function TemplatesPage(): ReactElement {
  return <TemplatesView />;
}
