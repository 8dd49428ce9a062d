import '@backstage/cli/asset-types';
import { createRoot } from 'react-dom/client';
import { app } from './App';
import '@backstage/ui/css/styles.css';

const root = document.getElementById('root');
if (!root) {
  throw new Error('The page has no element #root to put the portal in.');
}
createRoot(root).render(app.createRoot());
